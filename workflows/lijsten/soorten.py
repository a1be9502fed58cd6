"""The kinds of lists beside koppelingen and figures, so that one that comes in is known by its headings."""

from collections.abc import Sequence

from workflows.lijsten.lijstsoort import Lijstsoort
from workflows.streefpercentage.kolommen import SOORT as STREEFPERCENTAGE

SOORTEN: tuple[Lijstsoort, ...] = (STREEFPERCENTAGE,)
OP_NAAM = {soort.naam: soort for soort in SOORTEN}


def soort_van(koppen: Sequence[str]) -> tuple[str, int]:
    """The kind of which these are headings, and how many columns they name; ("", 0) for none."""
    naam, known = max(
        ((soort.naam, soort.past(koppen, gevraagd=False)) for soort in SOORTEN), key=lambda found: found[1]
    )
    return (naam, known) if known else ("", 0)
