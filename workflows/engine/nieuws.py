"""What happened last in a case: somebody did something with it, or something in it is new."""

from collections.abc import Iterable, Sequence

from workflows.engine.achterstand import BEKEKEN, NIETS_NIEUWS
from workflows.engine.zaak import HERNOEM, LATER, MAAK, OVERDRACHT, Regel, geldend

_NIETS_GEDAAN = frozenset((MAAK, HERNOEM, LATER, OVERDRACHT))
"""Lines after which a case still waits to be looked at: it was put in, renamed, put off, or given to another."""
_GEEN_NIEUWS = frozenset((HERNOEM, LATER, OVERDRACHT, NIETS_NIEUWS))


def laatst_gedaan(regels: Iterable[Regel]) -> Regel | None:
    """The last line by which somebody did something with the case, if only to say that nothing is new."""
    return _laatste(geldend(regels), _NIETS_GEDAAN)


def laatste_nieuws(regels: Iterable[Regel]) -> Regel | None:
    """The last line that changed the case; its making, where nothing did since."""
    return _laatste(geldend(regels), _GEEN_NIEUWS)


def laatst_bekeken(regels: Iterable[Regel]) -> Regel | None:
    """The last line by which somebody looked: nothing was new, or this holds it up."""
    return next((regel for regel in reversed(geldend(regels)) if regel.feiten.get(BEKEKEN) is not None), None)


def nieuw_sinds_bekeken(regels: Sequence[Regel]) -> Regel | None:
    """What changed in the case after somebody looked; None where nothing did, or nobody ever looked."""
    looked, found = laatst_bekeken(regels), laatste_nieuws(regels)
    return found if looked is not None and found is not None and found.id > looked.id else None


def _laatste(regels: Sequence[Regel], zonder: frozenset[str]) -> Regel | None:
    return next((regel for regel in reversed(regels) if regel.trigger not in zonder), None)
