"""A proxy as they stand before pages at work: it keeps an answer back until it has all of it, is slow, and cuts what
takes longer than it likes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Proxy:
    """Where it stands, what it hides, and its manners in seconds."""

    address: str = ""
    behind: str = ""
    slow: float = 0.0
    cuts: float = 60.0
    cut: int = 0
    busy: set[asyncio.Task[None]] = field(default_factory=set)

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One question, as a task that is waited for before the proxy goes."""
        task = asyncio.ensure_future(self._take(reader, writer))
        self.busy.add(task)
        task.add_done_callback(self.busy.discard)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._answer(reader, writer)
        finally:
            await _closed(writer)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            question = await _whole(reader)
            await asyncio.sleep(self.slow)
            try:
                async with asyncio.timeout(self.cuts):
                    writer.write(await self._ask(question))
                    await writer.drain()
            except TimeoutError:
                self.cut += 1

    async def gone(self) -> None:
        """Drop what is still underway."""
        for task in self.busy:
            task.cancel()
        await asyncio.gather(*self.busy, return_exceptions=True)

    async def _ask(self, question: bytes) -> bytes:
        parts = urlsplit(self.behind)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        try:
            writer.write(question.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            return await reader.read()
        finally:
            await _closed(writer)


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


async def _whole(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = (line.split(b":", 1) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    length = next((int(line[1]) for line in lines), 0)
    kept = b"\r\n".join(line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:"))
    return kept + await reader.readexactly(length)


@contextlib.asynccontextmanager
async def proxied(slow: float, cuts: float) -> AsyncIterator[Proxy]:
    """One on a free port of this machine."""
    made = Proxy(slow=slow, cuts=cuts)
    server = await asyncio.start_server(made.take, "127.0.0.1", 0)
    made.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()
        await made.gone()
