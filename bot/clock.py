"""The clock that makes herinneringen happen, and the housekeeping of every night.

It looks at the wall clock at least every fifteen seconds: a machine that slept, a corrected clock or a jump is
noticed then, and what is due is sent once.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.desk.pings import send_due
from bot.desk.visit import Office
from bot.mail.courier import Courier
from bot.mail.place import place
from storage.store import CannotCommit

log = logging.getLogger(__name__)

LOOK = 15.0
"""Seconds between looks at the wall clock, at most."""
KEEP_SENT = timedelta(days=14)
KEEP_IDS = timedelta(days=8)
KEEP_TALKS = timedelta(days=30)
KEEP_COUNTS = timedelta(days=366)
KEEP_ATTEMPTS = timedelta(days=1)


def tick(office: Office, courier: Courier) -> datetime | None:
    """Send what is due now; gives the next moment something is due. Raises CannotCommit."""
    now = office.now()
    first = _next_moment(office)
    if first is not None and first <= now:
        with office.store.atomic():
            post = send_due(office, now)
        courier.take(post)
        return _next_moment(office)
    return first


def _next_moment(office: Office) -> datetime | None:
    with office.store.reading():
        return office.store.herinneringen.next_moment()


async def run(office: Office, courier: Courier, looked: Callable[[], None] = lambda: None) -> None:
    """Tick until cancelled."""
    cleaned: datetime | None = None
    while True:
        pause = LOOK
        try:
            following = tick(office, courier)
            if following is not None:
                pause = min(LOOK, max(0.05, (following - office.now()).total_seconds()))
            if cleaned is None or abs(office.now() - cleaned) >= timedelta(days=1):
                clean(office)
                cleaned = office.now()
            looked()
        except CannotCommit as exc:
            log.warning("herinneringen wachten (%s)", exc)
        except Exception as exc:  # a fault of ours must not end the service; /gezond shows that the clock fails
            log.error("herinneringen wachten: %s in %s", type(exc).__name__, place(exc))
        await asyncio.sleep(pause)


def clean(office: Office) -> None:
    """Let go of what nobody needs any more."""
    now, store = office.now(), office.store
    with store.atomic():
        store.outbox.forget(now - KEEP_SENT)
        store.updates.forget(now - KEEP_IDS)
        store.gesprekken.forget(now - KEEP_TALKS)
        store.answers.forget(now, (now - KEEP_COUNTS).date())
        store.people.forget_attempts(now - KEEP_ATTEMPTS)
