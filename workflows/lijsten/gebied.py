"""What the name in a cell means: a gemeente, a former one, a provincie, the country, or a sum."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """What a name is."""

    GEMEENTE = "gemeente"
    OPGEHEVEN = "opgeheven"
    MEER = "meer"  # more gemeenten go by it
    PROVINCIE = "provincie"
    LAND = "land"
    TOTAAL = "totaal"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Gebied:
    """`code` and `naam` of a gemeente; of a former one `naam` is its old name and `nu` those of today; of an unknown
    name, or one that more gemeenten have, `nu` are those it may mean. `gekozen`: of more with this name the one in the
    own provincie. `ook_provincie`: a provincie has the same name."""

    soort: Soort
    naam: str = ""
    code: str = ""
    nu: tuple[str, ...] = ()
    gekozen: bool = False
    ook_provincie: bool = False


Vind = Callable[[str], Gebied]
"""Looks a name up; knows for whom the list is read."""
