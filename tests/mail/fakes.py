"""A loop whose time costs nothing, and a courier whose channel is a list."""

import asyncio
import functools
import selectors
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.desk.visit import REPLY_LIFE, Fleeting, Menu, Post
from bot.mail.channel import Channel, Delivered, Verdict
from bot.mail.courier import Courier
from storage.outbox import OutboxRow
from storage.store import Store
from storage.values import moment

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class _Selector(selectors.DefaultSelector):
    """Waits by moving the loop's time. A loop that would wait for ever is a test that hangs: it fails."""

    loop: "FakeTime"

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if not ready and timeout is None:
            raise AssertionError("nothing will ever happen any more")
        if not ready and timeout:
            self.loop.passed += timeout
        return ready


class FakeTime(asyncio.SelectorEventLoop):
    """An event loop that sleeps in no time."""

    def __init__(self) -> None:
        selector = _Selector()
        selector.loop = self
        self.passed = 0.0
        super().__init__(selector)

    def time(self) -> float:
        return self.passed


def on_fake_time(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run an async test on a loop whose time is its own."""

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        with asyncio.Runner(loop_factory=FakeTime) as runner:
            runner.run(test(*args, **kwargs))

    return run


def seconds() -> float:
    """The loop's time."""
    return asyncio.get_running_loop().time()


def now() -> datetime:
    """The wall clock that belongs to the loop's time."""
    return START + timedelta(seconds=seconds())


@dataclass(frozen=True)
class Carried:
    """One try to deliver: when, which row, and what it said."""

    at: float
    row: int
    chat: int
    content: dict[str, Any]
    dubbel: bool
    gone: bool


def addresses(store: Store) -> Store:
    """Chats of this channel with every id below 1100; of none is it the channel's own number."""
    with store.atomic():
        store.db.conn.executemany(
            "insert into adressen (id, kanaal, adres, sinds, gezien) values (?1, 'telegram', ?2, ?3, ?3)",
            [(ident, str(ident + 5000), moment(START)) for ident in range(1, 1100)],
        )
    return store


class PostOffice:
    """A courier on a store, and its carrier. Each try takes `takes` seconds; `answers[chat]` holds what comes of it, in
    order: a verdict, an exception that is raised, None for a success; a callable is called first."""

    def __init__(
        self, store: Store, *, limit: float = 1000, chat_rate: float = 1000, takes: float = 0.01,
        life: timedelta = REPLY_LIFE,
    ) -> None:  # fmt: skip
        self.store, self.takes, self.life = store, takes, life
        store.wait_for_others(0)
        self.tries: list[Carried] = []
        self.answers: dict[int, list[Any]] = defaultdict(list)
        self.answered: list[Fleeting | Menu] = []
        self.instead: Callable[[OutboxRow], Post] = lambda _: Post()
        channel = Channel("telegram", "Telegram", limit, chat_rate)
        self.courier = Courier(store, channel, self, now=now, unreachable=lambda row: self.instead(row))
        self._message = 100

    async def __aenter__(self) -> "PostOffice":
        self.courier.start()
        self._running = asyncio.create_task(self.courier.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._running.done():
            self._running.result()
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self.courier.close(patience=1)

    async def deliver(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> Verdict:
        self.tries.append(Carried(seconds(), row.id, row.chat, content, row.dubbel, gone))
        await asyncio.sleep(self.takes)
        answer = self.answers[row.chat].pop(0) if self.answers[row.chat] else None
        if callable(answer):
            answer = answer()
        if isinstance(answer, BaseException):
            raise answer
        if answer is not None:
            return answer
        self._message += 1
        return Delivered(None if row.soort == "wis" else self._message)

    async def in_passing(self, item: Fleeting | Menu) -> None:
        self.answered.append(item)

    def write(self, chat: int, text: str, klasse: str = "antwoord", soort: str = "stuur", **more: Any) -> int:
        """A committed row that the courier is told of; gives its id."""
        post = Post()
        with self.store.atomic():
            post.rows.append(self.row(chat, text, klasse, soort, **more))
        self.courier.take(post)
        return post.rows[0].id

    def row(self, chat: int, text: str, klasse: str = "antwoord", soort: str = "stuur", **more: Any) -> OutboxRow:
        """A row inside a transaction of the caller."""
        expires = now() + self.life if klasse == "antwoord" else None
        return self.store.outbox.add(chat, klasse, soort, {"tekst": text, **more}, now(), expires)

    def said(self, chat: int) -> list[str]:
        """The texts that were tried in this chat, in order."""
        return [one.content["tekst"] for one in self.tries if one.chat == chat]

    def at(self, chat: int) -> list[float]:
        """When they were tried."""
        return [one.at for one in self.tries if one.chat == chat]

    def stand(self, row: int) -> str:
        """What became of a row."""
        fate = self.store.outbox.fate(row)
        assert fate is not None
        return fate.stand
