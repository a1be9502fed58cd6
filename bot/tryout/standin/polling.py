"""Fetching updates with a long poll: one at a time, as Telegram allows."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.tryout.standin.params import Params
from bot.tryout.standin.refusal import conflict
from bot.tryout.standin.standin import StandIn
from bot.tryout.standin.updates import Update

_OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Poller:
    """Holds the one poll that waits."""

    def __init__(self, standin: StandIn) -> None:
        self._standin = standin
        self._waiting: asyncio.Event | None = None

    async def fetch(self, params: Params, gone: Callable[[], Awaitable[None]] | None = None) -> list[Update]:
        """The answer to getUpdates. Ends the poll that was waiting. Raises Refusal.

        `gone` returns when the asker hung up; the poll then ends, so that it takes nothing from the next one.
        """
        limit, seconds = self._standin.ask_updates(params)
        if self._waiting is not None:
            self._waiting.set()
        self._waiting = None
        found = self._standin.updates(limit)
        if found or not seconds:
            return found
        return await self._wait(limit, seconds, gone)

    async def _wait(self, limit: int, seconds: float, gone: Callable[[], Awaitable[None]] | None) -> list[Update]:
        mine = self._waiting = asyncio.Event()
        watch = asyncio.ensure_future(_hang_up(gone, mine)) if gone else None
        self._standin.state.wakers.add(mine.set)
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        try:
            while not self._standin.updates(1) and loop.time() < end and not self._standin.closed:
                if not await _until(mine, end - loop.time()) or (watch and watch.done()):
                    break
                self._check(mine)
                mine.clear()
            return self._standin.updates(limit)
        finally:
            self._standin.state.wakers.discard(mine.set)
            self._waiting = None if self._waiting is mine else self._waiting
            if watch:
                watch.cancel()

    def _check(self, mine: asyncio.Event) -> None:
        if self._waiting is not mine:
            raise conflict(_OTHER)
        if self._standin.state.webhook:
            raise conflict("terminated by setWebhook request")


async def _hang_up(gone: Callable[[], Awaitable[None]], event: asyncio.Event) -> None:
    await gone()
    event.set()


async def _until(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
