"""What the house costs stays what it is: no folder overflows, and a procedure is named in one place."""

from tests.rooms.cijfers import EXAMPLE, fullness, lines, places

MOST = 30
"""Modules in one folder."""


def test_no_folder_is_too_full() -> None:
    """So many at most, of what one looks through."""
    _, fullest, most = fullness()
    assert most <= MOST, fullest


def test_a_procedure_is_named_in_one_place() -> None:
    """Outside its own folders only the list of uses knows it."""
    assert places(EXAMPLE) == ["bot/features/__init__.py"]


def test_a_procedure_costs_its_table() -> None:
    """Table, desk and screens of the worked example: by hand it took 256 lines."""
    assert lines(f"workflows/{EXAMPLE}", f"bot/features/{EXAMPLE}") < 160
