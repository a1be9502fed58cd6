"""The last days of a temporary place: until when there is money, and by when the vaste woning must be there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import BuitenKalender, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, bereken
from workflows.engine.laatste_dagen import (
    Gepland,
    Herinnervraag,
    LaatsteDag,
    Reeks,
    erna,
    met_de_week,
    van_termijn,
    vooraf,
)
from workflows.tussenoplossing.feiten import PlekFeiten
from workflows.tussenoplossing.regels import UITRUIL, geld_van

SPOOR = "plek"
LOPEND = ("tijdelijk", "gevonden")
"""Where the vaste woning is still due."""
VERVOLG, GELD, ZOEK_OP = "vervolg", "geld", "zoek_op"
WEKEN_VOORAF = (-84, -28)
"""How long before the place ends we begin to ask, in days: twelve weeks is what a koppeling may take (own choice)."""

OPZOEKEN = Term(
    ZOEK_OP,
    "einddag opzoeken",
    vanaf="begin_op",
    begin="op de plek",
    opdracht="zoek de einddag op",
    lengte=Lengte(weken=2),
    aard=Aard.EIGEN,
    bron=UITRUIL,
    toelichting="De bron noemt geen dag. Wij vragen er na twee weken naar (eigen keuze).",
)
VRAGEN: Mapping[str, Herinnervraag] = {
    VERVOLG: Herinnervraag("Is er een vaste woning voor dit huishouden?", "vaste woning?"),
    GELD: Herinnervraag("De bijdrage stopt. Is er een vaste woning, of is de bijdrage verlengd?", "bijdrage stopt"),
    ZOEK_OP: Herinnervraag("Tot wanneer is deze plek er? Leg de dag vast met Verbeter.", "einddag?"),
}


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """All days of the case. While the vaste woning is due there is always one: without any, the day to look it up."""
    if standen[SPOOR] not in LOPEND:
        return ()
    known = PlekFeiten(feiten)
    found = [day for day in (_plek(known, kalender), _geld(known, kalender)) if day is not None]
    if found:
        return found
    term = bereken(OPZOEKEN, known.begin_op, kalender)

    def asked() -> Iterable[Gepland]:
        around = _rond(ZOEK_OP, term.einde, term.uiterlijk, (), kalender)
        return met_de_week(_na(term.start, around), kalender)

    return (van_termijn(term, wie="gemeente", herinner=Reeks(asked)),)


def _plek(known: PlekFeiten, kalender: Kalender) -> LaatsteDag | None:
    """The household must leave: by then it has a home."""
    end = known.einde
    if end is None:
        return None
    how = "verlengd" if known.verlengd_tot else "in het contract"
    return _dag(VERVOLG, "vaste woning", end, f"De plek is er tot en met {zeg(end)} ({how})", known.begin_op, kalender,
                WEKEN_VOORAF)  # fmt: skip


def _geld(known: PlekFeiten, kalender: Kalender) -> LaatsteDag | None:
    """The contribution stops: by the own decision, else as the document of 2024 counts."""
    end = known.bijdrage_tot
    if end is not None:
        said = f"De bijdrage loopt tot en met {zeg(end)} (beschikking)"
        return _dag(GELD, "verlengen of verhuizen", end, said, known.begin_op, kalender, WEKEN_VOORAF[1:])
    term = geld_van(known.plek, known.begin_op)
    if term is None:
        return None
    counted = bereken(term, known.begin_op, kalender)
    planned = Reeks(lambda: _na(counted.start, _rond(GELD, counted.einde, counted.uiterlijk, WEKEN_VOORAF[1:],
                                                     kalender)))  # fmt: skip
    return van_termijn(counted, naam=GELD, wie="gemeente", herinner=planned)


def _dag(
    naam: str, wat: str, end: date, som: str, begonnen: date, kalender: Kalender, ervoor: Iterable[int]
) -> LaatsteDag:
    """A day that somebody entered. Outside the calendar it is its own working day."""
    workday = _werkdag(end, kalender)
    planned = Reeks(lambda: _na(begonnen, _rond(naam, end, workday, ervoor, kalender)))
    bron: Bron = UITRUIL
    return LaatsteDag(naam, wat, end, workday, Aard.AFSPRAAK, bron, "gemeente", som=(som, f"Bron: {bron}."),
                      herinner=planned, agenda=f"{wat} uiterlijk", begonnen=begonnen)  # fmt: skip


def _werkdag(dag: date, kalender: Kalender) -> date:
    try:
        return kalender.laatste_werkdag(dag)
    except BuitenKalender:
        return dag


def _rond(naam: str, end: date, workday: date | None, ervoor: Iterable[int], kalender: Kalender) -> Iterable[Gepland]:
    return (*vooraf(naam, end, workday or end, ervoor, kalender), *erna(naam, end, (1, 7, 14), kalender))


def _na(begonnen: date, planned: Iterable[Gepland]) -> list[Gepland]:
    """Nobody is asked before it began."""
    return [item for item in planned if item.dag > begonnen]
