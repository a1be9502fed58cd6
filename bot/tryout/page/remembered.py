"""The try-out's conversations in a file beside its database, so that they are there again after a restart or a kill."""

import asyncio
import logging
from pathlib import Path

from bot.tryout.standin.snapshot import load, save
from bot.tryout.standin.standin import StandIn

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two times of writing: a kill costs at most this much of what the page showed."""
LEAP = 1000
"""Ids passed over at each start. A kill may have lost the last second, and its ids must not come back for
something else: the bot would take an update for one it had, or change a message that is another."""


class Memory:
    """Keeps a stand-in in a file."""

    def __init__(self, standin: StandIn, path: Path) -> None:
        self._standin = standin
        self._path = path

    def recall(self) -> None:
        """Show the conversations of last time again; when they cannot be read, begin with empty ones."""
        state = self._standin.state
        if load(state, self._path):
            state.queue.next_id += LEAP
            for chat in state.chats.values():
                chat.next_id += LEAP
        elif self._path.exists():
            log.warning("de gesprekken van vorige keer kan ik niet lezen; ik begin met lege gesprekken")

    def keep(self) -> None:
        """Write now. A full or read-only disk is said and costs only the memory."""
        try:
            save(self._standin.state, self._path)
        except OSError as exc:
            log.warning("de gesprekken kan ik niet bewaren (%s)", type(exc).__name__)

    async def run(self) -> None:
        """Write soon after each change, until cancelled."""
        woken = asyncio.Event()
        self._standin.state.wakers.add(woken.set)
        try:
            while True:
                await woken.wait()
                woken.clear()
                self.keep()
                await asyncio.sleep(PAUSE)
        finally:
            self._standin.state.wakers.discard(woken.set)
            self.keep()
