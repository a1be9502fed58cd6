"""Our own polling: a batch is confirmed by the next fetch, and that comes after every update of it is committed."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.mail.intake import Outcome
from bot.mail.pacing import back_off
from bot.mail.replica import Holds
from bot.mail.telegram.bot import KetenBot
from bot.mail.telegram.contest import Contest
from bot.mail.telegram.intake import TelegramIntake
from bot.mail.telegram.verdicts import seconds_of

log = logging.getLogger(__name__)

LONG_POLL = 30.0
"""Seconds that Telegram keeps a fetch open while there is nothing."""


class Loop:
    """Fetch, handle each, fetch on. The offset never passes an update that is not committed or set aside."""

    def __init__(
        self,
        bot: KetenBot,
        intake: TelegramIntake,
        fetched: Callable[[], None],
        now: Callable[[], datetime],
        contest: Contest | None = None,
        replica: Holds | None = None,
    ) -> None:
        self._contest, self._replica = contest, replica
        self._bot, self._intake, self._fetched, self._now = bot, intake, fetched, now
        self.offset: int | None = None
        self.last_fetch: datetime | None = None
        self.stuck = 0

    async def run(self) -> None:
        """Poll until cancelled. Raises InvalidToken when the token is refused."""
        failures = 0
        self.last_fetch = self._now()
        while True:
            try:
                batch = await self._bot.raw_updates(self.offset, LONG_POLL)
            except InvalidToken:
                raise
            except TelegramError as exc:
                failures += 1
                if self._contest is not None and isinstance(exc, Conflict):
                    self._contest.refused(exc)
                await asyncio.sleep(_pause(exc, failures))
                continue
            failures = 0
            self.last_fetch = self._now()
            self._fetched()
            if self._contest is not None:
                self._contest.free()
            if not batch:
                self._intake.caught_up()
            for raw in batch:
                await self._until_dealt_with(raw)
            if batch and self._replica is not None:
                await self._replica.holds()  # the next fetch confirms these

    async def _until_dealt_with(self, raw: Any) -> None:
        """Offer one update until it is committed or set aside; the rest of the batch waits its turn."""
        while await self._intake.take(raw) is Outcome.RETRY:
            self.stuck += 1
            await asyncio.sleep(back_off(self.stuck, first=0.1))
        self.stuck = 0
        ident = raw.get("update_id") if isinstance(raw, dict) else None
        if isinstance(ident, int):
            self.offset = ident + 1
        await asyncio.sleep(0)  # the courier runs within a batch

    def healthy(self, patience: timedelta = timedelta(minutes=2)) -> bool:
        """Whether fetching and committing have worked lately."""
        return self.stuck < 3 and self.last_fetch is not None and self._now() - self.last_fetch < patience


def _pause(exc: TelegramError, failures: int) -> float:
    if isinstance(exc, RetryAfter):
        return seconds_of(exc)
    if isinstance(exc, Conflict):
        log.error("een andere bot haalt met hetzelfde token berichten op; stop die eerst")
        return 5.0
    if failures in (1, 10) or failures % 100 == 0:
        log.warning("Telegram antwoordt niet (%s), poging %d", type(exc).__name__, failures)
    return back_off(failures)
