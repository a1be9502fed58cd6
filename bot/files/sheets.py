"""The sheets in the bytes of a file: .csv as spreadsheets of every make write it, .xlsx and .ods. Runs in a process of
its own (see `bot.mail.child`): what a strange file does to a parser reaches nobody."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from workflows.lijsten.blad import Blad

UNPACKED = 60_000_000
"""Bytes that an .xlsx or .ods may say it unpacks to."""
WIDEST = 60
"""Columns that are looked at."""
LONGEST = 1_200
"""Rows that are looked at: more than a list may have, so that one that is too long is seen to be."""
SHEETS = 60
"""Sheets that are looked at: a provincie may have one for each gemeente."""
MARK_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Onleesbaar(ValueError):
    """The file cannot be read; the text is the kind of reason."""


def sheets(name: str, content: bytes) -> list[Blad]:
    """The sheets of a file of this name (small letters). Raises Onleesbaar ("onleesbaar", "wachtwoord", "formules",
    "te_groot", "ver_weg"), and whatever else a strange file does to a parser."""
    if name.endswith((".csv", ".txt")):
        return [Blad("", tuple(_csv(content)))]
    return _workbook(content)


# ---------------------------------------------------------------- text


def _csv(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = _decoded(content)
    if "\0" in text:
        raise Onleesbaar("onleesbaar")
    lines = text.splitlines()
    first = 1
    delimiter = ""
    if lines and (said := re.fullmatch(r'"?sep=(.)"?', lines[0].strip())):
        delimiter, lines = said[1], lines[1:]
    head = "\n".join(lines[:20])
    delimiter = delimiter or max(";,\t|", key=head.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    for number, row in enumerate(reader, start=first):
        if number > LONGEST:
            return
        yield number, tuple(cell.strip("\ufeff \t") for cell in row[:WIDEST])


def _decoded(content: bytes) -> str:
    """As spreadsheets write it: UTF-8, UTF-16 (with its mark, or with every other byte empty), else the old Windows
    code."""
    if content.startswith(MARK_UTF16):
        return content.decode("utf-16")
    start = content[:400]
    if start.count(0) * 3 > len(start) > 0:
        return content.decode("utf-16-le" if start[1:2] == b"\0" else "utf-16-be")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


# ---------------------------------------------------------------- workbooks


def _workbook(content: bytes) -> list[Blad]:
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > UNPACKED:
            raise Onleesbaar("te_groot")
        if _far_away(packed):
            raise Onleesbaar("ver_weg")
        empty = _formulas_without_value(packed)
    try:
        book = load_workbook(io.BytesIO(content))
    except PasswordError:
        raise Onleesbaar("wachtwoord") from None
    except CalamineError:
        raise Onleesbaar("onleesbaar") from None
    found = []
    for meta in book.sheets_metadata[:SHEETS]:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        rows = sheet.to_python(skip_empty_area=False, nrows=LONGEST)
        numbered = tuple(
            (n, tuple(_cell(v) for v in row[:WIDEST])) for n, row in enumerate(rows, 1) if any(v != "" for v in row)
        )
        found.append(Blad(meta.name, numbered, meta.visible is not SheetVisibleEnum.Visible))
    if empty:
        raise Onleesbaar("formules")
    return found


_FORMULE = re.compile(rb"<c\b[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


_CEL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
MOST_CELLS = 2_000_000
"""Cells of the rectangle from the first to the last that is filled: the library makes them all."""


def _far_away(packed: zipfile.ZipFile) -> bool:
    """Whether a cell stands so far from the others that the sheet would be nothing but empty cells."""
    for name in _sheet_parts(packed):
        rows = columns = 1
        for found in _CEL.finditer(packed.read(name)):
            rows, columns = max(rows, int(found[2])), max(columns, _place(found[1]))
        if rows * columns > MOST_CELLS:
            return True
    return False


def _place(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number


def _sheet_parts(packed: zipfile.ZipFile) -> list[str]:
    return [part for part in packed.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part)][:SHEETS]


def _formulas_without_value(packed: zipfile.ZipFile) -> bool:
    """Whether a cell holds a formula that was never computed: it would read as empty."""
    return any(_FORMULE.search(packed.read(name)) for name in _sheet_parts(packed))


def _cell(value: object) -> str:
    """A cell as text: a day as 2026-10-12 (with its time where it has one), a whole number without a fraction."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, time | timedelta):
        return str(value)
    return " ".join(str(value).split()) if value is not None else ""
