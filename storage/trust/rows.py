"""Each row of each table has a digest beside it, kept by triggers, so that bytes that changed on the disk are found by
reading alone; SQLite's own check does not look inside rows. A line of history carries its own, see `seals`.

A change moves the digest by the difference between the row before and after: a row that was damaged first stays found
whatever is written to it later, and an upgrade that makes tables anew carries over what was found before it.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from storage.values import as_json

TABLE = "zegels"
META = "zegels"
"""In meta: for which tables and columns there are triggers; while an upgrade runs, what was damaged before it."""
_MASK = 2**62 - 1
_OTHERS = ("sqlite_", "_sqlite_", "_litestream", "passages_fts")
"""Of SQLite, of the migrations, of the replicator, and what follows from another table."""


def digest(*values: object) -> int:
    """Of the values of one row, as SQLite hands them over; fits in an integer of SQLite with room to add."""
    return int.from_bytes(hashlib.blake2b(repr(values).encode(), digest_size=8).digest(), "big") & _MASK


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the function that the triggers call; without it nothing can be written."""
    connection.create_function("zegel", -1, digest, deterministic=True)


@dataclass(frozen=True, slots=True)
class Beschadigd:
    """A row that is not what was recorded. `hoe`: anders, weg (it is gone), vreemd (nobody recorded it) or onleesbaar
    (the table cannot be read on). `zaak` where the row is of a case."""

    tabel: str
    rij: int | str | None
    hoe: str
    zaak: int | None = None

    def __str__(self) -> str:
        """One Dutch line for the operator, with numbers only: a key may be somebody's."""
        words = {"anders": "is niet wat er is vastgelegd", "weg": "is weg", "vreemd": "is door niemand vastgelegd",
                 "onleesbaar": "en wat erna komt is niet te lezen"}  # fmt: skip
        case = f" (zaak {self.zaak})" if self.zaak is not None else ""
        return f"tabel {self.tabel}: {_shown(self.rij)}{case} {words[self.hoe]}"


def _shown(rij: int | str | None) -> str:
    if isinstance(rij, int):
        return f"rij {rij}"
    try:
        parts = json.loads(rij or "")
    except ValueError:
        parts = None
    if not isinstance(parts, list):
        return "een rij"
    return "rij " + ", ".join(str(part) if isinstance(part, int) else "…" for part in parts)


@dataclass(frozen=True, slots=True)
class _Shape:
    tabel: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]

    def row(self, prefix: str) -> str:
        """Its digest in SQL. Text goes as bytes: damage may have made it no text at all."""
        parts = (
            f'{prefix}"{name}"' if kind in ("INTEGER", "REAL") else f'cast({prefix}"{name}" as blob)'
            for name, kind in self.columns
        )
        return f"zegel({', '.join(parts)})"

    def ident(self, prefix: str) -> str:
        """What a row is known by, in SQL. The plus takes its kind away: else a digest could not be sought by it."""
        if not self.key:
            return f"+{prefix}rowid"
        names = [f'{prefix}"{name}"' for name in self.key]
        return f"+{names[0]}" if len(names) == 1 else f"json_array({', '.join(names)})"

    def zaak(self) -> str:
        names = [name for name, _ in self.columns]
        return "t.id" if self.tabel == "zaken" else "t.zaak" if "zaak" in names else "null"

    def triggers(self) -> Iterator[str]:
        where = f"tabel = '{self.tabel}' and rij = {self.ident('old.')}"
        yield f"""create trigger zegel_{self.tabel}_in after insert on "{self.tabel}" begin
            insert into {TABLE} values ('{self.tabel}', {self.ident("new.")}, {self.row("new.")})
            on conflict do update set zegel = excluded.zegel; end"""
        yield f"""create trigger zegel_{self.tabel}_om after update on "{self.tabel}" begin
            update {TABLE} set rij = {self.ident("new.")},
            zegel = (zegel + {self.row("new.")} - {self.row("old.")}) & {_MASK} where {where}; end"""
        yield f"""create trigger zegel_{self.tabel}_uit after delete on "{self.tabel}" begin
            delete from {TABLE} where {where}; end"""


def _shapes(db: Database) -> list[_Shape]:
    """Every table of ours as it is now, but history and the digests themselves."""
    names = [row[0] for row in db.execute("select name from sqlite_schema where type = 'table' order by name")]
    mine = [name for name in names if not name.startswith(_OTHERS) and name not in (TABLE, "geschiedenis")]
    found = []
    for name in mine:
        columns = db.execute(f'pragma table_info("{name}")').fetchall()
        key = sorted((column[5], column[1]) for column in columns if column[5])
        found.append(_Shape(name, tuple((c[1], c[2].upper()) for c in columns), tuple(part for _, part in key)))
    return found


