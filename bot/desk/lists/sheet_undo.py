"""What a sheet recorded in cases is taken back, each case as a whole."""

from collections.abc import Callable, Collection, Sequence

from bot.desk import cases, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie
from bot.desk.visit import Visit

Tel = Callable[[Opened, Collection[int]], int]
"""How many rows of the sheet stand in these lines of a case."""


def take_back(visit: Visit, lijst: int, tel: Tel) -> tuple[int, Sequence[str]]:
    """How many rows went back, and the references of the cases with which somebody went on: those stay as they are."""
    gone, kept = 0, list[str]()
    for zaak, lines in visit.store.bladen.recorded(lijst).items():
        case = cases.open_case(visit, zaak, Actie.ZAAK_STAP)
        if case is None:
            continue
        if not lines or case.regels[-1].id != lines[-1]:
            kept.append(case.row.referentie)
            continue
        gone += tel(case, lines)
        while case.daad is not None and case.daad.id in lines:
            case = steps.take_back(visit, case).na
    return gone, kept
