"""The stand-in refuses what Telegram refuses, with Telegram's own status and words."""

from typing import Any

import pytest

from bot.tryout.standin.standin import StandIn
from tests.tryout.conftest import ANNA, BRAM, STIL, Bot, Clock

INLINE = "can't parse inline keyboard button: "
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
OLD_PRESS = "query is too old and response timeout expired or query ID is invalid"


def keyboard(*buttons: Any) -> dict[str, Any]:
    """Buttons under a message, in one row."""
    return {"inline_keyboard": [list(buttons)]}


def button(text: str = "Ja", **action: Any) -> dict[str, Any]:
    """One button."""
    return {"text": text, **action}


NO_ACTION = INLINE + "Text buttons are not allowed in the inline keyboard"
UNCLOSED = "can't parse entities: Can't find end tag corresponding to start tag \"b\""
NO_ROWS = 'field "inline_keyboard" of the ReplyMarkup must be an Array of Arrays'
NO_KEY = "can't parse keyboard button: KeyboardButton must be a String or an Object"

TEXTS: list[tuple[dict[str, Any], str]] = [
    ({"text": ""}, "message text is empty"),
    ({}, "message text is empty"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "<b>" + "x" * 4097 + "</b>", "parse_mode": "HTML"}, "message is too long"),
    ({"text": "hoi", "parse_mode": "Word"}, "unsupported parse_mode"),
    ({"text": "<b>hoi", "parse_mode": "HTML"}, UNCLOSED),
    ({"text": "hoi", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ({"text": "hoi", "entities": "["}, "can't parse entities JSON object"),
    ({"text": "hoi", "entities": {"a": 1}}, "expected an Array of MessageEntity"),
]
MARKUPS: list[tuple[Any, str]] = [
    ("{", "can't parse reply keyboard markup JSON object"),
    ([1], "object expected as reply markup"),
    (keyboard(button(callback_data="x" * 65)), "BUTTON_DATA_INVALID"),
    (keyboard(button(callback_data="é" * 33)), "BUTTON_DATA_INVALID"),
    (keyboard(button(callback_data="")), NO_ACTION),
    (keyboard(button()), NO_ACTION),
    (keyboard("Ja"), INLINE + "InlineKeyboardButton must be an Object"),
    (keyboard({"callback_data": "a"}), INLINE + 'Can\'t find field "text"'),
    (keyboard(button(" ", callback_data="a")), "inline keyboard button text must be non-empty"),
    (keyboard(button(url="hier")), "BUTTON_URL_INVALID"),
    (keyboard(*[button(callback_data="a")] * 101), "REPLY_MARKUP_TOO_LONG"),
    ({"inline_keyboard": ["Ja"]}, NO_ROWS),
    ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
    ({"keyboard": [[3]]}, NO_KEY),
]
SENDING = TEXTS + [({"text": "hoi", "reply_markup": markup}, words) for markup, words in MARKUPS]


@pytest.mark.parametrize(("params", "words"), SENDING)
async def test_a_message_telegram_would_not_send_is_refused(
    bot: Bot, standin: StandIn, params: dict[str, Any], words: str
) -> None:
    """Status 400, Telegram's words, and nothing in the chat."""
    before = len(standin.messages(ANNA))
    assert await bot.no("sendMessage", chat_id=ANNA, **params) == (400, f"Bad Request: {words}")
    assert len(standin.messages(ANNA)) == before


@pytest.mark.parametrize(
    "method", ["sendMessage", "editMessageText", "deleteMessage", "deleteMessages", "sendChatAction", "sendDocument"]
)
async def test_a_chat_the_bot_may_not_write_in_is_refused(bot: Bot, standin: StandIn, method: str) -> None:
    """No chat, an unknown one, somebody who never started the bot, somebody who blocked it: each has its own words."""
    asked = {"text": "hoi", "message_id": 1, "message_ids": [1], "action": "typing"}
    assert await bot.no(method, **asked) == (400, "Bad Request: chat_id is empty")
    for unknown in (999, -999, "@iemand"):
        assert await bot.no(method, chat_id=unknown, **asked) == (400, "Bad Request: chat not found")
    forbidden = "Forbidden: bot can't initiate conversation with a user"
    assert await bot.no(method, chat_id=STIL, **asked) == (403, forbidden)
    standin.block(ANNA)
    assert await bot.no(method, chat_id=ANNA, **asked) == (403, "Forbidden: bot was blocked by the user")


@pytest.mark.parametrize("longest", [4096 * "x", "<i>" + 4096 * "é" + "</i>"])
async def test_the_longest_text_fits(bot: Bot, longest: str) -> None:
    """4096 characters count after the tags are read."""
    sent = await bot("sendMessage", chat_id=ANNA, text=longest, parse_mode="HTML")
    assert len(sent["text"]) == 4096


async def test_the_longest_action_fits(bot: Bot) -> None:
    """64 bytes."""
    markup = keyboard(button(callback_data="é" * 32))
    assert (await bot("sendMessage", chat_id=ANNA, text="hoi", reply_markup=markup))["reply_markup"] == markup


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot) -> None:
    """The same words in other tags' spelling count as the same; other buttons are a change."""
    markup = keyboard(button(callback_data="a"))
    sent = await bot("sendMessage", chat_id=ANNA, text="<b>hoi</b>", parse_mode="HTML", reply_markup=markup)
    where = {"chat_id": ANNA, "message_id": sent["message_id"], "parse_mode": "HTML"}
    same = {"text": "<strong>hoi</strong> ", "reply_markup": markup}
    assert await bot.no("editMessageText", **where, **same) == (400, SAME)
    assert await bot.no("editMessageReplyMarkup", **where, reply_markup=markup) == (400, SAME)
    assert "reply_markup" not in await bot("editMessageText", **where, text="<b>hoi</b>")
    assert await bot.no("editMessageReplyMarkup", **where) == (400, SAME)


