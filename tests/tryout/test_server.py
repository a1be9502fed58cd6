"""The Bot API over HTTP: every way to bring parameters, and faults on purpose."""

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.tryout.standin.server import BotApi
from bot.tryout.standin.standin import Fault, StandIn
from tests.tryout.conftest import ANNA, TOKEN, Bot
from tests.tryout.serving import served


@pytest.fixture
async def client(standin: StandIn) -> AsyncIterator[httpx.AsyncClient]:
    """A client on a real connection."""
    async with served(BotApi(standin)) as address, httpx.AsyncClient(base_url=f"{address}/bot{TOKEN}") as client:
        yield client


WAYS: list[dict[str, Any]] = [
    {"params": {"chat_id": ANNA, "text": "één"}},
    {"data": {"chat_id": ANNA, "text": "één"}},
    {"json": {"chat_id": ANNA, "text": "één"}},
    {"json": {"chat_id": str(ANNA), "text": "één"}},
    {"data": {"chat_id": ANNA, "text": "één"}, "files": {"los": ("a.txt", b"a")}},
    {"params": {"chat_id": ANNA}, "data": {"text": "één"}},
]


@pytest.mark.parametrize("way", WAYS)
async def test_parameters_come_in_every_way(bot: Bot, way: dict[str, Any]) -> None:
    """In the address, as a form, as JSON, as multipart, or mixed."""
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", **way)
    assert answer.json()["result"]["text"] == "één"


async def test_get_and_any_capitals_will_do(bot: Bot) -> None:
    """Telegram knows no capitals in a method's name."""
    assert (await bot.client.get(f"/bot{TOKEN}/GETME")).json()["result"]["username"] == "ketenbot_proef_bot"


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("application/json", b"{", "can't parse request JSON object"),
        ("application/json", b"[" * 100_000, "can't parse request JSON object"),
        ("application/json", b"[]", "object expected as request"),
        ("application/json", b"\xff", "can't parse request JSON object"),
        ("application/x-www-form-urlencoded", b"text=\xff", "strings must be encoded in UTF-8"),
        ("multipart/form-data", b"x", "boundary field not found"),
        ("multipart/form-data; boundary=a", b"x", "can't parse multipart form data"),
        ("multipart/form-data; boundary=a", b"--a\r\n\r\nzonder naam\r\n--a--", "can't parse multipart form data"),
        ("text/plain", b"x", "chat_id is empty"),
    ],
)
async def test_a_broken_body_is_refused(bot: Bot, kind: str, body: bytes, words: str) -> None:
    """400, never a fault of the server."""
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["description"]) == (400, f"Bad Request: {words}")


async def test_a_document_is_sent_fetched_and_sent_again(bot: Bot) -> None:
    """What was uploaded comes back byte by byte; by its file_id it can be sent again."""
    content = bytes(range(256)) * 100 + b"\r\n--grens"
    sent = await bot(
        "sendDocument", {"document": ("brief é.txt", content)}, chat_id=ANNA, caption="<b>x</b>", parse_mode="HTML"
    )
    assert sent["document"]["file_size"] == len(content)
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    file = await bot("getFile", file_id=sent["document"]["file_id"])
    assert (await bot.client.get(f"/file/bot{TOKEN}/{file['file_path']}")).content == content
    again = await bot("sendDocument", chat_id=ANNA, document=sent["document"]["file_id"])
    assert again["document"]["file_size"] == len(content)


async def test_a_deleted_file_is_gone(bot: Bot) -> None:
    """With the message goes what it brought."""
    sent = await bot("sendDocument", {"document": ("a.txt", b"a")}, chat_id=ANNA)
    await bot("deleteMessage", chat_id=ANNA, message_id=sent["message_id"])
    words = (400, "Bad Request: invalid file_id")
    assert await bot.no("getFile", file_id=sent["document"]["file_id"]) == words


async def test_commands_are_kept_by_scope(bot: Bot) -> None:
    """Each scope and language has its own list."""
    commands = [{"command": "termijn", "description": "Reken een termijn uit"}]
    await bot("setMyCommands", commands=commands, scope={"type": "chat", "chat_id": ANNA})
    assert await bot("getMyCommands", scope={"type": "chat", "chat_id": ANNA}) == commands
    assert await bot("getMyCommands") == []


