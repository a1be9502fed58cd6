"""The lines to Telegram: how many calls go at once, and which connection they take."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from telegram import InputFile
from telegram.error import NetworkError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.mail.telegram.connections import Lines

ANSWER = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n{"ok":true}'


class Server:
    """Answers every request when the gate is open, and counts."""

    def __init__(self) -> None:
        self.connections = self.requests = self.open = self.most = 0
        self.handlers: list[asyncio.Task[None] | None] = []
        self.kinds: list[str] = []
        self.bodies: list[bytes] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until the other side hangs up."""
        self.connections += 1
        self.handlers.append(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                length = re.search(r"content-length: (\d+)", head)
                self.bodies.append(await reader.readexactly(int(length[1]) if length else 0))
                self.kinds.append("".join(re.findall(r"content-type: ([a-z/-]+)", head)))
                self.requests, self.open = self.requests + 1, self.open + 1
                self.most = max(self.most, self.open)
                await self.gate.wait()
                self.open -= 1
                writer.write(ANSWER)
                await writer.drain()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


@asynccontextmanager
async def telegram(count: int) -> AsyncIterator[tuple[Server, Lines, str]]:
    """So many lines to a server of our own."""
    server, lines = Server(), Lines(count, read_timeout=5)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    await lines.initialize()
    try:
        yield server, lines, f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/getMe"
    finally:
        await lines.shutdown()
        server.gate.set()
        await asyncio.gather(*filter(None, server.handlers))
        listening.close()


async def until(condition: object) -> None:
    """Let others run until the condition holds."""
    assert callable(condition)
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.001)


async def test_calls_one_after_the_other_share_one_connection() -> None:
    """The line that came back last goes first."""
    async with telegram(4) as (server, lines, url):
        for _ in range(5):
            assert await lines.do_request(url, "POST") == (200, b'{"ok":true}')
        assert (server.requests, server.connections) == (5, 1)


async def test_no_more_calls_at_once_than_there_are_lines() -> None:
    """The third call waits for a line and is answered all the same."""
    async with telegram(2) as (server, lines, url):
        server.gate.clear()
        calls = [asyncio.create_task(lines.do_request(url, "POST")) for _ in range(3)]
        await until(lambda: server.open == 2)
        await asyncio.sleep(0.02)
        assert server.requests == 2
        server.gate.set()
        assert [status for status, _ in await asyncio.gather(*calls)] == [200, 200, 200]
        assert server.most == 2


async def test_a_call_that_is_given_up_gives_its_line_back() -> None:
    """Who was cancelled on the only line does not keep it."""
    async with telegram(1) as (server, lines, url):
        server.gate.clear()
        call = asyncio.create_task(lines.do_request(url, "POST"))
        await until(lambda: server.open == 1)
        call.cancel()
        with suppress(asyncio.CancelledError):
            await call
        server.gate.set()
        assert (await lines.do_request(url, "POST"))[0] == 200


async def test_a_call_that_fails_gives_its_line_back() -> None:
    """The error is the library's own, and the only line works again afterwards."""
    async with telegram(1) as (_, lines, url):
        with pytest.raises(NetworkError):
            await lines.do_request("http://127.0.0.1:1/getMe", "POST")
        assert (await lines.do_request(url, "POST"))[0] == 200


def data(**given: object) -> RequestData:
    """What the library makes of the arguments of a call."""
    return RequestData([RequestParameter.from_input(name, value) for name, value in given.items()])


async def test_a_call_goes_as_json_and_says_the_same() -> None:
    """Text, numbers and buttons arrive as the library would have put them in a form."""
    asked = data(chat_id=12, text='é & "aan" + 1 = ✓', reply_markup={"inline_keyboard": [[{"text": "Ja", "x": "s:1"}]]})
    async with telegram(1) as (server, lines, url):
        await lines.do_request(url, "POST", asked)
        assert server.kinds == ["application/json"]
        assert json.loads(server.bodies[0]) == asked.json_parameters


async def test_a_call_with_a_file_goes_in_parts() -> None:
    """JSON cannot hold one."""
    asked = data(chat_id=12, document=InputFile(b"inhoud", filename="brief.docx"), caption="de brief")
    async with telegram(1) as (server, lines, url):
        await lines.do_request(url, "POST", asked)
        assert server.kinds == ["multipart/form-data"]
        assert b"inhoud" in server.bodies[0]
