"""A koppeling typed in one line: whatever stands there, only what can be right is taken over."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk import one_line
from bot.desk.feature import Answers
from tests.koppeling.wereld import Wereld
from workflows.engine.velden import Soort
from workflows.koppeling.tabel import KOPPELING

NOOR = 101
PARTS = st.sampled_from(["Z-1", "Z-2", "15-3-2026", "1 maart", "4", "0", "99", "personen", ";", "gisteren", "V123"])


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wereld]:
    """Noor of Almere, with one koppeling: Z-1."""
    path: Path = tmp_path_factory.mktemp("regel") / "test.db"
    wereld = Wereld(path, "2026-03-16 10:00")
    wereld.add(NOOR, "gemeente")
    wereld.make(NOOR, "Z-1", date(2026, 3, 1))
    yield wereld
    wereld.store.close()


def _read(wereld: Wereld, text: str) -> tuple[Answers, str]:
    return wereld.act(NOOR, lambda visit: one_line.read(visit, KOPPELING, 1, text))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Z-2 15-3-2026 4", {"referentie": "Z-2", "koppelingsdatum": date(2026, 3, 15), "personen": 4}),
        ("z-2, 15 maart, 4 personen", {"referentie": "Z-2", "koppelingsdatum": date(2026, 3, 15), "personen": 4}),
        ("Z-2 15 maart 2026", {"referentie": "Z-2", "koppelingsdatum": date(2026, 3, 15)}),
        ("Z-2 4 personen", {"referentie": "Z-2", "personen": 4}),
        ("Z-2", {"referentie": "Z-2"}),
        ("15 maart", {"koppelingsdatum": date(2026, 3, 15)}),
    ],
)
def test_a_good_line(wereld: Wereld, text: str, known: Answers) -> None:
    """All that is there is taken over, without a word."""
    assert _read(wereld, text) == (known, "")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Z-1 15-3-2026 4", {"koppelingsdatum", "personen"}),
        ("Z-2 15-3-2027 4", {"referentie", "personen"}),
        ("Z-2 15-3-2026 99", {"referentie", "koppelingsdatum"}),
        ("Z-2 15-3-2026 vier of vijf 4 erbij", {"referentie", "koppelingsdatum"}),
    ],
)
def test_a_wrong_part_is_said_and_asked(wereld: Wereld, text: str, left: set[str]) -> None:
    """A number in use, a day to come, too many persons: the rest stays, and there is a word on it."""
    known, problem = _read(wereld, text)
    assert set(known) == left
    assert problem


@pytest.mark.parametrize("line", list(permutations(("Z-2", "15 maart 2026", "4 personen"))), ids=" ".join)
def test_a_good_line_in_any_order(wereld: Wereld, line: tuple[str, ...]) -> None:
    """With and without commas."""
    whole = {"referentie": "Z-2", "koppelingsdatum": date(2026, 3, 15), "personen": 4}
    assert _read(wereld, " ".join(line)) == (whole, "")
    assert _read(wereld, ", ".join(line)) == (whole, "")


LINES = (
    "woningweigering",
    "garantie",
    "brp",
    "amv",
    "escalatie",
    "gezinshereniging",
    "tussenoplossing",
    "zelfhuisvester",
)


@pytest.mark.parametrize("naam", LINES)
def test_every_procedure_takes_its_line_in_any_order(wereld: Wereld, naam: str) -> None:
    """The number, a choice by its title, a day and a count; a second number, of the home, behind the first."""
    procedure = wereld.office.features.procedures[naam].procedure
    first = {Soort.REFERENTIE: "Z-2", Soort.DATUM: "15-3-2026", Soort.AANTAL: "4"}
    said = [veld.keuzes[0].titel if veld.keuzes else first.get(veld.soort, "") for veld in procedure.aanleg]
    kinds = [veld.soort for veld in procedure.aanleg]
    once = [word for place, word in enumerate(said) if word and kinds[place] not in kinds[:place]]
    names = {
        veld.naam for place, veld in enumerate(procedure.aanleg) if kinds[place] not in kinds[:place] and said[place]
    }
    for line in permutations(once):
        known, problem = wereld.act(
            NOOR, partial(one_line.read, procedure=procedure, organisatie=1, text=" ".join(line))
        )
        assert (set(known), problem) == (names, ""), line


@given(st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=6).map(" ".join)))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_line(wereld: Wereld, text: str) -> None:
    """What is taken over is of its kind, and never what is in use already."""
    known, _ = _read(wereld, text)
    assert set(known) <= {"referentie", "koppelingsdatum", "personen"}
    assert known.get("referentie") != "Z-1"
    assert known.get("koppelingsdatum", date(2026, 3, 16)) <= date(2026, 3, 16)
    assert 1 <= known.get("personen", 1) <= 30
