"""Files: spreadsheets of every make become the same rows, and what is no list is refused with a word."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.desk.guard.sheets import Nagekeken
from bot.files.sheets import UNPACKED
from bot.mail.reading import LIST, read
from tests.lijsten.wereld import gelezen

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


def values(end: str, content: bytes) -> list[dict[str, object]]:
    """What was read of each row."""
    found = Nagekeken.van_json(read(LIST, end, content)["lijst"])
    return [rij.waarden for rij in gelezen(found, {}, None, TODAY).koppelingen]


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
    found = values(".csv", content)
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
    assert values(".xlsx", book([[]], rows)) == [
        WANTED[0],
        {
            "referentie": "7012",
            "koppelingsdatum": date(2026, 3, 2),
            "personen": 2,
            "tekendatum": date(2026, 5, 20),
        },
    ]


def test_a_formula_that_was_never_computed() -> None:
    """A file with a cell whose value is not there is not read: what to do is said."""
    assert read(LIST, ".xlsx", book([["Z-1", "1-3-2026", "=2+2"]])) == {"probleem": "formules"}


def test_too_large() -> None:
    """A file that says it becomes large is not unpacked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (UNPACKED + 1))
    assert read(LIST, ".xlsx", target.getvalue()) == {"probleem": "te_groot"}


@pytest.mark.parametrize(
    ("end", "content"),
    [
        (".xlsx", b""),
        (".xlsx", b"PK\x03\x04 broken"),
        (".ods", b"PK\x03\x04 broken"),
        (".csv", b"\x00\x01\x02"),
        (".ods", b""),
    ],
)
def test_no_list(end: str, content: bytes) -> None:
    """What is no list gets a name, for the word that the person reads."""
    assert read(LIST, end, content) == {"probleem": "onleesbaar"}


@pytest.mark.parametrize("content", [b"", b"\n\n;;\n", b"zaaknummer;gekoppeld;personen\n"])
def test_an_empty_list(content: bytes) -> None:
    """There is nothing in it, and that is said."""
    found = Nagekeken.van_json(read(LIST, ".csv", content)["lijst"])
    assert gelezen(found, {}, None, TODAY).weigering


def test_far_away_cells() -> None:
    """A file with a cell that makes it a million rows is refused in words that say what to do; one that only says so is
    read."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Zaaknummer", "Koppelingsdatum", "Personen"])
    sheet.append(["Z-1", "1-3-2026", 4])
    target = io.BytesIO()
    made.save(target)
    assert len(values(".xlsx", target.getvalue())) == 1
    sheet.cell(row=1_000_000, column=900, value="x")
    made.save(target := io.BytesIO())
    assert read(LIST, ".xlsx", target.getvalue()) == {"probleem": "ver_weg"}


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from([".csv", ".xlsx", ".ods"]))
def test_any_bytes(content: bytes, end: str) -> None:
    """Whatever the bytes, reading ends in an answer."""
    assert read(LIST, end, content).keys() & {"lijst", "probleem"}
