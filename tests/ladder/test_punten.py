"""The round and the ladder point by point: the documentation names where each is held and by which test, and those
exist."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
DOC = TESTS.parent / "docs" / "ladder.md"
SECTION = DOC.read_text(encoding="utf-8").split("## De ronde en de ladder, punt voor punt")[1].split("\n## ")[0]
LINES = [line for line in SECTION.splitlines() if line.startswith("| ")]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LINES]
POINTS = (
    "ronde",
    "kader",
    "brieven",
    "gemiddelden",
    "P14",
    "P15",
    "P16",
    "P17",
    *(f"vondst B{n}" for n in range(1, 6)),
)


@pytest.mark.parametrize("point", POINTS)
def test_every_point_stands_in_the_documentation(point: str) -> None:
    """With what is asked, where it is held, and at least one test."""
    rows = [row for row in ROWS if row[0] == point]
    assert rows
    for row in rows:
        assert len(row) == 4, row
        assert all(row), row
        assert re.search(r"`\w+/[\w-]+(?:\.py::\w+|\.txt)`", row[3]), row


def test_every_named_test_is_there() -> None:
    """A test that was renamed or dropped is missed here."""
    named = re.findall(r"`(\w+)/(test_\w+\.py)::(\w+)`", SECTION)
    played = re.findall(r"`(\w+)/([\w-]+\.txt)`", SECTION)
    assert len(named) > len(POINTS)
    for use, file, function in named:
        tree = ast.parse((TESTS / use / file).read_text(encoding="utf-8"))
        found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert function in found, f"{use}/{file}::{function}"
    for use, transcript in played:
        assert (TESTS / use / "gesprekken" / transcript).is_file(), f"{use}/{transcript}"


def test_the_counted_acts_are_those_of_the_tests() -> None:
    """The figures that stand in the documentation are what the round is held to."""
    counted = (TESTS / "toezicht" / "test_ronde_tellen.py").read_text(encoding="utf-8")
    said = re.findall(r"geteld (\d+)", SECTION)
    assert len(said) == 3
    most = re.search(r"MOST_6, MOST_44, MOST_BLAD = \d+, \d+, (\d+)", counted)
    assert most is not None
    assert sorted(said) == sorted([*re.findall(r"acts == (\d+)", counted), most[1]])
