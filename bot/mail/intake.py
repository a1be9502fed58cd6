"""One update, once: parsed, given to the desk, committed together with its id. The same for loop and webhook."""

import asyncio
import logging
from dataclasses import replace
from enum import Enum, auto
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, TypeHandler

from bot.desk.feature import Bestandsoort
from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from bot.desk.visit import AMSTERDAM, Office, Post, send
from bot.mail.courier import Courier
from bot.mail.error_place import place
from bot.mail.files import fetch, fetch_other
from bot.mail.telegram.translate import translate
from bot.screens import start
from storage.store import CannotCommit

log = logging.getLogger(__name__)

_LARGEST = 2**63 - 1
"""What a column of the database can hold."""


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
        self._file: dict[str, Any] = {}
        self.chores, self.rapporten = asyncio.Event(), asyncio.Event()
        application.add_handler(TypeHandler(Update, self._on_update))

    def identify(self, bot_id: int) -> None:
        """Whose updates these are: ids are remembered for each bot."""
        self._bot_id = bot_id

    async def take(self, raw: Any) -> Outcome:
        """Deal with one raw update; say what became of it. Before `identify` nothing is taken: a webhook may bring
        updates while we are still starting."""
        if not self._bot_id:
            return Outcome.RETRY
        try:
            update = Update.de_json(raw, self._application.bot)
        except Exception as exc:  # whatever a strange update does to the parser, the next one must be handled
            return self._set_aside(_update_id(raw), _private_chat(raw), exc)
        async with self._one_at_a_time:  # a webhook may bring several together
            self._outcome = Outcome.RETRY
            try:
                self._file = await self._file_in(update)
                await self._application.process_update(update)
            except CannotCommit:
                return Outcome.RETRY
            except Exception as exc:  # around the transaction, as in it: only this update is set aside
                if self._outcome is Outcome.RETRY:
                    return self._set_aside(_whole(update.update_id), _chat(update), exc)
            return self._outcome

    async def _file_in(self, update: Update) -> dict[str, Any]:
        """What a file of who may send one changes in what came in: fetched and read before the transaction. Raises
        CannotCommit."""
        incoming = translate(update, self._office.now())
        document = update.message.document if update.message else None
        if incoming is None or document is None or incoming.kind is not Kind.MEDIA:
            return {}
        with self._office.store.atomic():
            is_list = self._office.features.lijsten.mag(self._office, incoming)
            other = None if is_list else self._other(incoming)
        if is_list:
            today = incoming.sent.astimezone(AMSTERDAM).date()
            return {"kind": Kind.LIST, "lijst": await fetch(self._application.bot, document, today)}
        if other is None:
            return {}
        return {"kind": Kind.FILE, "ontvangen": await fetch_other(self._application.bot, document, *other)}

    def _other(self, incoming: Incoming) -> tuple[str, Bestandsoort] | None:
        """The kind of file that a use takes of this person, by the end of its name."""
        person = self._office.store.people.by_address(incoming.channel, incoming.address)
        end = f".{incoming.extra.rpartition('.')[2].lower()}"
        soort = self._office.features.bestanden.get(end)
        return (end, soort) if soort is not None and person is not None and soort.mag(self._office, person) else None

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
                    post = handle(self._office, replace(incoming, **self._file))
                    post.reachable = post.reachable or _heard_from(incoming)
        except CannotCommit as exc:
            log.warning("kan niet vastleggen (%s)", exc)
            return Outcome.RETRY
        except Exception as exc:  # a fault of ours: this update is set aside, the person hears it, the loop goes on
            return self._set_aside(_whole(update.update_id), _chat(update), exc)
        self._courier.take(post)
        if post.chores:
            self.chores.set()
        if post.rapporten:
            self.rapporten.set()
        return Outcome.COMMITTED

    def _set_aside(self, ident: int | None, chat: int | None, exc: Exception) -> Outcome:
        """Note type and place of the error, never its text: it may quote what the person wrote."""
        where, now, post = place(exc), self._office.now(), Post()
        log.error("update opzij gezet: %s in %s", type(exc).__name__, where)
        store = self._office.store
        try:
            with store.atomic():
                if ident is not None and not store.updates.remember(self._bot_id, ident, now):
                    return Outcome.COMMITTED
                store.updates.set_aside(self._bot_id, ident, type(exc).__name__, where, now)
                if chat is not None:
                    self._tell(chat, post)
        except CannotCommit:
            return Outcome.RETRY
        self._courier.take(post)
        return Outcome.ASIDE

    def _tell(self, chat: int, post: Post) -> None:
        """The person hears it. When even that fails, the update is set aside all the same."""
        try:
            with self._office.store.part():
                send(self._office, post, chat, start.went_wrong(), self._office.now())
        except CannotCommit:
            raise
        except Exception as exc:
            log.error("kan de fout niet melden: %s in %s", type(exc).__name__, place(exc))


def _heard_from(incoming: Incoming) -> int | None:
    """The chat of somebody who wrote or pressed: whoever does that can be reached."""
    return None if incoming.kind is Kind.BLOCKED else incoming.chat


def _whole(value: object) -> int | None:
    """The value when it is a whole number that a column can hold."""
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST
    return value if fits and isinstance(value, int) else None


def _update_id(raw: Any) -> int | None:
    return _whole(raw.get("update_id")) if isinstance(raw, dict) else None


def _chat(update: Update) -> int | None:
    """The private chat of an update."""
    chat = _whole(update.effective_chat.id) if update.effective_chat else None
    return chat if chat and chat > 0 else None


def _private_chat(raw: Any) -> int | None:
    """The private chat of an update that could not be parsed, as far as it can be seen."""
    try:
        chat = _whole((raw.get("message") or raw["callback_query"]["message"])["chat"]["id"])
    except (AttributeError, KeyError, TypeError):
        return None
    return chat if chat and chat > 0 else None
