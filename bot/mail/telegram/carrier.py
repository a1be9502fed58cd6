"""Takes the courier's messages to Telegram, and tells in one word what became of each."""

import logging
from typing import Any

from telegram.error import TelegramError

from bot.desk.visit import Fleeting, Menu
from bot.mail.channel import Delivered, Verdict
from bot.mail.telegram import CHANNEL
from bot.mail.telegram.bot import KetenBot
from bot.mail.telegram.sending import deliver
from bot.mail.telegram.verdicts import verdict
from storage.addresses import Addresses
from storage.outbox import OutboxRow

log = logging.getLogger(__name__)


class TelegramCarrier:
    """The carrier of this channel."""

    def __init__(self, bot: KetenBot, addresses: Addresses) -> None:
        self._bot, self._addresses = bot, addresses

    async def deliver(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> Verdict:
        """Send, edit or delete. Raises what a content of an unknown shape raises."""
        try:
            return Delivered(await deliver(self._bot, row, content, gone))
        except TelegramError as exc:
            return verdict(exc)

    async def in_passing(self, item: Fleeting | Menu) -> None:
        """One try: a press's own sign of life runs out by itself, a menu is offered again at the next /start."""
        try:
            if isinstance(item, Menu):
                await self._offer(item)
            else:
                text = {"text": item.text} if item.text else {}
                await self._bot.call("answerCallbackQuery", {"callback_query_id": item.press, **text})
        except TelegramError as exc:
            log.debug("niet gelukt in het voorbijgaan (%s)", type(exc).__name__)

    async def _offer(self, menu: Menu) -> None:
        """Telegram's own menu, for everybody or for one chat of ours that is Telegram's."""
        data: dict[str, Any] = {"commands": [{"command": name, "description": what} for name, what in menu.commands]}
        if menu.chat is not None:
            address = self._addresses.get(menu.chat)
            if address is None or address.kanaal != CHANNEL:
                return
            data["scope"] = {"type": "chat", "chat_id": int(address.adres)}
        await self._bot.call("setMyCommands", data)
