"""Pings to browsers: a carrier like that of any channel. What it brings is a courtesy; the mail is what counts."""

import asyncio
import base64
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import time
from typing import Any
from urllib.parse import urlsplit

import http_ece
import httpx
from cryptography.hazmat.primitives.asymmetric import ec

from bot.desk.visit import Fleeting, Menu
from bot.mail.channel import Delivered, Gone, NoAnswer, Refused, Verdict, Wait
from bot.mail.push.hosts import allowed, service
from bot.mail.push.keys import read
from bot.mail.push.services import Services
from storage.outbox import OutboxRow
from storage.web.pushes import Abonnement

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds for a whole try: a service that hangs holds one of few places."""
TTL = 4 * 3600
"""Seconds that a service keeps a ping for a browser that is away: later it says nothing new."""
SIGNED = 12 * 3600
MOST = 3000
"""Bytes of what is encrypted; services take 4,096 with all that is around it."""
LONGEST_WAIT = 3600.0
OK, GONE, TOO_LARGE, TOO_FAST = (200, 201, 202, 204), (404, 410), 413, 429
NOT_US = ("401", "403")


@dataclass(frozen=True, slots=True)
class Sender:
    """Our private key, who answers for it (a mail address), and the hosts that may be asked."""

    key: str
    contact: str
    hosts: frozenset[str]


class PushCarrier:
    """Encrypts, signs, posts and judges. `find` gives the subscription of an address, while it stands and its person
    has access."""

    def __init__(self, sender: Sender, find: Callable[[str], Abonnement | None], services: Services) -> None:
        self._sender, self._find, self.services = sender, find, services
        self._vapid = read(sender.key)
        self._client = httpx.AsyncClient(
            follow_redirects=False, trust_env=False, timeout=PATIENCE, limits=httpx.Limits(max_connections=24)
        )

    async def deliver(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> Verdict:  # noqa: ARG002  nothing is deleted by push
        """Once. A double shows nothing twice: a ping takes the place of the one before."""
        to = self._find(row.adres)
        if to is None:
            return Refused("afgemeld of geen toegang meer")
        if not allowed(to.eindpunt, self._sender.hosts):
            return Gone("geen bekende pushdienst")
        name = service(to.eindpunt, self._sender.hosts)
        if self.services.shut(name):
            return Refused("deze pushdienst weigert onze sleutel")
        if (rest := self.services.rests(name)) > 0:
            return Wait(rest)
        body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        if len(body) > MOST:
            return Refused("te groot")
        try:
            sealed = _sealed(body, to)
        except ValueError:
            return Gone("sleutels kloppen niet")
        verdict = await self._posted(to, sealed)
        if isinstance(verdict, NoAnswer):
            return self.services.away(name, verdict)
        self.services.answered(name)
        if isinstance(verdict, Delivered):
            self.services.took(name)
        if isinstance(verdict, Refused) and verdict.reason in NOT_US:
            self.services.refused_us(name, to.chat)
        return verdict

    async def _posted(self, to: Abonnement, sealed: bytes) -> Verdict:
        try:
            async with (
                asyncio.timeout(PATIENCE),
                self._client.stream("POST", to.eindpunt, content=sealed, headers=self._headers(to.eindpunt)) as answer,
            ):  # what it says more is not read
                return _judged(answer.status_code, answer.headers.get("retry-after", ""))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as exc:
            return NoAnswer(uncertain=False, why=type(exc).__name__)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as exc:
            return NoAnswer(uncertain=True, why=type(exc).__name__)

    def _headers(self, endpoint: str) -> dict[str, str]:
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int(time()) + SIGNED,
            "sub": f"mailto:{self._sender.contact}",
        }
        signed: dict[str, str] = self._vapid.sign(claims)
        return {
            **signed,
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(TTL),
            "Urgency": "normal",
            "Topic": "ketenbot",
        }

    async def in_passing(self, item: Fleeting | Menu) -> None:
        """Nothing goes by push in passing."""

    async def close(self) -> None:
        """Let go of its lines."""
        await self._client.aclose()


def _sealed(body: bytes, to: Abonnement) -> bytes:
    """Encrypted for this browser alone (RFC 8291). Raises ValueError for keys that are none."""
    auth = _bytes(to.auth)
    if len(auth) != 16:
        raise ValueError("auth")
    found: bytes = http_ece.encrypt(
        body,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_bytes(to.p256dh),
        auth_secret=auth,
        version="aes128gcm",
    )
    return found


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _judged(status: int, later: str) -> Verdict:
    """What a push service says of it. That it was taken says nothing of being shown."""
    if status in OK:
        return Delivered(None)
    if status in GONE:
        return Gone(str(status))
    if status == TOO_FAST:
        return Wait(min(float(later), LONGEST_WAIT) if later.isascii() and later.isdecimal() else 60.0)
    if str(status) in NOT_US:
        log.warning("een pushdienst weigert onze sleutel of ons contactadres (%d)", status)
        return Refused(str(status))
    if status >= 500:
        return NoAnswer(uncertain=False, why=str(status))
    return Refused(str(status))  # a way elsewhere is not followed
