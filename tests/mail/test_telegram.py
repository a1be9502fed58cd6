"""One row of the outbox becomes one call, and where Telegram refuses, a plainer one."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.desk.visit import Menu
from bot.mail.channel import Delivered, Gone, NoAnswer, Verdict
from bot.mail.telegram.bot import KetenBot
from bot.mail.telegram.carrier import TelegramCarrier
from bot.mail.telegram.sending import MAX_TEXT, deliver, plain
from storage.outbox import OutboxRow
from storage.store import Store
from tests.people import chat_of

Answer = tuple[int, Any]


class Wire(BaseRequest):
    """Answers each call with the next of the given answers; when they run out, well."""

    def __init__(self, *answers: Answer) -> None:
        self.answers, self.calls = list(answers), []  # type: ignore[var-annotated]

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        assert method == "POST"
        self.calls.append((url.rsplit("/", 1)[-1], dict(request_data.parameters) if request_data else {}))
        status, body = self.answers.pop(0) if self.answers else (200, {"ok": True, "result": {"message_id": 55}})
        return status, body if isinstance(body, bytes) else json.dumps(body).encode()


def refused(words: str) -> Answer:
    return 400, {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}


GONE = refused("message to edit not found")
BROKEN = refused("can't parse entities: unsupported start tag")


async def go(
    wire: Wire, soort: str, content: dict[str, Any], *, dubbel: bool = False, gone: bool = False
) -> int | None:
    bot = KetenBot("1:test", request=wire, get_updates_request=wire)
    return await deliver(bot, OutboxRow(1, 1, "antwoord", soort, content, None, dubbel, "telegram", "7"), content, gone)


TEXT = {"tekst": "<b>Dag</b> &amp; welkom"}


async def test_a_message() -> None:
    """Text, buttons or a keyboard, without previews; gives the message's id."""
    wire = Wire()
    assert await go(wire, "stuur", TEXT | {"knoppen": [[["Ja", "z:1"]]]}) == 55
    assert await go(wire, "stuur", TEXT | {"toetsenbord": [["Meer"]]}) == 55
    (name, first), (_, second) = wire.calls
    assert name == "sendMessage"
    assert first["reply_markup"] == {"inline_keyboard": [[{"text": "Ja", "callback_data": "z:1"}]]}
    assert second["reply_markup"]["keyboard"] == [[{"text": "Meer"}]]
    assert first["link_preview_options"] == {"is_disabled": True}


async def test_a_doubtful_message_says_so() -> None:
    """Edits do not: doing them twice is doing them once."""
    wire = Wire()
    await go(wire, "stuur", TEXT, dubbel=True)
    await go(wire, "bewerk", TEXT | {"bericht": 5}, dubbel=True)
    assert wire.calls[0][1]["text"].startswith("<i>(mogelijk dubbel)</i>")
    assert "dubbel" not in wire.calls[1][1]["text"]


async def test_refused_once_more_as_plain_text() -> None:
    """The words arrive without what was refused."""
    wire = Wire(BROKEN)
    assert await go(wire, "stuur", TEXT, dubbel=True) == 55
    assert wire.calls[1] == ("sendMessage", {"chat_id": 7, "text": "(mogelijk dubbel)\nDag & welkom"})


async def test_refused_twice_is_refused() -> None:
    """There is no third try."""
    wire = Wire(BROKEN, refused("message is too long"))
    with pytest.raises(BadRequest):
        await go(wire, "stuur", TEXT)
    assert len(wire.calls) == 2


@pytest.mark.parametrize("content", [{"knoppen": [["Nee"]]}, {"knoppen": 5}, {"toetsenbord": 1}])
async def test_what_cannot_be_rendered_goes_as_plain_text(content: dict[str, Any]) -> None:
    """Buttons of an unknown shape cost the buttons, not the message."""
    wire = Wire()
    assert await go(wire, "stuur", TEXT | content) == 55
    assert await go(wire, "bewerk", TEXT | content | {"bericht": 5}) == 5
    assert [call[1]["text"] for call in wire.calls] == ["Dag & welkom"] * 2


