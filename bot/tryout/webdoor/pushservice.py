"""A push service for the try-out and tests. It reads what a browser would read: it decrypts, and checks who signed."""

import base64
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.safety import Refused, body

MOST_BROWSERS = 100
"""Of the oldest the subscription ends, as it does with a browser that was away for long."""
LARGEST = 4096
"""Bytes of one ping: more no service takes."""

Ping = dict[str, Any]
Take = Callable[[Ping, dict[str, str]], None]
"""What was read, with the headers and whose browser it is (`naam`)."""


def text(raw: bytes) -> str:
    """Bytes as they stand in an address or a header."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Browser:
    """The keys of one browser."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def keys(self) -> dict[str, str]:
        """The public half, as the page sends it along."""
        numbers = self.private.public_key().public_numbers()
        point = b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        return {"p256dh": text(point), "auth": text(self.auth)}


class PushService:
    """Takes pings of browsers by name."""

    def __init__(self, take: Take, address: str = "") -> None:
        self._take, self.address = take, address
        self.browsers: dict[str, Browser] = {}

    def browser(self, name: str) -> dict[str, str]:
        """What a browser of this name gives the page."""
        if name not in self.browsers and len(self.browsers) >= MOST_BROWSERS:
            del self.browsers[next(iter(self.browsers))]
        here = self.browsers.setdefault(name, Browser())
        return {"eindpunt": f"{self.address}/{name}", **here.keys}

    async def take(self, request: Request) -> Response:
        """One ping; a browser that is not there is gone."""
        name = request.path_params["naam"]
        here = self.browsers.get(name)
        if here is None:
            return Response(status_code=410)
        try:
            if not Vapid02.verify(request.headers.get("authorization", "")):
                return Response(status_code=403)
            sealed = await body(request, LARGEST)
            raw = http_ece.decrypt(sealed, private_key=here.private, auth_secret=here.auth, version="aes128gcm")
            ping = json.loads(raw)
        except Refused as refused:
            return Response(status_code=refused.status)
        except Exception:  # the libraries name no error of their own for bytes that are none of it
            return Response(status_code=400)
        self._take(ping, {**request.headers, "naam": name})
        return Response(status_code=201)

    def routes(self) -> list[BaseRoute]:
        """Where pings are posted."""
        return [Route("/{naam}", self.take, methods=["POST"])]
