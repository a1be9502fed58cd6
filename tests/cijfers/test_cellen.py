"""A spreadsheet comes in whole, or it is seen that it did not."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from bot.files.sheets import LONGEST, Onleesbaar, sheets
from workflows.lijsten import cijfers, koppelingen
from workflows.lijsten.tabel import BOVENAAN


def _xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_a_list_that_is_too_long_is_read_far_enough_to_be_seen_as_such() -> None:
    """None of its rows falls off without a word."""
    assert max(cijfers.MEESTE_RIJEN, koppelingen.MEESTE_RIJEN) + BOVENAAN < LONGEST
    assert len(sheets(".xlsx", _xlsx([["Almere", n] for n in range(LONGEST + 500)]))[0].rijen) == LONGEST


@pytest.mark.parametrize("formule", ["=SUM(1,2)", "=1+1", '=HYPERLINK("x")'])
def test_a_formula_that_was_never_computed_is_not_an_empty_cell(formule: str) -> None:
    """The file is not read at all: what to do is said instead."""
    with pytest.raises(Onleesbaar, match="formules"):
        sheets(".xlsx", _xlsx([["Almere", formule, 3], ["Urk", None, 4]]))
