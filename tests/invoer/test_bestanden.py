"""Files: spreadsheets of every make become the same rows, and what is no list is refused with a word."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.desk.guard.list import Lijst
from bot.files.spreadsheet_cells import UNPACKED
from bot.mail.files import LARGEST, read

TODAY = date(2026, 3, 20)
WANTED = [
    {"referentie": "Z-1", "koppelingsdatum": date(2026, 3, 1), "personen": 4},
    {"referentie": "Ö-2", "koppelingsdatum": date(2026, 3, 2), "personen": 2},
]


def book(*sheets: list[list[object]]) -> bytes:
    """An .xlsx with these sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def values(found: Lijst) -> list[dict[str, object]]:
    """What was read of each row."""
    assert not found.probleem
    return [rij.waarden for rij in found.rijen]


LINES = "zaaknummer;gekoppeld;personen\nZ-1;1-3-2026;4\nO-2;2-3-2026;2\n".replace("O-2", "Ö-2")


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode(),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        LINES.encode("cp1252"),
        LINES.replace("\n", "\r\n").encode(),
        LINES.replace(";", ",").encode(),
        LINES.replace(";", "\t").encode(),
        ("sep=;\n" + LINES).encode(),
        LINES.replace("Z-1", '"Z-1"').encode(),
    ],
)
def test_csv(content: bytes) -> None:
    """A .csv is read in every code and with every sign between its cells that spreadsheets use."""
    found = values(read("lijst.csv", content, TODAY))
    assert [row["koppelingsdatum"] for row in found] == [row["koppelingsdatum"] for row in WANTED]
    assert found[0] == WANTED[0]


def test_xlsx() -> None:
    """An .xlsx gives dates, whole numbers and texts; an empty first sheet is passed over."""
    head: list[object] = ["Zaaknummer", "Koppelingsdatum", "Personen", "Tekendatum"]
    rows: list[list[object]] = [
        head,
        ["Z-1", date(2026, 3, 1), 4.0, None],
        [7012, datetime(2026, 3, 2), "2", "20-5-2026"],  # noqa: DTZ001  as a spreadsheet has it
    ]
    assert values(read("lijst.XLSX".lower(), book([[]], rows), TODAY)) == [
        WANTED[0],
        {
            "referentie": "7012",
            "koppelingsdatum": date(2026, 3, 2),
            "personen": 2,
            "tekendatum": date(2026, 5, 20),
        },
    ]


def test_a_formula_that_was_never_computed() -> None:
    """A cell whose value is not in the file is empty; its formula is not read."""
    found = read("lijst.xlsx", book([["Z-1", "1-3-2026", "=2+2"]]), TODAY)
    assert list(found.rijen[0].fouten) == ["personen"]


def test_too_large() -> None:
    """A large file is not unpacked, nor one that says it becomes large."""
    assert read("lijst.csv", b"x" * (LARGEST + 1), TODAY).probleem == "te_groot"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (UNPACKED + 1))
    assert len(target.getvalue()) < LARGEST
    assert read("lijst.xlsx", target.getvalue(), TODAY).probleem == "onleesbaar"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xlsx", b"", "onleesbaar"),
        ("a.xlsx", b"PK\x03\x04 broken", "onleesbaar"),
        ("a.csv", b"", "leeg"),
        ("a.csv", b"\n\n;;\n", "leeg"),
        ("a.csv", b"zaaknummer;gekoppeld;personen\n", "leeg"),
        ("a.csv", b"\x00\x01\x02", "onleesbaar"),
        ("a.xlsx", book([[]]), "leeg"),
    ],
)
def test_no_list(name: str, content: bytes, problem: str) -> None:
    """What is no list gets a name, for the word that the person reads."""
    assert read(name, content, TODAY).probleem == problem


def test_far_away_cells() -> None:
    """A file that says it has a million rows is read as far as a list can go."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Z-1", "1-3-2026", 4])
    sheet.cell(row=1_000_000, column=900, value="x")
    target = io.BytesIO()
    made.save(target)
    assert len(read("lijst.xlsx", target.getvalue(), TODAY).rijen) == 1


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx"]))
def test_any_bytes(content: bytes, name: str) -> None:
    """Whatever the bytes, reading ends in rows or in a word."""
    found = read(name, content, TODAY)
    assert found.rijen or found.kolommen or found.probleem
