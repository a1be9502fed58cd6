"""The file of an earlier version, and today's code on a copy of it: a press, a typed text, and what became of it.

What people do goes in as Telegram sends it, and what came of it is read from the database: nothing here depends on
where in the house the code stands. The functions from `standen` to `gevraagd` are the only ones that read tables.
"""

from __future__ import annotations

import json
import lzma
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from storage.store import Store, open_store
from tests.chat import Chat
from tests.oud.soort import one_of_each
from tests.oud.wereld import work

HERE = Path(__file__).parent
FIRST_UPDATE = 10_000_000
"""Above every update id that a file may remember."""
NOTHING = {"onbekend": "dit-is-geen-knop:1", "geweigerd": "k:999999999"}
"""Presses of which nothing can come, so that the words for it are known: of no desk, and of a case that never was."""
Na = dict[str, Any]
"""What became of something: see `Proef._after`. What is empty is left out."""


@dataclass(frozen=True, slots=True)
class Knop:
    """A button that stood on a phone: of whom, under which message, and what came of it in its own version.

    `staat` is False for one that an edit took away. `op` is the question that the message answers."""

    nr: int
    wie: str
    bericht: int
    label: str
    actie: str
    staat: bool = True
    op: str = ""
    na: Na | None = None

    def __str__(self) -> str:
        return f"{self.nr} {self.wie} [{self.label}] {self.actie}"


@dataclass(frozen=True)
class Versie:
    """A folder of tests/oud: the file of a version, and what that version did with it."""

    map: Path

    @property
    def naam(self) -> str:
        """The name of the version."""
        return self.map.name

    @cached_property
    def over(self) -> dict[str, Any]:
        """The moment, the people (address and id), the standen of all cases."""
        return self._read("versie.json")

    @property
    def nu(self) -> datetime:
        """When the file was put aside."""
        return datetime.fromisoformat(self.over["nu"])

    @cached_property
    def knoppen(self) -> list[Knop]:
        """Every button."""
        return [Knop(**row) for row in self._read("knoppen.json")]

    @cached_property
    def gesprekken(self) -> list[dict[str, Any]]:
        """Every open gesprek, with what can be typed and what came of it."""
        return self._read("gesprekken.json")

    @cached_property
    def post(self) -> dict[str, Any]:
        """What went out when the courier started, and the files that were made then."""
        return self._read("post.json")

    @cached_property
    def teksten(self) -> list[list[str]]:
        """What was said, by the number that an outcome names."""
        return self._read("teksten.json")

    @cached_property
    def sql(self) -> str:
        """The database as text."""
        return read(self.map / "bestand.sql")

    @cached_property
    def soorten(self) -> list[Knop]:
        """One button of each kind."""
        return one_of_each(self)

    def restore(self, path: Path) -> None:
        """Make the file as it was."""
        restore(self.sql, path)

    def _read(self, name: str) -> Any:
        return json.loads(read(self.map / name))


def versies() -> list[Versie]:
    """All that were put aside, oldest first by name."""
    return [Versie(path.parent) for path in sorted(HERE.glob("*/versie.json"))]


# ---------------------------------------------------------------- the files of a folder

PACKED = ("bestand.sql", "knoppen.json", "teksten.json")
"""The large ones are kept compressed: a version takes a quarter of a megabyte instead of three."""


