"""An update of Telegram, once: parsed, and given to the desk. The same for loop and webhook."""

import logging
from datetime import datetime
from functools import partial
from typing import Any

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.desk.incoming import Incoming
from bot.mail.files import NotFetched
from bot.mail.intake import Intake, Outcome
from bot.mail.telegram import CHANNEL
from bot.mail.telegram.backlog import Backlog
from bot.mail.telegram.translate import number, translate

log = logging.getLogger(__name__)


class TelegramIntake:
    """Takes raw updates, one by one. They do not pass `Application.process_update`: that keeps to itself what a handler
    gives back or raises, and here both decide whether Telegram may let go of the update."""

    def __init__(self, bot: Bot, intake: Intake, backlog: Backlog | None = None) -> None:
        self._bot, self._intake, self._backlog = bot, intake, backlog
        self._bot_id = 0

    def identify(self, bot_id: int) -> None:
        """Whose updates these are: ids are remembered for each bot."""
        self._bot_id = bot_id

    async def take(self, raw: Any) -> Outcome:
        """Deal with one raw update; say what became of it. Before `identify` nothing is taken: a webhook may bring
        updates while we are still starting."""
        if not self._bot_id:
            return Outcome.RETRY
        try:
            update = Update.de_json(raw, self._bot)
            key = self._key(update.update_id)
        except Exception as exc:  # whatever a strange update does to the parser, the next one must be handled
            return self._intake.set_aside(self._key_of(raw), _private_chat(raw), exc)
        read, address = partial(self._read, update), _chat(update)
        doubtful = self._backlog is not None and self._backlog.has(update)
        return self._intake.deal(key, read, address=address, doubtful=doubtful)

    def caught_up(self) -> None:
        """Nothing waits at Telegram."""
        if self._backlog is not None:
            self._backlog.caught_up()

    def _read(self, update: Update, now: datetime) -> Incoming | None:
        return translate(update, now, lambda address: self._intake.chat(address, now))

    async def fetch(self, bron: str) -> bytes:
        """The bytes of a file. Raises NotFetched."""
        try:
            return bytes(await (await self._bot.get_file(bron)).download_as_bytearray())
        except TelegramError as exc:
            raise NotFetched(type(exc).__name__) from exc

    def _key(self, update_id: Any) -> str:
        """Raises ValueError for what is no number of Telegram's."""
        return f"{CHANNEL}:{self._bot_id}:{number(update_id)}"

    def _key_of(self, raw: Any) -> str | None:
        """Of an update that could not be parsed, as far as it has one."""
        try:
            return self._key(raw["update_id"])
        except (KeyError, TypeError, ValueError):
            return None


def _chat(update: Update) -> str | None:
    """The private chat of an update."""
    return _private(update.effective_chat.id) if update.effective_chat else None


def _private_chat(raw: Any) -> str | None:
    """The private chat of an update that could not be parsed, as far as it can be seen."""
    try:
        return _private((raw.get("message") or raw["callback_query"]["message"])["chat"]["id"])
    except (AttributeError, KeyError, TypeError):
        return None


def _private(ident: Any) -> str | None:
    """Groups have numbers below zero."""
    try:
        chat = number(ident)
    except ValueError:
        return None
    return str(chat) if chat > 0 else None
