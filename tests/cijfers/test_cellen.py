"""A spreadsheet comes in whole, or it is seen that it did not."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from bot.files.spreadsheet_cells import LONGEST, cellen
from workflows.cijfers import lijst as cijfers_lijst
from workflows.koppeling import lijst as koppeling_lijst


def _xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_a_list_that_is_too_long_is_read_far_enough_to_be_seen_as_such() -> None:
    """None of its rows falls off without a word."""
    assert max(cijfers_lijst.MEESTE_RIJEN, koppeling_lijst.MEESTE_RIJEN) + cijfers_lijst.BOVENAAN < LONGEST
    assert len(cellen("a.xlsx", _xlsx([["Almere", n] for n in range(LONGEST + 500)]))) == LONGEST


@pytest.mark.parametrize("formule", ["=SUM(1,2)", "=1+1", '=HYPERLINK("x")'])
def test_a_formula_that_was_never_computed_is_not_an_empty_cell(formule: str) -> None:
    """It stands there as it was typed, so that the list refuses it; what was typed beside it stays."""
    found = cellen("a.xlsx", _xlsx([["Almere", formule, 3], ["Urk", None, 4]]))
    assert [row[:3] for row in found] == [["Almere", formule, "3"], ["Urk", "", "4"]]
