"""Work that waits, done a short piece at a time beside the updates: each piece is a transaction of its own, so that
nobody waits long. What was left at a stop is taken up at the next start."""

import asyncio
import logging

from bot.desk.visit import Office
from bot.mail.courier import Courier
from bot.mail.place import place
from storage.store import CannotCommit

log = logging.getLogger(__name__)

AGAIN = 15.0
"""Seconds until work that failed is tried again."""


def once(office: Office, courier: Courier) -> bool:
    """Do one piece of every kind; says whether any was done. Raises CannotCommit."""
    done = False
    for chore in office.features.chores:
        with office.store.atomic():
            post = chore(office, office.now())
        if post is not None:
            courier.take(post)
            done = True
    return done


async def run(office: Office, courier: Courier, woken: asyncio.Event) -> None:
    """Work until cancelled; `woken` tells that there may be something."""
    while True:
        woken.clear()
        pause: float | None = None
        try:
            while once(office, courier):
                await asyncio.sleep(0)
        except CannotCommit as exc:
            log.warning("werk wacht (%s)", exc)
            pause = AGAIN
        except Exception as exc:  # a fault of ours in one piece must not stop the rest of the house
            log.error("werk mislukt: %s in %s", type(exc).__name__, place(exc))
            pause = AGAIN
        try:
            async with asyncio.timeout(pause):
                await woken.wait()
        except TimeoutError:
            pass
