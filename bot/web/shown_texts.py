"""What people typed is let go once their page has shown it. A page says how far it is with every question for news."""

import asyncio
import logging

from storage.store import CannotCommit, Store

log = logging.getLogger(__name__)

EVERY = 20.0
"""Seconds between two rounds: one commit for all pages."""


class Shown:
    """How far the pages are, by chat."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._up_to: dict[int, int] = {}

    def note(self, chat: int, number: int) -> None:
        """A page of this chat shows all changes up to this number."""
        self._up_to[chat] = max(number, self._up_to.get(chat, 0))

    def let_go(self) -> None:
        """Drop the texts that were shown. Raises CannotCommit."""
        if not self._up_to:
            return
        with self._store.atomic():
            for chat, number in self._up_to.items():
                self._store.weblog.let_go(chat, number)
        self._up_to.clear()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                self.let_go()
            except CannotCommit as exc:
                log.warning("getypte teksten blijven nog staan (%s)", exc)