async def test_what_cannot_be_edited_is_refused(bot: Bot) -> None:
    """Unknown messages, messages of people, messages that brought a fixed keyboard, and a file's text."""
    edit = {"chat_id": ANNA, "text": "anders"}
    assert await bot.no("editMessageText", **edit) == (400, "Bad Request: message identifier is not specified")
    assert await bot.no("editMessageText", **edit, message_id=99) == (400, "Bad Request: message to edit not found")
    assert await bot.no("editMessageText", **edit, message_id=1) == (400, "Bad Request: message can't be edited")
    fixed = await bot("sendMessage", chat_id=ANNA, text="hoi", reply_markup={"keyboard": [["Meer"]]})
    words = (400, "Bad Request: message can't be edited")
    assert await bot.no("editMessageText", **edit, message_id=fixed["message_id"]) == words
    file = await bot("sendDocument", {"document": ("a.txt", b"a")}, chat_id=ANNA)
    words = (400, "Bad Request: there is no text in the message to edit")
    assert await bot.no("editMessageText", **edit, message_id=file["message_id"]) == words


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "x" * 4097}, "MESSAGE_TOO_LONG"),
        ({"text": "hoi", "reply_markup": {"keyboard": [["Meer"]]}}, "inline keyboard expected"),
        ({"text": "</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 0"),
    ],
)
async def test_an_edit_to_something_wrong_is_refused(bot: Bot, params: dict[str, Any], words: str) -> None:
    """The message stays as it was."""
    sent = await bot("sendMessage", chat_id=ANNA, text="eerst")
    refused = await bot.no("editMessageText", chat_id=ANNA, message_id=sent["message_id"], **params)
    assert refused == (400, f"Bad Request: {words}")


async def test_a_message_is_deleted_once(bot: Bot, standin: StandIn) -> None:
    """In private a bot deletes what a person wrote; a second time it is not there."""
    assert await bot("deleteMessage", chat_id=ANNA, message_id=1) is True
    assert standin.messages(ANNA) == []
    for method in ("deleteMessage", "editMessageText"):
        words = f"Bad Request: message to {'edit' if method[0] == 'e' else 'delete'} not found"
        assert await bot.no(method, chat_id=ANNA, message_id=1, text="x") == (400, words)
    assert await bot.no("deleteMessage", chat_id=ANNA) == (400, "Bad Request: message identifier is not specified")


