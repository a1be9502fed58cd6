"""What the pictures show: plain values, without a library that draws."""

from dataclasses import dataclass
from datetime import date

from workflows.dates.tijdvak import Tijdvak

Punt = tuple[date, int]
"""Up to and including that day, so many persons were housed."""

MEESTE_RIJEN = 12
"""Gemeenten in one picture: more are not read on a phone."""


@dataclass(frozen=True, slots=True)
class Verloop:
    """One gemeente (or an area) in a tijdvak: the persons housed, against an even line from nobody to `totaal`.

    `coa` and `eigen` are the counts, oldest first; either may be empty. `verwacht` is the number at the end if the pace
    stays as it is, or None. `vandaag` shows as a line when it lies in the tijdvak.
    """

    naam: str
    tijdvak: Tijdvak
    totaal: int
    coa: tuple[Punt, ...] = ()
    eigen: tuple[Punt, ...] = ()
    verwacht: int | None = None
    vandaag: date | None = None


@dataclass(frozen=True, slots=True)
class Rij:
    """One gemeente among others: persons to house, and persons housed (None: nobody counted yet)."""

    naam: str
    totaal: int
    gehuisvest: int | None


@dataclass(frozen=True, slots=True)
class NaastElkaar:
    """Gemeenten side by side, most urgent first. `deel` is the part of the tijdvak that has passed on the day of the
    count, from 0 to 1: so much of its totaal a gemeente should have housed by then."""

    titel: str
    rijen: tuple[Rij, ...]
    deel: float
