"""Since when we were there for Telegram: it keeps for a day what we do not fetch, and then lets go of it."""

import logging
from datetime import datetime, timedelta

from bot.desk.visit import AMSTERDAM, Office, Post, send
from bot.mail.channel import Takes
from bot.screens import start
from storage.store import CannotCommit
from storage.values import moment, read_moment
from workflows.dates.reading import zeg

log = logging.getLogger(__name__)

KEEPS = timedelta(hours=24)
NOTE_EVERY = timedelta(minutes=1)


class Presence:
    """Keeps when we were last there, and tells who may have lost something when that was too long ago: after a start,
    a machine that slept, a network that was away."""

    def __init__(self, office: Office, courier: Takes) -> None:
        self._office, self._courier = office, courier
        self._noted: datetime | None = None

    def note(self) -> None:
        """We are there now; kept at most once a minute."""
        now, store, post = self._office.now(), self._office.store, Post()
        if self._noted is not None and abs(now - self._noted) < NOTE_EVERY:
            return
        try:
            with store.atomic():
                last = store.get_meta("laatst_opgehaald")
                if last is not None and now - read_moment(last) > KEEPS:
                    post = self._tell_after_absence(read_moment(last), now)
                store.set_meta("laatst_opgehaald", moment(now))
        except CannotCommit as exc:
            log.warning("kan niet vastleggen dat er is opgehaald (%s)", exc)
            return
        self._noted = now
        self._courier.take(post)

    def _tell_after_absence(self, last: datetime, now: datetime) -> Post:
        """Who has an open gesprek is told."""
        post = Post()
        said = [zeg(m.astimezone(AMSTERDAM).date()) for m in (last, now)]
        store = self._office.store
        for ident in store.gesprekken.people_with_open():
            person = store.people.by_id(ident)
            if person is not None:
                send(self._office, post, person.chat, start.after_absence(*said), now)
        return post
