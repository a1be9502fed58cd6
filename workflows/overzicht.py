"""The figures of an organisation, counted from its koppelingen.

The average runs from koppeling to moving and weighs persons, as COA's figures are per vergunninghouder (the sources
do not say so for every use; the screen names it). A tijdvak is half a calendar year.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.aanhouden import aangehouden, dagen_per_oorzaak
from workflows.kalender import Kalender
from workflows.koppelingplan import lopende_termijn, planning

LOPEND = ("zoeken", "gevonden", "getekend")


@dataclass(frozen=True, slots=True)
class Stuk:
    """One koppeling as the figures need it."""

    stand: str
    feiten: Mapping[str, Any]
    referentie: str = ""


@dataclass(frozen=True, slots=True)
class Cijfers:
    """What is counted: koppelingen and persons by stand; koppelingen past the agreed date, of which with an own
    planning that is still ahead; held; moved and not yet counted by COA; moves in this tijdvak with the average number
    of weeks they took (None: no move yet); and how many days and koppelingen each cause took."""

    per_stand: Mapping[str, tuple[int, int]]
    voorbij: int
    voorbij_gepland: int
    aangehouden: int
    niet_geteld: Sequence[str]
    verhuisd: tuple[int, int]
    weken: float | None
    oorzaken: Sequence[tuple[str, int, int]]

    @property
    def lopend(self) -> int:
        """Koppelingen on their way to a home."""
        return sum(self.per_stand.get(stand, (0, 0))[0] for stand in LOPEND)


def tel(stukken: Iterable[Stuk], vandaag: date, kalender: Kalender) -> Cijfers:
    """Count the koppelingen of one organisation as they are today."""
    pieces = list(stukken)
    running = [s for s in pieces if s.stand in LOPEND]
    late = [s for s in running if _voorbij(s, vandaag, kalender)]
    moved = [s for s in pieces if s.stand in ("verhuisd", "geteld") and begin_tijdvak(vandaag) <= s.feiten["verhuisd"]]
    return Cijfers(
        per_stand=_per_stand(pieces),
        voorbij=len(late),
        voorbij_gepland=sum(_gepland(s, vandaag, kalender) for s in late),
        aangehouden=sum(aangehouden(s.feiten, vandaag) for s in running),
        niet_geteld=[s.referentie for s in pieces if s.stand == "verhuisd"],
        verhuisd=(len(moved), sum(s.feiten["personen"] for s in moved)),
        weken=_weken(moved),
        oorzaken=_oorzaken(running, vandaag),
    )


def begin_tijdvak(dag: date) -> date:
    """The first day of the half calendar year."""
    return date(dag.year, 1 if dag.month < 7 else 7, 1)


def _per_stand(stukken: Sequence[Stuk]) -> dict[str, tuple[int, int]]:
    cases: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for stuk in stukken:
        cases[stuk.stand] += 1
        people[stuk.stand] += stuk.feiten["personen"]
    return {stand: (cases[stand], people[stand]) for stand in cases}


def _voorbij(stuk: Stuk, vandaag: date, kalender: Kalender) -> bool:
    term = lopende_termijn(stuk.stand, stuk.feiten, kalender)
    return term is not None and term.einde < vandaag


def _gepland(stuk: Stuk, vandaag: date, kalender: Kalender) -> bool:
    own = planning(stuk.stand, stuk.feiten, kalender)
    return own is not None and own.einde >= vandaag


def _weken(moved: Sequence[Stuk]) -> float | None:
    persons = sum(s.feiten["personen"] for s in moved)
    days = sum((s.feiten["verhuisd"] - s.feiten["koppelingsdatum"]).days * s.feiten["personen"] for s in moved)
    return days / 7 / persons if persons else None


def _oorzaken(stukken: Sequence[Stuk], vandaag: date) -> list[tuple[str, int, int]]:
    days: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    for stuk in stukken:
        for naam, dagen in dagen_per_oorzaak(stuk.feiten, vandaag).items():
            days[naam] += dagen
            cases[naam] += 1
    return [(naam, dagen, cases[naam]) for naam, dagen in days.most_common()]
