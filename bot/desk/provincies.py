"""Which provincie an organisation is, and the gemeenten in it: all of them, on the bot or not."""

import re

from bot.desk.rights import Actie, organisations
from bot.desk.visit import Office, Visit
from knowledge.gemeenten import Gemeente, Gemeenten
from storage.people import Organisatie, Persoon
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.toezicht.ronde import ronde

_ANDERS = {"friesland": "Fryslân", "fryslan": "Fryslân", "brabant": "Noord-Brabant"}
"""Other names for a provincie; the rest are as CBS writes them."""
_ERVOOR = re.compile(r"^(?:de )?(?:provincie|gedeputeerde staten(?: van)?|gs(?: van)?)\s+(?:de provincie )?")


def namen(gemeenten: Gemeenten) -> tuple[str, ...]:
    """The twelve provincies, in the order of the alphabet."""
    return tuple(sorted({gemeente.provincie for gemeente in gemeenten.alle}))


def provincie_van(office: Office, organisatie: Organisatie) -> str | None:
    """The provincie of an organisation: what was chosen, else what its name says; None when it says nothing."""
    if organisatie.soort != "provincie":
        return None
    return office.store.toezicht.provincie(organisatie.id) or herken(organisatie.naam, namen(office.gemeenten))


def herken(naam: str, provincies: tuple[str, ...]) -> str | None:
    """ "Provincie Flevoland", "Gedeputeerde Staten van Zeeland", "provincie Friesland"; None for anything else."""
    bare = _ERVOOR.sub("", " ".join(naam.casefold().split()))
    bare = bare.removesuffix(" (provincie)").replace(" ", "-")
    return next((one for one in provincies if one.casefold() == bare), _ANDERS.get(bare))


def gemeenten_van(office: Office, provincie: str) -> tuple[Gemeente, ...]:
    """All gemeenten of a provincie, in the order of the alphabet."""
    return tuple(gemeente for gemeente in office.gemeenten.alle if gemeente.provincie == provincie)


def in_provincie(office: Office, organisatie: Organisatie, code: str) -> Gemeente | None:
    """The gemeente with this CBS code, if this organisation is the provincie that it lies in."""
    provincie = provincie_van(office, organisatie)
    return next((g for g in gemeenten_van(office, provincie) if g.code == code), None) if provincie else None


def gemeenten_bij(office: Office, person: Persoon) -> tuple[Gemeente, ...]:
    """All gemeenten of the provincies in which this person works."""
    names = [provincie_van(office, m.organisatie) for m in person.lidmaatschappen if m.rol == "provincie"]
    return tuple(dict.fromkeys(g for name in names if name for g in gemeenten_van(office, name)))


def halfjaar(visit: Visit, organisatie: int) -> Tijdvak:
    """The half-year that a bare command of a provincie opens: where this person was, as long as that one runs or was
    the last to end; else the one that is judged now."""
    kept, running = visit.store.toezicht.place(visit.me.id, organisatie), tijdvak_van(visit.today)
    found = lees_tijdvak(kept.tijdvak) if kept is not None else None
    return found if found in (running, running.vorige) else ronde(visit.today)


def geopend(visit: Visit) -> Tijdvak:
    """The half-year that a command without one opens: for a provincie the same as its round, else the one that runs."""
    own = organisations(visit.me, Actie.TOEZICHT)
    return halfjaar(visit, own[0].id) if own else tijdvak_van(visit.today)
