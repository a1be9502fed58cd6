"""One dossier for a gemeente and a half-year: two that run would each count their own letters and terms."""

from datetime import date

from workflows.dates.kalender import Kalender
from workflows.engine.kruising import Kruising
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.plan import SPOOR, afgelopen
from workflows.ladder.tabel import LADDER
from workflows.ladder.velden import TIJDVAK_OP

BAND = "ladder over hetzelfde halfjaar"
"""They are about one gemeente and one half-year."""
STAPPEN = tuple(stap.trigger for stap in LADDER.sporen[0].stappen)


def loopt(zaak: Zaak) -> bool:
    """Whether the dossier is open."""
    return not afgelopen(zaak.standen[SPOOR])


def zelfde(een: Zaak, ander: Zaak) -> bool:
    """Whether both are about the same half-year; the band looks at the gemeente."""
    return LadderFeiten(een.feiten).gemist == LadderFeiten(ander.feiten).gemist


def _loopt_al(zaak: Zaak, ander: Zaak, _: date, __: Kalender) -> str:
    if not (loopt(zaak) and loopt(ander) and zelfde(zaak, ander)):
        return ""
    return "Over dit halfjaar loopt al een dossier: {ander}. Ga daar verder, of rond het eerst af."


KRUISINGEN = tuple(
    Kruising(LADDER.naam, daden, LADDER.naam, BAND, terug, velden, _loopt_al, nieuw=terug,
             naam=f"één dossier over een halfjaar: {bij}")
    for daden, velden, terug, bij in (
        ((MAAK,), (), False, "beginnen"),
        ((CORRIGEER,), (TIJDVAK_OP.naam,), False, "een ander halfjaar"),
        (STAPPEN, (), True, "ongedaan maken"),
    )
)  # fmt: skip
