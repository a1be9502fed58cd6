"""The clock that makes herinneringen happen, and the housekeeping of every night.

It looks at the wall clock at least every fifteen seconds: a machine that slept, a corrected clock or a jump is
noticed then, and what is due is sent once.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from bot.desk import replan
from bot.desk.feature import Klok
from bot.desk.visit import Office
from bot.mail.channel import Takes
from bot.mail.error_place import place
from bot.run import room
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
BETWEEN = 25
"""So many pieces of long work, less than a second, and then whoever is due: nobody's morning waits for an upgrade."""
AT_ONCE = 200
"""Messages that are dropped in one transaction."""


def tick(office: Office, courier: Takes) -> None:
    """Say all that is due now. Raises CannotCommit."""
    for _ in (*say(office, courier), *replan.places(office)):
        pass


def say(office: Office, courier: Takes) -> Iterator[None]:
    """Say what is due now, to a few people at each step. What a use looks up to find that nobody is left is looked up
    once, not again for every few people of the next use. Raises CannotCommit."""
    if office.store.levens.waits():
        return
    for klok in office.features.klok:
        for number, _ in enumerate(_pieces(office, courier, klok), start=1):
            yield
            if klok.lang and number % BETWEEN == 0:
                for other in office.features.klok:
                    yield from () if other.lang else _pieces(office, courier, other)


def _pieces(office: Office, courier: Takes, klok: Klok) -> Iterator[None]:
    while True:
        with office.store.atomic():
            post = klok.werk(office, office.now())
        if post is None:
            return
        courier.take(post)
        yield


def next_moment(office: Office) -> datetime | None:
    """The next moment at which somebody hears something, or None. Raises CannotCommit."""
    with office.store.reading():
        if office.store.levens.waits():
            return None
        moments = [klok.straks(office, office.now()) for klok in office.features.klok]
    return min((m for m in moments if m is not None), default=None)


async def run(office: Office, courier: Takes, looked: Callable[[], None] = lambda: None) -> None:
    """Tick until cancelled."""
    cleaned: datetime | None = None
    while True:
        try:
            await room.between(_noting(looked, say(office, courier)))
            await room.between(_noting(looked, replan.places(office)))
            if cleaned is None or abs(office.now() - cleaned) >= timedelta(days=1):
                await room.between(_noting(looked, clean(office)))
                cleaned = office.now()
            looked()
            office.store.fold()  # what was wiped since the last look is gone from the files now
        except CannotCommit as exc:
            log.warning("herinneringen wachten (%s)", exc)
        except Exception as exc:  # a fault of ours must not end the service; /gezond shows that the clock fails
            log.error("herinneringen wachten: %s in %s", type(exc).__name__, place(exc))
        await asyncio.sleep(LOOK)


def _noting(looked: Callable[[], None], pieces: Iterable[None]) -> Iterator[None]:
    """The same work, of which each piece shows that the clock runs: a morning of many people takes minutes."""
    for piece in pieces:
        looked()
        yield piece


def clean(office: Office) -> Iterator[None]:
    """Let go of what nobody needs any more, a piece at a time. Raises CannotCommit."""
    now, store = office.now(), office.store
    pieces: tuple[Callable[[], object], ...] = (
        lambda: store.updates.forget(now - KEEP_IDS),
        lambda: store.gesprekken.forget(now - KEEP_TALKS),
        lambda: store.invoer.forget(now - KEEP_TALKS),
        lambda: store.lijsten.forget(now - KEEP_TALKS),
        lambda: store.bladen.forget((now - KEEP_TALKS).date()),
        lambda: store.bijwerkingen.forget(now - KEEP_TALKS),
        lambda: store.cijfers.forget_lists(now - KEEP_TALKS),
        lambda: store.colleagues.forget((now - KEEP_TALKS).date()),
        lambda: store.answers.forget(now, (now - KEEP_COUNTS).date()),
        lambda: store.people.forget_attempts(now - KEEP_ATTEMPTS),
        lambda: store.addresses.forget_strangers(now - KEEP_STRANGERS),
        lambda: store.ochtenden.forget(now - KEEP_SAID),
    )
    more = True
    while more:
        with store.atomic():
            more = store.outbox.forget(now - KEEP_SENT, AT_ONCE) == AT_ONCE
        yield
    for piece in pieces:
        with store.atomic():
            piece()
        yield