async def test_a_message_of_two_days_old_stays(bot: Bot, clock: Clock, standin: StandIn) -> None:
    """Just before 48 hours it goes, from then on it does not; deleteMessages passes it over."""
    standin.say(ANNA, "nog een")
    clock.pass_(hours=48, seconds=-1)
    assert await bot("deleteMessage", chat_id=ANNA, message_id=1) is True
    clock.pass_(seconds=1)
    words = "Bad Request: message can't be deleted for everyone"
    assert await bot.no("deleteMessage", chat_id=ANNA, message_id=2) == (400, words)
    assert await bot("deleteMessages", chat_id=ANNA, message_ids=[2, 3]) is True
    assert len(standin.messages(ANNA)) == 1


async def test_several_messages_are_deleted_at_once(bot: Bot, standin: StandIn) -> None:
    """Unknown ones are passed over; none, too many or no list is refused."""
    numbers = [standin.say(ANNA, "weg")["message_id"] for _ in range(3)]
    assert await bot("deleteMessages", chat_id=ANNA, message_ids=[*numbers, 999]) is True
    assert len(standin.messages(ANNA)) == 1
    wrong = {"[]": "message identifiers are not specified", "7": "expected an Array of message identifiers"}
    for ids, words in wrong.items():
        assert await bot.no("deleteMessages", chat_id=ANNA, message_ids=ids) == (400, f"Bad Request: {words}")
    many = await bot.no("deleteMessages", chat_id=ANNA, message_ids=list(range(1, 102)))
    assert many == (400, "Bad Request: too many message identifiers specified")


async def test_a_press_is_answered_once_and_soon(bot: Bot, standin: StandIn, clock: Clock) -> None:
    """An unknown, answered or old press is refused; the words have a limit."""
    sent = await bot("sendMessage", chat_id=ANNA, text="?", reply_markup=keyboard(button(callback_data="ja")))
    press = standin.press(ANNA, sent["message_id"], "ja")
    assert await bot("answerCallbackQuery", callback_query_id=press) is True
    assert await bot.no("answerCallbackQuery", callback_query_id=press) == (400, f"Bad Request: {OLD_PRESS}")
    assert await bot.no("answerCallbackQuery", callback_query_id="5") == (400, f"Bad Request: {OLD_PRESS}")
    late = standin.press(ANNA, sent["message_id"], "Ja")
    clock.pass_(seconds=16)
    assert await bot.no("answerCallbackQuery", callback_query_id=late) == (400, f"Bad Request: {OLD_PRESS}")
    long = {"callback_query_id": standin.press(ANNA, sent["message_id"], "ja"), "text": "x" * 201}
    assert await bot.no("answerCallbackQuery", **long) == (400, "Bad Request: MESSAGE_TOO_LONG")


A_FILE = {"document": ("a.txt", b"a")}
NO_FILE_ID = "Bad Request: wrong remote file identifier specified: Wrong string length"
FILES: list[tuple[str, Any, dict[str, Any], int, str]] = [
    ("sendDocument", None, {}, 400, "Bad Request: there is no document in the request"),
    ("sendPhoto", None, {}, 400, "Bad Request: there is no photo in the request"),
    (
        "sendDocument",
        None,
        {"document": "AgAD"},
        400,
        "Bad Request: wrong remote file identifier specified: Wrong string length",
    ),
    ("sendDocument", {"document": ("a.txt", b"")}, {}, 400, "Bad Request: file must be non-empty"),
    (
        "sendDocument",
        {"document": ("a.txt", b"a")},
        {"caption": "x" * 1025},
        400,
        "Bad Request: message caption is too long",
    ),
    ("sendPhoto", {"photo": ("a.png", b"geen plaatje")}, {}, 400, "Bad Request: IMAGE_PROCESS_FAILED"),
    ("sendDocument", {"document": ("a.bin", bytes(50 * 1024 * 1024 + 1))}, {}, 413, "Request Entity Too Large"),
    (
        "sendPhoto",
        {"photo": ("a.png", bytes(10 * 1024 * 1024 + 1))},
        {},
        400,
        "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
    ),
]


