"""The connections to Telegram: some lines, each with one call at a time.

One pool of all connections looks at each of them at every call, and again at every answer; that was half of what a
call cost. A line is a pool of one, so that a call looks only at its own.
"""

import asyncio
import sys
from importlib.util import find_spec
from typing import Any

import httpx
from telegram.request import BaseRequest, HTTPXRequest, RequestData

if find_spec("sniffio") is None:
    # httpcore tries this import at each of its locks, ten times a call; that it is absent need be found out only once.
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # Python's own way to say so

IDLE = 4.0
"""Seconds that a line without work stays open. A server closes it too, many after 5: a call that leaves just then
breaks off, and nobody can tell whether it arrived."""


class _Client(httpx.AsyncClient):
    """Sends what holds no file as JSON. As a form each quote and brace of the buttons becomes three signs, one by one:
    ten times the work."""

    def build_request(self, *where: Any, **named: Any) -> httpx.Request:
        """As it is asked, with the parameters in the other shape."""
        if named.get("data") and not named.get("files"):
            named["json"] = named.pop("data")
        return super().build_request(*where, **named)


class _Line(HTTPXRequest):
    """One line, over such a client."""

    def _build_client(self) -> httpx.AsyncClient:
        return _Client(**self._client_kwargs)


class Lines(BaseRequest):
    """As many calls at once as there are lines; who finds none free waits until one is.

    The line that came back last goes first: with little to do one connection stays open and the others rest.
    """

    def __init__(self, count: int, *, read_timeout: float) -> None:
        context = httpx.create_ssl_context()  # one for all: each reads the certificates of every authority again
        limits = httpx.Limits(max_connections=1, keepalive_expiry=IDLE)
        settings: dict[str, Any] = {
            "read_timeout": read_timeout,
            "httpx_kwargs": {"verify": context, "limits": limits},
        }
        self._lines = [_Line(connection_pool_size=1, **settings) for _ in range(count)]
        self._free = list(self._lines)
        self._room = asyncio.Semaphore(count)

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take, where a call names no time of its own."""
        return self._lines[0].read_timeout

    async def initialize(self) -> None:
        """Open for use."""
        for line in self._lines:
            await line.initialize()

    async def shutdown(self) -> None:
        """Close every connection."""
        for line in self._lines:
            await line.shutdown()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """One call over a free line; raises what HTTPXRequest raises."""
        async with self._room:
            line = self._free.pop()
            try:
                return await line.do_request(url, method, request_data, *timeouts, **named)
            finally:
                self._free.append(line)
