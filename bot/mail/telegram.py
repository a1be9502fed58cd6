"""Telegram as we use it: raw updates in, one call for each row of the outbox out."""

import re
from html import unescape
from typing import Any

from telegram.error import BadRequest
from telegram.ext import ExtBot

from storage.outbox import OutboxRow

MAX_TEXT = 4096
PLAIN_TAIL = "…"


class KetenBot(ExtBot[None]):
    """A Bot that gives and takes plain values where the objects of the library cost more than they bring.

    Raw updates are needed, because one that cannot be parsed must not hold up the rest; raw sends, because we use
    of the answer only the message id.
    """

    async def raw_updates(self, offset: int | None, timeout: float) -> list[Any]:
        """The next batch as Telegram sends it; asking with a higher offset confirms what came before (seconds)."""
        data: dict[str, Any] = {"timeout": int(timeout), "limit": 100, "allowed_updates": ALLOWED}
        if offset is not None:
            data["offset"] = offset
        got = await self._post("getUpdates", data, read_timeout=timeout + 5)
        return got if isinstance(got, list) else []

    async def call(self, method: str, data: dict[str, Any]) -> Any:
        """One call, with the library's transport and errors."""
        return await self._post(method, data)


ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


async def deliver(bot: KetenBot, row: OutboxRow, content: dict[str, Any], gone: bool) -> int | None:
    """Send, edit or delete. Gives the id of the message that the row became.

    `gone` tells which of two texts is true for a row that waits for a deletion. Raises telegram.error.TelegramError.
    """
    match row.soort:
        case "wis":
            await _delete(bot, row.chat, content["bericht"])
            return None
        case "bewerk":
            return await _edit(bot, row, content)
        case _:
            shown = content["anders"] if "anders" in content and not gone else content
            return await _send(bot, row, shown)


async def _send(bot: KetenBot, row: OutboxRow, content: dict[str, Any]) -> int:
    try:
        sent = await bot.call("sendMessage", {"chat_id": row.chat, **_as_html(content, row.dubbel)})
    except BadRequest as exc:
        if _nobody_there(exc):
            raise
        sent = await bot.call("sendMessage", {"chat_id": row.chat, "text": plain(content["tekst"], row.dubbel)})
    return int(sent["message_id"])


async def _edit(bot: KetenBot, row: OutboxRow, content: dict[str, Any]) -> int:
    target = {"chat_id": row.chat, "message_id": content["bericht"]}
    try:
        await bot.call("editMessageText", {**target, **_as_html(content, dubbel=False)})
    except BadRequest as exc:
        if "not modified" in exc.message:
            return int(content["bericht"])
        if "not found" in exc.message or "can't be edited" in exc.message:
            return await _send(bot, row, content)
        await bot.call("editMessageText", {**target, "text": plain(content["tekst"], dubbel=False)})
    return int(content["bericht"])


async def _delete(bot: KetenBot, chat: int, message: int) -> None:
    try:
        await bot.call("deleteMessage", {"chat_id": chat, "message_id": message})
    except BadRequest as exc:
        if "not found" not in exc.message:  # gone already is what we wanted
            raise


def _nobody_there(exc: BadRequest) -> bool:
    return "chat not found" in exc.message.lower()


def _as_html(content: dict[str, Any], dubbel: bool) -> dict[str, Any]:
    """A frozen Bericht as the arguments of a call."""
    mark = "<i>(mogelijk dubbel)</i>\n" if dubbel else ""
    data: dict[str, Any] = {
        "text": mark + content["tekst"],
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if "knoppen" in content:
        rows = [[{"text": text, "callback_data": action} for text, action in row] for row in content["knoppen"]]
        data["reply_markup"] = {"inline_keyboard": rows}
    elif "toetsenbord" in content:
        keyboard = [[{"text": word} for word in row] for row in content["toetsenbord"]]
        data["reply_markup"] = {"keyboard": keyboard, "resize_keyboard": True, "is_persistent": True}
    return data


def plain(html: str, dubbel: bool) -> str:
    """The same words without markup or buttons, cut to what fits: for a message that was refused as it was."""
    text = unescape(re.sub(r"<[^<>]*>", "", html))
    text = ("(mogelijk dubbel)\n" if dubbel else "") + text
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + PLAIN_TAIL
