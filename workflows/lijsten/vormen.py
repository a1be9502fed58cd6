"""All sheets that go out and come back, so that one that comes in is known by its headings."""

from collections.abc import Sequence

from workflows.herverdeling.blad import VORM as HERVERDELING
from workflows.koppeling.blad import VORM as KOPPELINGEN
from workflows.lijsten.terugblad import Vorm
from workflows.streefpercentage.blad import VORM as STREEFPERCENTAGE
from workflows.toezicht.blad import VORM as RONDE

VORMEN: tuple[Vorm, ...] = (KOPPELINGEN, RONDE, STREEFPERCENTAGE, HERVERDELING)


def vorm_van(koppen: Sequence[str]) -> Vorm | None:
    """The sheet with these headings, among whatever others; None for a list that never went out."""
    best = max(VORMEN, key=lambda vorm: vorm.past(koppen))
    return best if best.past(koppen) else None
