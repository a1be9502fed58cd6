"""The push service of the try-out, that tests can make refuse or hang."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from bot.tryout.webdoor import pushservice
from bot.tryout.webdoor.pushservice import Browser, text
from tests.tryout.serving import served

__all__ = ["Browser", "PushService", "pushing", "text"]


class PushService(pushservice.PushService):
    """`status` is what it says to all; `pings` what it read, with the headers and whose browser it is."""

    def __init__(self, address: str = "") -> None:
        super().__init__(lambda ping, about: self.pings.append((ping, about)), address)
        self.status, self.hang, self.asked = 201, 0.0, 0
        self.pings: list[tuple[dict[str, Any], dict[str, str]]] = []

    def browser(self, name: str = "een") -> dict[str, str]:
        return super().browser(name)

    def words(self) -> list[str]:
        return [ping["notification"]["body"] for ping, _ in self.pings]

    async def take(self, request: Request) -> Response:
        self.asked += 1
        await asyncio.sleep(self.hang)
        if self.status != 201:
            headers = {"Location": f"{self.address}/elders", "Retry-After": "1"}
            return Response(status_code=self.status, headers=headers)
        answer = await super().take(request)
        assert answer.status_code == 201, "a ping that cannot be read, or by nobody known"
        return answer


@contextlib.asynccontextmanager
async def pushing() -> AsyncIterator[PushService]:
    """Served as long as the block lasts."""
    service = PushService()
    async with served(Starlette(routes=service.routes())) as address:
        service.address = address
        yield service
