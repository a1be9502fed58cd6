"""The workplace: makes what takes time in a thread of its own, on a read-only connection, while the desk goes on.

One thing at a time, the one asked for longest ago first. It is marked as made in the transaction that sends it, so
that after a kill it is made again and sent once.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime

from bot.desk import visit
from bot.desk.visit import Office, Post
from bot.desk.workplace import BERICHT
from bot.mail.channel import Takes
from bot.mail.error_place import place
from bot.run import waiting
from bot.screens.message import Bericht
from bot.screens.start import report_failed
from storage.people import Persoon
from storage.store import CannotCommit, DatabaseProblem, Store
from storage.workplace import Gevraagd

log = logging.getLogger(__name__)

Reader = Callable[[], Store]
"""Opens a read-only connection. Raises DatabaseProblem."""


async def once(office: Office, reader: Reader, courier: Takes) -> bool:
    """Make and send what was asked for longest ago; False when nobody waits. Raises CannotCommit, DatabaseProblem."""
    with office.store.reading():
        wanted = office.store.rapporten.first()
        person = office.store.people.by_id(wanted.persoon) if wanted else None
    if wanted is None:
        return False
    now = office.now()
    berichten: Sequence[Bericht] = ()
    if person is not None:
        berichten = await asyncio.to_thread(_make, office, reader, wanted, person, now)
    post = Post()
    with office.store.atomic():
        if office.store.people.by_id(wanted.persoon) == person:  # else what this person may see changed: once more
            office.store.rapporten.done(wanted.id)
            if person is not None:
                _send(office, post, wanted.chat or person.chat, berichten, wanted.doel.get(BERICHT), now)
    courier.take(post)
    return True


def _send(
    office: Office, post: Post, chat: int, berichten: Sequence[Bericht], message: int | None, now: datetime
) -> None:
    """All of it, the first in place of `message` where there is one. A file is never an edit, nor is what has no
    button: it would take the way back away."""
    for number, bericht in enumerate(berichten):
        if number == 0 and message is not None and bericht.knoppen and bericht.bestand is None:
            visit.replace(office, post, chat, message, bericht, now)
        else:
            visit.send(office, post, chat, bericht, now)


def _make(office: Office, reader: Reader, wanted: Gevraagd, person: Persoon, now: datetime) -> Sequence[Bericht]:
    """In the thread: what the feature makes, seen in one state of the database."""
    try:
        with closing(reader()) as store, store.reading(), store.snapshot():
            make = office.features.rapporten[wanted.soort]
            return make(replace(office, store=store), person, wanted.doel, now)
    except (CannotCommit, DatabaseProblem):
        raise
    except Exception as exc:  # a fault of ours: this one is given up and the person hears it, the next goes on
        log.error("rapport mislukt: %s in %s", type(exc).__name__, place(exc))
        return [report_failed()]


async def run(office: Office, reader: Reader, courier: Takes, woken: asyncio.Event) -> None:
    """Work until cancelled; `woken` tells that there may be something."""
    await waiting.run("werkplaats", lambda: once(office, reader, courier), woken)
