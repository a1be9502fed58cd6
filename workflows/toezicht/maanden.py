"""The moving average that a provincie keeps itself: of each gemeente and month how many moved and how long it took on
average, by COA's figures. Method A only (Handreiking Huisvesting vergunninghouders 2016, §4.4.3): over the moves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.dates.words import MAANDEN
from workflows.koppeling.doorlooptijd import VENSTER, Gemiddelde, Methode

VELD = "maand "
"""Before the month in the name of the field that keeps it: `maand 2026-11`."""


@dataclass(frozen=True, slots=True)
class Maandcijfer:
    """Of one gemeente in the month that begins on `maand`: who moved, and their average in tenths of a week."""

    gemeente: str
    maand: date
    personen: int
    tienden: int


def veld_van(maand: date) -> str:
    """The name of the field that keeps a month."""
    return f"{VELD}{maand.year}-{maand.month:02}"


def lees_maand(gemeente: str, veld: str, waarde: Mapping[str, Any] | None) -> Maandcijfer | None:
    """From the field as it is kept; None for another field, and for one that was taken away."""
    if not veld.startswith(VELD) or waarde is None:
        return None
    year, month = veld.removeprefix(VELD).split("-")
    return Maandcijfer(gemeente, date(int(year), int(month), 1), waarde["personen"], waarde["tienden"])


def zeg_maand(maand: date) -> str:
    """ "november 2026"."""
    return f"{MAANDEN[maand.month - 1]} {maand.year}"


def verder(maand: date, maanden: int) -> date:
    """The first day of the month that many months further."""
    number = maand.year * 12 + maand.month - 1 + maanden
    return date(number // 12, number % 12 + 1, 1)


def laatste_maand(dag: date) -> date:
    """The first day of the last month that was over on that day."""
    return verder(dag + timedelta(days=1), -1)


def over_venster(cijfers: Iterable[Maandcijfer], maand: date, venster: int = VENSTER) -> Gemiddelde | None:
    """The average of those who moved in the `venster` months that end with this one; None where nobody is known."""
    first = verder(maand, 1 - venster)
    seen = [one for one in cijfers if first <= one.maand <= maand and one.personen]
    people = sum(one.personen for one in seen)
    if not people:
        return None
    # Tenths of a week are 0.7 days: of ten times the persons the days are whole.
    days = sum(one.personen * one.tienden * 7 for one in seen)
    return Gemiddelde(Methode.REALISATIES, len(seen), people * 10, people * 10, days)


def verloop(
    cijfers: Iterable[Maandcijfer], laatste: date, maanden: int = 6, venster: int = VENSTER
) -> list[tuple[date, Gemiddelde | None]]:
    """The moving average at the end of each of so many months, oldest first."""
    known = list(cijfers)
    months = [verder(laatste, -back) for back in reversed(range(maanden))]
    return [(month, over_venster(known, month, venster)) for month in months]
