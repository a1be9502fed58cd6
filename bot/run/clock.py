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
from bot.run.cleaning import clean
from storage.store import CannotCommit

log = logging.getLogger(__name__)

LOOK = 15.0
"""Seconds between looks at the wall clock, at most."""
BETWEEN = 25
"""So many pieces of long work, less than a second, and then whoever is due: nobody's morning waits for an upgrade."""


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
