"""Plays a transcript: a conversation written down line by line, on the real Application.

    # what this is about                          a comment; the first line is the title
    Noor (gemeente Almere)                        somebody with a role in an organisation
    Bo (gemeente Almere, coordinator Lelystad)    somebody with more than one
    Vera (onbekend)                               a stranger; (beheerder): named as such in the settings
    @ 2026-03-02 10:00                            the clock, in Amsterdam; what is due on the way arrives
    Noor> 15 maart                                types
    Noor> [Vandaag]                               presses the newest button whose label begins so
    Noor> [oud: Vandaag]                          the same, also where that button has been taken away since
    Noor! druk k:99                               presses something with this action, whatever it is
    Noor! foto bijschrift                         also: spraak, sticker, contact, locatie, bestand NAAM
    Noor! lijst NAAM a;b\nc;d                      sends a file of this name with these lines (no spaces in the name)
    Noor! blad Urk: Document=B-2, Fase 3=0 | -     sends back the sheet got last, its rows turned round, so filled in
    Noor! docx NAAM goed bijschrift               sends a letterhead; also: kaal (no fields), kapot (no .docx at all)
    Noor! wijzigt tekst                           edits the message typed last; (wijzigt-foto: its caption)
    Noor! groep tekst                             says it in a group; blokkeert / terug: blocks the bot, comes back
    < *tien weken*                                the next message to who acted last (fnmatch, on plain text)
    Noor< *tien weken*                            the next message to somebody else
    < wist                                        the message typed or sent last is taken out of the chat
    <! *COA*                                      the message read last does not say this
    [Terug] [Annuleer]                            and it has these buttons (each begins so)
    plan Z-1: 2026-03-16 2026-05-08               the herinneringen to come for a case, at nine in Amsterdam
                                                  (one that ends in ... says only the first)
    nergens: 111222333                            no table and no file of the database holds this
    hoogstens 4 knoppen                           the message read last has no more buttons
    geteld onbekend termijnen: 1                  so often was this counted (theme or entry; - where there is none)
    redactie: eerste | tweede                     what was sent to the editors and is still kept
    ! document NAAM regel\\n\\nregel               the operator imports a document with this text
    ! herstart                                    the process dies and starts again on the same file
    ! de bot staat uit tot 2026-03-19 10:00       nobody hears anything until then; what was due comes when it is back
    ! wissen mislukt                              Telegram refuses to delete from now on
    ! adres https://bot.example.nl                the web server can be reached from outside
    ! blokkeer Noor                               the operator locks somebody out
    ! ook weekoverzichten                         from here on every Monday's overview must be expected

A message that no line expects is a failure, and so is an update that was not committed. `$CODE` and `$LINK` stand
for the last invitation that was shown. An overview of the week in which nothing is asked comes every Monday and is
passed over, so that a transcript about something else may let weeks go by.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.features.vraagbaak.documents import import_document
from tests.bestand import open_test_store
from tests.chat import SHOWN, Chat, Outcome, Shown
from tests.herverdeling.voorbeelden import briefpapier
from tests.invoer.bladen import as_file, last_file, rows_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST = 101
GROUP = -500
WIST = "(gewist)"
BUSY = ("Ik lees je lijst…", "Ik kijk je briefpapier na…")
"""What is said while a file is being read: passed over, for what came of it stands in its place a moment later."""


class Mislukt(AssertionError):
    """A line of a transcript does not hold."""


@dataclass
class Bericht:
    """What appeared in a chat, as a person reads it."""

    tekst: str
    knoppen: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """The words alone: no markup, single spaces."""
    return " ".join(html.unescape(re.sub(r"</?(?:b|i|u|code)>", "", text)).split())


def says(text: str, pattern: str) -> bool:
    """As fnmatch has it. A pattern with stars alone is looked up part by part: to compile each takes longer than to
    play what it is about."""
    first, *rest = pattern.split("*")
    if "?" in pattern or "[" in pattern or not rest:
        return fnmatchcase(text, pattern)
    *middle, last = rest
    at, end = len(first), len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last) and at <= end):
        return False
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


class Speler:
    """One transcript being played, at one door."""

    door: type[Chat] = Chat

    def __init__(self, path: Path, database: Path) -> None:
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.path, self.database = path, database
        self.people: dict[str, int] = {}
        self.roles: dict[str, str] = {}
        self.chat: Chat | None = None
        self.actor = ""
        self.waiting: dict[int, deque[Bericht]] = defaultdict(deque)
        self.last = Bericht("")
        self.screens: dict[tuple[int, int], Shown] = {}
        self.ever: list[Shown] = []
        self.invited = {"CODE": "", "LINK": ""}
        self._seen = 0
        self._typed: dict[int, int] = {}
        self._weekly = False

    async def play(self) -> None:
        """Play all lines. Raises Mislukt with file and line."""
        number = 0
        try:
            while number < len(self.lines):
                number += 1
                await self._line(self.lines[number - 1].strip())
            self._nothing_left()
        except AssertionError as exc:
            where = f"{self.path.parents[1].name}/{self.path.name}:{number}"
            raise Mislukt(f"{where}: {self.lines[number - 1]}\n{exc}") from None
        finally:
            await self._stop()

    # ------------------------------------------------------------ reading a line

    async def _line(self, line: str) -> None:
        if not line or line.startswith("#"):
            return
        for pattern, act in self._forms():
            if found := re.fullmatch(pattern, line):
                result = act(*found.groups())
                if result is not None:
                    await result
                return
        raise Mislukt("deze regel begrijp ik niet")

    def _forms(self) -> list[tuple[str, Callable[..., Awaitable[None] | None]]]:
        return [
            (r"@ (\d{4}-\d\d-\d\d \d\d:\d\d)", self._clock),
            (r"(\w+) \((.+)\)", self._declare),
            (r"(\w+)> \[(oud: )?(.+)\]", self._press),
            (r"(\w+)> (.+)", self._type),
            (r"(\w+)! (\S+) ?(.*)", self._act),
            (r"! herstart", self._restart),
            (r"! de bot staat uit tot (\d{4}-\d\d-\d\d \d\d:\d\d)", self._off),
            (r"! wissen mislukt", self._no_deletes),
            (r"! adres (\S+)", self._address),
            (r"! blokkeer (\w+)", self._lock_out),
            (r"! ook weekoverzichten", self._every_week),
            (r"<! (.+)", self._not),
            (r"(\w*)< (.+)", self._expect),
            (r"plan (.+):(.*)", self._plan),
            (r"nergens: (.+)", self._nowhere),
            (r"(\[.+\])", self._buttons),
            (r"hoogstens (\d+) knoppen", self._most_buttons),
            (r"geteld (\S+) (\S+): (\d+)", self._counted),
            (r"redactie:(.*)", self._editors),
            (r"! document (\S+) (.+)", self._document),
        ]

    # ------------------------------------------------------------ the scene

    def _declare(self, name: str, role: str) -> None:
        self.people[name] = FIRST + len(self.people)
        self.roles[name] = role

    async def _clock(self, text: str) -> None:
        moment = datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)
        self._nothing_left()
        if self.chat is None:
            await self._start(moment)
        else:
            await self.chat.step_to(moment)
            self._gather()

    async def _off(self, text: str) -> None:
        self._nothing_left()
        chat = self._here()
        chat.now = datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)
        await chat.step_to(chat.now)
        self._gather()

    async def _start(self, moment: datetime, before: Chat | None = None) -> None:
        named = [self.people[name] for name, role in self.roles.items() if role == "beheerder"]
        self.chat = self.door(open_test_store(self.database), moment, named)
        if before is None:
            for name, role in self.roles.items():
                for one in role.split(", ") if role not in ("onbekend", "beheerder") else ():
                    rol, organisatie = one.split(" ", 1)
                    self.chat.add(self.people[name], organisatie, rol, name)
        else:
            self.chat.wire.calls, self.chat.wire.refuse = before.wire.calls, before.wire.refuse
            self.chat.wire.gone = before.wire.gone
            self.chat.wire._message, self.chat._read = before.wire._message, before._read
            self.chat._update = before._update
        await self.chat.__aenter__()

    async def _stop(self) -> None:
        if self.chat is not None:
            await self.chat.__aexit__()
            self.chat.store.close()

    async def _restart(self) -> None:
        before = self._here()
        await self._stop()
        await self._start(before.now, before)

    def _no_deletes(self) -> None:
        self._here().wire.refuse["deleteMessage"] = (400, {"description": "Bad Request: message can't be deleted"})

    def _address(self, address: str) -> None:
        self._here().office.adres = address

    def _lock_out(self, name: str) -> None:
        chat = self._here()
        with chat.store.atomic():
            assert chat.store.people.block(chat.kanaal, str(self.people[name]), chat.now), f"{name} was niet binnen"

    def _every_week(self) -> None:
        self._weekly = True

    def _here(self) -> Chat:
        assert self.chat is not None, "zet eerst de klok: @ 2026-03-02 10:00"
        return self.chat

    # ------------------------------------------------------------ what people do

    def _begin(self, name: str) -> int:
        assert name in self.people, f"wie is {name}?"
        self._nothing_left()
        self.actor = name
        self._here().now += timedelta(seconds=1)
        return self.people[name]

    def _done(self) -> None:
        outcome = self._here().outcome
        assert outcome is Outcome.COMMITTED, f"de update werd niet vastgelegd: {outcome}"
        self._gather()

    async def _send(self, person: int, message: dict[str, Any], kind: str = "message") -> None:
        chat = self._here()
        if kind == "message":
            self._typed[person] = chat._update + 1
        await chat.update(person, message, kind)
        self._done()

    async def _type(self, name: str, text: str) -> None:
        person = self._begin(name)
        for word, value in self.invited.items():
            text = text.replace(f"${word}", value)
        await self._send(person, {"text": text.replace("\\n", "\n")})

    async def _press(self, name: str, old: str | None, label: str) -> None:
        person = self._begin(name)
        mine = [s for s in self.screens.values() if s.chat == person]
        pool = [s for s in self.ever if s.chat == person] if old else sorted(mine, key=lambda s: s.id)
        for shown in reversed(pool):
            if any(text.startswith(label) for text, _ in shown.buttons):
                await self._here().press(person, shown.button(label), shown.id)
                self._done()
                return
        raise Mislukt(f"{name} ziet geen knop {label!r}")

    async def _act(self, name: str, what: str, text: str) -> None:
        person = self._begin(name)
        caption = {"caption": text} if text else {}
        match what:
            case "druk":
                await self._here().press(person, text)
                self._done()
            case "wijzigt":
                edit = {"message_id": self._typed.get(person, 1), "edit_date": int(self._here().now.timestamp())}
                await self._send(person, {**edit, "text": text}, "edited_message")
            case "wijzigt-foto":
                edit = {"message_id": self._typed.get(person, 1), "edit_date": int(self._here().now.timestamp())}
                await self._send(person, {**edit, "photo": _PHOTO, **caption}, "edited_message")
            case "groep":
                chat = {"id": GROUP, "type": "supergroup", "title": "Overleg"}
                await self._send(person, {"text": text, "chat": chat})
            case "blokkeert" | "terug":
                await self._membership(person, gone=what == "blokkeert")
            case "lijst":
                file, _, rows = text.partition(" ")
                self._here().wire.files[file] = rows.replace("\\n", "\n").encode()
                await self._send(person, {"document": {"file_id": file, "file_unique_id": "u", "file_name": file}})
            case "blad":
                self._here().wire.files["blad.xlsx"] = _filled_in(last_file(self._here()), text)
                await self._send(person, {"document": {**_FILE, "file_id": "blad.xlsx", "file_name": "blad.xlsx"}})
            case "docx":
                file, what, *rest = text.split(" ", 2)
                self._here().wire.files[file] = _LETTERHEADS[what]()
                sent = {"document": {"file_id": file, "file_unique_id": "u", "file_name": file}}
                await self._send(person, sent | {"caption": rest[0]} if rest else sent)
            case "bestand":
                await self._send(person, {"document": {**_FILE, "file_name": text}})
            case _:
                await self._send(person, {**_MEDIA[what], **caption})

    async def _membership(self, person: int, *, gone: bool) -> None:
        chat = self._here()
        (chat.wire.gone.add if gone else chat.wire.gone.discard)(person)
        who = {"id": person, "is_bot": False, "first_name": f"P{person}"}
        bot = {"id": 1, "is_bot": True, "first_name": "Ketenbot"}
        old, new = ("member", "kicked") if gone else ("kicked", "member")
        change = {
            "chat": {"id": person, "type": "private"}, "from": who, "date": int(chat.now.timestamp()),
            "old_chat_member": {"user": bot, "status": old, "until_date": 0},
            "new_chat_member": {"user": bot, "status": new, "until_date": 0},
        }  # fmt: skip
        await chat.raw({"update_id": chat._next(), "my_chat_member": change})
        self._done()

    # ------------------------------------------------------------ what the bot says

    def _gather(self) -> None:
        """All that went to the chats since the last look, in order."""
        chat = self._here()
        for name, data in chat.wire.calls[self._seen :]:
            if name == "deleteMessage":
                self.waiting[data["chat_id"]].append(Bericht(WIST))
            elif name in SHOWN:
                self._shown(chat._shown(name, data))
        self._seen = len(chat.wire.calls)

    def _shown(self, shown: Shown) -> None:
        text = plain(shown.text)
        if not self._weekly and text.startswith("Goedemorgen. Je week") and "nu aandacht" not in text:
            return
        if text.startswith(BUSY):
            return
        self.screens[shown.chat, shown.id] = shown
        self.ever.append(shown)
        self.waiting[shown.chat].append(Bericht(plain(shown.text), [text for text, _ in shown.buttons]))
        if code := re.search(r"\?start=(\S+)\n.*<code>([\w-]+)</code>", shown.text, re.DOTALL):
            self.invited = {"CODE": code[2], "LINK": code[1]}

    def _expect(self, name: str, pattern: str) -> None:
        who = name or self.actor
        chat = GROUP if who == "groep" else self.people[who]
        assert self.waiting[chat], f"de bot zegt niets tegen {who}"
        self.last = self.waiting[chat].popleft()
        if pattern == "wist":
            pattern = WIST
        assert says(self.last.tekst, pattern), f"de bot zegt: {self.last.tekst}"

    def _not(self, pattern: str) -> None:
        assert not says(self.last.tekst, pattern), f"de bot zegt: {self.last.tekst}"

    def _buttons(self, text: str) -> None:
        for label in re.findall(r"\[([^\]]+)\]", text):
            assert any(k.startswith(label) for k in self.last.knoppen), f"geen [{label}] bij {self.last.knoppen}"

    def _most_buttons(self, number: str) -> None:
        assert len(self.last.knoppen) <= int(number), self.last.knoppen

    def _nothing_left(self) -> None:
        left = [f"tegen {self._name(chat)}: {b.tekst}" for chat, queue in self.waiting.items() for b in queue]
        assert not left, "de bot zegt meer:\n" + "\n".join(left)

    def _name(self, chat: int) -> str:
        return next((name for name, ident in self.people.items() if ident == chat), "de groep")

    # ------------------------------------------------------------ what is kept

    def _plan(self, reference: str, days: str) -> None:
        store = self._here().store
        row = store.db.execute("select id from zaken where referentie = ?", [reference]).fetchone()
        assert row, f"geen zaak {reference}"
        moments = [h.moment.astimezone(AMSTERDAM) for h in store.herinneringen.of_case(row[0])]
        assert all(f"{m:%H:%M}" == "09:00" for m in moments), moments
        found, wanted = [m.date().isoformat() for m in moments], days.split()
        if wanted[-1:] == ["..."]:
            wanted, found = wanted[:-1], found[: len(wanted) - 1]
        assert found == wanted, [m.date().isoformat() for m in moments]

    def _counted(self, soort: str, thema: str, times: str) -> None:
        counts = {(s, t): n for s, t, n in self._here().store.answers.counts(date.min)}
        assert counts.get((soort, "" if thema == "-" else thema), 0) == int(times), counts

    def _editors(self, texts: str) -> None:
        chat = self._here()
        sent = [text for _, text in chat.store.answers.for_editors(chat.now)]
        assert sent == [text.strip() for text in texts.split("|") if text.strip()], sent

    def _document(self, name: str, text: str) -> None:
        path = self.database.parent / name
        path.write_text(text.replace("\\n", "\n"), encoding="utf-8")
        import_document(self._here().store, path, self._here().now)

    def _nowhere(self, text: str) -> None:
        store = self._here().store
        for line in store.db.conn.iterdump():
            assert text.casefold() not in line.casefold(), line
        store.db.conn.execute("pragma wal_checkpoint(truncate)")
        for file in self.database.parent.glob(self.database.name + "*"):
            assert text.encode() not in file.read_bytes(), file.name


def _filled_in(content: bytes, cells: str) -> bytes:
    """The rows of a sheet turned round, with "Urk: Document=B-2, Fase 3=0 | Almere: ..." filled in."""
    head, *rows = rows_of(content)
    for part in filter(None, (part.strip(" -") for part in cells.split("|"))):
        naam, _, values = part.partition(":")
        row = next(row for row in rows if row[0] == naam.strip())
        for one in values.split(","):
            kop, _, value = one.partition("=")
            row[head.index(kop.strip())] = value.strip()
    return as_file([head, *reversed(rows)])


_LETTERHEADS: dict[str, Callable[[], bytes]] = {
    "goed": lambda: briefpapier("Gemeente met een eigen hoofd"),
    "kaal": lambda: briefpapier("", velden=False),
    "kapot": lambda: b"geen document",
}
_PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 90, "height": 60}]
_FILE = {"file_id": "f", "file_unique_id": "u"}
_MEDIA: dict[str, dict[str, Any]] = {
    "foto": {"photo": _PHOTO},
    "spraak": {"voice": {**_FILE, "duration": 3}},
    "sticker": {
        "sticker": {**_FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}
    },
    "contact": {"contact": {"phone_number": "0201234567", "first_name": "Loket"}},
    "locatie": {"location": {"latitude": 52.4, "longitude": 5.2}},
}
