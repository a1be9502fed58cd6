"""Every system of the documents is covered, or says that it is open; nothing is named that is not there."""

from dataclasses import replace

import pytest

from bot.features import all_features
from knowledge.lezer import bestanden, lees
from knowledge.search.kennis import Kennis
from tests.rooms.systemen import Systeem, answers, complaints, rows

COMMANDS, ANSWERS = set(all_features().by_name), answers()
NAMED = sorted({name for row in rows() for name in row.antwoord})


def test_each_row_is_covered_by_what_exists() -> None:
    """A command, answers and tests; else: tests/rooms/systemen.toml."""
    assert [*complaints(rows(), COMMANDS, ANSWERS)] == []


def test_nothing_is_open() -> None:
    """Every row has a way of its own, or says why answers are enough."""
    assert [row.naam for row in rows() if row.open] == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"opdracht": ("bestaat_niet",)}, "no command /bestaat_niet"),
        ({"antwoord": ("bestaat-niet",)}, "no answer bestaat-niet"),
        (
            {"test": ("tests/rooms/test_systemen.py::test_nothing",)},
            "no test tests/rooms/test_systemen.py::test_nothing",
        ),
        ({"test": ("tests/koppeling/gesprekken/niets.txt",)}, "no test tests/koppeling/gesprekken/niets.txt"),
        ({"opdracht": ()}, "say one of"),
        ({"open": "later"}, "say one of"),
        ({"antwoord": ()}, "no answer"),
        ({"test": ()}, "no test"),
        ({"naam": "Woningweigering"}, "different rows"),
    ],
)
def test_it_sees_what_is_wrong(changed: dict[str, object], said: str) -> None:
    """Each kind of fault, in a first row that is good."""
    first, *others = rows()
    broken: Systeem = replace(first, **changed)  # type: ignore[arg-type]  # fields of a row, by name
    assert any(said in line for line in complaints([broken, *others], COMMANDS, ANSWERS))


@pytest.fixture(scope="module")
def kennis() -> Kennis:
    """The knowledge base as it is asked."""
    return Kennis(lees(bestanden())[0])


@pytest.mark.parametrize("naam", NAMED)
def test_the_question_of_each_answer_leads_to_it(naam: str, kennis: Kennis) -> None:
    """Who asks it with words of their own before it gets it, surely or among the first: no letter-for-letter match."""
    asked = f"Ik wil graag weten: {ANSWERS[naam]}"
    assert not kennis.letterlijk(asked)
    assert naam in [entry.id for entry in kennis.zoek(asked).entries], asked