@pytest.mark.parametrize(("method", "files", "params", "status", "words"), FILES)
async def test_a_file_telegram_would_not_take_is_refused(
    bot: Bot, standin: StandIn, method: str, files: Any, params: dict[str, Any], status: int, words: str
) -> None:
    """And nothing of it is kept."""
    assert await bot.no(method, files, chat_id=ANNA, **params) == (status, words)
    assert standin.state.files == {}


NO_SCOPE = "can't parse BotCommandScope: unsupported type specified"
OTHERS: list[tuple[str, dict[str, Any], str]] = [
    ("getFile", {}, "file_id is not specified"),
    ("getFile", {"file_id": "x"}, "invalid file_id"),
    ("sendChatAction", {"chat_id": ANNA, "action": "zingen"}, "wrong parameter action in request"),
    ("setMyCommands", {"commands": "["}, "can't parse commands JSON object"),
    ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand"),
    ("setMyCommands", {"commands": [{"command": "Termijn", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "termijn", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 999}}, "chat not found"),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "x"}},
        "can't parse BotCommandScope: unsupported type specified",
    ),
    ("setWebhook", {"url": "hier"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ("setWebhook", {"url": "http://x.nl", "secret_token": "é"}, "secret token contains unallowed characters"),
    ("setWebhook", {"url": "http://x.nl", "secret_token": "x" * 257}, "secret token is too long"),
    ("getUpdates", {"allowed_updates": "["}, "can't parse allowed_updates JSON object"),
    ("getUpdates", {"allowed_updates": {}}, "expected an Array of String as allowed_updates"),
]


@pytest.mark.parametrize(("method", "params", "words"), OTHERS)
async def test_other_calls_that_are_wrong_are_refused(
    bot: Bot, method: str, params: dict[str, Any], words: str
) -> None:
    """Status 400 and Telegram's words."""
    assert await bot.no(method, **params) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize("method", ["getChat", "forwardMessage", "sendPoll", "bestaatNiet"])
async def test_a_method_we_do_not_use_is_not_there(bot: Bot, method: str) -> None:
    """404, as Telegram answers a method that does not exist."""
    assert await bot.no(method, chat_id=ANNA) == (404, "Not Found: method not found")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/bot2:anders/getMe", 401, "Unauthorized"),
        ("/bot1:proefx/getMe", 401, "Unauthorized"),
        ("/botproef/getMe", 404, "Not Found"),
        ("/getMe", 404, "Not Found"),
        ("/file/bot2:anders/bestanden/x", 401, "Unauthorized"),
        ("/file/bot1:proef/bestanden/x", 404, "Not Found"),
    ],
)
async def test_a_wrong_token_is_refused(bot: Bot, path: str, status: int, words: str) -> None:
    """A well-formed wrong token is unauthorized; what is no token is not found."""
    answer = await bot.client.get(path)
    assert answer.status_code == status
    assert answer.json() == {"ok": False, "error_code": status, "description": words}


async def test_in_a_group_a_bot_deletes_only_its_own(bot: Bot, standin: StandIn) -> None:
    """The bot is no administrator there."""
    group = standin.make_group("Overleg", [ANNA, BRAM])
    said = standin.say(ANNA, "/start", group)
    words = (400, "Bad Request: message can't be deleted")
    assert await bot.no("deleteMessage", chat_id=group, message_id=said["message_id"]) == words
    own = await bot("sendMessage", chat_id=group, text="Open een privégesprek met mij.")
    assert await bot("deleteMessage", chat_id=group, message_id=own["message_id"]) is True
