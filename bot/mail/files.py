"""A file that somebody sends: fetched and read before the desk begins its transaction.

A list (.csv, .xlsx) is unpacked to cells and its bytes are kept nowhere; other kinds are those that a use takes. It is
fetched only of who may send one, and only when it is small.
"""

import asyncio
import logging
from datetime import date
from typing import Any

from telegram import Document
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.desk.feature import Bestandsoort
from bot.desk.guard.list import Lijst, lees
from bot.desk.incoming import Ontvangen
from bot.files.spreadsheet_cells import cellen

log = logging.getLogger(__name__)

LARGEST = 1_000_000
"""Bytes of a file: 500 rows of a spreadsheet take a tenth of it."""
PATIENCE = 15.0
"""Seconds that fetching and reading may take; others wait meanwhile."""
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
        rows = cellen(name, content)
    except Exception as exc:  # whatever a strange file does to a parser: it is no list
        log.info("bestand niet te lezen (%s)", type(exc).__name__)
        return Lijst(probleem="onleesbaar")
    return lees(rows, today)
