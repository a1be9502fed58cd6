"""What comes in besides ordinary texts and presses: strange shapes, service messages, other chats."""

from typing import Any

import pytest

from bot.mail.intake import Outcome
from storage.store import Store
from tests.chat import Chat, at
from tests.people import chat_of

NOW = at("2026-03-02")
NOOR = 101
WHO = {"id": NOOR, "is_bot": False, "first_name": "Noor"}
PRIVATE = {"id": NOOR, "type": "private", "first_name": "Noor"}
GROUP = {"id": -500, "type": "supergroup", "title": "Overleg"}
CHANNEL = {"id": -7, "type": "channel", "title": "Kanaal"}
DATE = int(NOW.timestamp())


def _message(**extra: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": DATE, "chat": PRIVATE, "from": WHO, **extra}


SILENT = {
    "a channel's post": {"channel_post": {"message_id": 5, "date": DATE, "chat": CHANNEL, "text": "x"}},
    "a message of nobody": {"message": {"message_id": 5, "date": DATE, "chat": GROUP, "text": "x"}},
    "a message of a bot": {"message": _message(**{"from": {**WHO, "is_bot": True}}, text="x")},
    "somebody joins a group": {"message": _message(chat=GROUP, new_chat_members=[WHO])},
    "somebody leaves a group": {"message": _message(chat=GROUP, left_chat_member=WHO)},
    "a group gets a title": {"message": _message(chat=GROUP, new_chat_title="Nieuw")},
    "a message is pinned": {"message": _message(pinned_message=_message(text="x"))},
    "the bot enters a group": {
        "my_chat_member": {
            "chat": GROUP, "from": WHO, "date": DATE,
            "old_chat_member": {"user": {**WHO, "id": 1, "is_bot": True}, "status": "left"},
            "new_chat_member": {"user": {**WHO, "id": 1, "is_bot": True}, "status": "member"},
        }
    },
    "a press without a message": {"callback_query": {"id": "1", "from": WHO, "chat_instance": "1", "data": "kl:0"}},
    "an inline question": {"inline_query": {"id": "1", "from": WHO, "query": "x", "offset": ""}},
    "a kind of the future": {"van_morgen": {"x": 1}},
    "nothing": {},
}  # fmt: skip


@pytest.mark.parametrize("update", SILENT.values(), ids=list(SILENT))
async def test_what_nobody_said_gets_no_answer(store: Store, update: dict[str, Any]) -> None:
    """It is done with, and the next one is handled."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        assert await chat.raw({"update_id": 900, **update}) == []
        assert chat.outcome is Outcome.COMMITTED
        assert await chat.type(NOOR, "/zaken")


async def test_a_press_in_a_group_shows_nothing(store: Store) -> None:
    """Only the word about private chats, in the group."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        query = {"id": "1", "from": WHO, "chat_instance": "1", "data": "kl:0"}
        (shown,) = await chat.raw({"update_id": 900, "callback_query": {**query, "message": _message(chat=GROUP)}})
        assert (shown.chat, shown.text[:24]) == (GROUP["id"], "Ik werk niet in groepen.")


async def test_a_press_under_a_message_too_old_to_reach(store: Store) -> None:
    """Telegram then tells only chat and id; the button still works."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        query = {"id": "1", "from": WHO, "chat_instance": "1", "data": "kl:0"}
        old = {"chat": PRIVATE, "message_id": 3, "date": 0}
        (shown,) = await chat.raw({"update_id": 900, "callback_query": {**query, "message": old}})
        assert "geen koppelingen" in shown.text


async def test_every_press_gets_its_sign_of_life(store: Store) -> None:
    """Known, unknown or of a stranger: the button stops blinking."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        for person, action in ((NOOR, "kl:0"), (NOOR, "onzin"), (999, "kl:0")):
            before = len(chat.passing)
            await chat.press(person, action)
            assert len(chat.passing) == before + 1


async def test_the_same_update_twice_is_handled_once(store: Store) -> None:
    """What the channel delivers again changes nothing and says nothing."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        update = {"update_id": 900, "message": _message(text="/koppeling")}
        assert len(await chat.raw(update)) == 1
        assert await chat.raw(update) == []
        assert chat.outcome is Outcome.COMMITTED
        assert store.db.execute("select count(*) from gesprekken").fetchone() == (1,)


async def test_typed_days_count_from_the_message(store: Store) -> None:
    """A message that waited a week at the channel means the day on which it was typed, in Amsterdam."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        late = int(at("2026-02-22", 23).timestamp())  # Monday half past midnight in Amsterdam
        (shown,) = await chat.update(NOOR, {"text": "/termijn gisteren", "date": late})
        assert "zo 22 feb 2026" in shown.text


async def test_a_name_is_only_a_name(store: Store) -> None:
    """What somebody calls themselves is shown as text, never as markup."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "<u>Noor</u> & co")
        (shown,) = await chat.type(NOOR, "/start")
        assert "Dag &lt;u&gt;Noor&lt;/u&gt; &amp; co." in shown.text


async def test_who_speaks_can_be_reached_again(store: Store) -> None:
    """Also when the channel never said that the block was lifted."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        with store.atomic():
            store.addresses.set_reachable(chat_of(store, NOOR), NOW)
        await chat.type(NOOR, "/start")
        person = store.people.by_address("telegram", str(NOOR))
        assert person is not None
        assert person.bereikbaar


@pytest.mark.parametrize("text", ["/start", "/START", "/start@ketenbot_test_bot", "/Start  ", "start", "Hallo!"])
async def test_a_command_in_any_form(store: Store, text: str) -> None:
    """Capitals, the bot's own name, spaces, or the plain word."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        (shown,) = await chat.type(NOOR, text)
        assert shown.text.startswith("Dag Noor")
