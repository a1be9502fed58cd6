"""The cycle of the Spreidingswet as days, as one document of 2024 describes its first round.

The document names days of that first round alone, and the law is in motion: later rounds are our own reading (the same
days, two years on), and each day is to be checked before somebody relies on it. Nothing here says that it is the law.
"""

from dataclasses import dataclass
from datetime import date

from workflows.bron import Bron

BRON = Bron("Handreiking uitruil", "h2", 2024)
EERSTE, DUUR = 2024, 2
"""The year in which the first round began, and how many years one takes."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that the document sets a day for. `later`, `maand` and `dag` place it in a round, counted from its
    first year; `wie` says in Dutch whose turn it is, `doen` what that asks of a gemeente."""

    naam: str
    wat: str
    wie: str
    doen: str
    later: int
    maand: int
    dag: int


MOMENTEN = (
    Moment("opgave", "provinciale opgave vastgesteld", "ministerie van JenV",
           "Kijk wat de opgave van je provincie is, en de indicatieve opgave van je gemeente.", 0, 1, 31),
    Moment("verslag", "verslag van de commissaris van de Koning", "commissaris van de Koning",
           "Spreek vóór die dag aan de provinciale regietafel af wie welke plekken levert.", 0, 11, 1),
    Moment("verdeelbesluit", "verdeelbesluit", "ministerie van JenV",
           "Daarna staat vast hoeveel plekken jouw gemeente levert.", 0, 12, 31),
    Moment("plekken", "opvangplekken beschikbaar", "college van B&W",
           "Dreigt het niet te lukken? Meld dat op tijd bij de toezichthouder.", 1, 7, 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dag:
    """A moment of one round: `cyclus` is the first year of that round."""

    moment: Moment
    cyclus: int
    dag: date

    @property
    def uit_bron(self) -> bool:
        """Whether the document names this very day; else it is our own reading."""
        return self.cyclus == EERSTE


def van(cyclus: int) -> tuple[Dag, ...]:
    """All days of the round that begins in this year, soonest first."""
    return tuple(Dag(item, cyclus, date(cyclus + item.later, item.maand, item.dag)) for item in MOMENTEN)


def komend(vandaag: date, jaren: int = DUUR) -> tuple[Dag, ...]:
    """What is still to come within so many years from today, today itself included, soonest first."""
    last = vandaag.replace(year=vandaag.year + jaren, day=min(vandaag.day, 28))
    days = (day for cyclus in range(EERSTE, last.year + 1, DUUR) for day in van(cyclus))
    return tuple(sorted((day for day in days if vandaag <= day.dag <= last), key=lambda day: day.dag))
