"""`/overzicht`: the figures of the own organisations, counted from their koppelingen as they now stand.

Somebody with many gemeenten has many koppelingen: the figures are counted in the workplace, not at the desk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.desk import workplace
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.cijfers import overview_screens
from bot.screens.message import Bericht
from storage.cases import NowRow
from storage.people import Organisatie, Persoon
from workflows.engine.velden import pak_uit
from workflows.koppeling.overzicht import Cijfers, Stuk, begin_tijdvak, samen, tel
from workflows.koppeling.plan import LOPEND
from workflows.koppeling.tabel import KOPPELING

SOORT = "overzicht"


@dataclass(frozen=True, slots=True)
class Geteld:
    """The figures of one organisation."""

    organisatie: Organisatie
    cijfers: Cijfers


def figures(office: Office, organisaties: Sequence[Organisatie], dag: date) -> list[Geteld]:
    """The figures of these organisations. They need what runs, what moved and is not counted yet, and the moves of this
    tijdvak: what ended before is most of what there is, and is left where it is."""
    spoor, since = KOPPELING.sporen[0].naam, ("verhuisd", begin_tijdvak(dag))
    of_each = [o.id for o in organisaties]
    found = office.store.cases.now(KOPPELING.naam, spoor, of_each, (*LOPEND, "verhuisd"), since)
    return [Geteld(o, tel(map(_stuk, found[o.id]), dag, office.kalender)) for o in organisaties]


def _stuk(row: NowRow) -> Stuk:
    return Stuk(row.stand, pak_uit(KOPPELING.velden, row.feiten), row.referentie)


# ---------------------------------------------------------------- asking


def ask(visit: Visit, page: int = 0, organisatie: int | None = None) -> Bericht | None:
    """Ask for the figures: of all own organisations, or of one of them. They come when they are counted."""
    if page < 0:
        raise ValueError(page)
    if not may(visit.me, Actie.OVERZICHT, organisatie):
        return overview_screens.own_people_only()
    doel: Doel = {"pagina": page} if organisatie is None else {"pagina": page, "organisatie": organisatie}
    workplace.vraag(visit, SOORT, doel, in_plaats=True)
    visit.answer_press(overview_screens.COUNTING)
    return None


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`oz:<page>:<organisation>`."""
    page, *organisatie = map(int, words)
    return ask(visit, page, organisatie[0] if organisatie else None)


# ---------------------------------------------------------------- counting


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The figures on a screen; nothing for who may not see them any more."""
    dag, page, one = now.astimezone(AMSTERDAM).date(), doel["pagina"], doel.get("organisatie")
    all_of_them = organisations(person, Actie.OVERZICHT)
    wanted = [o for o in all_of_them if one in (None, o.id)]
    if not wanted:
        return ()
    found = figures(office, wanted, dag)
    if len(found) > 1:
        rows = [(g.organisatie.id, g.organisatie.naam, g.cijfers) for g in sorted(found, key=_urgency)]
        return [overview_screens.together(rows, samen(g.cijfers for g in found), dag, page)]
    back = page if len(all_of_them) > 1 else None
    return [overview_screens.overview(found[0].organisatie.naam, found[0].cijfers, dag, back)]


def _urgency(item: Geteld) -> tuple[int, int, int, str]:
    """Most koppelingen past their date without a planning first, then most past it, then most that run."""
    c = item.cijfers
    return c.voorbij_gepland - c.voorbij, -c.voorbij, -c.lopend, item.organisatie.naam
