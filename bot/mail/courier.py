"""The courier claims, sends and marks; nothing else. What it carries was written by the desk and is frozen.

A row is claimed in a commit before it is sent and marked in one after. Both are gathered: one transaction marks
what came back and claims what goes next. After a kill exactly the claimed, unmarked rows are uncertain; they go
once more, marked as such.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.desk.visit import Fleeting, Menu, Post
from bot.mail.error_place import place
from bot.mail.lanes import Lanes
from bot.mail.pacing import CHAT_RATE, back_off
from bot.mail.telegram.sending import nobody_there
from storage.outbox import OutboxRow, Sent
from storage.store import CannotCommit, Store

log = logging.getLogger(__name__)

IN_FLIGHT = 24
"""Messages under way at once: with Telegram at 50 ms more bring nothing. After a kill so many at most are uncertain."""
FLEETING = 8
"""Answers to presses under way at once; ten times as many may wait."""
GATHER, MOST_GATHER, SHARE = 0.005, 0.05, 4
"""Between the beginnings of two rounds lie four times as long as a round takes, and at least and at most so many
seconds: what comes back meanwhile is marked in one commit. A commit waits for the disk while nothing else happens, and
a slow disk must leave time for the desk. The first message after a rest waits for nothing."""
LOOK_AROUND = 1.0
"""Seconds between looks for rows that another process wrote, and for parked replies that expired."""

Carry = Callable[[OutboxRow, dict[str, Any], bool], Awaitable[int | None]]


@dataclass(frozen=True, slots=True)
class _Back:
    """A try that came back: what it means for the row and for the chat."""

    row: OutboxRow
    sent: Sent | None = None  # None: the row waits again
    pause: float = 0.0
    park: bool = False
    uncertain: bool = False
    frees: bool = True  # its chat may have the next; not so for a row that was never under way


class Courier:
    """Carries the outbox to the channel, in order, at the speed the channel allows."""

    def __init__(
        self,
        store: Store,
        carry: Carry,
        answer_press: Callable[[Fleeting | Menu], Coroutine[Any, Any, None]],
        *,
        limit: float,
        chat_rate: float = CHAT_RATE,
        now: Callable[[], datetime],
        unreachable: Callable[[OutboxRow], Post],
    ) -> None:
        self._store, self._carry, self._answer_press = store, carry, answer_press
        self._now, self._unreachable = now, unreachable
        self._lanes = Lanes(limit, chat_rate)
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._fleeting: set[asyncio.Task[None]] = set()
        self._room_for_fleeting = asyncio.Semaphore(FLEETING)
        self._back: list[_Back] = []
        self._failing: dict[int, int] = {}
        self._too_fast_until: dict[int, float] = {}
        self._data_version = -1
        self._commit_failures = 0

    # ------------------------------------------------------------ in

    def take(self, post: Post) -> None:
        """What a committed transaction left: rows to carry, presses to answer, a chat that is back."""
        now = self._time()
        if post.reachable is not None:
            self._lanes.unpark(post.reachable, now)
        for row in post.rows:
            self._lanes.add(row, now)
        for item in post.fleeting:
            self._answer(item)
        self._wake.set()

    def _answer(self, item: Fleeting | Menu) -> None:
        """One try, outside table and order; when too many wait, the press's own sign of life runs out by itself."""
        if len(self._fleeting) < 10 * FLEETING:
            task = asyncio.create_task(self._try_fleeting(item))
            self._fleeting.add(task)
            task.add_done_callback(self._fleeting.discard)

    async def _try_fleeting(self, item: Fleeting | Menu) -> None:
        async with self._room_for_fleeting:
            try:
                await self._answer_press(item)
            except Exception as exc:  # nothing that a person must know stands only there
                log.error("niet gelukt in het voorbijgaan: %s in %s", type(exc).__name__, place(exc))

    def start(self) -> int:
        """Take up what the table holds from before; gives how many rows are uncertain."""
        with self._store.atomic():
            uncertain = self._store.outbox.recover()
        self._look_around()
        return uncertain

    # ------------------------------------------------------------ round

    async def run(self) -> None:
        """Carry until cancelled."""
        looked = self._time()
        while True:
            self._wake.clear()
            began = self._time()
            if began - looked >= LOOK_AROUND:
                looked = began
                self._look_around_if_it_can()
            wait = self._round()
            pause = min(MOST_GATHER, max(GATHER, SHARE * (self._time() - began)))
            try:
                async with asyncio.timeout(min(wait, LOOK_AROUND)):
                    await self._wake.wait()
            except TimeoutError:
                pass
            await asyncio.sleep(began + pause - self._time())

    def _round(self) -> float:
        """Mark what came back, claim what may go and send it off. Gives the seconds to sleep at most."""
        rows: list[OutboxRow] = []
        while len(self._tasks) + len(rows) < IN_FLIGHT and (row := self._lanes.take(self._time())):
            rows.append(row)
        if rows or self._back:
            try:
                claimed = self._commit(rows)
            except CannotCommit as exc:
                return self._later(rows, exc)
            self._commit_failures = 0
            self._send_off(rows, claimed)
        wait = self._lanes.wait(self._time())
        return LOOK_AROUND if wait is None or len(self._tasks) >= IN_FLIGHT else wait

    def _later(self, rows: list[OutboxRow], why: CannotCommit) -> float:
        """Nothing could be claimed or marked: all of it stays as it was."""
        for row in reversed(rows):
            self._lanes.add(row, self._time(), first=True)
            self._lanes.done(row.chat, self._time())
        self._commit_failures += 1
        pause = back_off(self._commit_failures)
        self._lanes.pause_all(self._time() + pause)
        log.warning("kan niet vastleggen wat verstuurd is (%s); opnieuw over %.1f s", why, pause)
        return pause

    def _commit(self, rows: list[OutboxRow]) -> dict[int, tuple[dict[str, Any], bool]]:
        """One transaction: mark what came back, claim what goes next."""
        back, post = list(self._back), Post()
        with self._store.atomic():
            self._store.outbox.mark([item.sent or Sent(item.row.id, "klaar", dubbel=item.uncertain) for item in back])
            for item in back:
                if item.park:
                    self._store.people.set_reachable(item.row.chat, self._now())
                if item.park and item.sent is not None:
                    post.rows += self._rerouted(item.row)
            fresh = [row for row in rows if row.vervalt is None or row.vervalt > self._now()]
            content = self._store.outbox.claim(row.id for row in fresh)
            self._store.outbox.mark([Sent(row.id, "verlopen") for row in rows if row not in fresh])
            claimed = {ident: (self._aimed(text), self._was_done(text)) for ident, text in content.items()}
        del self._back[: len(back)]
        self._settle(back)
        for row in post.rows:
            self._lanes.add(row, self._time())
        return claimed

    def _rerouted(self, row: OutboxRow) -> list[OutboxRow]:
        """What others hear of it now. A fault of ours in saying so must not stop the post."""
        try:
            with self._store.part():
                return self._unreachable(row).rows
        except CannotCommit:
            raise
        except Exception as exc:
            log.error("bericht %d kon niet worden omgeleid: %s in %s", row.id, type(exc).__name__, place(exc))
            return []

    def _aimed(self, content: dict[str, Any]) -> dict[str, Any]:
        """An edit that was written before its message had an id gets it now; None when that never arrived."""
        if "rij" not in content or "bericht" in content:
            return content
        fate = self._store.outbox.fate(content["rij"])
        return content | {"bericht": fate.bericht if fate else None}

    def _was_done(self, content: dict[str, Any]) -> bool:
        """Whether the deletion that this row waits for went well."""
        fate = self._store.outbox.fate(content["na"]) if "na" in content else None
        return fate is not None and fate.stand == "verstuurd"

    def _settle(self, back: list[_Back]) -> None:
        """After the commit: put rows back that wait again, pause and free their chats."""
        now = self._time()
        for item in back:
            if item.sent is None:
                self._lanes.add(replace(item.row, dubbel=item.row.dubbel or item.uncertain), now, first=True)
            if item.park:
                self._lanes.park(item.row.chat)
            elif item.sent is not None and item.sent.stand == "verstuurd":
                self._lanes.unpark(item.row.chat, now)
            if item.pause:
                self._lanes.pause(item.row.chat, now + item.pause)
            if item.frees:
                self._lanes.done(item.row.chat, now)

    def _send_off(self, rows: list[OutboxRow], claimed: dict[int, tuple[dict[str, Any], bool]]) -> None:
        for row in rows:
            if row.id not in claimed:
                self._lanes.done(row.chat, self._time())
                continue
            task = asyncio.create_task(self._try(row, *claimed[row.id]))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    # ------------------------------------------------------------ one message

    async def _try(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> None:
        try:
            message = await self._carry(row, content, gone)
        except TelegramError as exc:
            self._back.append(self._failed(row, exc))
        except Exception as exc:  # a content that cannot be rendered must not stop the rest
            log.error("bericht %d kon niet worden gemaakt: %s in %s", row.id, type(exc).__name__, place(exc))
            self._back.append(_Back(row, Sent(row.id, "geweigerd", reden=type(exc).__name__)))
        else:
            self._failing.clear()
            self._back.append(_Back(row, Sent(row.id, "verstuurd", message)))
        self._wake.set()

    def _failed(self, row: OutboxRow, exc: TelegramError) -> _Back:
        """What Telegram's no means."""
        if isinstance(exc, RetryAfter):
            return self._too_fast(row, exc)
        if isinstance(exc, Forbidden):
            log.info("chat van bericht %d is niet bereikbaar", row.id)
            refused = Sent(row.id, "geweigerd", reden="Forbidden") if row.klasse == "ping" else None
            return _Back(row, refused, park=True)
        if isinstance(exc, (BadRequest, ChatMigrated)):
            log.warning("bericht %d geweigerd door Telegram", row.id)
            # A ping that nobody can get, because the chat is gone, goes to who else answers for the case.
            nobody = row.klasse == "ping" and nobody_there(exc)
            return _Back(row, Sent(row.id, "geweigerd", reden=type(exc).__name__), park=nobody)
        return self._no_answer(row, exc)

    def _too_fast(self, row: OutboxRow, exc: RetryAfter) -> _Back:
        """429: this chat waits as long as Telegram says; when it says so of a second chat meanwhile, all wait."""
        after = exc.retry_after
        now, seconds = self._time(), float(after) if isinstance(after, int) else after.total_seconds()
        others = {chat: until for chat, until in self._too_fast_until.items() if until > now and chat != row.chat}
        self._too_fast_until = others | {row.chat: now + seconds}
        self._lanes.pause(row.chat, now + seconds)
        if others:
            self._lanes.pause_all(now + seconds)
        return _Back(row)

    def _no_answer(self, row: OutboxRow, exc: TelegramError) -> _Back:
        """The network or Telegram's own fault: later again, and slower for all when it is not this chat alone."""
        self._failing[row.chat] = self._failing.get(row.chat, 0) + 1
        pause = back_off(self._failing[row.chat])
        if len(self._failing) > 1:
            self._lanes.pause_all(self._time() + back_off(sum(self._failing.values())))
        what = type(exc.__cause__ or exc).__name__
        log.warning("geen antwoord van Telegram (%s); opnieuw over %.1f s", what, pause)
        return _Back(row, pause=pause, uncertain=row.soort == "stuur" and _may_have_arrived(exc))

    # ------------------------------------------------------------ beside

    def _look_around_if_it_can(self) -> None:
        try:
            with self._store.reading():
                self._look_around()
        except CannotCommit as exc:
            log.warning("kan de uitgaande post niet lezen (%s)", exc)

    def _look_around(self) -> None:
        """Find what another process wrote, and let go of parked replies that nobody will miss any more."""
        version = self._store.db.execute("pragma data_version").fetchone()[0]
        if version != self._data_version:
            self._data_version = version
            for row in self._store.outbox.waiting(0):
                self._lanes.add(row, self._time())
        expired = [r for r in self._lanes.parked_rows() if r.vervalt is not None and r.vervalt <= self._now()]
        for row in expired:
            self._lanes.drop(row)
            self._back.append(_Back(row, Sent(row.id, "verlopen"), frees=False))
        self._lanes.tidy(self._time())

    async def drained(self) -> None:
        """Wait until nothing can be carried now: what is left waits for a chat or for time."""
        while self._tasks or self._back or self._fleeting or self._lanes.wait(self._time()) is not None:
            await asyncio.sleep(0.001)

    async def close(self, patience: float = 5.0) -> None:
        """Let what is under way come back, and mark it. Call after `run` was cancelled. What does not come back in
        `patience` seconds, or cannot be marked, stays claimed: the next start sends it once more, marked."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()
        if self._back:
            try:
                self._commit([])
            except CannotCommit as exc:
                log.warning("kan niet vastleggen wat verstuurd is (%s)", exc)

    @staticmethod
    def _time() -> float:
        return asyncio.get_running_loop().time()


_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Failures before a single byte of the message left."""


def _may_have_arrived(exc: TelegramError) -> bool:
    """Whether Telegram may have acted before it failed to answer. A 5xx of Telegram itself says it did not; one of a
    gateway in between (502, 504, or with a page instead of an answer) says nothing, nor does an unreadable answer."""
    if isinstance(exc, InvalidToken):
        return False
    cause = exc.__cause__
    if isinstance(cause, httpx.HTTPError):
        return not isinstance(cause, _NOT_SENT)
    unreadable = type(exc) is TelegramError or isinstance(cause, TelegramError)
    return unreadable or "Gateway" in exc.message or "(504)" in exc.message
