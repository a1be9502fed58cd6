"""What people do, and what the bot hears of it."""

import pytest

from bot.tryout.standin.people_act import NotPossible
from bot.tryout.standin.standin import StandIn
from tests.browser.echobot import picture
from tests.tryout.conftest import ANNA, BRAM, STIL, Bot, Clock


def last(standin: StandIn) -> dict[str, object]:
    """The newest update."""
    return standin.updates()[-1]


def test_a_text_reaches_the_bot(standin: StandIn, clock: Clock) -> None:
    """With sender, chat, moment and its command marked; message ids count per chat."""
    standin.say(ANNA, " /termijn 15 maart ")
    assert last(standin) == {
        "update_id": 3,
        "message": {
            "message_id": 2,
            "from": {"id": ANNA, "is_bot": False, "first_name": "Anna", "language_code": "nl"},
            "chat": {"id": ANNA, "type": "private", "first_name": "Anna"},
            "date": int(clock.moment.timestamp()),
            "text": "/termijn 15 maart",
            "entities": [{"type": "bot_command", "offset": 0, "length": 8}],
        },
    }


def test_a_tab_becomes_a_space(standin: StandIn) -> None:
    """What was pasted from a spreadsheet arrives without its tabs, as it does at Telegram."""
    standin.say(ANNA, "Gemeente\tTaakstelling\nUrk\t12")
    assert last(standin)["message"]["text"] == "Gemeente Taakstelling\nUrk 12"


def test_an_edit_reaches_the_bot_as_such(standin: StandIn, clock: Clock) -> None:
    """Same message, new words, an edit date."""
    message = standin.say(ANNA, "eerst")["message_id"]
    clock.pass_(minutes=1)
    standin.edit(ANNA, message, "/start later")
    edited = last(standin)["edited_message"]
    assert isinstance(edited, dict)
    assert (edited["message_id"], edited["text"]) == (message, "/start later")
    assert edited["edit_date"] == edited["date"] + 60


def test_pictures_files_speech_and_contacts_reach_the_bot(standin: StandIn) -> None:
    """Each as its own kind of message."""
    standin.send_photo(ANNA, picture(40, 30), "/zaak foto")
    standin.send_document(ANNA, "lijst.csv", "text/csv", b"a;b")
    standin.send_voice(ANNA)
    standin.send_contact(ANNA, "+31 6 00000000", "Voorbeeld")
    photo, document, voice, contact = (update["message"] for update in standin.updates()[-4:])
    assert (photo["photo"][0]["width"], photo["photo"][0]["height"], photo["caption"]) == (40, 30, "/zaak foto")
    assert (document["document"]["file_name"], document["document"]["mime_type"]) == ("lijst.csv", "text/csv")
    assert voice["voice"]["mime_type"] == "audio/ogg"
    assert contact["contact"]["first_name"] == "Voorbeeld"


