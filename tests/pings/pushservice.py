"""A push service that reads what browsers would read: it decrypts, and checks who signed."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.tryout.serving import served


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Browser:
    """The keys of one browser."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def keys(self) -> dict[str, str]:
        numbers = self.private.public_key().public_numbers()
        point = b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        return {"p256dh": text(point), "auth": text(self.auth)}


@dataclass
class PushService:
    """Takes pings of browsers by name. `status` is what it says to all; `pings` what it read, with the headers
    and whose browser it is."""

    address: str = ""
    browsers: dict[str, Browser] = field(default_factory=dict)
    status: int = 201
    hang: float = 0
    asked: int = 0
    pings: list[tuple[dict[str, Any], dict[str, str]]] = field(default_factory=list)

    def browser(self, name: str = "een") -> dict[str, str]:
        """What a browser of this name gives the page."""
        here = self.browsers.setdefault(name, Browser())
        return {"eindpunt": f"{self.address}/{name}", **here.keys}

    def words(self) -> list[str]:
        return [ping["notification"]["body"] for ping, _ in self.pings]

    async def take(self, request: Request) -> Response:
        self.asked += 1
        await asyncio.sleep(self.hang)
        headers = {"Location": f"{self.address}/elders", "Retry-After": "1"}
        if self.status != 201:
            return Response(status_code=self.status, headers=headers)
        here = self.browsers[request.path_params["naam"]]
        raw = http_ece.decrypt(
            await request.body(), private_key=here.private, auth_secret=here.auth, version="aes128gcm"
        )
        assert Vapid02.verify(request.headers["authorization"])
        self.pings.append((json.loads(raw), {**request.headers, "naam": request.path_params["naam"]}))
        return Response(status_code=201)


@contextlib.asynccontextmanager
async def pushing() -> AsyncIterator[PushService]:
    """Served as long as the block lasts."""
    service = PushService()
    app = Starlette(routes=[Route("/{naam}", service.take, methods=["POST"])])
    async with served(app) as address:
        service.address = address
        yield service
