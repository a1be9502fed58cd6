"""The facts of a case with their types, as desk and screens read them.

A procedure has a class of its own in `workflows/<subject>/feiten.py`, with an attribute for each fact that is read,
made from the field that asks it: a field of another kind is a TypeError as soon as the module is imported.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Generic, Self, TypeVar, overload

from workflows.engine.velden import Soort, Veld

T = TypeVar("T")


class Feiten:
    """The facts of one case; `alle` is the mapping itself, for who hands them on."""

    __slots__ = ("alle",)

    def __init__(self, alle: Mapping[str, Any]) -> None:
        self.alle = alle


class Feit(Generic[T]):
    """One fact of a class of Feiten: the answer to `veld`, or `leeg` where it is not known. One that is `altijd` there
    is asked when the case is made: without it, KeyError."""

    def __init__(self, veld: Veld, leeg: T | None = None, *, altijd: bool = False) -> None:
        self.veld = veld
        self._leeg = leeg
        self._altijd = altijd

    @overload
    def __get__(self, feiten: None, owner: type[Feiten]) -> Self: ...
    @overload
    def __get__(self, feiten: Feiten, owner: type[Feiten]) -> T: ...
    def __get__(self, feiten: Feiten | None, owner: type[Feiten]) -> Self | T:
        if feiten is None:
            return self
        if self._altijd:
            found: T = feiten.alle[self.veld.naam]
            return found
        value = feiten.alle.get(self.veld.naam)
        return self._leeg if value is None else value  # type: ignore[return-value]  # None is one of its values


def dag(veld: Veld) -> Feit[date | None]:
    """A day that may not be known."""
    return Feit(_soort(veld, Soort.DATUM))


def vaste_dag(veld: Veld) -> Feit[date]:
    """A day that every case has from its beginning."""
    return Feit(_soort(veld, Soort.DATUM), altijd=True)


def getal(veld: Veld) -> Feit[int | None]:
    """A number that may not be known."""
    return Feit(_soort(veld, *_GETALLEN))


def vast_getal(veld: Veld) -> Feit[int]:
    """A number that every case has from its beginning."""
    return Feit(_soort(veld, *_GETALLEN), altijd=True)


def tekst(veld: Veld) -> Feit[str | None]:
    """A choice by its name, or a text, that may not be known."""
    return Feit(_soort(veld, *_TEKSTEN))


def vaste_tekst(veld: Veld) -> Feit[str]:
    """A choice or a text that every case has from its beginning."""
    return Feit(_soort(veld, *_TEKSTEN), altijd=True)


def namen(veld: Veld) -> Feit[Sequence[str]]:
    """Several choices by their names; none while nothing was chosen."""
    return Feit(_soort(veld, Soort.KEUZE), ())


def zaaknummer(veld: Veld) -> Feit[int | None]:
    """Another case, by the number it has here."""
    return Feit(_soort(veld, Soort.ZAAK))


_GETALLEN = (Soort.AANTAL, Soort.SALDO, Soort.TIENDEN)
_TEKSTEN = (Soort.KEUZE, Soort.REFERENTIE, Soort.NUMMER, Soort.TELEFOON, Soort.MAIL, Soort.UREN)


def _soort(veld: Veld, *soorten: Soort) -> Veld:
    if veld.soort not in soorten:
        raise TypeError(f"{veld.naam} is {veld.soort}, geen {' of '.join(soorten)}")
    return veld
