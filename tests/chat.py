"""A conversation on the real Application, without a network: what is typed goes in as Telegram sends it, and what
the courier would carry is read from the outbox."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from telegram.ext import Application
from telegram.request import BaseRequest, RequestData

from bot.desk import people
from bot.desk.visit import Fleeting, Menu, Office
from bot.features.ochtend.message import reroute
from bot.mail.channel import Channel
from bot.mail.courier import Courier
from bot.mail.intake import Intake, Outcome
from bot.mail.reading import Reader, read
from bot.mail.telegram import CHANNEL
from bot.mail.telegram.bot import KetenBot
from bot.mail.telegram.carrier import TelegramCarrier
from bot.mail.telegram.intake import TelegramIntake
from bot.run import chores, clock, reader, workplace
from bot.run.service import make_office
from bot.settings import Settings
from storage.store import Store, open_reader
from tests.bestand import own_features
from tests.people import chat_of

TOKEN = "1:test"


async def _here(kind: str, end: str, content: bytes) -> dict[str, Any]:
    """Reads a file in this process: a test of what comes of it need not wait for another."""
    return read(kind, end, content)


SHOWN = ("sendMessage", "sendPhoto", "sendDocument", "editMessageText")
"""The calls that a person sees something of."""
TWICE = re.compile(r"&lt;/?(?:b|i|code)&gt;|&amp;(?:lt|gt|amp|#\d+);")
"""What was escaped a second time: a text with marks was taken for a plain one."""


class Wire(BaseRequest):
    """Telegram without a network: every call is noted and answered; `refuse` may answer otherwise, and the people
    in `gone` blocked the bot. `files` can be fetched, by their id."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refuse: dict[str, tuple[int, dict[str, Any]]] = {}
        self.gone: set[int] = set()
        self.files: dict[str, bytes] = {}
        self.typed: dict[tuple[int, int], str] = {}
        self._message = 1000

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002  the library names it
        request_data: RequestData | None = None,
        **_: Any,
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        data = dict(request_data.parameters) if request_data else {}
        if "/file/" in url:
            return (
                (200, self.files[name]) if name in self.files else (404, b'{"ok": false, "description": "Not Found"}')
            )
        if name == "getFile" and name not in self.refuse:
            ident = data["file_id"]
            return 200, _ok({"file_id": ident, "file_unique_id": ident, "file_path": f"bestanden/{ident}"})
        if request_data and request_data.multipart_data:
            data |= {key: part[:2] for key, part in request_data.multipart_data.items()}
        if name == "getMe":
            return 200, _ok({"id": 1, "is_bot": True, "first_name": "Ketenbot", "username": "ketenbot_test_bot"})
        if name == "editMessageText" and self._is_file(data["message_id"]):
            return 400, json.dumps({"ok": False, "error_code": 400, "description": _NO_TEXT}).encode()
        refused = _BLOCKED if data.get("chat_id") in self.gone else self.refuse.get(name)
        if refused is not _BLOCKED:  # what nobody received is not shown
            self.calls.append((name, data))
        if refused is not None:
            status, body = refused
            return status, json.dumps({"ok": False, "error_code": status, **body}).encode()
        self._message += 1
        return 200, _ok({"message_id": data.get("message_id", self._message)})

    def _is_file(self, message: int) -> bool:
        """Whether the message of this id is a file, whose text is a caption."""
        sent = self.calls[message - 1001 :][:1] if message > 1000 else []
        return bool(sent) and sent[0][0] in ("sendPhoto", "sendDocument")


_NO_TEXT = "Bad Request: there is no text in the message to edit"
_NO_FILE = b'{"ok": false, "description": "Not Found"}'
_BLOCKED: tuple[int, dict[str, Any]] = (403, {"description": "Forbidden: bot was blocked by the user"})


def _ok(result: Any) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


@dataclass
class Shown:
    """A message as a person sees it in the chat."""

    chat: int
    id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    keyboard: list[str] = field(default_factory=list)
    edit: bool = False

    def button(self, label: str) -> str:
        """The action behind the button whose label begins with this. Fails when there is none."""
        found = [action for text, action in self.buttons if text.startswith(label)]
        assert found, f"geen knop {label!r}; wel: {[text for text, _ in self.buttons]}"
        return found[0]


class _Carrier(TelegramCarrier):
    """Delivers on the wire; a word in passing is only noted."""

    def __init__(self, bot: KetenBot, store: Store) -> None:
        super().__init__(bot, store.addresses)
        self.passing: list[str] = []

    async def in_passing(self, item: Fleeting | Menu) -> None:
        if isinstance(item, Fleeting):
            self.passing.append(item.text)


