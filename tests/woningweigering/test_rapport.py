"""The figures and files of woningweigeringen: right counts, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.features.woningweigering.table import KOPPEN, als_csv, als_xlsx
from bot.files.spreadsheet import onschadelijk
from workflows.woningweigering.cijfers import Melding, Verhuizing, doorlooptijd, periodes, tel
from workflows.woningweigering.feiten import WeigeringFeiten

VANDAAG = date(2026, 4, 1)
BEGIN = ("=", "+", "-", "@", "\t", "\r")


def _melding(referentie: str = "Z-1", persoon: str = "toets", huis: str = "vrij", **feiten: Any) -> Melding:
    facts = {"voorval": "geweigerd", "voorval_op": date(2026, 3, 16), **feiten}
    return Melding(referentie, {"persoon": persoon, "woning": huis}, WeigeringFeiten(facts))


@pytest.mark.parametrize("begin", BEGIN)
def test_no_cell_is_a_formula(begin: str) -> None:
    """A reference that begins as a formula is text in both files."""
    wicked = f"{begin}HYPERLINK(1)"
    report = _melding(wicked, woning=wicked)
    sheet = load_workbook(BytesIO(als_xlsx([report], VANDAAG))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert not any(str(cell.value).startswith(BEGIN) for cell in cells if cell.value is not None)
    rows = list(csv.reader(StringIO(als_csv([report], VANDAAG).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not any(cel.startswith(BEGIN) for row in rows for cel in row)


@given(st.text())
@settings(deadline=None)  # a workbook on a busy machine
def test_any_text_fits_a_file(text: str) -> None:
    """Whatever somebody typed, both files are made and neither begins a cell with a formula."""
    made = onschadelijk(text)
    assert isinstance(made, str)
    assert not made.lstrip(" ").startswith(BEGIN)
    report = _melding(text.encode("utf-8", "ignore").decode())
    assert als_xlsx([report], VANDAAG)
    assert als_csv([report], VANDAAG)


def test_both_files_hold_the_same_rows() -> None:
    """A heading and a row for each report, in the same order, with dates as dates in the workbook."""
    reports = [_melding("Z-1"), _melding("Z-2", "terecht", "wacht", oordeel_op=date(2026, 3, 20))]
    sheet = load_workbook(BytesIO(als_xlsx(reports, VANDAAG))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    text = als_csv(reports, VANDAAG).decode("utf-8-sig").splitlines()
    assert tuple(rows[0]) == KOPPEN
    assert text[0] == ";".join(KOPPEN)
    assert [row[0] for row in rows[1:]] == [line.split(";")[0] for line in text[1:]] == ["Z-1", "Z-2"]
    assert str(rows[2][4]).startswith("2026-03-20")
    assert "2026-03-20" in text[2]


def test_no_column_for_a_reason() -> None:
    """Nor for whose fault it was."""
    assert not any("reden" in kop.lower() or "verwijtbaar" in kop.lower() for kop in KOPPEN)


def test_totals_count_by_judgement() -> None:
    """A withdrawn report stands apart and its days are not counted."""
    day = date(2026, 3, 20)
    found = tel(
        [
            _melding(),
            _melding(persoon="blijft", huis="kandidaat", oordeel_op=day, kandidaat_op=date(2026, 3, 26)),
            _melding(persoon="geaccepteerd", huis="behouden", oordeel_op=day, geaccepteerd_op=date(2026, 3, 21)),
            _melding(persoon="ingetrokken", huis="behouden", afspraak=date(2026, 3, 18)),
        ],
        VANDAAG,
    )
    assert (found.aantal, found.terecht, found.onterecht, found.zonder_oordeel, found.ingetrokken) == (3, 1, 1, 1, 1)
    assert found.dagen == 16 + 10 + 5
    assert found.gemiddeld == pytest.approx(31 / 3)


def test_average_with_and_without_refusals() -> None:
    """Weighed by persons, over who moved in the period; None where nobody did."""
    start = date(2026, 1, 1)
    moves = [
        Verhuizing(start, start + timedelta(weeks=10), 1, geweigerd=False),
        Verhuizing(start, start + timedelta(weeks=14), 3, geweigerd=True),
        Verhuizing(date(2025, 1, 1), date(2025, 3, 1), 1, geweigerd=True),
    ]
    assert doorlooptijd(moves, start, date(2026, 12, 31)) == (13.0, 10.0)
    assert doorlooptijd(moves, date(2024, 1, 1), date(2024, 12, 31)) == (None, None)
    assert doorlooptijd(moves, date(2025, 1, 1), date(2025, 12, 31))[1] is None


@given(st.dates(date(2017, 1, 1), date(2040, 12, 31)))
def test_periods_are_whole(dag: date) -> None:
    """The first holds today, each begins before it ends, and the one before ends the day before the first begins."""
    now, before, *years = periodes(dag)
    assert now[1] <= dag <= now[2]
    assert before[2] + timedelta(days=1) == now[1]
    assert all(van < tot for _, van, tot in (now, before, *years))
