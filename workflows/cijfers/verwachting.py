"""What the saldo of a tijdvak will be: at the pace so far, and with the koppelingen that run now.

Both are estimates in whole persons, rounded down: a forecast must not promise a person too many.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflows.cijfers.saldo import Halfjaarstand, Telling
from workflows.dates.tijdvak import Tijdvak

KORTST = 28
"""Days of a tijdvak that must be counted before a pace says anything (own choice)."""


@dataclass(frozen=True, slots=True)
class Lopend:
    """A koppeling on its way: the day it should move (its own planning, else the agreed date) and its persons."""

    personen: int
    verwacht: date


@dataclass(frozen=True, slots=True)
class Verwachting:
    """Persons housed at the end and the saldo that gives. `onzeker`: of them, those whose day is already past."""

    gehuisvest: int
    saldo: int
    onzeker: int = 0


def dagen(tijdvak: Tijdvak, tot: date) -> tuple[int, int]:
    """Days of the tijdvak up to and including `tot`, and all its days."""
    whole = (tijdvak.einde - tijdvak.begin).days + 1
    return max(0, min(whole, (tot - tijdvak.begin).days + 1)), whole


def in_dit_tempo(stand: Halfjaarstand) -> Verwachting | None:
    """The end if the pace stays as it was until the count. None without a count, or when too few days are counted."""
    telling = stand.telling
    if telling is None:
        return None
    past, whole = dagen(stand.tijdvak, telling.tot)
    return _verwacht(stand, telling.aantal * whole // past) if past >= KORTST else None


def met_wat_loopt(stand: Halfjaarstand, lopend: Iterable[Lopend], vandaag: date) -> Verwachting | None:
    """The end if every running koppeling that should move in this tijdvak does. None without a count.

    `lopend` are koppelingen of which nobody is in the count yet. Who should have moved already can still do so while
    the tijdvak runs; after its end nobody is added.
    """
    telling = stand.telling
    if telling is None:
        return None
    expected = [item for item in lopend if max(item.verwacht, vandaag) <= stand.tijdvak.einde]
    late = sum(item.personen for item in expected if item.verwacht < vandaag)
    return _verwacht(stand, telling.aantal + sum(item.personen for item in expected), late)


def _verwacht(stand: Halfjaarstand, gehuisvest: int, onzeker: int = 0) -> Verwachting:
    return Verwachting(gehuisvest, gehuisvest - stand.totaal, onzeker)


def lijn(stand: Halfjaarstand, dag: date) -> int:
    """Persons that should be housed on this day to end on the totaal, evenly over the days; rounded up."""
    past, whole = dagen(stand.tijdvak, dag)
    return -(-max(0, stand.totaal) * past // whole)


def nog_per_week(stand: Halfjaarstand, telling: Telling) -> int | None:
    """Persons a week that are still needed from the count to the end, rounded up; None when no day is left."""
    past, whole = dagen(stand.tijdvak, telling.tot)
    left = max(0, stand.totaal - telling.aantal)
    return -(-left * 7 // (whole - past)) if whole > past else None
