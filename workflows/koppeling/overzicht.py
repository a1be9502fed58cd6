"""The figures of an organisation, counted from its koppelingen.

The average runs from koppeling to moving and weighs persons, as COA's figures are per vergunninghouder (the sources
do not say so for every use; the screen names it). A tijdvak is half a calendar year.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.dates.kalender import Kalender
from workflows.koppeling.aanhouden import aangehouden, dagen_per_oorzaak
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.plan import LOPEND, datums


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
    days = [found for s in running if (found := datums(s.stand, KoppelingFeiten(s.feiten), kalender))]
    late = [own for agreed, own in days if agreed < vandaag]
    moved = [s for s in pieces if s.stand in ("verhuisd", "geteld") and begin_tijdvak(vandaag) <= s.feiten["verhuisd"]]
    return Cijfers(
        per_stand=_per_stand(pieces),
        voorbij=len(late),
        voorbij_gepland=sum(own is not None and own >= vandaag for own in late),
        aangehouden=sum(aangehouden(s.feiten, vandaag) for s in running),
        niet_geteld=[s.referentie for s in pieces if s.stand == "verhuisd"],
        verhuisd=(len(moved), sum(s.feiten["personen"] for s in moved)),
        weken=_weken(moved),
        oorzaken=_oorzaken(running, vandaag),
    )


def samen(cijfers: Iterable[Cijfers]) -> Cijfers:
    """The figures of several organisations as those of one; the average weighs persons, as each of them does."""
    parts = list(cijfers)
    moved = sum(c.verhuisd[1] for c in parts)
    weeks = sum(c.weken * c.verhuisd[1] for c in parts if c.weken is not None)
    return Cijfers(
        per_stand=_opgeteld([(stand, *numbers) for c in parts for stand, numbers in c.per_stand.items()]),
        voorbij=sum(c.voorbij for c in parts),
        voorbij_gepland=sum(c.voorbij_gepland for c in parts),
        aangehouden=sum(c.aangehouden for c in parts),
        niet_geteld=[referentie for c in parts for referentie in c.niet_geteld],
        verhuisd=(sum(c.verhuisd[0] for c in parts), moved),
        weken=weeks / moved if moved else None,
        oorzaken=_op_dagen(_opgeteld([oorzaak for c in parts for oorzaak in c.oorzaken])),
    )


def begin_tijdvak(dag: date) -> date:
    """The first day of the half calendar year."""
    return date(dag.year, 1 if dag.month < 7 else 7, 1)


def _per_stand(stukken: Sequence[Stuk]) -> dict[str, tuple[int, int]]:
    return _opgeteld([(stuk.stand, 1, stuk.feiten["personen"]) for stuk in stukken])


def _opgeteld(items: Iterable[tuple[str, int, int]]) -> dict[str, tuple[int, int]]:
    """Both numbers added up by name."""
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for naam, one, two in items:
        first[naam] += one
        second[naam] += two
    return {naam: (first[naam], second[naam]) for naam in first}


def _weken(moved: Sequence[Stuk]) -> float | None:
    persons = sum(s.feiten["personen"] for s in moved)
    days = sum((s.feiten["verhuisd"] - s.feiten["koppelingsdatum"]).days * s.feiten["personen"] for s in moved)
    return days / 7 / persons if persons else None


def _oorzaken(stukken: Sequence[Stuk], vandaag: date) -> list[tuple[str, int, int]]:
    held = (dagen_per_oorzaak(stuk.feiten, vandaag) for stuk in stukken)
    return _op_dagen(_opgeteld([(naam, dagen, 1) for found in held for naam, dagen in found.items()]))


def _op_dagen(oorzaken: Mapping[str, tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Most days first."""
    return sorted(((naam, *numbers) for naam, numbers in oorzaken.items()), key=lambda item: -item[1])