async def test_a_press_carries_the_message(bot: Bot, standin: StandIn) -> None:
    """The action, who pressed, and the message as it was then; the answer is a notice on the page."""
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "z:1:ja"}]]}
    sent = await bot("sendMessage", chat_id=ANNA, text="Klopt dat?", reply_markup=markup)
    press = standin.press(ANNA, sent["message_id"], "Ja")
    query = standin.updates()[-1]["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (press, "z:1:ja", ANNA)
    assert query["message"] == sent
    await bot("answerCallbackQuery", callback_query_id=press, text="Vastgelegd", show_alert="true")
    assert standin.state.changes[-1].value == {"persoon": ANNA, "tekst": "Vastgelegd", "venster": True}


def test_blocking_is_told_once_and_undone(standin: StandIn) -> None:
    """my_chat_member, from member to kicked and back."""
    standin.block(ANNA)
    standin.block(ANNA)
    with pytest.raises(NotPossible):
        standin.say(ANNA, "hoort niemand")
    standin.block(ANNA, False)
    told = [update["my_chat_member"] for update in standin.updates() if "my_chat_member" in update]
    assert [one["new_chat_member"]["status"] for one in told] == ["kicked", "member"]


def test_in_a_group_the_bot_hears_only_what_is_for_it(standin: StandIn) -> None:
    """Commands and its own name; ids are negative and the type is group."""
    group = standin.make_group("Overleg", [ANNA, BRAM])
    assert "my_chat_member" in last(standin)
    standin.say(ANNA, "dit is voor Bram", group)
    assert "my_chat_member" in last(standin)
    standin.say(BRAM, "vraag aan @ketenbot_proef_bot", group)
    message = last(standin)["message"]
    assert isinstance(message, dict)
    assert message["chat"] == {"id": group, "type": "group", "title": "Overleg"}
    with pytest.raises(NotPossible):
        standin.say(STIL, "/start", group)


def test_what_somebody_throws_away_is_gone_and_nobody_is_told(standin: StandIn) -> None:
    """As on Telegram."""
    before = len(standin.updates())
    standin.throw_away(ANNA, 1)
    assert standin.messages(ANNA) == []
    assert len(standin.updates()) == before
    with pytest.raises(NotPossible):
        standin.throw_away(ANNA, 1)


async def test_what_the_app_would_not_let_people_do(bot: Bot, standin: StandIn) -> None:
    """Empty or long texts, others' messages, buttons that are not there, strangers."""
    theirs = (await bot("sendMessage", chat_id=ANNA, text="van de bot"))["message_id"]
    with pytest.raises(NotPossible):
        standin.say(ANNA, " ")
    with pytest.raises(NotPossible):
        standin.say(ANNA, "x" * 4097)
    with pytest.raises(NotPossible):
        standin.say(999, "hoi")
    with pytest.raises(NotPossible):
        standin.edit(ANNA, theirs, "anders")
    with pytest.raises(NotPossible):
        standin.edit(ANNA, 1, "/start")
    with pytest.raises(NotPossible):
        standin.press(ANNA, theirs, "ja")
    with pytest.raises(NotPossible):
        standin.press(ANNA, 999, "ja")
    with pytest.raises(NotPossible):
        standin.make_group("Leeg", [])


async def test_the_fixed_keyboard_is_shown_until_it_is_taken_away(bot: Bot, standin: StandIn) -> None:
    """A message without a keyboard leaves it; remove_keyboard takes it away."""
    keys = {"keyboard": [["Mijn koppelingen", {"text": "Meer"}]], "resize_keyboard": True}
    await bot("sendMessage", chat_id=ANNA, text="hoi", reply_markup=keys)
    await bot("sendMessage", chat_id=ANNA, text="nog wat")
    shown = {"keyboard": [[{"text": "Mijn koppelingen"}, {"text": "Meer"}]], "resize_keyboard": True}
    assert standin.state.chats[ANNA].keyboard == shown
    await bot("sendMessage", chat_id=ANNA, text="weg", reply_markup={"remove_keyboard": True})
    assert standin.state.chats[ANNA].keyboard is None


async def test_an_answer_to_a_message_shows_it(bot: Bot) -> None:
    """An unknown one may be passed over when the call says so."""
    answer = await bot("sendMessage", chat_id=ANNA, text="antwoord", reply_parameters={"message_id": 1})
    assert answer["reply_to_message"]["text"] == "/start"
    loose = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot("sendMessage", chat_id=ANNA, text="los", reply_parameters=loose)


def test_a_persons_new_name_replaces_the_old(standin: StandIn) -> None:
    """Without starting the bot again."""
    standin.add_person(ANNA, "Anne", "van Dam", "anne")
    user = standin.say(ANNA, "hoi")["from"]
    assert (user["first_name"], user["last_name"], user["username"]) == ("Anne", "van Dam", "anne")


async def test_somebody_may_have_started_from_the_beginning(bot: Bot, standin: StandIn) -> None:
    """The bot then writes first."""
    standin.add_person(STIL, "Stil", started=True)
    assert await bot("sendMessage", chat_id=STIL, text="Goedemorgen")
