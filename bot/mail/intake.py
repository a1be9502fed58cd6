"""One update, once: parsed, given to the desk, committed together with its id. The same for loop and webhook."""

import asyncio
import logging
import traceback
from enum import Enum, auto
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, TypeHandler

from bot.desk.router import handle
from bot.desk.visit import Office, Post, send
from bot.mail.courier import Courier
from bot.mail.translate import translate
from bot.screens import start as screens
from storage.store import CannotCommit

log = logging.getLogger(__name__)

_HOME = Path(__file__).parents[2]


class Outcome(Enum):
    """What became of an update."""

    COMMITTED = auto()  # handled now, or before
    ASIDE = auto()  # unparsable or failing: noted without its text, and the person was told
    RETRY = auto()  # nothing was committed: the same update must be offered again


class Intake:
    """Takes updates one by one. `Application.process_update` swallows what goes wrong in a handler, so the handler
    leaves the outcome here itself."""

    def __init__(
        self, application: Application[Any, Any, Any, Any, Any, Any], office: Office, courier: Courier
    ) -> None:
        self._application, self._office, self._courier = application, office, courier
        self._outcome = Outcome.RETRY
        self._bot_id = 0
        self._one_at_a_time = asyncio.Lock()
        application.add_handler(TypeHandler(Update, self._on_update))

    def identify(self, bot_id: int) -> None:
        """Whose updates these are: ids are remembered for each bot."""
        self._bot_id = bot_id

    async def take(self, raw: Any) -> Outcome:
        """Deal with one raw update; say what became of it."""
        try:
            update = Update.de_json(raw, self._application.bot)
        except Exception as exc:  # whatever a strange update does to the parser, the next one must be handled
            return self._set_aside(_update_id(raw), _private_chat(raw), exc)
        async with self._one_at_a_time:  # a webhook may bring several together
            self._outcome = Outcome.RETRY
            await self._application.process_update(update)
            return self._outcome

    async def _on_update(self, update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        self._outcome = self._deal(update)

    def _deal(self, update: Update) -> Outcome:
        """Begin, let the desk work, commit; and only then hand over what goes out. No await in here."""
        now, post = self._office.now(), Post()
        try:
            with self._office.store.atomic():
                if not self._office.store.updates.remember(self._bot_id, update.update_id, now):
                    return Outcome.COMMITTED
                incoming = translate(update, now)
                if incoming is not None:
                    post = handle(self._office, incoming)
        except CannotCommit as exc:
            log.warning("kan niet vastleggen (%s)", exc)
            return Outcome.RETRY
        except Exception as exc:  # a fault of ours: this update is set aside, the person hears it, the loop goes on
            chat = update.effective_chat
            return self._set_aside(update.update_id, chat.id if chat and chat.id > 0 else None, exc)
        self._courier.take(post)
        return Outcome.COMMITTED

    def _set_aside(self, ident: int | None, chat: int | None, exc: Exception) -> Outcome:
        """Note type and place of the error, never its text: it may quote what the person wrote."""
        place, now, post = _place(exc), self._office.now(), Post()
        log.error("update opzij gezet: %s in %s", type(exc).__name__, place)
        store = self._office.store
        try:
            with store.atomic():
                if ident is not None and not store.updates.remember(self._bot_id, ident, now):
                    return Outcome.COMMITTED
                store.updates.set_aside(self._bot_id, ident, type(exc).__name__, place, now)
                if chat is not None:
                    send(self._office, post, chat, screens.went_wrong(), now)
        except CannotCommit:
            return Outcome.RETRY
        self._courier.take(post)
        return Outcome.ASIDE


def _place(exc: Exception) -> str:
    """The deepest line of our own code on the way to the error."""
    frames = [f for f in traceback.extract_tb(exc.__traceback__) if Path(f.filename).is_relative_to(_HOME)]
    ours = [f for f in frames if ".venv" not in f.filename]
    return f"{Path(ours[-1].filename).relative_to(_HOME)}:{ours[-1].lineno}" if ours else "?"


def _update_id(raw: Any) -> int | None:
    ident = raw.get("update_id") if isinstance(raw, dict) else None
    return ident if isinstance(ident, int) else None


def _private_chat(raw: Any) -> int | None:
    """The private chat of an update that could not be parsed, as far as it can be seen."""
    try:
        chat = (raw.get("message") or raw["callback_query"]["message"])["chat"]
        return int(chat["id"]) if chat["id"] > 0 else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
