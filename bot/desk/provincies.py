"""Which provincie an organisation is, and which gemeenten lie in it: all of them, on the bot or not."""

import re

from bot.desk.visit import Office
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie, Persoon

_OOK = {"friesland": "fryslân", "fryslan": "fryslân", "brabant": "noord-brabant"}
"""Other names that a provincie goes by."""


def provincie_van(office: Office, organisatie: Organisatie) -> str | None:
    """The name of the provincie that this organisation is ("Flevoland"); None when it is none, or its name tells no
    provincie."""
    if organisatie.soort != "provincie":
        return None
    name = re.sub(r"^(de )?provincie ", "", " ".join(organisatie.naam.casefold().split()))
    wanted = _OOK.get(name, name)
    return next((g.provincie for g in office.gemeenten.alle if g.provincie.casefold() == wanted), None)


def gemeenten_van(office: Office, organisatie: Organisatie) -> tuple[Gemeente, ...]:
    """All gemeenten of the provincie that this organisation is, by name; empty when it is none."""
    provincie = provincie_van(office, organisatie)
    return tuple(g for g in office.gemeenten.alle if provincie is not None and g.provincie == provincie)


def gemeenten_bij(office: Office, person: Persoon) -> tuple[Gemeente, ...]:
    """All gemeenten of the provincies in which this person works."""
    found = [g for m in person.lidmaatschappen if m.rol == "provincie" for g in gemeenten_van(office, m.organisatie)]
    return tuple(dict.fromkeys(found))
