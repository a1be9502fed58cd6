"""What to look at in the day that a college meets."""

from collections.abc import Iterable, Iterator
from datetime import date

from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.herverdeling.plan import VERGADERING
from workflows.herverdeling.terugplan import BESLUIT

_RECES = (("zomerreces", (7, 6), (8, 31)), ("kerstreces", (12, 19), (12, 31)), ("kerstreces", (1, 1), (1, 4)))


def reces(dag: date) -> str | None:
    """The recess a day probably lies in (own choice, broad: each gemeente sets its own), or None."""
    here = (dag.month, dag.day)
    return next((naam for naam, van, tot in _RECES if van <= here <= tot), None)


def vergaderzorgen(dagen: Iterable[LaatsteDag]) -> tuple[tuple[str, str], ...]:
    """By CBS code what to look at in the day that a college meets, read from the last days of the case: too late, or in
    a recess."""
    known = {dag.naam: dag.dag for dag in dagen}
    meetings = ((naam.removeprefix(VERGADERING), dag) for naam, dag in known.items() if naam.startswith(VERGADERING))
    return tuple((code, zorg) for code, dag in meetings for zorg in _zorgen(dag, known.get(BESLUIT)))


def _zorgen(dag: date, limit: date | None) -> Iterator[str]:
    if limit is not None and dag > limit:
        yield f"Vergadering {zeg(dag)} is later dan {zeg(limit)}. Vraag of het eerder kan."
    if (naam := reces(dag)) is not None:
        yield f"{zeg(dag)} ligt misschien in het {naam}. Kijk in de agenda van het college."
