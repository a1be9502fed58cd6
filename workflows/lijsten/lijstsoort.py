"""A kind of list that somebody makes in a sheet of their own, known by what its headings say. What they say of one
kind, its own module says; all are named in `workflows/lijsten/soorten.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from workflows.lijsten.gebied import Vind


class Past(Protocol):
    """How many columns of a kind these headings name."""

    def __call__(self, koppen: Sequence[str], *, gevraagd: bool) -> int: ...


@dataclass(frozen=True, slots=True)
class Lijstsoort:
    """A kind of this name. `kolom` gives what a heading names ("" for nothing known), and `past` how many columns these
    headings name; 0 where they are no list of this kind. With `gevraagd` somebody has just been asked for one, so that
    words count that other lists have too.

    By the other two a text is cut that has only spaces between its cells: `weegt` says how sure it is that some words
    are one heading, and `cel` whether a text may stand in the column of this name (without `vind`: of any place)."""

    naam: str
    kolom: Callable[[str], str]
    past: Past
    weegt: Callable[[str], int]
    cel: Callable[[str, Vind | None, str], bool]