def read(path: Path) -> str:
    """What was written at this place, whether or not it is kept compressed."""
    packed = path.with_name(path.name + ".xz")
    return lzma.decompress(packed.read_bytes()).decode() if packed.exists() else path.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Keep it there."""
    if path.name in PACKED:
        path.with_name(path.name + ".xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    else:
        path.write_text(text, encoding="utf-8")


# ---------------------------------------------------------------- the file as text


def dump(path: Path) -> str:
    """All of a database as SQL. Unlike sqlite3's own dump it leaves the tables behind a full-text index to SQLite,
    and so restores on every build of it."""
    db = sqlite3.connect(path)
    try:
        return "\n".join(_statements(db)) + "\n"
    finally:
        db.close()


def _statements(db: sqlite3.Connection) -> Iterator[str]:
    things = db.execute("select type, name, sql from sqlite_master where sql is not null order by rowid").fetchall()
    virtual = [name for kind, name, sql in things if kind == "table" and sql.lower().startswith("create virtual")]
    hidden = tuple(f"{name}_" for name in virtual)
    own = [thing for thing in things if not thing[1].startswith((*hidden, "sqlite_"))]
    tables = [name for kind, name, _ in own if kind == "table" and name not in virtual]
    yield "pragma foreign_keys = off;"
    yield f"pragma user_version = {db.execute('pragma user_version').fetchone()[0]};"
    yield "begin;"
    yield from (f"{sql};" for kind, _, sql in own if kind == "table")
    for name in tables:
        columns = ", ".join(f"quote({row[1]})" for row in db.execute(f"pragma table_info({name})"))
        order = " order by rowid" if _rowid(db, name) else ""
        for row in db.execute(f"select {columns} from {name}{order}"):
            yield f"insert into {name} values ({', '.join(row)});"
    for name, seq in db.execute("select name, seq from sqlite_sequence order by name"):
        yield f"delete from sqlite_sequence where name = '{name}';"
        yield f"insert into sqlite_sequence values ('{name}', {seq});"
    yield from (f"insert into {name} ({name}) values ('rebuild');" for name in virtual)
    yield from (f"{sql};" for kind, _, sql in own if kind in ("index", "trigger", "view"))
    yield "commit;"


def _rowid(db: sqlite3.Connection, name: str) -> bool:
    """Whether the table has row ids of its own."""
    try:
        db.execute(f"select rowid from {name} limit 0")
    except sqlite3.OperationalError:
        return False
    return True


def restore(sql: str, path: Path) -> None:
    """Make the database that `dump` wrote down."""
    db = sqlite3.connect(path)
    try:
        db.executescript(sql)
    finally:
        db.close()


# ---------------------------------------------------------------- today's code on it


class Proef:
    """Today's code on the file at `path`, with a courier that sends nothing. All is done inside one transaction that is
    never committed: `put_back` makes the file what it was when this was opened, by taking all back."""

    def __init__(self, versie: Versie, path: Path) -> None:
        self.versie = versie
        self.store = open_store(path, mode="proef")
        for pragma in ("synchronous = off", "cache_size = -65536", "temp_store = memory"):
            self.store.db.execute(f"pragma {pragma}")  # nothing here survives a power cut, nor has to
        self.chat = _chat(versie, self.store)
        self._update = FIRST_UPDATE
        inside(self.store)
        self._standen, self._vragen, self._regels = standen(self.store), vragen(self.store), regels(self.store)
        self._sporen = _sporen(self.store)
        self._waiting, self._gevraagd = frozenset(berichten(self.store)), len(gevraagd(self.store))
        self._namen = {adres: naam for naam, (adres, _) in versie.over["mensen"].items()}
        self._nothing: dict[str, list[str]] = {}

    async def __aenter__(self) -> Proef:
        await self.chat.application.initialize()
        for what, action in NOTHING.items():
            _, said = await self.press(Knop(0, next(iter(self.versie.over["mensen"])), 1, "", action))
            assert said, f"de bot zegt niets tegen een knop die {what} is"
            self._nothing[what] = said
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.chat.application.shutdown()
        self.store.db.conn.rollback()
        self.store.close()

    def put_back(self) -> None:
        """The file as it was. The place to go back to is made anew: SQLite keeps what was changed since one until it is
        let go, and goes through all of that at every return."""
        for act in ("rollback to oud", "release oud", "savepoint oud"):
            self.store.db.conn.execute(act)

    async def press(self, knop: Knop) -> tuple[Na, list[str]]:
        """Press it on the file as it was; gives what became of it, and what was said."""
        return await self.send(knop.wie, {"callback_query": self.query(knop)})

    async def type(self, wie: str, text: str) -> tuple[Na, list[str]]:
        """Type something, idem."""
        return await self.send(wie, {"message": {"message_id": self._update, **self._where(wie), "text": text}})

    async def send(self, wie: str, update: dict[str, Any], ident: int = 0) -> tuple[Na, list[str]]:
        """Anything that Telegram may bring."""
        self.put_back()
        self._update += 1
        outcome = await self.chat.intake.take({"update_id": ident or self._update, **update})
        work(self.chat)
        said = [self._told(wie, *row[1:]) for row in self._new()]
        return self._after(wie, outcome.name, said), said

    def morning(self, moment: datetime) -> list[str]:
        """To whom the clock says something at this moment, a name for each message."""
        self.put_back()
        office, self.chat.now = self.chat.office, moment
        for klok in office.features.klok:
            post = True
            while post:
                with self.store.atomic():
                    post = klok.werk(office, moment)
        self.chat.now = self.versie.nu
        return [self._namen[chat] for _, chat, soort, _ in self._new() if soort == "stuur"]

    def _new(self) -> list[tuple[int, int, str, str]]:
        return [row for row in berichten(self.store) if row not in self._waiting]

    def query(self, knop: Knop) -> dict[str, Any]:
        """The press as Telegram brings it."""
        where = self._where(knop.wie)
        message: dict[str, Any] = {"message_id": knop.bericht, **where, "text": "…"}
        if knop.op:
            message["reply_to_message"] = {"message_id": knop.bericht - 1, **where, "text": knop.op}
        query = {"id": "1", "from": where["from"], "chat_instance": "1", "data": knop.actie}
        return {**query, "message": message}

    def _after(self, wie: str, outcome: str, said: list[str]) -> Na:
        """What became of it: the outcome, the cases of which a stand changed (null: gone), the questions to other
        parties idem, how many lines of history came, the gesprek that this person now has open, the files that are
        asked for, and whether it was one of `NOTHING` or the bot said nothing at all."""
        open_now = self.store.gesprekken.open(self.versie.over["mensen"][wie][1])
        asked = gevraagd(self.store)[self._gevraagd :]
        found = {
            "uitkomst": outcome,
            "standen": _changed(self._standen, standen(self.store)) if _sporen(self.store) != self._sporen else {},
            "vragen": _changed(self._vragen, vragen(self.store)),
            "regels": regels(self.store) - self._regels,
            "open": f"{open_now.formulier}/{open_now.veld}" if open_now else "",
            "gevraagd": asked,
            "niets": next((what for what, words in self._nothing.items() if words == said), ""),
        }
        found["niets"] = found["niets"] or ("gezegd" if not said and not asked else "")
        return {key: value for key, value in found.items() if value}

    def _where(self, wie: str) -> dict[str, Any]:
        adres = self.versie.over["mensen"][wie][0]
        who = {"id": adres, "is_bot": False, "first_name": wie}
        chat = {"id": adres, "type": "private", "first_name": wie}
        return {"from": who, "chat": chat, "date": int(self.chat.now.timestamp())}

    def _told(self, wie: str, chat: int, soort: str, written: str) -> str:
        """One message as a person reads it; to somebody else with the name before it."""
        name, inhoud = self._namen.get(chat, "?"), json.loads(written)
        words = inhoud.get("tekst", f"({soort})") + "".join(
            f" [{label}]" for row in inhoud.get("knoppen", ()) for label, _ in row
        )
        return words if name == wie else f"{name}: {words}"


def inside(store: Store) -> None:
    """Let everything from here on happen within one transaction; what fails is undone to where it began, as ever."""

    @contextmanager
    def part() -> Iterator[None]:
        with Store.part(store):
            yield

    @contextmanager
    def looking() -> Iterator[None]:
        yield

    store.db.conn.execute("begin immediate")
    store.db.conn.execute("savepoint oud")
    store.atomic = part  # type: ignore[method-assign]  # a transaction has no transaction in it
    store.snapshot = looking  # type: ignore[method-assign]  # and is one state of the file


def _chat(versie: Versie, store: Store) -> Chat:
    chat = Chat(store, versie.nu, versie.over["beheerders"])
    chat.office.adres = versie.over["adres"]
    return chat


def standen(store: Store) -> dict[str, dict[str, str]]:
    """Where every track of every case is, by the case's id."""
    found: dict[str, dict[str, str]] = {}
    for zaak, spoor, stand in store.db.execute("select zaak, naam, stand from sporen order by zaak, naam"):
        found.setdefault(str(zaak), {})[spoor] = stand
    return found