async def test_a_planned_status_has_no_effect(client: httpx.AsyncClient, standin: StandIn) -> None:
    """The bot hears it, the chat does not."""
    body = {"description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}}
    standin.before = lambda method, _: Fault(429, body) if method == "sendMessage" else None
    answer = await client.post("/sendMessage", data={"chat_id": ANNA, "text": "hoi"})
    assert answer.status_code == 429
    assert answer.json() == {"ok": False, "error_code": 429, **body}
    assert len(standin.messages(ANNA)) == 1
    assert (await client.post("/getMe")).status_code == 200


@pytest.mark.parametrize(("reset", "messages"), [("before", 1), ("after", 2)])
async def test_a_connection_breaks_before_or_after_the_effect(
    client: httpx.AsyncClient, standin: StandIn, reset: Any, messages: int
) -> None:
    """The bot cannot tell which; the chat can."""
    standin.before = lambda *_: Fault(reset=reset)
    with pytest.raises(httpx.RemoteProtocolError):
        await client.post("/sendMessage", data={"chat_id": ANNA, "text": "hoi"})
    assert len(standin.messages(ANNA)) == messages
    standin.before = None
    assert (await client.post("/getMe")).status_code == 200


async def test_a_refused_call_can_break_too(client: httpx.AsyncClient, standin: StandIn) -> None:
    """Also a refusal may never arrive."""
    standin.before = lambda *_: Fault(reset="after")
    with pytest.raises(httpx.RemoteProtocolError):
        await client.post("/sendMessage", data={"chat_id": ANNA})


async def test_without_a_transport_an_answer_is_begun_and_left(bot: Bot, standin: StandIn) -> None:
    """On a server that lends no transport the break is an answer without its body."""
    standin.before = lambda *_: Fault(reset="before")
    with pytest.raises(AssertionError):  # httpx's own check that an answer was finished
        await bot("getMe")
    assert len(standin.messages(ANNA)) == 1


async def test_a_delay_comes_before_the_effect(client: httpx.AsyncClient, standin: StandIn) -> None:
    """Who hangs up too early has no effect to show for it."""
    standin.before = lambda *_: Fault(delay=30)
    with pytest.raises(httpx.ReadTimeout):
        await client.post("/sendMessage", data={"chat_id": ANNA, "text": "hoi"}, timeout=0.05)
    assert len(standin.messages(ANNA)) == 1


async def test_a_poll_that_hung_up_takes_nothing(client: httpx.AsyncClient, standin: StandIn) -> None:
    """The next one still gets the update."""
    await client.post("/getUpdates", data={"offset": 3})
    with pytest.raises(httpx.ReadTimeout):
        await client.post("/getUpdates", data={"offset": 4, "timeout": 20}, timeout=0.05)
    standin.say(ANNA, "hoi")
    standin.say(ANNA, "nog een")
    found = (await client.post("/getUpdates", data={"offset": 4, "timeout": 5})).json()["result"]
    assert [update["update_id"] for update in found] == [4]


async def test_calls_are_counted(bot: Bot, standin: StandIn) -> None:
    """By method, refused ones included."""
    await bot("getMe")
    await bot("sendMessage", chat_id=ANNA)
    await bot("getUpdates")
    assert standin.state.calls == {"getme": 1, "sendmessage": 1, "getupdates": 1}


async def test_it_runs_on_its_own() -> None:
    """The command prints its address, serves the API, the page and the controls, and stops when told."""
    command = [sys.executable, "-m", "bot.tryout.standin.api", "--token", "7:los", "--limiet", "30"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        address = (await asyncio.wait_for(process.stdout.readline(), 30)).decode().strip()
        async with httpx.AsyncClient(base_url=address) as client:
            people = {"personen": [{"id": 900, "voornaam": "Proef", "gestart": True}]}
            await client.post("/proef/personen", json=people)
            await client.post("/proef/fouten", json={"methode": "sendMessage", "status": 500})
            send = {"chat_id": 900, "text": "hoi"}
            statuses = [(await client.post("/api/bot7:los/sendMessage", json=send)).status_code for _ in range(7)]
            assert statuses == [500, 200, 200, 200, 200, 200, 429]
            assert len((await client.get("/proef/berichten/900")).json()) == 5
            counts = (await client.get("/proef/tellers")).json()["aanroepen"]
            assert counts == {"sendmessage": 6}
            assert "proefversie" in (await client.get("/")).text
    finally:
        process.terminate()
        await process.wait()


def test_a_token_of_another_shape_stops_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2 and a line that says how a token looks."""
    from bot.tryout.standin.api import main

    with pytest.raises(SystemExit) as stopped:
        main(["--token", "proef"])
    assert stopped.value.code == 2
    assert "een token ziet eruit als 1:proef" in capsys.readouterr().err
