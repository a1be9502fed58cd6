"""The clock that makes herinneringen happen, and the housekeeping of every night.

It looks at the wall clock at least every fifteen seconds: a machine that slept, a corrected clock or a jump is
noticed then, and what is due is sent once.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.desk.visit import Office
from bot.mail.courier import Courier
from bot.mail.error_place import place
from storage.store import CannotCommit

log = logging.getLogger(__name__)

LOOK = 15.0
"""Seconds between looks at the wall clock, at most."""
KEEP_SENT = timedelta(days=14)
KEEP_IDS = timedelta(days=8)
KEEP_TALKS = timedelta(days=30)
KEEP_COUNTS = timedelta(days=366)
KEEP_ATTEMPTS = timedelta(days=1)
KEEP_SAID = timedelta(days=60)
KEEP_STRANGERS = timedelta(days=1)


def tick(office: Office, courier: Courier) -> None:
    """Say all that is due now. Raises CannotCommit."""
    while say_some(office, courier):
        pass


def say_some(office: Office, courier: Courier) -> bool:
    """Say what is due now to a few people; whether there was anybody. Raises CannotCommit."""
    now = office.now()
    for klok in office.features.klok:
        with office.store.atomic():
            post = klok.werk(office, now)
        if post is not None:
            courier.take(post)
            return True
    return False


def next_moment(office: Office) -> datetime | None:
    """The next moment at which somebody hears something, or None. Raises CannotCommit."""
    with office.store.reading():
        moments = [klok.straks(office, office.now()) for klok in office.features.klok]
    return min((m for m in moments if m is not None), default=None)


async def run(office: Office, courier: Courier, looked: Callable[[], None] = lambda: None) -> None:
    """Tick until cancelled."""
    cleaned: datetime | None = None
    while True:
        try:
            while say_some(office, courier):
                await asyncio.sleep(0)  # updates come in between
            if cleaned is None or abs(office.now() - cleaned) >= timedelta(days=1):
                clean(office)
                cleaned = office.now()
            looked()
        except CannotCommit as exc:
            log.warning("herinneringen wachten (%s)", exc)
        except Exception as exc:  # a fault of ours must not end the service; /gezond shows that the clock fails
            log.error("herinneringen wachten: %s in %s", type(exc).__name__, place(exc))
        await asyncio.sleep(LOOK)


def clean(office: Office) -> None:
    """Let go of what nobody needs any more."""
    now, store = office.now(), office.store
    with store.atomic():
        store.outbox.forget(now - KEEP_SENT)
        store.updates.forget(now - KEEP_IDS)
        store.gesprekken.forget(now - KEEP_TALKS)
        store.invoer.forget(now - KEEP_TALKS)
        store.cijfers.forget_lists(now - KEEP_TALKS)
        store.colleagues.forget((now - KEEP_TALKS).date())
        store.answers.forget(now, (now - KEEP_COUNTS).date())
        store.people.forget_attempts(now - KEEP_ATTEMPTS)
        store.addresses.forget_strangers(now - KEEP_STRANGERS)
        store.ochtenden.forget(now - KEEP_SAID)
