"""Lives of the file. Going back to an older file begins a new life: a row that says from which moment, and counters
that jump, so that no id of the stretch that was lost is ever given to something else. A button on somebody's phone that
names such an id is known by that."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage.trust import wipes
from storage.values import as_json, moment, read_moment

JUMP = 1_000_000
"""So far the counters of all tables go up for each life there was."""
YOUNG = timedelta(days=31)
"""So long a repeat, a lost press or a lost reference may still be explained by it."""
NEAR = timedelta(minutes=15)
"""So old may be what a bot still had to say when another took over from it."""
COUNTED = ("organisaties", "personen", "uitnodigingen")
"""Tables whose next id is the highest plus one: their jump is kept in `vloeren`."""


@dataclass(frozen=True, slots=True)
class Leven:
    """From when it counts, to which moment the file went back, the last id of each table before the jump and its
    length, and what was done: messages that lapsed, and of each kind what was ended again."""

    id: int
    begon: datetime
    stand_van: datetime
    tellers: dict[str, int]
    vervallen: int
    opnieuw: dict[str, int]
    wacht: bool
    verteld: int | None  # up to which person they were told; None: everybody was

    def lost(self, number: int, tabel: str | None = None) -> bool:
        """Whether a number can only be that of something that was lost: of this table, or of any."""
        counters = self.tellers.values() if tabel is None else (self.tellers.get(tabel, 0),)
        return any(last < number <= last + self.id * JUMP for last in counters)


_LEVEN = "select id, begon, stand_van, tellers, vervallen, opnieuw, wacht, verteld from levens"


def _row(row: tuple[int, str, str, str, int, str, int, int | None]) -> Leven:
    return Leven(
        row[0], read_moment(row[1]), read_moment(row[2]), json.loads(row[3]), row[4], json.loads(row[5]), bool(row[6]),
        row[7],
    )  # fmt: skip


class Levens:
    """Rows of levens. A life begins before anybody is served: which is the last is looked up once."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._last: Leven | None = None
        self._looked = False

    @property
    def last(self) -> Leven | None:
        """The present life; None for a file that never went back."""
        if not self._looked:
            self._last, self._looked = self._read(), True
        return self._last

    def reload(self) -> None:
        """Look it up now: at the opening of a file, and when one was begun."""
        self._last, self._looked = self._read(), True

    def _read(self) -> Leven | None:
        row = self._db.execute(_LEVEN + " order by id desc limit 1").fetchone()
        return _row(row) if row else None

    def young(self, now: datetime) -> Leven | None:
        """The present life, as long as something of before may still turn up."""
        last = self.last
        return last if last is not None and now - last.begon < YOUNG else None

    def waits(self) -> bool:
        """Whether the beheerder still has to confirm: until then nothing is shown or recorded."""
        if self.last is None or not self.last.wacht:
            return False
        self._looked = False  # the confirmation may come from another process
        return self.last is not None and self.last.wacht

    def confirm(self) -> bool:
        """The beheerder says that it may go on; whether that was asked."""
        self._looked = False
        return bool(self._db.execute("update levens set wacht = 0 where wacht = 1").rowcount)

    def told(self, persoon: int | None) -> None:
        """Everybody up to this person heard of it; None: everybody."""
        self._db.execute("update levens set verteld = ? where id = (select max(id) from levens)", [persoon])
        self._looked = False

    def to_tell(self, after: int, most: int) -> list[int]:
        """The next few people who have access to something."""
        rows = self._db.execute(
            "select distinct persoon from lidmaatschappen where persoon > ? and geblokkeerd is null"
            " order by persoon limit ?",
            [after, most],
        )
        return [row[0] for row in rows.fetchall()]

    def repeats(self, chat: int, now: datetime) -> bool:
        """Whether a message that the clock sends to this chat may have arrived before the file went back: the first
        ones of a young life may."""
        life = self.young(now)
        if life is None:
            return False
        first = life.tellers.get("outbox", 0)
        found = self._db.execute(
            "select min(gemaakt) from outbox where chat = ? and klasse = 'ping' and id > ?", [chat, first]
        ).fetchone()[0]
        return found is None or now - read_moment(found) < timedelta(hours=1)

    def lost_message(self, chat: int, bericht: int) -> bool:
        """Whether a message of this chat was sent in the stretch that was lost: the channel counts up."""
        if self.last is None:
            return False
        first = self.last.tellers.get("outbox", 0)
        before, after = self._db.execute(
            "select max(case when id <= ?1 then bericht end), min(case when id > ?1 then bericht end) from outbox"
            " where chat = ?2 and bericht is not null",
            [first, chat],
        ).fetchone()
        return before is not None and before < bericht < (after or bericht + 1)


