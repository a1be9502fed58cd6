"""A file that somebody sends: fetched and read before the desk begins its transaction.

A list (.csv, .xlsx) is unpacked to cells and its bytes are kept nowhere; other kinds are those that a use takes. It is
fetched only of who may send one, and only when it is small.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

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


class NotFetched(Exception):
    """The channel did not give the bytes; the text is the kind of error."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as the channel announces it: its name, its size in bytes (0: not said), and how to get it, which raises
    NotFetched."""

    name: str
    size: int
    fetch: Callable[[], Awaitable[bytes]]


async def as_list(sent: SentFile, today: date) -> Lijst:
    """The list in a file; `probleem` says why there is none."""
    name = sent.name.lower()
    if not name.endswith(KINDS):
        return Lijst(probleem="soort")
    if sent.size > LARGEST:
        return Lijst(probleem="te_groot")
    try:
        async with asyncio.timeout(PATIENCE):
            content = await sent.fetch()
            return await asyncio.to_thread(read, name, content, today)
    except (NotFetched, TimeoutError) as exc:
        log.warning("bestand niet opgehaald (%s)", exc or type(exc).__name__)
        return Lijst(probleem="ophalen")


async def as_other(sent: SentFile, einde: str, soort: Bestandsoort) -> Ontvangen:
    """A file of a kind that a use takes; `probleem` says in Dutch why it cannot be used."""
    too_large = Ontvangen(
        einde, b"", f"Dit bestand is te groot. Maak het kleiner dan {soort.grootste // 1_000_000} MB."
    )
    if sent.size > soort.grootste:
        return too_large
    try:
        async with asyncio.timeout(PATIENCE):
            content = await sent.fetch()
            if len(content) > soort.grootste:
                return too_large
            return Ontvangen(einde, content, await asyncio.to_thread(soort.keur, content))
    except (NotFetched, TimeoutError) as exc:
        log.warning("bestand niet opgehaald (%s)", exc or type(exc).__name__)
        return Ontvangen(einde, b"", "Het bestand kwam niet goed binnen. Stuur het nog eens.")


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
