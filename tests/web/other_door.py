"""A conversation at the web door, for who plays transcripts: what is done goes in as the page sends it, and what is
shown is read from our own log, as the page gets it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from bot.desk.incoming import Bijlage
from bot.mail.channel import All
from bot.mail.intake import Woken
from bot.run import chores, reader, workplace
from bot.run.service import make_office
from bot.settings import Settings
from bot.web import CHANNEL, post
from bot.web import door as web
from bot.web.intake import Said, Who
from storage.outbox import OutboxRow
from storage.store import Store, open_reader
from tests.chat import Chat, Shown, Wire, _file, _here
from tests.speler import Speler
from tests.web.page import ADDRESS, Mailbox

ELSEWHERE = "alleen Telegram kent dit"


class TelegramOnly(Exception):
    """Something that people can do in Telegram alone."""


class WebChat(Chat):
    """The web door with its desk, without a page."""

    kanaal = CHANNEL

    def __init__(self, store: Store, start: datetime, beheerders: Sequence[int] = ()) -> None:
        self.store, self.now, self._update = store, start, 0
        self.wire = Wire()
        settings = Settings(_env_file=None, ketenbot_poort=0)
        office = make_office(settings, store, lambda: self.now, "ketenbot_test_bot")
        self.office = replace(office, beheerders=frozenset((CHANNEL, str(number)) for number in beheerders))
        self.courier = All()  # type: ignore[assignment]  # takes and can be waited for, as a courier
        self.page = web.WebDoor(
            self.office,
            web.Settings(ADDRESS),
            Mailbox(),
            carry=self.courier,
            woken=Woken(),  # type: ignore[arg-type]
        )
        self.courier.add(self.page.post)  # type: ignore[attr-defined]
        self._reader = partial(open_reader, _file(store))
        self.shown: list[Shown] = []
        self.passing: list[str] = []
        self._read = 0
        self.reads = _here
        self._typed: dict[int, str] = {}

    async def __aenter__(self) -> WebChat:
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(post, "_bring", self._noting(post._bring))
        self._bring()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._patch.undo()

    def _noting(self, bring: Any) -> Any:
        """Write down what a page of this chat now shows, under the names that Telegram has for it."""

        def noted(store: Store, row: OutboxRow, content: dict[str, Any], now: datetime) -> int | None:
            before = store.db.execute("select max(id) from webberichten").fetchone()[0] or 0
            ident: int | None = bring(store, row, content, now)
            address = store.addresses.get(row.chat)
            assert address is not None
            number = int(address.adres)
            if row.soort == "wis":
                self.wire.calls.append(("deleteMessage", {"chat_id": number}))
            elif ident is not None:
                self._note_shown(number, row.chat, ident, edit=ident <= before)
            return ident

        return noted

    def _note_shown(self, number: int, chat: int, ident: int, *, edit: bool) -> None:
        log = self.store.weblog.get(chat, ident)
        assert log is not None
        data: dict[str, Any] = {"chat_id": number, "message_id": ident}
        markup: dict[str, Any] = {}
        if "knoppen" in log.inhoud:
            rows = [[{"text": t, "callback_data": a} for t, a in rij] for rij in log.inhoud["knoppen"]]
            markup["inline_keyboard"] = rows
        if markup:
            data["reply_markup"] = markup
        if "bestand" not in log.inhoud:
            self.wire.calls.append(("editMessageText" if edit else "sendMessage", data | {"text": log.inhoud["tekst"]}))
            return
        file = self.store.weblog.file(chat, ident)
        assert file is not None
        self.wire.calls.append(("sendDocument", data | {"caption": log.inhoud["tekst"], "document": file}))

    def _bring(self) -> None:
        while self.page.post._bring_some():
            pass

    # ------------------------------------------------------------ what people do

    def _who(self, person: int) -> Who:
        with self.store.atomic():
            chat = self.store.addresses.seen(CHANNEL, str(person), self.now)
        return Who(chat, str(person), f"P{person}")

    async def update(self, person: int, message: dict[str, Any], kind: str = "message") -> list[Shown]:
        who, key = self._who(person), str(uuid.uuid4())
        self._update += 1
        if kind != "message" or not ({"text"} <= message.keys() or "document" in message) or "chat" in message:
            raise TelegramOnly
        if "text" in message:
            said = self.page.typed.say(who, key, message["text"].strip())
            self._typed[said.message or 0] = message["text"]
        else:
            document = message["document"]
            bron = self.page.uploads.put(self.wire.files.get(document["file_id"], b""))
            if document["file_id"] not in self.wire.files:
                self.page.uploads.drop(bron)  # as if a stop lost it
            sent = Bijlage(bron, document["file_name"], 0)
            said = self.page.typed.file(who, key, sent, message.get("caption", ""))
        return await self._after(said)

    async def press(self, person: int, action: str, message: int | None = None) -> list[Shown]:
        who = self._who(person)
        if message is None:
            own = [shown.id for shown in self.shown if shown.chat == person]
            message = own[-1] if own else 1
        row = self.store.weblog.get(who.chat, message)
        above = row.inhoud.get("op") if row is not None else None
        said = self.page.typed.press(who, str(uuid.uuid4()), message, action, self._typed.get(above or 0, ""))
        self.passing.append(said.woord)
        return await self._after(said)

    async def _after(self, said: Said) -> list[Shown]:
        """As the house does beside the desk; and what the page has shown is let go at once."""
        self.outcome = said.outcome
        while await reader.once(self.office, self.courier, self.page.uploads.fetch, self.reads):
            pass
        while chores.once(self.office, self.courier):
            pass
        while await workplace.once(self.office, self._reader, self.courier):
            pass
        shown = await self.read()
        for (chat,) in self.store.db.execute("select chat from webchats").fetchall():
            self.page.shown.note(chat, self.store.weblog.number(chat))
        self.page.shown.let_go()
        return shown

    async def raw(self, update: dict[str, Any]) -> list[Shown]:  # noqa: ARG002  the base names it
        raise TelegramOnly

    async def read(self) -> list[Shown]:
        self._bring()
        new = [self._shown(name, data) for name, data in self.wire.calls[self._read :] if name != "deleteMessage"]
        self._read = len(self.wire.calls)
        self.shown += new
        return new


_KEYS = re.compile(r"""INSERT INTO "(?:updates" VALUES\(|zegels" VALUES\('updates',)'web:""")
"""A key that a page made may look like anything: one in 130 holds "b-1". It stands with its update, and with the
seal of that."""


class WebSpeler(Speler):
    """Plays a transcript at the web door. What we said in somebody's own chat stands there for a while: it may be
    anywhere else neither."""

    door = WebChat

    def _nowhere(self, text: str) -> None:
        store = self._here().store
        said = 'INSERT INTO "webberichten" VALUES('
        for line in store.db.conn.iterdump():
            ours = line.startswith(said) and line.split(",", 4)[3] == "0"
            assert ours or _KEYS.match(line) or text.casefold() not in line.casefold(), line
