"""Files that came in are fetched and read here, beside the desk: one at a time, each in a process of its own."""

import asyncio
import logging
from datetime import datetime
from typing import Any

from bot.desk.lists import arriving
from bot.desk.visit import Office, Post
from bot.mail.channel import Takes
from bot.mail.child import Crashed, TooHeavy
from bot.mail.error_place import place
from bot.mail.files import Fetch, NotFetched
from bot.mail.reading import DOCX, LIST, Reader, beside
from bot.run import waiting
from storage.invoer import LijstRow
from storage.store import CannotCommit

log = logging.getLogger(__name__)

PATIENCE = 30.0
"""Seconds that fetching may take."""


async def once(office: Office, courier: Takes, fetch: Fetch, read: Reader = beside, wake: "Wake | None" = None) -> bool:
    """Fetch and read what waits longest; False when nothing does. Raises CannotCommit, DatabaseProblem."""
    with office.store.reading():
        row = office.store.lijsten.first()
    if row is None:
        return False
    with office.store.atomic():
        office.store.lijsten.tried(row.id)
        if row.pogingen > 2 * arriving.TRIES:  # not even its refusal could be said: the next must not wait for it
            office.store.lijsten.drop(row.id)
            return True
    answer, content = await _read(office, row, fetch, read)
    post = Post()
    with office.store.atomic():
        still = office.store.lijsten.get(row.id)
        if still is not None and still.stand == "wacht":  # else something newer came, or it was stopped
            _tell(office, post, still, answer, content, office.now())
    courier.take(post)
    if wake is not None:
        wake(post)
    return True


class Wake:
    """Wakes who works on when an outcome left work: cases to make, a letter to prove."""

    def __init__(self, chores: asyncio.Event, rapporten: asyncio.Event) -> None:
        self._chores, self._rapporten = chores, rapporten

    def __call__(self, post: Post) -> None:
        """What a transaction left."""
        if post.chores:
            self._chores.set()
        if post.rapporten:
            self._rapporten.set()


def _tell(office: Office, post: Post, row: LijstRow, answer: dict[str, Any], content: bytes, now: datetime) -> None:
    """A fault of ours in dealing with one file must not stop the next: its sender hears that it could not be read."""
    try:
        with office.store.part():
            arriving.outcome(office, post, row, answer, content, now)
            return
    except CannotCommit:
        raise
    except Exception as exc:
        log.error("bestand niet verwerkt: %s in %s", type(exc).__name__, place(exc))
    post.rows.clear()
    arriving.outcome(office, post, row, {"probleem": "mislukt"}, b"", now)


async def _read(office: Office, row: LijstRow, fetch: Fetch, read: Reader) -> tuple[dict[str, Any], bytes]:
    """What was read, or why nothing was."""
    if row.pogingen >= arriving.TRIES or row.bron is None:
        return {"probleem": "mislukt"}, b""
    kind = office.features.bestanden.get(row.soort)
    is_list = row.soort in arriving.LISTS or kind is None
    largest = arriving.LARGEST if is_list or kind is None else kind.grootste
    if row.grootte > largest:
        return {"probleem": "te_groot"}, b""
    try:
        async with asyncio.timeout(PATIENCE):
            content = await fetch(row.bron)
    except (NotFetched, TimeoutError) as exc:
        log.warning("bestand niet opgehaald (%s)", exc or type(exc).__name__)
        return {"probleem": "ophalen"}, b""
    if len(content) > largest:
        return {"probleem": "te_groot"}, b""
    try:
        return await read(LIST if is_list else DOCX, row.soort, content), content
    except TooHeavy:
        log.warning("bestand is te zwaar om te lezen")
        return {"probleem": "te_zwaar"}, b""
    except Crashed:
        log.warning("bestand niet te lezen")
        return {"probleem": "mislukt"}, b""


async def run(office: Office, courier: Takes, fetch: Fetch, woken: asyncio.Event, wake: Wake) -> None:
    """Work until cancelled; `woken` tells that there may be something."""
    await waiting.run("lezer", lambda: once(office, courier, fetch, beside, wake), woken)
