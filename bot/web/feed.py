"""What changed in a chat since a page looked, and the pages that wait for it."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from random import uniform

HOLD = 25.0
"""Seconds that a page's question waits for news at most: proxies cut after half a minute."""
SHORTEST = 0.8
"""Of that, at least."""


class Feed:
    """Wakes the pages that wait for news of a chat."""

    def __init__(self, hold: float = HOLD) -> None:
        self._hold = hold
        self._waiting: dict[int, set[asyncio.Event]] = {}
        self._closed = False

    def changed(self, chats: Iterable[int]) -> None:
        """Something was committed in these chats."""
        for chat in set(chats):
            for event in self._waiting.get(chat, ()):
                event.set()

    def close(self) -> None:
        """Answer all who wait, now and from now on."""
        self._closed = True
        self.changed(list(self._waiting))

    def open_pages(self) -> int:
        """How many questions wait now."""
        return sum(map(len, self._waiting.values()))

    async def news(self, chat: int) -> None:
        """Wait until something changes in this chat, at most as long as a question may wait."""
        if self._closed:
            return
        event = asyncio.Event()
        waiting = self._waiting.setdefault(chat, set())
        waiting.add(event)
        try:
            with suppress(TimeoutError):
                # Not all equally long: pages that came together, as after a restart, do not come back together.
                hold = self._hold * uniform(SHORTEST, 1)  # noqa: S311  no secret
                async with asyncio.timeout(hold):
                    await event.wait()
        finally:
            waiting.discard(event)
            if not waiting:
                self._waiting.pop(chat, None)
