"""Work that waits until something wakes it and that no fault of ours may end: chores, and the workplace."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.mail.error_place import place
from storage.store import CannotCommit, DatabaseProblem

log = logging.getLogger(__name__)

AGAIN = 15.0
"""Seconds until work that failed is tried again."""


async def run(naam: str, once: Callable[[], Awaitable[bool]], woken: asyncio.Event) -> None:
    """Do one piece after another until cancelled. `once` says whether it did any; `woken` that there may be some."""
    while True:
        woken.clear()
        pause: float | None = None
        try:
            while await once():
                await asyncio.sleep(0)
        except (CannotCommit, DatabaseProblem) as exc:
            log.warning("%s wacht (%s)", naam, type(exc).__name__)
            pause = AGAIN
        except Exception as exc:  # a fault of ours in one piece must not stop the rest of the house
            log.error("%s mislukt: %s in %s", naam, type(exc).__name__, place(exc))
            pause = AGAIN
        try:
            async with asyncio.timeout(pause):
                await woken.wait()
        except TimeoutError:
            pass
