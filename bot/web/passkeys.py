"""Passkeys: the faster way in, after a first time by code. A device signs what we ask, and only when its owner shows a
finger, a face or a code to it.

What is to be signed is worth something once, shortly, and for who asked: for a browser that wants to come in, or for a
session that wants a key made. The answer to a key that does not do is the same whether we know the key or not.
"""

import ipaddress
import logging
import secrets
from datetime import timedelta
from enum import Enum, auto
from hmac import compare_digest

from bot.desk.visit import Office
from bot.web.keys import Keys
from bot.web.login import NET_HOUR, Login
from bot.web.safety import House
from bot.web.sessions import Logged
from bot.web.signed import Bad, Place, Signed, as_bytes, as_text, challenge_of
from storage.web.passkeys import Passkey

log = logging.getLogger(__name__)

LIFE = timedelta(minutes=3)
"""So long what is to be signed is worth something: a little longer than a browser waits."""
OPEN = 5
"""Of these at once for one browser: as many tabs."""
FRESH = timedelta(hours=1)
"""So short ago must somebody have come in to make a key: who found an open browser must not come back for ever."""
MOST = 10
"""Passkeys of one person."""


class Why(Enum):
    """Why a passkey is not made, or does not let in."""

    NOT_HERE = auto()  # the address of this Ketenbot is a number: no browser makes a key for that
    TOO_FAST = auto()
    LATE = auto()  # not asked here, used already, or too long ago
    REFUSED = auto()
    NOT_MADE = auto()
    OLD_SESSION = auto()
    TOO_MANY = auto()


class CannotUse(Exception):
    """Not so; `why` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why


class Passkeys:
    """What is asked of devices, and what they answer. Nothing here awaits."""

    def __init__(self, office: Office, keys: Keys, house: House, login: Login) -> None:
        self._office, self._keys, self._login = office, keys, login
        self.place = None if _is_number(house.name) else Place(house.name, house.origin)

    def _place(self) -> Place:
        if self.place is None:
            raise CannotUse(Why.NOT_HERE)
        return self.place

    # ------------------------------------------------------------ making one

    def ask_to_make(self, logged: Logged) -> dict[str, object]:
        """What a browser is asked when somebody who is logged in wants a key. Raises CannotUse, CannotCommit."""
        from bot.web import ceremony

        place, chat = self._place(), logged.who.chat
        self._may_make(logged)
        known = [one.kenmerk for one in self._office.store.passkeys.of_chat(chat)]
        challenge = self._ask(self._session(logged))
        return ceremony.to_make(place, self._handle(chat), logged.persoon.naam, challenge, known)

    def spend_to_make(self, logged: Logged, signed: Signed) -> bytes:
        """What came back of a device, which counts never again whatever comes of it. Raises CannotUse, CannotCommit.
        Outside a transaction."""
        self._place()
        return self._spend(self._session(logged), signed)

    def make(self, logged: Logged, signed: Signed, challenge: bytes, device: str) -> None:
        """A device made one. Raises CannotUse, CannotCommit. Inside a transaction."""
        from bot.web import ceremony

        keys = self._office.store.passkeys
        try:
            found = ceremony.made(self._place(), signed, challenge)
        except Bad:
            raise CannotUse(Why.NOT_MADE) from None
        self._may_make(logged)
        if keys.find(found.kenmerk) is not None:
            raise CannotUse(Why.NOT_MADE)
        keys.add(logged.who.chat, found.kenmerk, found.sleutel, found.teller, device, self._office.now())

    def _may_make(self, logged: Logged) -> None:
        if self._office.now() - logged.zitting.gemaakt > FRESH:
            raise CannotUse(Why.OLD_SESSION)
        if len(self._office.store.passkeys.of_chat(logged.who.chat)) >= MOST:
            raise CannotUse(Why.TOO_MANY)

    def _session(self, logged: Logged) -> str:
        return self._keys.mark("passkey maken", str(logged.zitting.id))

    def _handle(self, chat: int) -> bytes:
        """By which a device knows whose key it is, and that tells nobody else."""
        return bytes.fromhex(self._keys.mark("passkey van", str(chat)))

    # ------------------------------------------------------------ coming in

    def ask_to_enter(self, browser: str, net: str) -> dict[str, object]:
        """What a browser is asked when somebody wants to come in: the same for everybody. Raises CannotUse,
        CannotCommit."""
        from bot.web import ceremony

        place, counts, now = self._place(), self._office.store.codes, self._office.now()
        net_mark = self._keys.mark("net", net)
        with self._office.store.atomic():
            if counts.count("passkey", net_mark, now - timedelta(hours=1)) >= NET_HOUR:
                raise CannotUse(Why.TOO_FAST)
            counts.tell("passkey", net_mark, now)
        return ceremony.to_enter(place, self._ask(self._browser(browser)))

    def spend_to_enter(self, browser: str, signed: Signed) -> bytes:
        """What was signed, which counts never again whatever comes of it. Raises CannotUse, CannotCommit. Outside a
        transaction."""
        self._place()
        return self._spend(self._browser(browser), signed)

    def check(self, signed: Signed, challenge: bytes, handle: bytes) -> str:
        """The mail address of who signed. Raises CannotUse, CannotCommit. Inside a transaction."""
        store, now = self._office.store, self._office.now()
        found = store.passkeys.find(signed.kenmerk)
        address = store.addresses.get(found.chat) if found is not None else None
        if found is None or address is None or not self._login.known(address.adres):
            raise CannotUse(Why.REFUSED)
        if handle and not compare_digest(handle, self._handle(found.chat)):
            raise CannotUse(_refused("hij is van een ander"))
        store.passkeys.used(found.id, self._count(found, signed, challenge), now)
        return address.adres

    def _count(self, found: Passkey, signed: Signed, challenge: bytes) -> int:
        """How often the device signed. Most do not count at all; one that counts never goes back, but for a copy."""
        from bot.web import ceremony

        try:
            count = ceremony.entered(self._place(), signed, challenge, found.sleutel)
        except Bad:
            raise CannotUse(_refused("het antwoord klopt niet")) from None
        if count < found.teller:
            raise CannotUse(_refused("de teller liep terug"))
        return count

    def _browser(self, browser: str) -> str:
        return self._keys.mark("passkey in", browser)

    # ------------------------------------------------------------ what is to be signed

    def _ask(self, wie: str) -> bytes:
        challenge, now = secrets.token_bytes(32), self._office.now()
        with self._office.store.atomic():
            self._office.store.passkeys.ask(wie, self._mark(as_text(challenge)), now, now + LIFE, OPEN)
        return challenge

    def _spend(self, wie: str, signed: Signed) -> bytes:
        try:
            text = challenge_of(signed.client)
        except Bad:
            raise CannotUse(Why.LATE) from None
        with self._office.store.atomic():
            stood = self._office.store.passkeys.spend(wie, self._mark(text), self._office.now())
        if not stood:
            raise CannotUse(Why.LATE)
        return as_bytes(text)

    def _mark(self, text: str) -> str:
        return self._keys.mark("uitdaging", text)


def _refused(why: str) -> Why:
    """A key that we know did not do: nothing of whose it is goes into the log."""
    log.warning("een passkey is geweigerd: %s", why)
    return Why.REFUSED


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
