"""A row of the outbox as calls: as it is, and where Telegram refuses that, in plainer words."""

import re
from base64 import b64decode
from html import unescape
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest, TelegramError

from bot.mail.telegram.bot import KetenBot
from bot.mail.telegram.verdicts import nobody_there
from storage.outbox import OutboxRow

MAX_TEXT = 4096
PLAIN_TAIL = "…"
PICTURE = ".png"
"""A file of this name is shown as a picture; all others are sent as they are."""


async def deliver(bot: KetenBot, row: OutboxRow, content: dict[str, Any], gone: bool) -> int | None:
    """Send, edit or delete. Gives the id of the message that the row became.

    `gone` tells which of two texts is true for a row that waits for a deletion. Raises telegram.error.TelegramError,
    and ValueError for an address that is no number of Telegram's.
    """
    chat = int(row.adres)
    shown = content["anders"] if "anders" in content and not gone else content
    match row.soort:
        case "wis":
            await _delete(bot, chat, content["bericht"])
            return None
        case "bewerk":
            return await _edit(bot, chat, {**shown, "bericht": content["bericht"]}, row.dubbel)
        case _:
            return await _send(bot, chat, shown, row.dubbel)


async def _send(bot: KetenBot, chat: int, content: dict[str, Any], dubbel: bool) -> int:
    """As it is; refused or not to be rendered: once more as plain text."""
    try:
        if "bestand" in content:
            return await _send_file(bot, chat, content, dubbel)
        return _number(await bot.call("sendMessage", {"chat_id": chat, **_as_html(content, dubbel)}))
    except (BadRequest, *_NOT_RENDERED) as exc:
        if nobody_there(exc):
            raise
    text = plain(content["tekst"], dubbel)
    return _number(await bot.call("sendMessage", {"chat_id": chat, "text": text}))


async def _send_file(bot: KetenBot, chat: int, content: dict[str, Any], dubbel: bool) -> int:
    """A picture shows in the chat; where Telegram takes it for none (its size, its form), it goes as a file."""
    if str(content["bestand"][0]).endswith(PICTURE):
        try:
            return _number(await bot.call("sendPhoto", {"chat_id": chat, **_as_file("photo", content, dubbel)}))
        except BadRequest as exc:
            if nobody_there(exc):
                raise
    return _number(await bot.call("sendDocument", {"chat_id": chat, **_as_file("document", content, dubbel)}))


async def _edit(bot: KetenBot, chat: int, content: dict[str, Any], dubbel: bool) -> int | None:
    """Edit the message; where it is gone, send a new one. Refused or not to be rendered: once more as plain text. A
    message that never arrived needs no edit."""
    if content["bericht"] is None:
        return None
    target = {"chat_id": chat, "message_id": content["bericht"]}
    try:
        return await _edit_once(bot, target | _as_html(content, dubbel=False))
    except MessageGone:
        return await _send(bot, chat, content, dubbel)
    except (BadRequest, *_NOT_RENDERED):
        pass
    try:
        return await _edit_once(bot, target | {"text": plain(content["tekst"], dubbel=False)})
    except MessageGone:
        return await _send(bot, chat, content, dubbel)


class MessageGone(BadRequest):
    """There is no message any more that could be edited, or it is a picture or file, whose text is only a caption."""


_NO_TEXT_THERE = ("to edit not found", "can't be edited", "no text in the message to edit")


async def _edit_once(bot: KetenBot, data: dict[str, Any]) -> int:
    try:
        await bot.call("editMessageText", data)
    except BadRequest as exc:
        if any(words in exc.message for words in _NO_TEXT_THERE):
            raise MessageGone(exc.message) from exc
        if "not modified" not in exc.message:  # it shows already what it should
            raise
    return int(data["message_id"])


_NOT_RENDERED = (AttributeError, KeyError, TypeError, ValueError)
"""What a content of another shape than we know does to rendering."""


def _number(sent: Any) -> int:
    """The id of the message that was sent."""
    try:
        return int(sent["message_id"])
    except _NOT_RENDERED as exc:
        raise TelegramError("Invalid server response") from exc


async def _delete(bot: KetenBot, chat: int, message: int) -> None:
    try:
        await bot.call("deleteMessage", {"chat_id": chat, "message_id": message})
    except BadRequest as exc:
        if "not found" not in exc.message:  # gone already is what we wanted
            raise


def _as_html(content: dict[str, Any], dubbel: bool) -> dict[str, Any]:
    """A frozen Bericht as the arguments of a call."""
    mark = "<i>(mogelijk dubbel)</i>\n" if dubbel else ""
    data: dict[str, Any] = {
        "text": mark + content["tekst"],
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if "op" in content:
        # So that a press under the answer brings the question along: we did not keep it.
        data["reply_parameters"] = {"message_id": content["op"], "allow_sending_without_reply": True}
    if "knoppen" in content:
        rows = [[{"text": text, "callback_data": action} for text, action in row] for row in content["knoppen"]]
        data["reply_markup"] = {"inline_keyboard": rows}
    elif "toetsenbord" in content:
        keyboard = [[{"text": word} for word in row] for row in content["toetsenbord"]]
        data["reply_markup"] = {"keyboard": keyboard, "resize_keyboard": True, "is_persistent": True}
    return data


def _as_file(field: str, content: dict[str, Any], dubbel: bool) -> dict[str, Any]:
    """A frozen Bericht with a file as the arguments of a call: the text becomes the caption."""
    naam, inhoud = content["bestand"]
    data = _as_html(content, dubbel)
    data.pop("link_preview_options")
    return {field: InputFile(b64decode(inhoud), filename=naam), "caption": data.pop("text"), **data}


def plain(html: str, dubbel: bool) -> str:
    """The same words without markup or buttons, cut to what fits: for a message that was refused as it was."""
    text = unescape(re.sub(r"<[^<>]*>", "", html))
    text = ("(mogelijk dubbel)\n" if dubbel else "") + text
    return _cut(text) if _units(text) > MAX_TEXT else text


def _units(text: str) -> int:
    """The length as Telegram counts it: in UTF-16, where most emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str) -> str:
    room = (MAX_TEXT - len(PLAIN_TAIL)) * 2
    return text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + PLAIN_TAIL
