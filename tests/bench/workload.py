"""What people do in the benchmark: type the answers of a registration, or press its buttons.

Many people each do a little, as the bot keeps to one message a second in a chat and the peers have no such pace.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

STARTER, PEOPLE = 5000, 1000
"""The one whose message waits when the bot starts, and how many others there are: enough for one run of any kind, each
at most three updates."""

CROWD = range(STARTER + 1, STARTER + 1 + PEOPLE)

ANSWERS = ("ALM-26-{person}", "12 oktober 2026", "4")
"""What one person types, one after the other: reference, day, number of people."""


FIRST_WORD = [STARTER, ANSWERS[0].format(person=STARTER)]


@dataclass
class Typing:
    """People who are asked for a reference, a day and a number, and type it."""

    _people: Iterator[int] = field(default_factory=lambda: iter(CROWD))

    def prepare(self, number: int) -> list[list[Any]]:
        """What must happen before so many updates can be measured: nothing."""
        del number
        return []

    def deeds(self, number: int) -> list[list[Any]]:
        """So many updates of people who did nothing yet: first all their references, then the days, then the rest."""
        people = list(islice(self._people, -(-number // len(ANSWERS))))
        return [[person, words.format(person=person)] for words in ANSWERS for person in people][:number]


@dataclass
class Pressing:
    """People who have a question with buttons before them, and press one."""

    _people: Iterator[int] = field(default_factory=lambda: iter(CROWD))

    def prepare(self, number: int) -> list[list[Any]]:
        """So many people type a reference, so that the question with the buttons appears."""
        return [[person, ANSWERS[0].format(person=person)] for person in CROWD[:number]]

    def deeds(self, number: int) -> list[list[Any]]:
        """So many presses, each of somebody else."""
        return [[person, "Vandaag", "druk"] for person in islice(self._people, number)]


@dataclass
class Asking:
    """People who type one thing each, that needs no case of theirs: a question, a command."""

    text: str
    _people: Iterator[int] = field(default_factory=lambda: iter(CROWD))

    def prepare(self, number: int) -> list[list[Any]]:
        """Nothing."""
        del number
        return []

    def deeds(self, number: int) -> list[list[Any]]:
        """So many times the text, each of somebody else."""
        return [[person, self.text] for person in islice(self._people, number)]


@dataclass
class Stepping:
    """People who have a koppeling with a home before them, and press that it fell through."""

    _people: Iterator[int] = field(default_factory=lambda: iter(CROWD))

    def prepare(self, number: int) -> list[list[Any]]:
        """So many people open their koppeling."""
        return [[person, f"STP-{person}"] for person in CROWD[:number]]

    def deeds(self, number: int) -> list[list[Any]]:
        """So many steps, each in a case of its own."""
        return [[person, STEP, "druk"] for person in islice(self._people, number)]


STEP = "Woning gaat niet door"
QUESTION = "Hoe snel moet de verhuizing zijn na het huurcontract?"
Workload = Typing | Pressing | Asking | Stepping
