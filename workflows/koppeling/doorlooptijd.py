"""How long housing takes, from koppeling to verhuizing, against the agreed average of 12 weeks.

Handreiking Huisvesting vergunninghouders 2016, §4.4.3, names two ways to count and asks the provincie to say which one
it uses. Averages are per vergunninghouder: a household of four weighs four. Sums stay whole numbers, so that exactly
12 weeks is within 12 weeks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from workflows.bron import Bron

BRON = Bron("Handreiking Huisvesting vergunninghouders", "4.4.3", 2016)
NORM = timedelta(weeks=12)
VENSTER = 6
"""Months in the moving average: a half-year, as the tijdvak (own choice; the handreiking names no window)."""


class Methode(StrEnum):
    """From which side a tijdvak is looked at."""

    REALISATIES = "realisaties"
    KOPPELINGEN = "koppelingen"


UITLEG: Mapping[Methode, str] = {
    Methode.REALISATIES: "Iedereen die in dit halfjaar verhuisde telt, ook met een koppeling van eerder.",
    Methode.KOPPELINGEN: "Wie in dit halfjaar is gekoppeld telt, zodra die is verhuisd. Dat is vaak nog maar de helft.",
}


@dataclass(frozen=True, slots=True)
class Traject:
    """One koppeling: its day, the day of the move (None: not yet), its persons and the days each cause held it up."""

    gekoppeld: date
    verhuisd: date | None
    personen: int
    oorzaken: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.personen < 1 or (self.verhuisd is not None and self.verhuisd < self.gekoppeld):
            raise ValueError("een traject dat niet kan")

    @property
    def dagen(self) -> int | None:
        """Days from koppeling to verhuizing; None for who has not moved."""
        return None if self.verhuisd is None else (self.verhuisd - self.gekoppeld).days


@dataclass(frozen=True, slots=True)
class Gemiddelde:
    """An average per vergunninghouder. `trajecten` and `personen` are those measured, `van` how many persons the method
    looks at (measured or not), `persoonsdagen` the days times the persons."""

    methode: Methode
    trajecten: int
    personen: int
    van: int
    persoonsdagen: int

    @property
    def binnen(self) -> bool:
        """Whether the average is 12 weeks or less, exactly."""
        return self.persoonsdagen <= NORM.days * self.personen

    @property
    def weken(self) -> str:
        """The average in weeks with one decimal, rounded up: a figure over 12 weeks never reads 12,0."""
        tenths = -(-self.persoonsdagen * 10 // (7 * self.personen))
        return f"{tenths // 10},{tenths % 10}"


def gemiddelde(trajecten: Iterable[Traject], methode: Methode, van: date, tot: date) -> Gemiddelde | None:
    """The average over the days `van` up to and including `tot`, as it stood on that last day: who moved later is not
    measured, so that a half-year says the same in August as in July. None when nobody who counts had moved by then."""
    seen = [item for item in trajecten if _telt(item, methode, van, tot)]
    done = [(item.personen, item.dagen) for item in seen if item.dagen is not None and _moved(item, tot)]
    people = sum(personen for personen, _ in done)
    if not people:
        return None
    days = sum(personen * dagen for personen, dagen in done)
    return Gemiddelde(methode, len(done), people, sum(item.personen for item in seen), days)


def _moved(item: Traject, tot: date) -> bool:
    return item.verhuisd is not None and item.verhuisd <= tot


def _telt(item: Traject, methode: Methode, van: date, tot: date) -> bool:
    day = item.gekoppeld if methode is Methode.KOPPELINGEN else item.verhuisd
    return day is not None and van <= day <= tot


def voortschrijdend(
    trajecten: Iterable[Traject], laatste: date, maanden: int = 12, venster: int = VENSTER
) -> list[tuple[date, Gemiddelde | None]]:
    """The moving average by month, oldest first: for each of `maanden` months up to the one of `laatste` its first day
    and the average over the moves in the `venster` months that end with it. A month that still runs counts as far as
    it is. Raises ValueError for a window of nothing."""
    if venster < 1 or maanden < 1:
        raise ValueError("een venster van niets")
    known = list(trajecten)
    months = [_maand(laatste, -back) for back in reversed(range(maanden))]
    return [
        (
            month,
            gemiddelde(known, Methode.REALISATIES, _maand(month, 1 - venster), _maand(month, 1) - timedelta(days=1)),
        )
        for month in months
    ]


def eerste_dag(laatste: date, maanden: int = 12, venster: int = VENSTER) -> date:
    """The first day that the same moving average looks at."""
    return _maand(laatste, 2 - maanden - venster)


def _maand(dag: date, verder: int) -> date:
    """The first day of the month that many months further."""
    number = dag.year * 12 + dag.month - 1 + verder
    return date(number // 12, number % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Verlies:
    """What a cause cost: days and koppelingen, and the average of the moved without the days of this cause."""

    oorzaak: str
    dagen: int
    trajecten: int
    zonder: Gemiddelde | None


def verloren(trajecten: Sequence[Traject], methode: Methode, van: date, tot: date) -> list[Verlies]:
    """Days lost by cause in the trajecten that the method looks at, most days first.

    Also those that have not moved yet are counted here; only the average needs a move.
    """
    seen = [item for item in trajecten if _telt(item, methode, van, tot)]
    names = sorted({naam for item in seen for naam, dagen in item.oorzaken.items() if dagen > 0})
    lost = [_verlies(naam, seen, methode, van, tot) for naam in names]
    return sorted(lost, key=lambda item: -item.dagen)


def _verlies(naam: str, seen: Sequence[Traject], methode: Methode, van: date, tot: date) -> Verlies:
    held = [item for item in seen if item.oorzaken.get(naam, 0) > 0]
    average = gemiddelde(seen, methode, van, tot)
    saved = sum(min(item.oorzaken[naam], item.dagen) * item.personen
                for item in held if item.dagen is not None and _moved(item, tot))  # fmt: skip
    zonder = None
    if average is not None:
        zonder = Gemiddelde(
            methode, average.trajecten, average.personen, average.van, average.persoonsdagen - saved
        )  # fmt: skip
    return Verlies(naam, sum(item.oorzaken[naam] for item in held), len(held), zonder)
