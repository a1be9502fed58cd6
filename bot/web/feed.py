"""What changed in a chat since a page looked, and the pages that wait for it."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

HOLD = 25.0
"""Seconds that a page's question waits for news: proxies cut after half a minute."""


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
                async with asyncio.timeout(self._hold):
                    await event.wait()
        finally:
            waiting.discard(event)
            if not waiting:
                self._waiting.pop(chat, None)
