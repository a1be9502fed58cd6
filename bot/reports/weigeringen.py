"""The woningweigeringen of a period as a table, in .xlsx or .csv. No reason and nobody's name."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

from workflows.velden import zeg_waarde
from workflows.weigercijfers import Melding, oordeel
from workflows.weigerplan import vertraging
from workflows.weigerregels import HUIS, PERSOON
from workflows.weigervelden import HUURDERVING, VOORVAL
from workflows.woningweigering import WONINGWEIGERING

Cel = str | int | date | None

KOPPEN = (
    "Zaaknummer", "Wat er gebeurde", "Gebeurd op", "Oordeel van COA", "Oordeel op", "Tweede kans tot en met",
    "Huishouden", "Woning", "Woningnummer", "Dagen vertraging", "Vertraging is definitief", "Huurderving",
)  # fmt: skip
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


def rijen(meldingen: Sequence[Melding], vandaag: date) -> list[tuple[Cel, ...]]:
    """A row for each report, in the order of `KOPPEN`."""
    return [tuple(onschadelijk(cel) for cel in _rij(melding, vandaag)) for melding in meldingen]


def _rij(melding: Melding, vandaag: date) -> tuple[Cel, ...]:
    feiten, standen = melding.feiten, melding.standen
    days, final = vertraging(standen, feiten, vandaag)
    claim = feiten.get("huurderving")
    return (
        melding.referentie,
        zeg_waarde(VOORVAL, feiten["voorval"]),
        feiten["voorval_op"],
        oordeel(melding),
        feiten.get("oordeel_op"),
        feiten.get("kans_tot"),
        WONINGWEIGERING.spoor(PERSOON).stand(standen[PERSOON]).titel,
        WONINGWEIGERING.spoor(HUIS).stand(standen[HUIS]).titel,
        feiten.get("woning"),
        days,
        "ja" if final else "nee",
        zeg_waarde(HUURDERVING, claim) if claim else None,
    )


def als_xlsx(meldingen: Sequence[Melding], vandaag: date) -> bytes:
    """A workbook with one sheet; dates are dates, no cell is a formula."""
    from openpyxl import Workbook  # only here: it takes a tenth of a second and 20 MB, which starting need not wait for
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  a new workbook has a sheet
    sheet.title = "Weigeringen"
    sheet.append(KOPPEN)
    for rij in rijen(meldingen, vandaag):
        sheet.append(rij)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for index, kop in enumerate(KOPPEN, 1):
        sheet.column_dimensions[get_column_letter(index)].width = max(14, len(kop) + 2)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def als_csv(meldingen: Sequence[Melding], vandaag: date) -> bytes:
    """Semicolons and a byte order mark, as a Dutch spreadsheet expects; dates as 2026-03-16."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";")
    writer.writerow(KOPPEN)
    for rij in rijen(meldingen, vandaag):
        writer.writerow(["" if cel is None else cel for cel in rij])
    return target.getvalue().encode("utf-8-sig")


SOORTEN = {"xlsx": als_xlsx, "csv": als_csv}
