"""What the documents know, each with the command, the answers and the tests that cover it: writes docs/systemen.md
(`make docs`) from `systemen.toml` beside this file."""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.desk.feature import Feature
from knowledge.lezer import bestanden, lees
from tests.rooms.beloften import is_there

TABLE = Path(__file__).with_name("systemen.toml")
ALLE, HELD_BY_ALL = "ALLE", "tests/rooms/test_systemen.py::test_the_question_of_each_answer_leads_to_it"
"""Stands in a row for this test."""
ROWS = 37
"""So many systems, procedures and tools the five documents hold, as they were read and listed."""


@dataclass(frozen=True, slots=True)
class Systeem:
    """A row: what it is called, and what covers it. Without a command it says why: `antwoorden` or `open`."""

    naam: str
    antwoord: Sequence[str] = ()
    test: Sequence[str] = ()
    opdracht: Sequence[str] = ()
    antwoorden: str = ""
    open: str = ""

    @property
    def tests(self) -> list[str]:
        """The tests, in full."""
        return [HELD_BY_ALL if name == ALLE else name for name in self.test]


def rows() -> list[Systeem]:
    """All of them. Raises TypeError for a key that a row does not know."""
    return [Systeem(**row) for row in tomllib.loads(TABLE.read_text(encoding="utf-8"))["systeem"]]


def complaints(systemen: Sequence[Systeem], commands: Collection[str], answers: Collection[str]) -> Iterator[str]:
    """What is wrong: a row without something, or one that names what is not there."""
    names = [row.naam for row in systemen]
    if len(set(names)) != len(names) or len(names) != ROWS:
        yield f"systemen.toml holds {len(set(names))} different rows of {len(names)}; there are {ROWS}"
    for row in systemen:
        said = [word for word in ("opdracht", "antwoorden", "open") if getattr(row, word)]
        if len(said) != 1:
            yield f"{row.naam}: say one of a command, why answers are enough, or what is open; now: {said}"
        if not row.antwoord:
            yield f"{row.naam}: no answer"
        if not row.test:
            yield f"{row.naam}: no test"
        yield from (f"{row.naam}: there is no command /{name}" for name in row.opdracht if name not in commands)
        yield from (f"{row.naam}: there is no answer {name}" for name in row.antwoord if name not in answers)
        yield from (f"{row.naam}: there is no test {name}" for name in row.tests if not _is_there(name))


def _is_there(test: str) -> bool:
    """A test, a transcript, or a module of tests."""
    whole = test.endswith(".py") and (Path(__file__).parents[2] / test).is_file()
    return whole or is_there(test)


def answers() -> dict[str, str]:
    """The question of every answer, by its id."""
    return {entry.id: entry.question for thema in lees(bestanden())[0] for entry in thema.entries}


def page(uses: Mapping[str, Feature]) -> str:
    """The page: a row each, and what is still open above it."""
    known, asked = rows(), answers()
    whose = {command.name: use for use, feature in uses.items() for command in feature.commands}
    still = [f"- {row.naam}: {row.open}." for row in known if row.open]
    lines = [
        "# Elk systeem uit de bronnen, en waar het zit",
        "",
        "Deze bladzijde is gemaakt uit `tests/rooms/systemen.toml`, met `make docs`. Een test houdt haar bij: een rij",
        "zonder opdracht, antwoord of test is een fout, en een naam die niet bestaat ook. *Elk antwoord* is",
        f"`{HELD_BY_ALL}`: die stelt elke vraag.",
        "",
        *(["Nog open:", "", *still, ""] if still else ["Er staat niets meer open.", ""]),
        "| systeem | opdracht | antwoorden | tests |",
        "| --- | --- | --- | --- |",
        *(_line(row, whose, asked) for row in known),
        "",
    ]
    return "\n".join(lines)


def _line(row: Systeem, whose: Mapping[str, str], asked: Mapping[str, str]) -> str:
    done = ", ".join(f"`/{name}`{_of(name, whose)}" for name in row.opdracht)
    why = f"nog open: {row.open}" if row.open else f"alleen antwoorden: {row.antwoorden}"
    ids = ", ".join(f"`{name}`" for name in row.antwoord if name in asked)
    tests = ", ".join("elk antwoord" if name == ALLE else f"`{name}`" for name in row.test)
    return f"| {row.naam} | {done or why} | {ids} | {tests} |"


def _of(name: str, whose: Mapping[str, str]) -> str:
    """The use that brings it, where that has another name."""
    return f" ({whose[name]})" if whose.get(name, name) != name else ""