async def test_nobody_there_is_not_tried_twice() -> None:
    """Plainer words change nothing about a chat that is not there."""
    wire = Wire(refused("chat not found"))
    with pytest.raises(BadRequest):
        await go(wire, "stuur", TEXT)
    assert len(wire.calls) == 1


@pytest.mark.parametrize(
    ("answers", "calls", "number"),
    [
        ([(200, {"ok": True, "result": True})], ["editMessageText"], 5),
        ([refused("message is not modified: it is the same")], ["editMessageText"], 5),
        ([GONE], ["editMessageText", "sendMessage"], 55),
        ([refused("message can't be edited")], ["editMessageText", "sendMessage"], 55),
        ([BROKEN], ["editMessageText", "editMessageText"], 5),
        ([BROKEN, refused("message is not modified")], ["editMessageText", "editMessageText"], 5),
        ([BROKEN, GONE, BROKEN], ["editMessageText", "editMessageText", "sendMessage", "sendMessage"], 55),
    ],
)
async def test_edits(answers: list[Answer], calls: list[str], number: int) -> None:
    """Not modified is success; where the message is gone a new one is sent; broken markup goes as plain text."""
    wire = Wire(*answers)
    assert await go(wire, "bewerk", TEXT | {"bericht": 5}) == number
    assert [name for name, _ in wire.calls] == calls


async def test_an_edit_that_is_refused_twice_is_refused() -> None:
    """As a message."""
    with pytest.raises(BadRequest):
        await go(Wire(BROKEN, refused("message is too long")), "bewerk", TEXT | {"bericht": 5})


async def test_deleting() -> None:
    """Gone already is what was wanted; what Telegram does not allow is an error that the courier passes on."""
    assert await go(Wire((200, {"ok": True, "result": True})), "wis", {"bericht": 5}) is None
    assert await go(Wire(refused("message to delete not found")), "wis", {"bericht": 5}) is None
    with pytest.raises(BadRequest):
        await go(Wire(refused("message can't be deleted for everyone")), "wis", {"bericht": 5})


async def test_the_text_after_a_deletion() -> None:
    """Of two texts the true one is sent."""
    wire = Wire()
    both = {"tekst": "weggehaald", "na": 1, "anders": {"tekst": "verwijder het zelf"}}
    await go(wire, "stuur", both, gone=True)
    await go(wire, "stuur", both, gone=False)
    assert [call[1]["text"] for call in wire.calls] == ["weggehaald", "verwijder het zelf"]


@pytest.mark.parametrize("body", [b"{}", b"[]", b"null", b'"x"', b"<html>", b'{"ok": true}', b'{"result": true}'])
async def test_an_answer_that_is_none(body: bytes) -> None:
    """Whatever answers in Telegram's place gives one kind of error, which is tried again."""
    with pytest.raises(TelegramError):
        await go(Wire((200, body)), "stuur", TEXT)


@pytest.mark.parametrize("body", [b"{}", b"[]", b"null", b"<html>"])
async def test_no_batch(body: bytes) -> None:
    """The same for fetching; a batch that is no list is an empty one."""
    wire = Wire((200, body), (200, {"ok": True, "result": {"a": 1}}))
    bot = KetenBot("1:test", request=wire, get_updates_request=wire)
    with pytest.raises(TelegramError):
        await bot.raw_updates(None, 0)
    assert await bot.raw_updates(5, 0) == []
    assert wire.calls[1][1]["offset"] == 5