def number(db: Database) -> int:
    """Which life a file is in; 0 for one that never went back."""
    return int(db.execute("select coalesce(max(id), 0) from levens").fetchone()[0])


def begin(
    db: Database, leven: int, known: Iterable[wipes.Wis], now: datetime, *, sure: bool, fresh: bool = False
) -> None:
    """Begin this life: inside a transaction, before anybody is served. `known` are the lines of the wisboek; not `sure`
    when none was found, and then the beheerder is asked first. `fresh`: it is the newest state of a bot that stopped
    just now, and what it still had to say goes out, marked."""
    counters, as_of = _jump(db, leven * JUMP), _as_of(db, now)
    db.execute(
        "update outbox set stand = 'klaar', dubbel = 1 where stand in ('klaar', 'geclaimd') and ? and gemaakt >= ?",
        [fresh, moment(now - NEAR)],
    )
    lapsed = db.execute(
        "update outbox set stand = 'verlopen', inhoud = '{}' where stand in ('klaar', 'geclaimd')"
        " and not (? and gemaakt >= ?)",
        [fresh, moment(now - NEAR)],
    ).rowcount
    for sql in _UNDER_WAY:
        db.execute(sql)
    # What a page of the web door has seen is all up to a number: it must go on seeing what is new.
    db.execute("update webchats set nummer = nummer + ?", [leven * JUMP])
    done = wipes.again(db, list(known))
    db.execute(
        "insert into levens (id, begon, stand_van, tellers, vervallen, opnieuw, wacht, verteld)"
        " values (?, ?, ?, ?, ?, ?, ?, 0)",
        [leven, moment(now), as_of, as_json(counters), lapsed, as_json(done), int(not sure)],
    )


_UNDER_WAY = (
    # What was asked before is not made or read a second time: who missed it asks again.
    "delete from rapporten",
    "update lijsten set stand = 'weg', bron = null where stand = 'wacht'",
    "delete from meta where sleutel = 'kopie_van'",
    "delete from webcodes",
    "delete from webuitdagingen",
)


def _jump(db: Database, ahead: int) -> dict[str, int]:
    """Let all counters go up; gives where each was."""
    own = "select name from sqlite_master where type = 'table' and sql like '%autoincrement%'"
    counters = {name: _last(db, name) for (name,) in db.execute(own).fetchall()}
    for name, last in counters.items():
        db.execute("delete from sqlite_sequence where name = ?", [name])
        db.execute("insert into sqlite_sequence (name, seq) values (?, ?)", [name, last + ahead])
    for name in COUNTED:
        highest = f"select max(coalesce((select max(id) from {name}), 0), {floor(name)})"  # noqa: S608  fixed texts of this file
        counters[name] = int(db.execute(highest).fetchone()[0])
        db.execute(
            "insert into vloeren values (?, ?) on conflict do update set hoogste = excluded.hoogste",
            [name, counters[name] + ahead],
        )
    return counters


def _last(db: Database, name: str) -> int:
    row = db.execute("select seq from sqlite_sequence where name = ?", [name]).fetchone()
    return int(row[0]) if row else 0


def floor(name: str) -> str:
    """SQL: below which no new id of this table may be."""
    return f"coalesce((select hoogste from vloeren where tabel = '{name}'), 0)"  # noqa: S608  fixed texts of this file


def next_id(name: str) -> str:
    """SQL: the next id of a table of COUNTED."""
    return f"(select max(coalesce((select max(id) from {name}), 0), {floor(name)}) + 1)"  # noqa: S608  idem


def _as_of(db: Database, now: datetime) -> str:
    """The moment of the file: when our own copy was made, else the last thing that it knows of."""
    found = db.execute("select waarde from meta where sleutel = 'kopie_van'").fetchone()
    if found:
        return str(found[0])
    last = db.execute(
        "select max(m) from (select max(moment) as m from updates union all select max(gemaakt) from outbox"
        " union all select max(moment) from geschiedenis)"
    ).fetchone()[0]
    return str(last) if last else moment(now)
