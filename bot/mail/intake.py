"""One thing that came in, once: given to the desk and committed together with its key, whatever channel it came by."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from bot import __version__
from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from bot.desk.visit import Office, Post, send
from bot.mail.channel import Takes
from bot.mail.error_place import place
from bot.screens import start
from storage.store import CannotCommit

log = logging.getLogger(__name__)

Read = Callable[[datetime], Incoming | None]
"""What somebody did, read at this moment inside the transaction; None for what does not concern us."""
Settle = Callable[[Post], None]
"""What a channel does with the desk's answer in the same transaction."""


@dataclass(frozen=True, slots=True)
class Woken:
    """What a transaction may leave to be done beside the desk: one for all doors."""

    chores: asyncio.Event = field(default_factory=asyncio.Event)
    rapporten: asyncio.Event = field(default_factory=asyncio.Event)
    lezen: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, post: Post) -> None:
        """Wake who works on what this left."""
        for left, event in ((post.chores, self.chores), (post.rapporten, self.rapporten), (post.lezen, self.lezen)):
            if left:
                event.set()


class Outcome(Enum):
    """What became of it."""

    COMMITTED = auto()  # handled now, or before
    ASIDE = auto()  # unparsable or failing: noted without its text, and the person was told
    RETRY = auto()  # nothing was committed: the same must be offered again


class Intake:
    """Takes what comes by one channel. A key begins with the name of its source, so that no source can take what came
    by another for its own."""

    def __init__(self, office: Office, channel: str, courier: Takes, woken: Woken | None = None) -> None:
        self._office, self._channel, self._courier = office, channel, courier
        self._woken = woken or Woken()

    def chat(self, address: str, now: datetime) -> int:
        """Our id of an address of this channel, where somebody is heard now. Inside a transaction."""
        return self._office.store.addresses.seen(self._channel, address, now)

    def deal(
        self, key: str, read: Read, *, address: str | None, settle: Settle = lambda _: None, doubtful: bool = False
    ) -> Outcome:
        """Begin, let the desk work, commit; and only then hand over what goes out. No await in here. `address` is told
        when it goes wrong. `doubtful`: what it leads to may have been sent before, and is marked."""
        now, post = self._office.now(), Post()
        try:
            with self._office.store.atomic():
                if not self._office.store.updates.remember(key, now):
                    return Outcome.COMMITTED
                incoming = read(now)
                if incoming is not None:
                    post = handle(self._office, incoming)
                    post.reachable = _heard_from(incoming)
                    settle(post)
                    if doubtful:
                        post.rows = self._office.store.outbox.doubt(post.rows)
        except CannotCommit as exc:
            log.warning("kan niet vastleggen (%s)", exc)
            return Outcome.RETRY
        except Exception as exc:  # a fault of ours: this one is set aside, the person hears it, the rest goes on
            return self.set_aside(key, address, exc)
        self._courier.take(post)
        self._woken(post)
        return Outcome.COMMITTED

    def set_aside(self, key: str | None, address: str | None, exc: Exception) -> Outcome:
        """Note type and place of the error, never its text: it may quote what the person wrote. Without a key it has
        none that can be kept; without an address nobody is told."""
        where, now, post = place(exc), self._office.now(), Post()
        log.error("update opzij gezet: %s in %s", type(exc).__name__, where)
        store = self._office.store
        try:
            with store.atomic():
                if key is not None and not store.updates.remember(key, now):
                    return Outcome.COMMITTED
                store.updates.set_aside(key, type(exc).__name__, where, now, __version__)
                if address is not None:
                    self._tell(address, post)
        except CannotCommit:
            return Outcome.RETRY
        self._courier.take(post)
        return Outcome.ASIDE

    def _tell(self, address: str, post: Post) -> None:
        """The person hears it. When even that fails, it is set aside all the same."""
        now = self._office.now()
        try:
            with self._office.store.part():
                send(self._office, post, self.chat(address, now), start.went_wrong(), now)
        except CannotCommit:
            raise
        except Exception as exc:
            log.error("kan de fout niet melden: %s in %s", type(exc).__name__, place(exc))


def _heard_from(incoming: Incoming) -> int | None:
    """The chat of somebody who wrote or pressed: whoever does that can be reached."""
    return None if incoming.kind is Kind.BLOCKED else incoming.chat
