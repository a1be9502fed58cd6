"""The standings as a file: a row for each gemeente, their sum, and nothing where nothing is known."""

import csv
import io
from datetime import date

from openpyxl import load_workbook

from bot.features.cijfers.table import KOPPEN, StandRij, als_csv, als_xlsx
from workflows.cijfers.saldo import Halfjaarstand, Telling, Verschuiving
from workflows.cijfers.taakstelling import Taakstelling
from workflows.dates.tijdvak import Tijdvak

NU = Tijdvak(2026, 2)
TEL = date(2026, 10, 31)


def row(naam: str, task: int | None, restant: int = 0, coa: int | None = None) -> StandRij:
    """A gemeente, without a taakstelling when `task` is None."""
    if task is None:
        return StandRij(naam, "GM0001", None, restant_bekend=False)
    counted = None if coa is None else Telling(coa, TEL)
    lower = Taakstelling(task + 5, gepubliceerd=True).bijgesteld(task)
    shift = (Verschuiving(3, getoetst=True),)
    return StandRij(naam, "GM0001", Halfjaarstand(naam, NU, lower, restant, shift, counted), restant_bekend=True)


ROWS = [row("Almere", 81, -20, 60), row("Urk", 18, 4, 20), row("Dronten", None)]


def test_the_rows_and_their_sum() -> None:
    """Saldo is housed minus to house; the sum is over those that are known."""
    lines = list(csv.DictReader(io.StringIO(als_csv("Flevoland", NU, ROWS).decode("utf-8-sig")), delimiter=";"))
    assert [line["Gemeente"] for line in lines] == ["Almere", "Urk", "Dronten", "Samen: 2 van 3 gemeenten"]
    assert [line["Totaal te huisvesten"] for line in lines] == ["104", "17", "", "121"]
    assert [line["Saldo"].lstrip("'") for line in lines] == ["-44", "3", "", "-41"]
    assert lines[0]["COA t/m"] == "2026-10-31"
    assert lines[0]["Was voor bijstelling"] == "86"
    assert lines[2]["Taakstelling"] == ""


def test_numbers_are_numbers_in_a_workbook() -> None:
    """And dates are dates."""
    sheet = load_workbook(io.BytesIO(als_xlsx("Flevoland", NU, ROWS))).worksheets[0]
    values = list(sheet.iter_rows(values_only=True))
    assert values[0] == KOPPEN
    assert len(values) == 5
    assert values[1][KOPPEN.index("Saldo")] == -44
    assert values[1][KOPPEN.index("COA t/m")].date() == TEL


def test_one_without_a_count_leaves_the_saldo_of_the_sum_open() -> None:
    """A sum that misses a gemeente would say something else."""
    text = als_csv("Flevoland", NU, [row("Almere", 81, 0, 60), row("Urk", 18)]).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert lines[-1]["Saldo"] == ""
    assert lines[-1]["Totaal te huisvesten"] == "105"
