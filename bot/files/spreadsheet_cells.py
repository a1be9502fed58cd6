"""The cells of a spreadsheet: .csv as spreadsheets of every make write it, and .xlsx."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from workflows.cijfers import lijst as cijfers_lijst
from workflows.koppeling import lijst as koppeling_lijst

UNPACKED = 20_000_000
"""Bytes that an .xlsx may say it unpacks to; zipfile reads no further than a part says."""
WIDEST = 40
"""Columns that are looked at."""
LONGEST = max(koppeling_lijst.MEESTE_RIJEN, cijfers_lijst.MEESTE_RIJEN) + 100
"""Rows that are looked at: more than a list may have, so that one that is too long is seen to be."""


def cellen(name: str, content: bytes) -> list[list[str]]:
    """The cells of a file of this name, as text. Raises whatever a strange file does to a parser."""
    return list(_xlsx(content) if name.endswith(".xlsx") else _csv(content))


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise ValueError("binary")
    lines = text.splitlines()
    head = "\n".join(lines[:20])
    if lines and lines[0].startswith("sep="):
        lines = lines[1:]
    delimiter = max(";,\t", key=head.count)
    for row in csv.reader(lines, delimiter=delimiter):
        yield row[:WIDEST]


def _decoded(content: bytes) -> str:
    """As spreadsheets write it: UTF-8, UTF-16 with its mark, else the old Windows code."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _xlsx(content: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet that has any; formulas give the value they had when the file was saved, and one that
    was never computed stands there as it is."""
    from openpyxl import load_workbook  # only here: starting need not wait for it

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED:
            raise ValueError("too large when unpacked")
        sheets = [part for part in packed.namelist() if part.startswith("xl/worksheets/")]
        formulas = any(b"<f" in packed.read(part) for part in sheets)
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    typed = load_workbook(io.BytesIO(content), read_only=True) if formulas else book
    try:
        for sheet, other in zip(book.worksheets, typed.worksheets, strict=True):
            cells = _rows(sheet)
            if formulas:
                cells = [
                    [a or b for a, b in zip(row, raw, strict=False)]
                    for row, raw in zip(cells, _rows(other), strict=False)
                ]
            if any(any(row) for row in cells):
                yield from cells
                return
    finally:
        book.close()
        typed.close()


def _rows(sheet: Any) -> list[list[str]]:
    """The size a file claims may be wrong or huge; rows beyond a list's length need no reading."""
    return [
        [_cell(value) for value in row] for row in sheet.iter_rows(max_row=LONGEST, max_col=WIDEST, values_only=True)
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
