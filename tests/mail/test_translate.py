"""From Telegram's words to what the desk knows."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.desk.incoming import Incoming, Kind
from bot.mail.telegram.translate import translate

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SENT = datetime(2026, 3, 1, 22, 15, tzinfo=UTC)
PERSON = {"id": 7, "is_bot": False, "first_name": "Noor"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Noor"}
GROUP = {"id": -100, "type": "supergroup", "title": "Overleg"}
BASE = {"message_id": 3, "date": int(SENT.timestamp()), "from": PERSON, "chat": PRIVATE}
FILE = {"file_id": "a", "file_unique_id": "b", "file_size": 3}
OURS = 5000
"""So much higher are our own ids in these tests."""
BOT = {"id": 1, "is_bot": True, "first_name": "Ketenbot"}


def read(kind: str, body: dict[str, Any]) -> Incoming | None:
    update = Update.de_json({"update_id": 1, kind: body}, None)
    return translate(update, NOW, lambda address: int(address) + OURS)


def message(**content: Any) -> Incoming | None:
    return read("message", {**BASE, **content})


def test_text() -> None:
    """Who, where, what, and when it was typed: dates count from then, not from when we got it."""
    assert message(text="gisteren") == Incoming(
        kind=Kind.TEXT, channel="telegram", address="7", chat=5007, name="Noor", sent=SENT, text="gisteren", message=3
    )


MEDIA = {
    "photo": [{**FILE, "width": 1, "height": 1}],
    "voice": {**FILE, "duration": 1},
    "video": {**FILE, "width": 1, "height": 1, "duration": 1},
    "video_note": {**FILE, "length": 1, "duration": 1},
    "sticker": {**FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"},
    "contact": {"phone_number": "0", "first_name": "X"},
    "location": {"longitude": 5.2, "latitude": 52.3},
    "dice": {"value": 1, "emoji": "x"},
}


@pytest.mark.parametrize("kind", MEDIA)
def test_media(kind: str) -> None:
    """Whatever is no text is media; its caption is read for the guard."""
    found = message(**{kind: MEDIA[kind]}, caption="dit is Jan")
    assert found is not None
    assert (found.kind, found.text, found.extra) == (Kind.MEDIA, "dit is Jan", "")


@pytest.mark.parametrize("kind", ["document", "audio", "video", "animation"])
def test_file_names_are_read_too(kind: str) -> None:
    """They may hold what must not come in."""
    size = {"width": 1, "height": 1} if kind in ("video", "animation") else {}
    found = message(**{kind: {**FILE, **size, "duration": 1, "file_name": "Jan.pdf"}})
    assert found is not None
    assert found.extra == "Jan.pdf"


def test_edits() -> None:
    """An edited text is an edit; an edited caption is media again, to be guarded."""
    text = read("edited_message", {**BASE, "edit_date": 1, "text": "anders"})
    photo = read("edited_message", {**BASE, "edit_date": 1, "photo": MEDIA["photo"], "caption": "anders"})
    assert text is not None
    assert photo is not None
    assert (text.kind, photo.kind) == (Kind.EDIT, Kind.MEDIA)


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@pytest.mark.parametrize("chat", [GROUP, {"id": -5, "type": "group", "title": "G"}])
def test_groups(kind: str, chat: dict[str, Any]) -> None:
    """In a group whatever is said is a group message."""
    found = read(kind, {**BASE, "chat": chat, "text": "/start"})
    assert found is not None
    assert (found.kind, found.chat, found.address) == (Kind.GROUP, chat["id"] + OURS, "7")


SERVICE: list[dict[str, Any]] = [
    {"new_chat_members": [BOT]},
    {"left_chat_member": BOT},
    {"new_chat_title": "X"},
    {"new_chat_photo": MEDIA["photo"]},
    {"delete_chat_photo": True},
    {"group_chat_created": True},
    {"supergroup_chat_created": True},
    {"migrate_to_chat_id": -1001},
    {"migrate_from_chat_id": -5},
    {"pinned_message": {**BASE, "text": "x"}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
    {"video_chat_started": {}},
    {"video_chat_ended": {"duration": 1}},
    {"forum_topic_created": {"name": "x", "icon_color": 1}},
    {"forum_topic_closed": {}},
    {"write_access_allowed": {}},
    {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}}},
]


@pytest.mark.parametrize("service", SERVICE, ids=lambda body: next(iter(body)))
@pytest.mark.parametrize("chat", [GROUP, PRIVATE], ids=["groep", "privé"])
def test_what_telegram_writes_itself_concerns_nobody(service: dict[str, Any], chat: dict[str, Any]) -> None:
    """Nobody said anything: nothing is answered and nothing deleted."""
    assert message(chat=chat, **service) is None


@pytest.mark.parametrize("change", [{"from": None}, {"from": BOT}])
def test_nobody(change: dict[str, Any]) -> None:
    """Channels write without a person, and bots are no people."""
    assert message(text="hoi", **change) is None


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_channel_posts(kind: str) -> None:
    """A channel is not a conversation."""
    body = {"message_id": 3, "date": 1, "chat": {"id": -100, "type": "channel", "title": "K"}, "text": "hoi"}
    assert read(kind, body) is None


def press(**change: Any) -> Incoming | None:
    query = {"id": "q", "from": PERSON, "chat_instance": "1", "data": "z:1", "message": {**BASE, "text": "…"}}
    return read("callback_query", {**query, **change})


def test_press() -> None:
    """The action, the message it stands under, and the moment of now: a press has no date of its own."""
    assert press() == Incoming(
        kind=Kind.PRESS,
        channel="telegram",
        address="7",
        chat=5007,
        name="Noor",
        sent=NOW,
        text="z:1",
        message=3,
        press="q",
    )


def test_press_under_a_message_too_old_to_show() -> None:
    """Telegram then gives only its number: enough to act on."""
    found = press(message={"chat": PRIVATE, "message_id": 3, "date": 0})
    assert found is not None
    assert (found.kind, found.chat, found.message, found.text) == (Kind.PRESS, 7 + OURS, 3, "z:1")


def test_press_in_a_group_or_elsewhere() -> None:
    """In a group a press is a group message; without a message there is nothing to act on."""
    found = press(message={**BASE, "chat": GROUP, "text": "…"})
    assert found is not None
    assert found.kind is Kind.GROUP
    assert press(message=None, inline_message_id="1") is None


def test_press_without_an_action() -> None:
    """A game's button says nothing."""
    found = press(data=None, game_short_name="x")
    assert found is not None
    assert found.text == ""


@pytest.mark.parametrize(("status", "kind"), [("kicked", Kind.BLOCKED), ("member", Kind.UNBLOCKED)])
def test_blocking(status: str, kind: Kind) -> None:
    """Telegram says when somebody blocks the bot and when they let it in again."""
    until = {"until_date": 0} if status == "kicked" else {}
    body = {
        "chat": PRIVATE, "from": PERSON, "date": int(SENT.timestamp()),
        "old_chat_member": {"user": BOT, "status": "left"}, "new_chat_member": {"user": BOT, "status": status, **until},
    }  # fmt: skip
    found = read("my_chat_member", body)
    assert found is not None
    assert (found.kind, found.chat, found.sent) == (kind, 7 + OURS, SENT)
    assert read("my_chat_member", {**body, "chat": GROUP}) is None


def test_what_we_did_not_ask_for() -> None:
    """Other kinds of update concern us not, whatever they hold."""
    answer = {"poll_id": "1", "user": PERSON, "option_ids": [0], "option_persistent_ids": ["0"]}
    assert read("poll_answer", answer) is None
    assert read("een_soort_van_later", {"x": 1}) is None
