"""Who does what now: the tasks of each stand of a koppeling, from `data/taken.toml`.

A ticked task is a fact of the case: the day on which it was ticked.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from workflows.engine.velden import Soort, Veld


@dataclass(frozen=True, slots=True)
class Taak:
    """Something to be done in a stand, and the function that does it."""

    naam: str
    stand: str
    titel: str
    wie: str

    @property
    def feit(self) -> str:
        """The name of the fact that holds the day on which it was ticked."""
        return f"taak_{self.naam}"


def lees_taken(tekst: str) -> tuple[Taak, ...]:
    """The tasks from TOML text, in its order. Raises ValueError for a name that stands in it twice, TypeError for an
    unknown key."""
    read = [Taak(naam, stand, **rij) for stand, rijen in tomllib.loads(tekst).items() for naam, rij in rijen.items()]
    if len({taak.naam for taak in read}) != len(read):
        raise ValueError("een taak staat er twee keer in")
    return tuple(read)


TAKEN = lees_taken(files("workflows.koppeling").joinpath("taken.toml").read_text(encoding="utf-8"))
TAAKVELDEN = tuple(Veld(taak.feit, taak.titel, "", Soort.DATUM, optioneel=True) for taak in TAKEN)
"""The facts behind the ticks; nobody is asked for them."""


_OP_NAAM = {item.naam: item for item in TAKEN}


def taken(stand: str) -> list[Taak]:
    """The tasks of this stand."""
    return [taak for taak in TAKEN if taak.stand == stand]


def taak(naam: str) -> Taak:
    """The task of this name; KeyError for an unknown one."""
    return _OP_NAAM[naam]


def open_taken(namen: Sequence[str], feiten: Mapping[str, Any]) -> list[Taak]:
    """Those of these tasks that nobody ticked."""
    return [item for item in map(taak, namen) if feiten.get(item.feit) is None]


def vink(namen: Sequence[str], feiten: Mapping[str, Any], vandaag: date) -> dict[str, date | None]:
    """The facts of ticking these tasks today; a single one that was ticked is unticked.

    Several together are only ever ticked, never unticked: a button for more than one says "yes, done".
    """
    if len(namen) == 1 and feiten.get(taak(namen[0]).feit) is not None:
        return {taak(namen[0]).feit: None}
    return {item.feit: vandaag for item in open_taken(namen, feiten)}
