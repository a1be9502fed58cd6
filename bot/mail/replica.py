"""What the copy elsewhere holds: a channel hears that we have something only when the copy has it too.

The replicator (Litestream) is asked over its control socket to write what is committed and to say when it stands there.
When it is silent for ten seconds we go on without it: a bot that answers nobody is worse than a copy that is behind.
The beheerder hears that once, and once that it is back.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.desk.trust import alarms
from bot.desk.visit import Office
from bot.mail.channel import Takes
from storage.store import CannotCommit

log = logging.getLogger(__name__)

Ask = Callable[[], Awaitable[bool]]
"""Whether all that was committed before the question stands elsewhere now."""
SILENT = 10.0
"""Seconds without a good answer after which we go on."""
AGAIN = 0.2
"""Seconds between questions that got no good answer."""
LOOK = 2.0
"""Seconds between questions while nothing comes in."""
ALARM = "kopie"


def _clock() -> float:
    return asyncio.get_running_loop().time()


class Holds(Protocol):
    """What a channel waits for before it lets go of what it brought."""

    async def holds(self) -> None:
        """Wait until what is committed now may be confirmed."""


class Replica:
    """Follows the copy. One question at a time, and one good answer is enough for all who wait since before it."""

    def __init__(self, office: Office, carry: Takes, ask: Ask, silent: float = SILENT) -> None:
        self._office, self._carry, self._ask, self._patience = office, carry, ask, silent
        self._asking = asyncio.Lock()
        self._upto: float | None = None
        self._begun: float | None = None
        self._told: bool | None = None
        self.silent = False

    async def holds(self) -> None:
        """Wait until what is committed now stands elsewhere; at once while the replicator is silent."""
        since = _clock()
        while not self._has(since) and not self.silent:
            async with self._asking:
                if not self._has(since) and not self.silent and not await self._look():
                    await asyncio.sleep(AGAIN)

    def _has(self, since: float) -> bool:
        return self._upto is not None and self._upto >= since

    async def run(self) -> None:
        """Look now and then, until cancelled, so that silence is seen when nobody writes."""
        while True:
            async with self._asking:
                good = await self._look()
            await asyncio.sleep(LOOK if good else AGAIN)

    async def _look(self) -> bool:
        began = _clock()
        if self._begun is None:
            self._begun = began
        good = await self._ask()
        if good:
            self._upto = began
            self._is(silent=False)
        elif _clock() - (self._upto or self._begun) > self._patience:
            self._is(silent=True)
        return good

    def _is(self, *, silent: bool) -> None:
        self.silent = silent
        if self._told == silent:
            return
        try:
            with self._office.store.atomic():
                post = alarms.note(self._office, ALARM, wrong=silent)
        except CannotCommit as exc:
            log.warning("kan niet vastleggen hoe de kopie ervoor staat (%s)", exc)
            return
        if silent:
            log.error("de kopie op de tweede plek loopt niet mee; ik ga zonder verder")
        elif self._told:
            log.info("de kopie op de tweede plek loopt weer mee")
        self._told = silent
        self._carry.take(post)
