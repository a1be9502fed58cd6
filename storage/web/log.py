"""The log of the chats whose channel is our own: what a page shows, and what changed since it looked.

An id is given before the desk works, the text is written after its verdict: what the guard refuses never stands here.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment
from storage.web.bewaartijden import CHOSEN


@dataclass(frozen=True, slots=True)
class LogRow:
    """A message in a chat. `mijn`: of the person, not of us. `stand`: er, weg (taken out) or los (its text was let go
    after the page had shown it)."""

    id: int
    chat: int
    nummer: int
    mijn: bool
    stand: str
    inhoud: dict[str, Any]
    gemaakt: datetime
    bewerkt: datetime | None


_ROW = "select id, chat, nummer, mijn, stand, inhoud, gemaakt, bewerkt from webberichten"

_LET_GO = "update webberichten set inhoud = '{}', stand = 'los' where mijn = 1 and stand = 'er'"


def _row(row: tuple[Any, ...]) -> LogRow:
    edited = read_moment(row[7]) if row[7] else None
    return LogRow(row[0], row[1], row[2], bool(row[3]), row[4], json.loads(row[5]), read_moment(row[6]), edited)


class Weblog:
    """Rows of webchats, webberichten and webbestanden. Every call names the chat: no other's message is reached."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def number(self, chat: int) -> int:
        """The number of the last change in this chat; 0 where nothing was said yet."""
        row = self._db.execute("select nummer from webchats where chat = ?", [chat]).fetchone()
        return int(row[0]) if row else 0

    def _next(self, chat: int) -> int:
        row = self._db.execute(
            "insert into webchats values (?, 1) on conflict do update set nummer = nummer + 1 returning nummer", [chat]
        ).fetchone()
        return int(row[0])

    def touch(self, chat: int) -> None:
        """Something beside the messages changed (the keyboard): who looks has something to fetch."""
        self._next(chat)

    def reserve(self, chat: int, now: datetime) -> int:
        """An id for what a person sends, before anybody knows whether it may stay: nothing of it is written."""
        return self._add(chat, {}, now, mijn=True)

    def add(self, chat: int, inhoud: dict[str, Any], now: datetime) -> int:
        """A message of ours; gives its id."""
        return self._add(chat, inhoud, now, mijn=False)

    def _add(self, chat: int, inhoud: dict[str, Any], now: datetime, *, mijn: bool) -> int:
        row = self._db.execute(
            "insert into webberichten (chat, nummer, mijn, stand, inhoud, gemaakt) values (?, ?, ?, 'er', ?, ?)"
            " returning id",
            [chat, self._next(chat), int(mijn), as_json(inhoud), moment(now)],
        ).fetchone()
        return int(row[0])

    def fill(self, chat: int, ident: int, inhoud: dict[str, Any]) -> None:
        """What a person sent, once nothing speaks against keeping it. One that was taken out stays out."""
        self._db.execute(
            "update webberichten set inhoud = ? where id = ? and chat = ? and stand = 'er'",
            [as_json(inhoud), ident, chat],
        )

    def edit(self, chat: int, ident: int, inhoud: dict[str, Any], now: datetime) -> bool:
        """Another content for a message of ours; False where it is gone, or is a file, whose text is a caption."""
        return bool(
            self._db.execute(
                "update webberichten set inhoud = ?, bewerkt = ?, nummer = ? where id = ? and chat = ? and mijn = 0"
                " and stand = 'er' and not exists (select 1 from webbestanden where bericht = webberichten.id)",
                [as_json(inhoud), moment(now), self._next(chat), ident, chat],
            ).rowcount
        )

    def take_out(self, chat: int, ident: int) -> None:
        """Nothing of the message stays but that there was one."""
        self._db.execute(
            "update webberichten set inhoud = '{}', stand = 'weg', nummer = ? where id = ? and chat = ?",
            [self._next(chat), ident, chat],
        )
        self._db.execute("delete from webbestanden where bericht = ? and bericht in (select id from webberichten"
                         " where chat = ?)", [ident, chat])  # fmt: skip

    def get(self, chat: int, ident: int) -> LogRow | None:
        """The message of this id in this chat."""
        row = self._db.execute(f"{_ROW} where id = ? and chat = ?", [ident, chat]).fetchone()
        return _row(row) if row else None

    def since(self, chat: int, nummer: int) -> list[LogRow]:
        """What changed after this number, as it is now, oldest message first."""
        rows = self._db.execute(f"{_ROW} where chat = ? and nummer > ? order by id", [chat, nummer])
        return [_row(row) for row in rows.fetchall()]

    def last(self, chat: int, most: int, before: int | None = None) -> list[LogRow]:
        """The last so many messages that still say something, oldest first; `before` this id."""
        rows = self._db.execute(
            f"{_ROW} where chat = ? and stand = 'er' and inhoud <> '{{}}' and id < ? order by id desc limit ?",
            [chat, before if before is not None else 2**62, most],
        )
        return [_row(row) for row in rows.fetchall()][::-1]

    def let_go(self, chat: int, shown: int) -> int:
        """Drop the texts that a person typed and that a page has shown: all up to this number, where no organisation
        chose to keep them. Gives how many."""
        return self._db.execute(f"{_LET_GO} and chat = ? and nummer <= ? and {CHOSEN} is null", [chat, shown]).rowcount

    # ------------------------------------------------------------ files

    def add_file(self, bericht: int, naam: str, inhoud: bytes) -> None:
        """The file under a message."""
        self._db.execute("insert into webbestanden values (?, ?, ?)", [bericht, naam, inhoud])

    def file(self, chat: int, bericht: int) -> tuple[str, bytes] | None:
        """Name and bytes of the file under a message of this chat."""
        row = self._db.execute(
            "select f.naam, f.inhoud from webbestanden f join webberichten b on b.id = f.bericht"
            " where b.id = ? and b.chat = ?",
            [bericht, chat],
        ).fetchone()
        return (row[0], row[1]) if row else None

    # ------------------------------------------------------------ the fixed keyboard

    def set_keyboard(self, chat: int, rijen: list[list[str]]) -> None:
        """The keyboard that lies under this chat from now on."""
        self._db.execute("update adressen set toetsenbord = ? where id = ?", [as_json(rijen), chat])

    def keyboard(self, chat: int) -> list[list[str]]:
        """The keyboard that lies under this chat."""
        row = self._db.execute("select toetsenbord from adressen where id = ?", [chat]).fetchone()
        return json.loads(row[0]) if row and row[0] else []

    # ------------------------------------------------------------ letting go

    def forget(self, typed_before: datetime, said_before: datetime, now: datetime) -> int:
        """Drop typed texts and messages of ours from before their moments; a text that an organisation keeps goes when
        its days are over. Gives how many."""
        old = f"{_LET_GO} and gemaakt < ?"
        typed = self._db.execute(f"{old} and {CHOSEN} is null", [moment(typed_before)]).rowcount
        for (days,) in self._db.execute("select distinct dagen from webbewaren").fetchall():
            before = moment(now - timedelta(days=days))
            typed += self._db.execute(f"{old} and {CHOSEN} = ?", [before, days]).rowcount
        said = self._db.execute("delete from webberichten where gemaakt < ?", [moment(said_before)]).rowcount
        return max(0, typed) + max(0, said)