def _signature(shapes: Sequence[_Shape]) -> str:
    return hashlib.sha256(repr(shapes).encode()).hexdigest()


def broken(db: Database) -> list[Beschadigd]:
    """All rows that are not what was recorded, by reading every table; nothing for a file of before there were
    digests."""
    if _noted(db) is None:
        return []
    return [one for shape in _shapes(db) for one in _of_table(db, shape)]


def _of_table(db: Database, shape: _Shape) -> Iterator[Beschadigd]:
    """A row that says nothing of where reading stopped is the last that was read."""
    tabel, last = shape.tabel, None
    try:
        rows = db.execute(
            f'select {shape.ident("t.")}, {shape.zaak()}, z.zegel, {shape.row("t.")} from "{tabel}" t'
            f" left join {TABLE} z on z.tabel = '{tabel}' and z.rij = {shape.ident('t.')}"
        )
        for last, zaak, kept, now in rows:
            if kept != now:
                case = zaak if isinstance(zaak, int) else None
                yield Beschadigd(tabel, last, "vreemd" if kept is None else "anders", case)
        gone = db.execute(
            f"select z.rij from {TABLE} z where z.tabel = '{tabel}'"
            f' and z.rij not in (select {shape.ident("t.")} from "{tabel}" t)'
        )
        for (rij,) in gone:
            yield Beschadigd(tabel, rij, "weg", rij if tabel == "zaken" and isinstance(rij, int) else None)
    except sqlite3.DatabaseError:
        yield Beschadigd(tabel, last, "onleesbaar")


def _noted(db: Database) -> str | None:
    if "meta" not in db.table_names():
        return None
    row = db.execute("select waarde from meta where sleutel = ?", [META]).fetchone()
    return row[0] if row else None


def follows(db: Database) -> bool:
    """Whether there are digests for the tables as they are."""
    return _noted(db) == _signature(_shapes(db))


def loosen(db: Database) -> None:
    """Before an upgrade: no triggers, and what was damaged already is noted. Inside a transaction."""
    noted = _noted(db)
    if noted is None or noted.startswith("["):
        return
    # What cannot be read cannot be carried over: SQLite finds that by itself.
    found = [(one.tabel, one.rij) for one in broken(db) if one.hoe != "onleesbaar"]
    for (name,) in db.execute(
        "select name from sqlite_schema where type = 'trigger' and name glob 'zegel_*'"
    ).fetchall():
        db.execute(f'drop trigger "{name}"')
    _note(db, as_json(found))


def fasten(db: Database) -> None:
    """After an upgrade: digests of all rows as they are, but of what was damaged before. Inside a transaction."""
    noted, shapes = _noted(db), _shapes(db)
    db.execute(f"delete from {TABLE}")
    _note(db, _signature(shapes))
    for shape in shapes:
        db.execute(
            f"insert into {TABLE} select '{shape.tabel}', {shape.ident('t.')}, {shape.row('t.')}"
            f' from "{shape.tabel}" t'
        )
        for trigger in shape.triggers():
            db.execute(trigger)
    for tabel, rij in json.loads(noted) if noted and noted.startswith("[") else ():
        db.execute(
            f"insert into {TABLE} values (?, ?, 0) on conflict do update set zegel = (zegel + 1) & {_MASK}",
            [tabel, rij],
        )


def accept(db: Database) -> int:
    """Take what is damaged as it now is, because the operator looked at it; gives how many rows. Inside a
    transaction."""
    found = [one for one in broken(db) if one.hoe != "onleesbaar"]
    by_name = {shape.tabel: shape for shape in _shapes(db)}
    for one in found:
        shape = by_name[one.tabel]
        db.execute(f"delete from {TABLE} where tabel = ? and rij = ?", [one.tabel, one.rij])
        db.execute(
            f'insert into {TABLE} select ?, {shape.ident("t.")}, {shape.row("t.")} from "{one.tabel}" t'
            f" where {shape.ident('t.')} = ?",
            [one.tabel, one.rij],
        )
    return len(found)


def _note(db: Database, words: str) -> None:
    db.execute(
        "insert into meta values (?, ?) on conflict (sleutel) do update set waarde = excluded.waarde", [META, words]
    )
