"""What people typed is let go once their page has shown it. A page says how far it is with every question for news."""

import asyncio
import logging
from contextlib import nullcontext
from itertools import islice

from storage.store import CannotCommit, Store

log = logging.getLogger(__name__)

EVERY = 20.0
"""Seconds between two rounds."""
AT_ONCE = 50
"""Pages whose texts go in one commit: who presses meanwhile waits no longer than for that."""


class Shown:
    """How far the pages are, by chat."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._up_to: dict[int, int] = {}

    def note(self, chat: int, number: int) -> None:
        """A page of this chat shows all changes up to this number."""
        self._up_to[chat] = max(number, self._up_to.get(chat, 0))

    def let_go(self) -> None:
        """Drop all texts that were shown. Raises CannotCommit."""
        while self.let_some_go():
            pass

    def let_some_go(self) -> bool:
        """Drop the texts of a few pages; False when there are none. Raises CannotCommit."""
        some = list(islice(self._up_to.items(), AT_ONCE))
        with self._store.atomic() if some else nullcontext():
            for chat, number in some:
                self._store.weblog.let_go(chat, number)
        for chat, _ in some:
            del self._up_to[chat]
        return bool(some)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                while self.let_some_go():
                    await asyncio.sleep(0)
            except CannotCommit as exc:
                log.warning("getypte teksten blijven nog staan (%s)", exc)
