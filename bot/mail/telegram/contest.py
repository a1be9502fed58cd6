"""Whether somebody else takes what is meant for us: a second bot that fetches, or a webhook to elsewhere."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from telegram.error import Conflict, TelegramError

from bot.desk.trust import alarms
from bot.desk.visit import Office
from bot.mail.channel import Takes
from storage.store import CannotCommit

log = logging.getLogger(__name__)

LOOK = 60.0
"""Seconds between looks where Telegram brings by itself."""
QUIET = timedelta(minutes=2)
TWICE = 2
"""One refusal may be our own fetch of before a restart."""
SECOND, HOOK = "tweede", "webhook"


class Contest:
    """Keeps what of this is so now, and lets the beheerders hear it."""

    def __init__(self, office: Office, carry: Takes) -> None:
        self._office, self._carry = office, carry
        self._count, self._looked = 0, False
        self._last: datetime | None = None
        self.now: str | None = None

    def refused(self, exc: Conflict) -> None:
        """Telegram says that another fetches."""
        self._count, self._last = self._count + 1, self._office.now()
        if self._count >= TWICE:
            self._is(HOOK if "webhook" in str(exc).lower() else SECOND)

    def free(self) -> None:
        """What we asked came to us. Two that fetch in turn each get something: it is over when it stayed away."""
        if self._last is not None and self._office.now() - self._last < QUIET:
            return
        self._count = 0
        self._is(None)

    def _is(self, naam: str | None) -> None:
        if self.now == naam and self._looked:  # a first look also ends what a life before this one told
            return
        try:
            with self._office.store.atomic():
                posts = [alarms.note(self._office, one, wrong=one == naam) for one in (SECOND, HOOK)]
        except CannotCommit as exc:
            log.warning("kan niet vastleggen wie er ophaalt (%s)", exc)
            return
        finally:
            self.now = naam
        self._looked = True
        for post in posts:
            self._carry.take(post)

    async def watch(self, ask: Callable[[], Awaitable[Any]], own: str) -> None:
        """Look at where Telegram brings our updates, until cancelled."""
        while True:
            try:
                info = await ask()
            except TelegramError as exc:
                log.warning("Telegram zegt niet waar het brengt (%s)", type(exc).__name__)
            else:
                elsewhere = not isinstance(info, dict) or info.get("url") != own
                if elsewhere:
                    log.error("Telegram brengt de berichten naar een ander adres dan het onze")
                self._is(HOOK if elsewhere else None)
            await asyncio.sleep(LOOK)
