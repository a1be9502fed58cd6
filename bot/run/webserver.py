"""The one web server, and what anybody may ask of it before showing a secret: so many connections, so many bytes, so
long. A connection on which no whole question stands yet waits a short time, and when many wait the oldest goes: who
asks something is answered as usual."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.mail.error_place import place

log = logging.getLogger(__name__)

MOST_WAITING = 200
"""Connections on which no whole question stands yet."""
MOST = 4_000
"""Connections in all: pages hold one open each while they wait for news."""
TURNS = 3
"""Turns of the loop before too many that wait are ended: after a restart all pages come at once, each with its question
already on the line, and that is read a turn after the line was taken."""
NEXT = 2.0
"""Seconds for the next question on a line that was answered, before it counts as one that waits: all pages that wait
for news may be answered at once."""
HEAD, BODY = 10.0, 60.0
"""Seconds for the head of a question, and for all of it: a letterhead over a slow phone takes a while."""
LARGEST_HEAD = 16_384
"""Bytes."""
PLAIN = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"), (b"x-frame-options", b"DENY"))
"""For every answer that says nothing of it itself."""


def bounded(most: int = MOST_WAITING, head: float = HEAD, body: float = BODY) -> type[H11Protocol]:
    """Connections with these limits; they share one count."""
    waiting: dict[Any, None] = {}
    trims = [False]

    def trim(turns: int) -> None:
        """End the oldest that wait too many, once what has already arrived was read."""
        if turns:
            asyncio.get_running_loop().call_soon(trim, turns - 1)
            return
        trims[0] = False
        while len(waiting) > most:
            next(iter(waiting)).end()

    class Bounded(H11Protocol):
        """Knows whether a whole question stands on it, and ends when that takes too long."""

        _timer: asyncio.TimerHandle | None = None
        _asked = False

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._wait(head)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.cycle is None or self.cycle.response_complete:
                return
            if not self.cycle.more_body:
                self._no_longer()
            elif not self._asked:
                self._asked = True
                self._wait(body)

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._asked = False
            if not self.transport.is_closing():
                self._no_longer()
                self._timer = self.loop.call_later(NEXT, self._wait, head)

        def connection_lost(self, exc: Exception | None) -> None:
            self._no_longer()
            super().connection_lost(exc)

        def _wait(self, seconds: float) -> None:
            self._no_longer()
            waiting[self] = None
            self._timer = self.loop.call_later(seconds, self.end)
            if len(waiting) > most and not trims[0]:
                trims[0] = True
                trim(TURNS)

        def _no_longer(self) -> None:
            waiting.pop(self, None)
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

        def end(self) -> None:
            """Hang up without a word."""
            self._no_longer()
            self.transport.abort()

    return Bounded


def quiet(app: ASGIApp, allowed: Callable[[Scope], bool] = lambda _: True) -> ASGIApp:
    """The same, of which a fault is one line with its place and no text, and somebody who hangs up none at all. What
    is not `allowed` is answered 421 and reaches nothing."""

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message.get("headers", ())}
                more = [(name, value) for name, value in PLAIN if name not in said]
                message = {**message, "headers": [*message.get("headers", ()), *more]}
            await send(message)

        if scope["type"] == "http" and not allowed(scope):
            await with_headers({"type": "http.response.start", "status": 421, "headers": []})
            await with_headers({"type": "http.response.body", "body": b""})
            return
        try:
            await app(scope, receive, with_headers)
        except ClientDisconnect:
            pass
        except Exception as exc:
            log.error("een vraag op de webserver liep vast: %s in %s", type(exc).__name__, place(exc))

    return served


@asynccontextmanager
async def web_server(
    sock: socket.socket, routes: list[BaseRoute], allowed: Callable[[Scope], bool] = lambda _: True
) -> AsyncIterator[None]:
    """Serve these routes on this socket: health, webhook, the page of the web door or of the try-out."""
    options: dict[str, Any] = {
        "log_config": None, "access_log": False, "lifespan": "off", "timeout_graceful_shutdown": 1,
        "http": bounded(), "limit_concurrency": MOST, "h11_max_incomplete_event_size": LARGEST_HEAD,
        "server_header": False,
    }  # fmt: skip
    config = uvicorn.Config(quiet(Starlette(routes=routes), allowed), **options)
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[sock])
    serving = asyncio.create_task(server.main_loop())
    try:
        yield
    finally:
        server.should_exit = True
        await serving
        await server.shutdown(sockets=[sock])
