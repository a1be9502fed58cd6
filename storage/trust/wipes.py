"""The wisboek: what was wiped, withdrawn, used up or ended, so that it stays so when an older file is put back.

The database notes each of these itself (triggers, whatever road it went) in `wisregels`. Beside the database lies a
small file with the same lines as keyed hashes: the key is in the database, so that the file alone says nothing. A line
that lets somebody in again ends an earlier one; ids never come back after a restore, so their order is that of time.
"""

import hmac
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from storage.cases import Cases
from storage.gesprekken import Gesprekken
from storage.trust.persons import forget

KEY = "wissleutel"
"""The name under which the database keeps the key of its hashes."""


class Wis(NamedTuple):
    """One line: in order of `id`, of a kind, gone or back again."""

    id: int
    soort: str
    weg: bool
    hash: str


def book(path: Path) -> Path:
    """Where the wisboek of this database lies."""
    return path.with_name(path.name + ".wisboek")


def lines(db: Database, after: int = 0) -> list[Wis]:
    """What the database notes behind this line."""
    key = _key(db)
    rows = db.execute(
        "select id, soort, weg, sleutel, hash from wisregels where id > ? order by id", [after]
    ).fetchall()
    return [Wis(ident, soort, bool(weg), known or _hash(key, soort, own)) for ident, soort, weg, own, known in rows]


def header(db: Database) -> Wis:
    """The first line of a wisboek: of which file it is."""
    return Wis(0, "boek", True, str(db.execute("select waarde from meta where sleutel = 'kenmerk'").fetchone()[0]))


def read(path: Path) -> list[Wis] | None:
    """The lines of a wisboek; None where there is none. A half line, of a crash while it was written, is left out: the
    database still has it."""
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return []
    found = (row.split(" ") for row in text.split("\n")[:-1])
    return [Wis(int(row[0]), row[1], row[2] == "+", row[3]) for row in found if len(row) == len(Wis._fields)]


def write(path: Path, found: Iterable[Wis]) -> None:
    """A wisboek of these lines, in the place of what stood there; only its owner can read it."""
    partial = path.with_name(path.name + ".deel")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(handle, _text(found))
        os.fsync(handle)
    finally:
        os.close(handle)
    partial.replace(path)


def append(path: Path, found: Iterable[Wis]) -> None:
    """These lines behind what stands there already."""
    handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(handle, _text(found))
        os.fsync(handle)
    finally:
        os.close(handle)


def _text(found: Iterable[Wis]) -> bytes:
    return "".join(f"{w.id} {w.soort} {'+' if w.weg else '-'} {w.hash}\n" for w in found).encode()


def united(*books: Iterable[Wis]) -> list[Wis]:
    """The lines of several books, each once, in order."""
    return sorted({line.id: line for book_ in books for line in book_}.values())


def again(db: Database, known: list[Wis]) -> dict[str, int]:
    """Do again in this database what these lines say, and note them in it; gives how much of each kind that was. Inside
    a transaction."""
    gone = {(line.soort, line.hash): line.weg for line in known}  # the last one counts
    key, done = _key(db), dict.fromkeys(REDO, 0)
    for soort, redo in REDO.items():
        for own in list(redo.there(db)):
            if gone.get((soort, _hash(key, soort, own))):
                redo.end(db, own)
                done[soort] += 1
    db.conn.executemany(
        "insert or ignore into wisregels (id, soort, weg, sleutel, hash) values (?, ?, ?, '', ?)",
        [(line.id, line.soort, int(line.weg), line.hash) for line in known if line.id],
    )
    return {soort: count for soort, count in done.items() if count}


def _key(db: Database) -> bytes:
    row = db.execute("select waarde from meta where sleutel = ?", [KEY]).fetchone()
    return bytes.fromhex(row[0])


def _hash(key: bytes, soort: str, own: str) -> str:
    return hmac.digest(key, f"{soort}:{own}".encode(), "sha256").hex()[:32]


class Redo(NamedTuple):
    """One kind: what of it the file holds, by the same words as in `wisregels`, and how it ends."""

    there: Callable[[Database], Iterator[str]]
    end: Callable[[Database, str], None]


def _words(sql: str) -> Callable[[Database], Iterator[str]]:
    return lambda db: (str(row[0]) for row in db.execute(sql).fetchall())


def _run(sql: str) -> Callable[[Database, str], None]:
    def end(db: Database, own: str) -> None:
        db.execute(sql, [own])

    return end


def _wipe_case(db: Database, own: str) -> None:
    Gesprekken(db).end_for_case(int(own))
    Cases(db).delete(int(own))


def _forget(db: Database, own: str) -> None:
    forget(db, int(own), "medewerker")


_KNOWN = "select id from personen p where exists (select 1 from adressen where persoon = p.id)"
_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
REDO: dict[str, Redo] = {
    "zaak": Redo(_words("select id from zaken"), _wipe_case),
    "toegang": Redo(
        _words("select persoon || ':' || organisatie || ':' || rol from lidmaatschappen where geblokkeerd is null"),
        _run(
            f"update lidmaatschappen set geblokkeerd = {_NOW} where persoon || ':' || organisatie || ':' || rol = ?"  # noqa: S608  fixed texts
        ),
    ),
    "code": Redo(
        _words("select code_hash from uitnodigingen where gebruikt is null"),
        _run(f"update uitnodigingen set gebruikt = {_NOW} where code_hash = ?"),  # noqa: S608  idem
    ),
    "agenda": Redo(
        _words("select geheim_hash from agendalinks"), _run("delete from agendalinks where geheim_hash = ?")
    ),
    "persoon": Redo(_words(_KNOWN), _forget),
    "sessie": Redo(_words("select id from webzittingen"), _run("delete from webzittingen where id = ?")),
    "passkey": Redo(_words("select id from webpasskeys"), _run("delete from webpasskeys where id = ?")),
}
"""Each kind that a trigger notes (see m036_levens). What comes later gets its trigger and its line here."""
