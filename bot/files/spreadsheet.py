"""A table as a file, in .xlsx or .csv. No cell is a formula, whatever stands in it."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO

Cel = str | int | date | None
Rij = Sequence[Cel]

_NERGENS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Signs that no file of a spreadsheet can hold."""
_GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n")


def onschadelijk(waarde: Cel) -> Cel:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; signs that no file of a
    spreadsheet can hold are left out."""
    if not isinstance(waarde, str):
        return waarde
    text = _NERGENS.sub("", waarde)
    return f"'{text}" if text.lstrip(" ").startswith(_GEVAARLIJK) else text


def xlsx(
    titel: str, koppen: Sequence[str], rijen: Iterable[Rij], vooraf: tuple[str, Sequence[str]] | None = None
) -> bytes:
    """A workbook with a sheet of this title; dates are dates, numbers are numbers. `vooraf` is a sheet before it, by
    its title and its lines."""
    from openpyxl import Workbook  # only here: it takes a tenth of a second and 20 MB, which starting need not wait for
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  a new workbook has a sheet
    if vooraf is not None:
        sheet.title = vooraf[0]
        for line in vooraf[1]:
            sheet.append([onschadelijk(line)])
        sheet.column_dimensions["A"].width = 90
        sheet = book.create_sheet()
    sheet.title = titel
    sheet.append(list(koppen))
    for rij in rijen:
        sheet.append([onschadelijk(cel) for cel in rij])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for index, kop in enumerate(koppen, 1):
        sheet.column_dimensions[get_column_letter(index)].width = max(14, len(kop) + 2)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def tekst(koppen: Sequence[str], rijen: Iterable[Rij]) -> bytes:
    """As .csv: semicolons and a byte order mark, as a Dutch spreadsheet expects; dates as 2026-03-16."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";")
    writer.writerow(koppen)
    for rij in rijen:
        writer.writerow(["" if cel is None else onschadelijk(cel) for cel in rij])
    return target.getvalue().encode("utf-8-sig")
