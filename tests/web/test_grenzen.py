"""What anybody may ask of the web server before showing a secret: bounded in number, size and time, and in the log."""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.run import webserver
from bot.run.service import listen
from bot.settings import Settings
from bot.tryout.page.names import Names

HALF_OPEN = 400


async def _well(_: Request) -> Response:
    return JSONResponse({"gezond": True})


async def _takes(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def _breaks(_: Request) -> Response:
    raise ValueError("de tekst van iemand")


ROUTES = [Route("/gezond", _well), Route("/neemt", _takes, methods=["POST"]), Route("/stuk", _breaks)]


@asynccontextmanager
async def served(**more: object) -> AsyncIterator[int]:
    with listen(Settings(_env_file=None, ketenbot_poort=0)) as sock:
        async with webserver.web_server(sock, list(ROUTES), **more):  # type: ignore[arg-type]
            yield sock.getsockname()[1]


Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _opened(port: int, words: bytes) -> Pair:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(words)
    await writer.drain()
    return reader, writer


_BODY = b"POST /neemt HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nabc"


@pytest.mark.parametrize("half", [b"", b"GET /gezond HTTP/1.1\r\nHost: x\r\n", _BODY])
async def test_400_half_open_connections_keep_nobody_waiting(half: bytes) -> None:
    """Nothing said, half a head, half a body: twenty others are answered at once, and at most so many stay open."""
    async with served() as port, AsyncExitStack() as stack:
        held = [await _opened(port, half) for _ in range(HALF_OPEN)]
        for _, writer in held:
            stack.callback(writer.close)
        began = time.monotonic()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            for _ in range(10):
                assert (await client.get("/gezond")).json() == {"gezond": True}
        for _ in range(10):
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
                assert (await client.post("/neemt", content=b"x" * 100_000)).text == "100000"
        assert time.monotonic() - began < 3
        await asyncio.sleep(0.05)
        assert sum(not reader.at_eof() for reader, _ in held) <= webserver.MOST_WAITING


async def test_many_pages_at_once_are_all_answered() -> None:
    """More connections than may wait come between two turns of the loop, as after a restart, each with its question:
    none of these waits, so none is ended for the others. The next question on the same line as well."""
    question = b"GET /gezond HTTP/1.1\r\nHost: x\r\n\r\n"
    async with served() as port:
        lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(HALF_OPEN)]
        pairs = list[Pair]()
        for line in lines:
            line.sendall(question)
        for line in lines:
            pairs.append(await asyncio.open_connection(sock=line))
        for _ in range(2):
            for reader, writer in pairs:
                assert b" 200 " in await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
                await reader.readexactly(len(b'{"gezond":true}'))
                writer.write(question)
        for _, writer in pairs:
            writer.close()


async def test_half_a_question_ends_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head within its time, the body within its own; what answers slowly is left alone."""
    short = webserver.bounded(head=0.2, body=0.4)
    monkeypatch.setattr(webserver, "bounded", lambda: short)
    async with served() as port:
        for words, at_least in (
            (b"GET /gezond", 0.15),
            (b"POST /neemt HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na", 0.35),
        ):
            reader, writer = await _opened(port, words)
            began = time.monotonic()
            with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                await asyncio.wait_for(reader.readexactly(1), 2)
            assert at_least <= time.monotonic() - began < 1.5
            writer.close()


async def test_too_large_a_head_is_refused() -> None:
    """No more is kept of it than a few pages."""
    async with served() as port:
        reader, writer = await _opened(port, b"GET /gezond HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 300_000 + b"\r\n\r\n")
        assert b" 400 " in await asyncio.wait_for(reader.readline(), 2)
        writer.close()


async def test_hanging_up_is_no_line_and_a_fault_is_one(caplog: pytest.LogCaptureFixture) -> None:
    """Two hundred that hang up say nothing; what breaks is told by its place, without a trace or anybody's text."""
    caplog.set_level(logging.WARNING)
    async with served() as port:
        for _ in range(200):
            _, writer = await _opened(port, b"POST /neemt HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc")
            writer.close()
        await asyncio.sleep(0.3)
        assert caplog.text == ""
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.get("/stuk")).status_code == 500
    assert caplog.text.count("\n") == 1
    assert "ValueError" in caplog.text
    assert "iemand" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_every_answer_has_its_headers() -> None:
    """Also those that nobody thought of; and nothing says what serves them."""
    async with served() as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        for path in ("/gezond", "/bestaat-niet", "/stuk"):
            found = (await client.get(path)).headers
            assert found["x-content-type-options"] == "nosniff"
            assert found["referrer-policy"] == "no-referrer"
            assert "server" not in found


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:{port}", None, 200), ("localhost:{port}", "http://localhost:{port}", 200),
        ("bot.voorbeeld.nl", "https://bot.voorbeeld.nl", 200), ("[::1]:{port}", None, 200),
        ("evil.example", None, 421), ("evil.example:{port}", "http://evil.example:{port}", 421),
        ("127.0.0.1:{port}", "https://evil.example", 421), ("127.0.0.1:{port}", "null", 421),
        ("localhost.evil.example", None, 421), ("[", None, 421),
    ],
)  # fmt: skip
async def test_the_try_out_answers_to_its_own_names(host: str, origin: str | None, status: int) -> None:
    """No page of another site can drive it, by a name of its own or from its own address."""
    async with served(allowed=Names("https://bot.voorbeeld.nl")) as port:
        headers = {"Host": host.format(port=port)} | ({"Origin": origin.format(port=port)} if origin else {})
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=headers) as client:
            assert (await client.get("/gezond")).status_code == status
