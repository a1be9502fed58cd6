"""What waited at Telegram when the file went back: the bot of before may have answered it, and what it leads to is
marked."""

from datetime import datetime, timedelta

from telegram import Update

from bot.desk.visit import Office

KEPT = timedelta(days=1)
"""So long Telegram keeps what nobody fetched."""
CATCHING_UP = timedelta(minutes=2)
"""A press has no moment of its own; so long after the first one it may be of before."""


class Backlog:
    """Knows it of each update, which come in order."""

    def __init__(self, office: Office) -> None:
        self._office, self._over = office, False
        self._first: datetime | None = None

    def caught_up(self) -> None:
        """Telegram has nothing more that waits."""
        self._over = True

    def has(self, update: Update) -> bool:
        """Whether it was sent before the file went back. Inside a transaction or outside one: nothing is written."""
        life, now = self._office.store.levens.last, self._office.now()
        if self._over or life is None or now - life.begon > KEPT:
            return False
        self._first = self._first or now
        message = update.message or update.edited_message
        if message is not None:
            self._over = (message.edit_date or message.date) > life.begon
        else:
            self._over = now - self._first > CATCHING_UP
        return not self._over