class Chat:
    """The bot with its desk and courier, and people who talk to it."""

    kanaal = CHANNEL

    def __init__(self, store: Store, start: datetime, beheerders: Sequence[int] = ()) -> None:
        self.store, self.now, self._update = store, start, 0
        self.wire = Wire()
        settings = Settings(
            _env_file=None, ketenbot_beheerders=frozenset(beheerders), ketenbot_limiet=10_000, ketenbot_poort=0
        )
        self.office: Office = own_features(make_office(settings, store, lambda: self.now, "ketenbot_test_bot"))
        bot = KetenBot(TOKEN, request=self.wire, get_updates_request=self.wire)
        carrier = _Carrier(bot, store)
        self.courier = Courier(
            store,
            Channel(CHANNEL, "Telegram", limit=2_000, chat_rate=100_000),
            carrier,
            now=lambda: self.now,
            unreachable=lambda row: reroute(self.office, row, self.now),
            gather=False,
        )
        self.application = Application.builder().bot(bot).updater(None).build()
        self.intake = TelegramIntake(bot, Intake(self.office, CHANNEL, self.courier))
        self.intake.identify(1)
        self._reader = partial(open_reader, _file(store))
        self.shown: list[Shown] = []
        self.passing = carrier.passing
        self._read = 0
        self.reads: Reader = _here

    async def __aenter__(self) -> Chat:
        await self.application.initialize()
        self.courier.start()
        self._carrying = asyncio.create_task(self.courier.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._carrying.cancel()
        await self.courier.close()
        await self.application.shutdown()

    # ------------------------------------------------------------ what people do

    async def type(self, person: int, text: str, **extra: Any) -> list[Shown]:
        """Somebody types; gives what the bot shows."""
        return await self.update(person, {"text": text, **extra})

    async def update(self, person: int, message: dict[str, Any], kind: str = "message") -> list[Shown]:
        """A message of any shape."""
        body = {"message_id": self._next(), "date": int(self.now.timestamp()), **_who(person), **message}
        self.wire.typed[person, body["message_id"]] = str(message.get("text", ""))
        return await self.raw({"update_id": self._next(), kind: body})

    async def press(self, person: int, action: str, message: int | None = None) -> list[Shown]:
        """Somebody presses a button with this action, under this message or the newest of the chat."""
        if message is None:
            own = [shown.id for shown in self.shown if shown.chat == person]
            message = own[-1] if own else 1
        under = {"message_id": message, "date": int(self.now.timestamp()), **_who(person), "text": "…"}
        under |= self._answered(person, message)
        query = {"id": str(self._next()), "from": _who(person)["from"], "chat_instance": "1", "data": action}
        return await self.raw({"update_id": self._next(), "callback_query": {**query, "message": under}})

    def _answered(self, person: int, message: int) -> dict[str, Any]:
        """The message that this one was sent in reply to, as Telegram brings it along; nothing when it was deleted."""
        calls = self.wire.calls[message - 1001 :][:1]
        above = (calls[0][1].get("reply_parameters") or {}).get("message_id") if message > 1000 and calls else None
        text = self.wire.typed.get((person, above)) if above else None
        if text is None:
            return {}
        return {
            "reply_to_message": {"message_id": above, "date": int(self.now.timestamp()), **_who(person), "text": text}
        }

    async def raw(self, update: dict[str, Any]) -> list[Shown]:
        """An update as it comes from Telegram, taken and answered."""
        self.outcome = await self.intake.take(update)
        with self.store.reading():
            reads = self.store.lijsten.first() is not None
        if reads:  # as a channel does: "ik lees je lijst" is there before what came of it
            await self.courier.drained()
        while await reader.once(self.office, self.courier, self.intake.fetch, self.reads):
            pass
        while chores.once(self.office, self.courier):
            await asyncio.sleep(0)
        while await workplace.once(self.office, self._reader, self.courier):
            pass
        return await self.read()

    async def step_to(self, moment: datetime) -> list[Shown]:
        """Let time pass: every herinnering on the way is due at its own moment."""
        shown: list[Shown] = []
        while (due := clock.next_moment(self.office)) is not None and due <= moment:
            self.now = max(self.now, due)
            clock.tick(self.office, self.courier)
            shown += await self.read()
        self.now = max(self.now, moment)
        return shown

    async def read(self) -> list[Shown]:
        """Let the courier carry all that waits; gives what appeared in the chats."""
        new: list[Shown] = []
        await self.courier.drained()
        for name, data in self.wire.calls[self._read :]:
            if name in SHOWN:
                new.append(self._shown(name, data))
        self._read = len(self.wire.calls)
        self.shown += new
        return new

    def _shown(self, name: str, data: dict[str, Any]) -> Shown:
        markup = data.get("reply_markup") or {}
        rows = markup.get("inline_keyboard", [])
        buttons = [(b["text"], b["callback_data"]) for row in rows for b in row]
        keyboard = [b["text"] for row in markup.get("keyboard", []) for b in row]
        ident = data.get("message_id") or self._id_of(data)
        text = data["text"] if "text" in data else f"{data['caption']}\n({file_name(data)})"
        assert not TWICE.search(text), f"marks that a person would read: {text}"
        return Shown(data["chat_id"], ident, text, buttons, keyboard, edit=name == "editMessageText")

    def _id_of(self, data: dict[str, Any]) -> int:
        index = next(i for i, call in enumerate(self.wire.calls) if call[1] is data)
        return 1001 + index

    def _next(self) -> int:
        self._update += 1
        return self._update

    # ------------------------------------------------------------ who there is

    def add(self, person: int, organisatie: str, rol: str, name: str = "Iemand") -> None:
        """Somebody who came in before."""
        with self.store.atomic():
            found = people.find_or_make(self.store, self.office.gemeenten, organisatie, people.Rol(rol))
            ident = people.enter(self.store, chat_of(self.store, person, self.kanaal), name)
            self.store.people.add_membership(ident, found.id, rol, self.now)


def _file(store: Store) -> Path:
    return Path(store.db.execute("select file from pragma_database_list where name = 'main'").fetchone()[0])


def file_name(data: dict[str, Any]) -> str:
    """The name of the file that a call sends."""
    return str(next(value[0] for value in data.values() if isinstance(value, tuple)))


def _who(person: int) -> dict[str, Any]:
    return {
        "from": {"id": person, "is_bot": False, "first_name": f"P{person}"},
        "chat": {"id": person, "type": "private", "first_name": f"P{person}"},
    }


def at(day: str, hour: int = 10) -> datetime:
    """A moment on an ISO day, in UTC."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=hour)


__all__ = ["Chat", "Outcome", "Shown", "Wire", "at"]
