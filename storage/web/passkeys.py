"""Passkeys: the public halves of keys that lie on somebody's device, and what was asked to be signed with one."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key by which somebody comes in at this address. `teller`: how often its device said that it signed."""

    id: int
    chat: int
    kenmerk: bytes
    sleutel: bytes
    teller: int
    apparaat: str
    gemaakt: datetime
    gebruikt: datetime


_ROW = "select id, chat, kenmerk, sleutel, teller, apparaat, gemaakt, gebruikt from webpasskeys"


class Passkeys:
    """Rows of webpasskeys and webuitdagingen. An ended one is gone."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, chat: int, kenmerk: bytes, sleutel: bytes, teller: int, apparaat: str, now: datetime) -> int:
        """A device made one; gives the id."""
        row = self._db.execute(
            "insert into webpasskeys (chat, kenmerk, sleutel, teller, apparaat, gemaakt, gebruikt)"
            " values (?1, ?2, ?3, ?4, ?5, ?6, ?6) returning id",
            [chat, kenmerk, sleutel, teller, apparaat, moment(now)],
        ).fetchone()
        return int(row[0])

    def find(self, kenmerk: bytes) -> Passkey | None:
        """The one that a device calls so."""
        row = self._db.execute(f"{_ROW} where kenmerk = ?", [kenmerk]).fetchone()
        return _passkey(row) if row else None

    def of_chat(self, chat: int) -> list[Passkey]:
        """All of somebody's, the one used last first."""
        rows = self._db.execute(f"{_ROW} where chat = ? order by gebruikt desc, id desc", [chat])
        return [_passkey(row) for row in rows.fetchall()]

    def count(self, persoon: int) -> int:
        """How many this person has."""
        row = self._db.execute(
            "select count(*) from webpasskeys where chat in (select id from adressen where persoon = ?)", [persoon]
        ).fetchone()
        return int(row[0])

    def used(self, ident: int, teller: int, now: datetime) -> None:
        """Somebody came in with it."""
        self._db.execute("update webpasskeys set teller = ?, gebruikt = ? where id = ?", [teller, moment(now), ident])

    def end(self, chat: int, ident: int) -> bool:
        """End one of this chat's; says whether it was there."""
        return bool(self._db.execute("delete from webpasskeys where id = ? and chat = ?", [ident, chat]).rowcount)

    def end_all(self, chat: int) -> None:
        """End all of this chat's."""
        self._db.execute("delete from webpasskeys where chat = ?", [chat])

    def end_person(self, persoon: int) -> int:
        """End all of this person's; gives how many."""
        return self._db.execute(
            "delete from webpasskeys where chat in (select id from adressen where persoon = ?)", [persoon]
        ).rowcount

    # ------------------------------------------------------------ what is to be signed

    def ask(self, wie: str, uitdaging: str, now: datetime, expires: datetime, most: int) -> None:
        """This is to be signed, by who asked. Of so many at once the newest stand; what ran out goes."""
        self._db.execute("delete from webuitdagingen where verloopt <= ?", [moment(now)])
        self._db.execute("insert into webuitdagingen values (?, ?, ?)", [uitdaging, wie, moment(expires)])
        self._db.execute(
            "delete from webuitdagingen where wie = ?1 and uitdaging not in"
            " (select uitdaging from webuitdagingen where wie = ?1 order by verloopt desc limit ?2)",
            [wie, most],
        )

    def spend(self, wie: str, uitdaging: str, now: datetime) -> bool:
        """It came back: it never counts again. Says whether it stood open for who asked."""
        row = self._db.execute(
            "delete from webuitdagingen where uitdaging = ? and wie = ? returning verloopt", [uitdaging, wie]
        ).fetchone()
        return row is not None and read_moment(row[0]) > now

    def forget(self, used_before: datetime, now: datetime) -> int:
        """Drop what nobody used since the moment, and what ran out; gives how many passkeys that were."""
        self._db.execute("delete from webuitdagingen where verloopt <= ?", [moment(now)])
        return self._db.execute("delete from webpasskeys where gebruikt < ?", [moment(used_before)]).rowcount


def _passkey(row: tuple[int, int, bytes, bytes, int, str, str, str]) -> Passkey:
    return Passkey(*row[:6], read_moment(row[6]), read_moment(row[7]))
