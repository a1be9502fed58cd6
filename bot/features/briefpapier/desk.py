"""`/briefpapier`: the letterhead of a gemeente. A coordinator sends a .docx; it is tried before it is kept.

Only a coordinator's .docx is fetched at all. What turns out to be no template is taken out of the chat: it may be
anything.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.desk import workplace
from bot.desk.feature import Beantwoord, Bestandsoort, Doel
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.briefpapier import screens
from bot.features.herverdeling.papers.dossier import Dossier
from bot.features.herverdeling.papers.letters import voorbeeld
from bot.files.docx_check import ONLEESBAAR
from bot.files.paper import Stuk
from bot.screens.message import Bericht
from storage.people import Organisatie, Persoon

SOORT = "briefpapier"
GROOTSTE = 1_000_000

# ---------------------------------------------------------------- what there is


def show(visit: Visit) -> Bericht:
    """The letterheads of the own organisations, for who may set them."""
    own = organisations(visit.me, Actie.BRIEFPAPIER)
    return screens.overview([_papier(visit.office, o) for o in own]) if own else screens.coordinators_only()


def _papier(office: Office, organisatie: Organisatie) -> screens.Papier:
    found = office.store.briefpapier.of_organisation(organisatie.id)
    if found is None:
        return screens.Papier(organisatie.id, organisatie.naam)
    return screens.Papier(organisatie.id, organisatie.naam, found.op.astimezone(AMSTERDAM).date(), found.naam)


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`bp:<what>:<organisation>`. Raises ValueError for a strange one."""
    match words:
        case []:
            return show(visit)
        case ["t"] if may(visit.me, Actie.BRIEFPAPIER):
            _ask(visit, {"organisatie": None})
        case ["p", ident] if may(visit.me, Actie.BRIEFPAPIER, int(ident)):
            _ask(visit, {"organisatie": int(ident)})
        case ["w", ident] if may(visit.me, Actie.BRIEFPAPIER, int(ident)):
            had = visit.store.briefpapier.delete(int(ident))
            naam = visit.store.people.organisatie(int(ident)).naam
            return screens.noted(screens.back_to_ours(naam, had=had), show(visit))
        case ["t"] | ["p" | "w", _]:
            return screens.coordinators_only()
        case _:
            raise ValueError(words)
    return None


def _ask(visit: Visit, doel: Doel) -> None:
    workplace.vraag(visit, SOORT, doel)
    visit.answer_press(screens.MAKING)


# ---------------------------------------------------------------- what comes in


def take(visit: Visit, doel: str, inhoud: bytes, probleem: str, answer: Beantwoord) -> None:
    """A letterhead came in: keep it for the organisation it is for, and make a letter on it."""
    own = organisations(visit.me, Actie.BRIEFPAPIER)
    if probleem:
        answer(screens.refused(probleem, deleted=True), screens.refused(probleem, deleted=False))
        return
    wanted = next((o for o in own if str(o.id) == doel), None)
    if wanted is None:
        answer(screens.which([o.naam for o in own]) if own else screens.coordinators_only(), None)
        return
    visit.store.briefpapier.save(wanted.id, inhoud, visit.me.id, visit.now)
    answer(screens.kept(wanted.naam), None)
    workplace.vraag(visit, SOORT, {"organisatie": wanted.id})


def _for(own: Sequence[Organisatie], bijschrift: str) -> Organisatie | None:
    """The one organisation there is, else the one that the caption names."""
    if len(own) == 1:
        return own[0]
    words = bijschrift.casefold()
    named = [o for o in own if o.naam.casefold() in words]
    return named[0] if len(named) == 1 else None


def _meant(visit: Visit) -> str:
    """For which organisation it is, by its caption: the caption itself is not kept."""
    wanted = _for(organisations(visit.me, Actie.BRIEFPAPIER), visit.incoming.text)
    return str(wanted.id) if wanted else ""


def _may_send(_: Office, person: Persoon) -> bool:
    return may(person, Actie.BRIEFPAPIER)


# ---------------------------------------------------------------- in the workplace


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """Our template, or a made-up letter on the letterhead of an organisation; nothing for who may not have it."""
    from bot.files.docx import maak_docx
    from bot.files.plain_paper import eigen_sjabloon  # only here: starting need not wait for it

    ident = doel["organisatie"]
    if not may(person, Actie.BRIEFPAPIER, ident):
        return ()
    if ident is None:
        return [screens.ours(eigen_sjabloon())]
    found = office.store.briefpapier.of_organisation(ident)
    naam = office.store.people.organisatie(ident).naam
    today, province = now.astimezone(AMSTERDAM).date(), office.store.people.organisatie(ident).soort == "provincie"
    letter = maak_docx(
        screens.example(naam, today) if province else _example(naam, today), found.inhoud if found else None
    )
    return [screens.proof(naam, letter, eigen=found is not None)]


def _example(naam: str, today: date) -> Stuk:
    """A letter to COA with made-up numbers."""
    codes = ("GM0001", "GM0002")
    facts: dict[str, object] = {"tijdvak": f"{today.year + 1}-I", "verschil_GM0001": -10, "verschil_GM0002": 10}
    for code, number in zip(codes, (60, 150), strict=True):
        facts |= {f"voor_{code}": number, f"bron_{code}": "brief", f"bron_op_{code}": today}
    names = dict(zip(codes, (naam, "Voorbeeldstad"), strict=True))
    provincies = dict.fromkeys(codes, "Voorbeeld")
    return voorbeeld(Dossier(facts, names, provincies, codes[0], "PROEF-01", today))


BESTANDEN = {
    ".docx": Bestandsoort(GROOTSTE, _may_send, take, doel=_meant, lezen="docx"),
    **{other: Bestandsoort(GROOTSTE, _may_send, take, weigert=ONLEESBAAR) for other in (".dotx", ".doc", ".odt")},
}
