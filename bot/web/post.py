"""Post for the pages: it needs no network, so it is delivered when it stands in our own log, in the commit that marks
its row of the outbox. Nothing here can be uncertain, and nothing is sent twice."""

import asyncio
import logging
from base64 import b64decode
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from bot.desk.visit import Menu, Post
from bot.mail.error_place import place
from bot.mail.pacing import back_off
from bot.web import CHANNEL
from bot.web.feed import Feed
from storage.outbox import OutboxRow, Sent
from storage.store import CannotCommit, Store

log = logging.getLogger(__name__)

AT_ONCE = 100
"""Rows that are brought in one transaction: an answer to somebody must not wait for a whole morning."""
LOOK_AROUND = 1.0
"""Seconds between looks for rows that another process wrote."""


def bring(store: Store, rows: Iterable[OutboxRow], now: datetime) -> set[int]:
    """Write these rows into the log and mark them, inside a transaction; gives the chats that changed. As at every door
    a reply overtakes a ping. A row that cannot be rendered is refused alone."""
    chats: set[int] = set()
    for row in sorted(rows, key=lambda row: row.klasse == "ping"):
        content = store.outbox.claim([row.id]).get(row.id)
        if content is None:
            continue
        if row.vervalt is not None and row.vervalt <= now:
            store.outbox.mark([Sent(row.id, "verlopen")])
            continue
        try:
            with store.part():
                store.outbox.mark([Sent(row.id, "verstuurd", _bring(store, row, content, now))])
            chats.add(row.chat)
        except CannotCommit:
            raise
        except Exception as exc:
            log.error("bericht %d kon niet worden gemaakt: %s in %s", row.id, type(exc).__name__, place(exc))
            store.outbox.mark([Sent(row.id, "geweigerd", reden=type(exc).__name__)])
    return chats


def _bring(store: Store, row: OutboxRow, content: dict[str, Any], now: datetime) -> int | None:
    """Say, change or take out. Gives the message that the row became. Taking out always works here, so of two texts
    the one is true that says so."""
    shown = {key: value for key, value in content.items() if key not in ("na", "anders")}
    match row.soort:
        case "wis":
            store.weblog.take_out(row.chat, content["bericht"])
            return None
        case "bewerk":
            return _change(store, row.chat, shown, now)
        case _:
            return _say(store, row.chat, shown, now)


def _say(store: Store, chat: int, content: dict[str, Any], now: datetime) -> int:
    words = _words(content)
    if "toetsenbord" in content and "knoppen" not in content:
        store.weblog.set_keyboard(chat, content["toetsenbord"])
    if "bestand" not in content:
        return store.weblog.add(chat, words, now)
    naam, inhoud = content["bestand"]
    bytes_ = b64decode(inhoud)
    ident = store.weblog.add(chat, words | {"bestand": [naam, len(bytes_)]}, now)
    store.weblog.add_file(ident, naam, bytes_)
    return ident


def _change(store: Store, chat: int, content: dict[str, Any], now: datetime) -> int | None:
    """Another content for a message; where it is gone, a new one. One that never arrived needs no change."""
    target = content.pop("bericht", None)
    ident = content.pop("rij", None)
    if target is None and ident is not None:
        fate = store.outbox.fate(ident)
        target = fate.bericht if fate else None
    if target is None:
        return None
    before = store.weblog.get(chat, target)
    answers = {"op": before.inhoud["op"]} if before is not None and "op" in before.inhoud else {}
    if before is not None and "bestand" not in content:
        words = {key: value for key, value in _words(content).items() if key != "op"} | answers
        if (words == before.inhoud and before.stand == "er") or store.weblog.edit(chat, target, words, now):
            return int(target)
    return _say(store, chat, content, now)


def _words(content: dict[str, Any]) -> dict[str, Any]:
    return {key: content[key] for key in ("tekst", "knoppen", "op", "zaken") if key in content}


class WebPost:
    """Brings what anybody writes for this channel, and tells the pages."""

    def __init__(self, store: Store, feed: Feed, now: Callable[[], datetime]) -> None:
        self._store, self._feed, self._now = store, feed, now
        self._wake = asyncio.Event()
        self._data_version = -1
        self._failures = 0
        self._busy = False

    def take(self, post: Post) -> None:
        """What a committed transaction left. A menu is read by the page itself, which hears that there is one."""
        if any(row.kanaal == CHANNEL for row in post.rows):
            self._busy = True
            self._wake.set()
        self._feed.changed(item.chat for item in post.fleeting if isinstance(item, Menu) and item.chat is not None)

    async def run(self) -> None:
        """Bring until cancelled."""
        self._busy = True
        while True:
            self._wake.clear()
            pause = LOOK_AROUND
            try:
                if self._something():
                    while self._bring_some():
                        await asyncio.sleep(0)
                self._failures = 0
            except CannotCommit as exc:
                self._failures += 1
                self._busy, pause = True, back_off(self._failures)
                log.warning("kan niet vastleggen wat op de pagina komt (%s); opnieuw over %.1f s", exc, pause)
                await asyncio.sleep(pause)
                continue
            try:
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            except TimeoutError:
                pass

    def _something(self) -> bool:
        """Whether anything can wait: we were told, or another process wrote."""
        with self._store.reading():
            version = self._store.db.execute("pragma data_version").fetchone()[0]
        there, self._data_version = self._busy or version != self._data_version, version
        return there

    def _bring_some(self) -> bool:
        """One transaction; says whether more waits."""
        with self._store.reading():
            rows = self._store.outbox.waiting(CHANNEL)[:AT_ONCE]
        if not rows:
            self._busy = False
            return False
        with self._store.atomic():
            chats = bring(self._store, rows, self._now())
        self._feed.changed(chats)
        return True

    async def drained(self) -> None:
        """Wait until nothing waits."""
        while self._busy:
            await asyncio.sleep(0.001)