def _sporen(store: Store) -> str:
    """The same in one text, in which it is seen at once whether anything changed."""
    return str(store.db.execute("select group_concat(zaak || ' ' || naam || ' ' || stand) from sporen").fetchone()[0])


def vragen(store: Store) -> dict[str, str]:
    """Where every question to another party is."""
    return {str(ident): stand for ident, stand in store.db.execute("select id, stand from vragen order by id")}


def regels(store: Store) -> int:
    """How many lines of history there are."""
    return int(store.db.execute("select count(*) from geschiedenis").fetchone()[0])


def gevraagd(store: Store) -> list[str]:
    """The files that are still to be made, by kind."""
    return [row[0] for row in store.db.execute("select soort from rapporten order by id")]


def berichten(store: Store) -> list[tuple[int, int, str, str]]:
    """What waits to go out: id, the person's number, kind and content (JSON)."""
    rows = (
        "select o.id, cast(a.adres as integer), o.soort, o.inhoud from outbox o join adressen a on a.id = o.chat"
        " where o.stand in ('klaar', 'geclaimd') order by o.id"
    )
    return store.db.execute(rows).fetchall()


def _changed(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    return {key: new.get(key) for key in {**old, **new} if old.get(key) != new.get(key)}


# ---------------------------------------------------------------- with a courier that sends


async def send_all(versie: Versie, path: Path) -> dict[str, Any]:
    """Start as after a restart, let all go out that waits, and make the files that were asked for: gives what went to
    which chat, in the order of the chat, and then the files."""
    store = open_store(path, mode="proef")
    try:
        async with _chat(versie, store) as chat:
            await chat.read()
            sent = [[name, data.get("chat_id", 0), _words(data)] for name, data in chat.wire.calls if name in _CARRIED]
            count = len(chat.wire.calls)
            await chat.type(versie.over["beheerders"][0], "/help")  # whatever happens lets the workplace go on
            files = sorted([data["chat_id"], _file(data)] for name, data in chat.wire.calls[count:] if _file(data))
        return {"verstuurd": sorted(sent, key=lambda call: call[1]), "bestanden": files}
    finally:
        store.close()


_CARRIED = ("sendMessage", "sendPhoto", "sendDocument", "editMessageText", "deleteMessage")


def _words(data: dict[str, Any]) -> str:
    return str(data.get("text") or data.get("caption") or "")


def _file(data: dict[str, Any]) -> str:
    """The name of the file that a call sends, or nothing."""
    return next((str(value[0]) for value in data.values() if isinstance(value, tuple)), "")
