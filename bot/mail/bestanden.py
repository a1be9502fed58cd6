"""A file that somebody sends: fetched and read before the desk begins its transaction.

A list (.csv, .xlsx) is unpacked to cells and its bytes are kept nowhere; other kinds are those that a use takes. It is
fetched only of who may send one, and only when it is small.
"""

import asyncio
import csv
import io
import logging
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from telegram import Document
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.desk.feature import Bestandsoort
from bot.desk.incoming import Ontvangen
from bot.desk.lijst import Lijst, lees
from workflows.invoer import MEESTE_RIJEN

log = logging.getLogger(__name__)

LARGEST = 1_000_000
"""Bytes of a file: 500 rows of a spreadsheet take a tenth of it."""
UNPACKED = 20_000_000
"""Bytes that an .xlsx may say it unpacks to; zipfile reads no further than a part says."""
PATIENCE = 15.0
"""Seconds that fetching and reading may take; others wait meanwhile."""
WIDEST = 40
"""Columns that are looked at."""
KINDS = (".csv", ".xlsx")


async def fetch(bot: ExtBot[Any], document: Document, today: date) -> Lijst:
    """The list in a document; `probleem` says why there is none."""
    name = (document.file_name or "").lower()
    if not name.endswith(KINDS):
        return Lijst(probleem="soort")
    if (document.file_size or 0) > LARGEST:
        return Lijst(probleem="te_groot")
    try:
        async with asyncio.timeout(PATIENCE):
            content = await _bytes(bot, document)
            return await asyncio.to_thread(read, name, content, today)
    except (TelegramError, TimeoutError) as exc:
        log.warning("bestand niet opgehaald (%s)", type(exc).__name__)
        return Lijst(probleem="ophalen")


async def fetch_other(bot: ExtBot[Any], document: Document, einde: str, soort: Bestandsoort) -> Ontvangen:
    """A document of a kind that a use takes; `probleem` says in Dutch why it cannot be used."""
    too_large = Ontvangen(
        einde, b"", f"Dit bestand is te groot. Maak het kleiner dan {soort.grootste // 1_000_000} MB."
    )
    if (document.file_size or 0) > soort.grootste:
        return too_large
    try:
        async with asyncio.timeout(PATIENCE):
            content = await _bytes(bot, document)
            if len(content) > soort.grootste:
                return too_large
            return Ontvangen(einde, content, await asyncio.to_thread(soort.keur, content))
    except (TelegramError, TimeoutError) as exc:
        log.warning("bestand niet opgehaald (%s)", type(exc).__name__)
        return Ontvangen(einde, b"", "Het bestand kwam niet goed binnen. Stuur het nog eens.")


async def _bytes(bot: ExtBot[Any], document: Document) -> bytes:
    return bytes(await (await bot.get_file(document.file_id)).download_as_bytearray())


def read(name: str, content: bytes, today: date) -> Lijst:
    """The list in the bytes of a file of this name."""
    if len(content) > LARGEST:
        return Lijst(probleem="te_groot")
    try:
        rows = list(_xlsx(content) if name.endswith(".xlsx") else _csv(content))
    except Exception as exc:  # whatever a strange file does to a parser: it is no list
        log.info("bestand niet te lezen (%s)", type(exc).__name__)
        return Lijst(probleem="onleesbaar")
    return lees(rows, today)


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
    """The rows of the first sheet that has any; formulas give the value they had when the file was saved."""
    from openpyxl import load_workbook  # only here: starting need not wait for it

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED:
            raise ValueError("too large when unpacked")
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            # The size a file claims may be wrong or huge; rows beyond a list's length need no reading.
            rows = sheet.iter_rows(max_row=MEESTE_RIJEN * 2, max_col=WIDEST, values_only=True)
            cells = [[_cell(value) for value in row] for row in rows]
            if any(any(row) for row in cells):
                yield from cells
                return
    finally:
        book.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
