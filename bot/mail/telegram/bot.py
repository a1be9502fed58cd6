"""Telegram's Bot API as we use it: raw updates in, plain calls out."""

from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.mail.courier import FLEETING, IN_FLIGHT
from bot.mail.telegram.connections import Lines

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The kinds of update that Telegram need bring."""


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
        got = await self.call("getUpdates", data, read_timeout=timeout + 5)
        return got if isinstance(got, list) else []

    async def call(self, method: str, data: dict[str, Any], **patience: Any) -> Any:
        """One call, with the library's transport. Raises telegram.error.TelegramError, whatever was answered."""
        try:
            return await self._post(method, data, **patience)
        except (AttributeError, KeyError, TypeError) as exc:  # JSON, but not an answer of a Bot API
            raise TelegramError("Invalid server response") from exc


def make_bot(token: str, api_url: str) -> KetenBot:
    """The bot with a line for all that is under way; a fetch has a connection of its own."""
    return KetenBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Lines(IN_FLIGHT + FLEETING, read_timeout=20),
        get_updates_request=HTTPXRequest(connection_pool_size=1),
    )
