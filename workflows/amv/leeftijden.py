"""The ages at which something changes for an amv, from the month and year of birth alone: never from a day.

Handreiking uitruil 2024, chapter 4: a home may be asked for from 17.5 up to and including 20.5 years, at 18 the
voogdij ends, and whoever stays in the opvang may do so until 21. All of it in months: whoever is born on the last day
of a month has such a day in the month of the answer, or the last one of it. Born on 29 February: in a year without that
day we count 28 February (own choice), so that it is the same month.
"""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.bron import Bron
from workflows.dates.words import MAANDEN

BRON = Bron("Handreiking uitruil", "hoofdstuk 4", 2024)
EERDER = Bron("Handreiking Huisvesting vergunninghouders", "3.4.1", 2016)
JONGST, OUDST = 14, 21
"""The ages between which somebody asks: the years of birth that are offered follow from them."""


class Nu(StrEnum):
    """What may be done at this moment."""

    TE_VROEG = "nog geen verzoek"
    BEGINT = "deze maand 17,5"
    KAN = "het verzoek kan"
    SLUIT = "deze maand 20,5"
    DICHT = "geen verzoek meer"
    VOORBIJ = "21 of ouder"


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """An age in months, how it is said, and what must happen then. One that `sluit` is the last moment to ask: where in
    the month it lies is not known, so that the month before it is the safe one."""

    maanden: int
    leeftijd: str
    wat: str
    sluit: bool = False


MIJLPALEN = (
    Mijlpaal(210, "17,5 jaar", "verzoek om een woning kan. Dan 6 maanden tijd."),
    Mijlpaal(216, "18 jaar", "voogdij stopt. Zelf wonen, of blijven bij Nidos."),
    Mijlpaal(246, "20,5 jaar", "laatste moment voor het verzoek.", sluit=True),
    Mijlpaal(252, "21 jaar", "opvang bij Nidos stopt."),
)


@dataclass(frozen=True, slots=True)
class Maand:
    """A calendar month. Raises ValueError for one that does not exist."""

    jaar: int
    maand: int

    def __post_init__(self) -> None:
        if not (1 <= self.maand <= 12 and 1900 <= self.jaar <= 2200):
            raise ValueError(f"{self.jaar}-{self.maand}")

    def plus(self, maanden: int) -> "Maand":
        """So many months on, or back below zero."""
        jaar, maand = divmod(self.jaar * 12 + self.maand - 1 + maanden, 12)
        return Maand(jaar, maand + 1)

    def tot(self, ander: "Maand") -> int:
        """In how many months that other one is; below zero when it is past."""
        return (ander.jaar - self.jaar) * 12 + ander.maand - self.maand

    def __str__(self) -> str:
        """As in "mei 2027"."""
        return f"{MAANDEN[self.maand - 1]} {self.jaar}"


@dataclass(frozen=True, slots=True)
class Moment:
    """When somebody reaches an age: in the course of which month, and in how many months from now that is."""

    mijlpaal: Mijlpaal
    maand: Maand
    over: int

    @property
    def veilig(self) -> Maand | None:
        """Where it is a last moment: the last month that is in time for every day of birth (own reading)."""
        return self.maand.plus(-1) if self.mijlpaal.sluit else None


def maand_van(dag: date) -> Maand:
    """The month that a day lies in."""
    return Maand(dag.year, dag.month)


def geboortejaren(vandaag: date) -> range:
    """The years of birth that are offered: of who turns 14 this year up to who turns 21, the oldest first."""
    return range(vandaag.year - OUDST, vandaag.year - JONGST + 1)


def momenten(geboren: Maand, vandaag: date) -> Sequence[Moment]:
    """When each age is reached, in order. Raises ValueError for a year of birth that is not offered."""
    if geboren.jaar not in geboortejaren(vandaag):
        raise ValueError(str(geboren))
    now = maand_van(vandaag)
    months = ((item, geboren.plus(item.maanden)) for item in MIJLPALEN)
    return tuple(Moment(item, maand, now.tot(maand)) for item, maand in months)


def nu(found: Sequence[Moment]) -> Nu:
    """What may be done now, from the moments of `momenten`. In the month of an age itself only the day would tell."""
    begin, _, last, end = (moment.over for moment in found)
    if begin > 0:
        return Nu.TE_VROEG
    if begin == 0:
        return Nu.BEGINT
    if last > 0:
        return Nu.KAN
    if last == 0:
        return Nu.SLUIT
    return Nu.DICHT if end > 0 else Nu.VOORBIJ


def schrikkelmaand(geboren: Maand) -> bool:
    """Whether somebody of this month may be born on 29 February."""
    return geboren.maand == 2 and isleap(geboren.jaar)