async def test_blocked_is_passed_on() -> None:
    """403 is not tried in other words."""
    wire = Wire((403, {"ok": False, "description": "Forbidden: bot was blocked by the user"}))
    with pytest.raises(Forbidden):
        await go(wire, "stuur", TEXT)
    assert len(wire.calls) == 1


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), st.integers(1, 9000), st.booleans())
def test_plain_text_fits(part: str, times: int, dubbel: bool) -> None:
    """However long and full of emoji, what remains is at most what Telegram takes, counted as Telegram counts."""
    text = part * min(times, 20_000 // len(part))
    units: Callable[[str], int] = lambda words: len(words.encode("utf-16-le")) // 2  # noqa: E731  read once, here
    assert units(plain(text, dubbel)) <= MAX_TEXT
    assert units(plain("\N{WAVING HAND SIGN}" * 4000, dubbel)) >= MAX_TEXT - 1


PICTURE = {"tekst": "Almere: <b>12</b>", "bestand": ["stand.png", "iVBORw=="], "knoppen": [[["Terug", "st"]]]}
NO_PICTURE = refused("IMAGE_PROCESS_FAILED")


async def test_a_picture() -> None:
    """It is shown as a photo with its caption and buttons, and any other file is sent as a document."""
    wire = Wire()
    assert await go(wire, "stuur", PICTURE) == 55
    await go(wire, "stuur", PICTURE | {"bestand": ["stand.xlsx", "iVBORw=="]})
    (name, photo), (other, _) = wire.calls
    assert (name, other) == ("sendPhoto", "sendDocument")
    assert (photo["caption"], photo["parse_mode"]) == ("Almere: <b>12</b>", "HTML")
    assert photo["reply_markup"]["inline_keyboard"][0][0]["text"] == "Terug"


@pytest.mark.parametrize(
    ("answers", "calls"),
    [
        ([NO_PICTURE], ["sendPhoto", "sendDocument"]),
        ([NO_PICTURE, BROKEN], ["sendPhoto", "sendDocument", "sendMessage"]),
    ],
)
async def test_a_picture_that_is_refused(answers: list[Answer], calls: list[str]) -> None:
    """It goes as a file; and when that is refused too, its words go alone."""
    wire = Wire(*answers)
    assert await go(wire, "stuur", PICTURE) == 55
    assert [name for name, _ in wire.calls] == calls


async def test_a_picture_for_nobody() -> None:
    """A chat that is not there is not tried in three ways."""
    wire = Wire(refused("chat not found"))
    with pytest.raises(BadRequest):
        await go(wire, "stuur", PICTURE)
    assert [name for name, _ in wire.calls] == ["sendPhoto"]


async def test_a_screen_in_place_of_a_picture() -> None:
    """The text of a picture is a caption, which cannot become a screen: the screen comes as a new message."""
    wire = Wire(refused("there is no text in the message to edit"))
    assert await go(wire, "bewerk", TEXT | {"bericht": 3}) == 55
    assert [name for name, _ in wire.calls] == ["editMessageText", "sendMessage"]


# ------------------------------------------------------------ the carrier


async def carry(wire: Wire, store: Store, address: str) -> Verdict:
    bot = KetenBot("1:test", request=wire, get_updates_request=wire)
    row = OutboxRow(1, 1, "ping", "stuur", TEXT, None, False, "telegram", address)
    return await TelegramCarrier(bot, store.addresses).deliver(row, TEXT, gone=False)


async def test_the_carrier_gives_a_verdict(store: Store) -> None:
    """It sends to the number of the address, never to our own id, and no exception of the library leaves it."""
    wire = Wire((200, {"ok": True, "result": {"message_id": 55}}), (403, {"ok": False, "description": "Forbidden: x"}))
    assert await carry(wire, store, "-100123") == Delivered(55)
    assert wire.calls[0][1]["chat_id"] == -100123
    assert await carry(wire, store, "7") == Gone("Forbidden")
    assert await carry(Wire((200, b"<html>")), store, "7") == NoAnswer(uncertain=True, why="JSONDecodeError")


async def test_an_address_of_another_kind(store: Store) -> None:
    """Nothing is sent to what is no number of Telegram's."""
    wire = Wire()
    with pytest.raises(ValueError, match="invalid literal"):
        await carry(wire, store, "a1b2")
    assert wire.calls == []


async def test_a_menu_for_a_chat(store: Store) -> None:
    """It is offered to Telegram's own number of the chat; that of another channel is none of its business."""
    wire = Wire()
    bot = KetenBot("1:test", request=wire, get_updates_request=wire)
    carrier = TelegramCarrier(bot, store.addresses)
    with store.atomic():
        chats = [None, chat_of(store, 101), chat_of(store, 101, "web"), 99]
    for chat in chats:
        await carrier.in_passing(Menu(chat, (("help", "wat ik kan"),)))
    assert [data.get("scope") for _, data in wire.calls] == [None, {"type": "chat", "chat_id": 101}]
