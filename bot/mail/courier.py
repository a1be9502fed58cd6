"""The courier claims, sends and marks; nothing else. What it carries was written by the desk and is frozen.

A row is claimed in a commit before it is sent and marked in one after. Both are gathered: one transaction marks
what came back and claims what goes next. After a kill exactly the claimed, unmarked rows are uncertain; they go
once more, marked as such.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.desk.visit import Fleeting, Menu, Post
from bot.mail.channel import Carrier, Channel, Delivered, Gone, NoAnswer, Refused, Takes, Verdict, Wait
from bot.mail.error_place import place
from bot.mail.lanes import Lanes
from bot.mail.pacing import back_off
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
    """Carries the outbox to one channel, in order, at the speed the channel allows."""

    def __init__(
        self,
        store: Store,
        channel: Channel,
        carrier: Carrier,
        *,
        now: Callable[[], datetime],
        unreachable: Callable[[OutboxRow], Post],
        carry: Takes | None = None,
        gather: bool = True,
    ) -> None:
        """`carry` are all doors together: who hears it instead may come by another. Without `gather` a round waits for
        nothing: for who talks to us alone, and does not count commits."""
        self._store, self._channel, self._carrier = store, channel, carrier
        self._now, self._unreachable, self._carry = now, unreachable, carry or self
        self._lanes = Lanes(channel.limit, channel.chat_rate, channel.chat_burst)
        self._gather = gather
        self._wake, self._moved = asyncio.Event(), asyncio.Event()
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
            self._add(row)
        for item in post.fleeting:
            self._answer(item)
        self._wake.set()

    def _add(self, row: OutboxRow) -> None:
        """Rows for another channel are another courier's."""
        if row.kanaal == self._channel.name:
            self._lanes.add(row, self._time())

    def _answer(self, item: Fleeting | Menu) -> None:
        """One try, outside table and order; when too many wait, the press's own sign of life runs out by itself."""
        if len(self._fleeting) < 10 * FLEETING:
            task = asyncio.create_task(self._try_fleeting(item))
            self._fleeting.add(task)
            task.add_done_callback(lambda task: self._ended(self._fleeting, task))

    async def _try_fleeting(self, item: Fleeting | Menu) -> None:
        async with self._room_for_fleeting:
            try:
                await self._carrier.in_passing(item)
            except Exception as exc:  # nothing that a person must know stands only there
                log.error("niet gelukt in het voorbijgaan: %s in %s", type(exc).__name__, place(exc))

    def start(self) -> int:
        """Take up what the table holds from before; gives how many rows are uncertain."""
        with self._store.atomic():
            uncertain = self._store.outbox.recover(self._channel.name)
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
            self._moved.set()
            pause = min(MOST_GATHER, max(GATHER, SHARE * (self._time() - began))) if self._gather else 0.0
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
                    self._store.addresses.set_reachable(item.row.chat, self._now())
                if item.park and item.sent is not None:
                    post.rows += self._rerouted(item.row)
            fresh = [row for row in rows if row.vervalt is None or row.vervalt > self._now()]
            content = self._store.outbox.claim(row.id for row in fresh)
            self._store.outbox.mark([Sent(row.id, "verlopen") for row in rows if row not in fresh])
            claimed = {ident: (self._aimed(text), self._was_done(text)) for ident, text in content.items()}
        del self._back[: len(back)]
        self._settle(back)
        if post.rows:
            self._carry.take(post)
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
            task.add_done_callback(lambda task: self._ended(self._tasks, task))

    def _ended(self, among: set[asyncio.Task[None]], task: asyncio.Task[None]) -> None:
        among.discard(task)
        self._moved.set()

    # ------------------------------------------------------------ one message

    async def _try(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> None:
        try:
            back = self._judged(row, await self._carrier.deliver(row, content, gone))
        except Exception as exc:  # a content that cannot be rendered must not stop the rest
            log.error("bericht %d kon niet worden gemaakt: %s in %s", row.id, type(exc).__name__, place(exc))
            back = _Back(row, Sent(row.id, "geweigerd", reden=type(exc).__name__))
        self._back.append(back)
        self._wake.set()

    def _judged(self, row: OutboxRow, verdict: Verdict) -> _Back:
        """What the carrier's verdict means for the row and its chat."""
        match verdict:
            case Delivered(message):
                self._failing.clear()
                return _Back(row, Sent(row.id, "verstuurd", message))
            case Wait(seconds):
                return self._too_fast(row, seconds)
            case NoAnswer():
                return self._no_answer(row, verdict)
            case Refused(reason):
                log.warning("bericht %d geweigerd door %s", row.id, self._channel.title)
                return _Back(row, Sent(row.id, "geweigerd", reden=reason))
            case Gone(reason):
                log.info("chat van bericht %d is niet bereikbaar", row.id)
                # A reply waits for the person; a ping goes to who else answers for the case.
                refused = Sent(row.id, "geweigerd", reden=reason) if row.klasse == "ping" else None
                return _Back(row, refused, park=True)

    def _too_fast(self, row: OutboxRow, seconds: float) -> _Back:
        """This chat waits as long as the channel says; when it says so of a second chat meanwhile, all wait."""
        now = self._time()
        others = {chat: until for chat, until in self._too_fast_until.items() if until > now and chat != row.chat}
        self._too_fast_until = others | {row.chat: now + seconds}
        self._lanes.pause(row.chat, now + seconds)
        if others and self._channel.one:
            self._lanes.pause_all(now + seconds)
        return _Back(row)

    def _no_answer(self, row: OutboxRow, verdict: NoAnswer) -> _Back:
        """The network or the channel's own fault: later again, and slower for all when it is not this chat alone."""
        self._failing[row.chat] = self._failing.get(row.chat, 0) + 1
        pause = back_off(self._failing[row.chat])
        if len(self._failing) > 1 and self._channel.one:
            self._lanes.pause_all(self._time() + back_off(sum(self._failing.values())))
        log.warning("geen antwoord van %s (%s); opnieuw over %.1f s", self._channel.title, verdict.why, pause)
        # An edit or deletion that is done twice is done once.
        return _Back(row, pause=pause, uncertain=verdict.uncertain and row.soort == "stuur")

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
            for row in self._store.outbox.waiting(self._channel.name):
                self._lanes.add(row, self._time())
        expired = [r for r in self._lanes.parked_rows() if r.vervalt is not None and r.vervalt <= self._now()]
        for row in expired:
            self._lanes.drop(row)
            self._back.append(_Back(row, Sent(row.id, "verlopen"), frees=False))
        self._lanes.tidy(self._time())

    async def drained(self) -> None:
        """Wait until nothing can be carried now: what is left waits for a chat or for time."""
        while self._tasks or self._back or self._fleeting or self._lanes.wait(self._time()) is not None:
            self._moved.clear()
            await self._moved.wait()

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
