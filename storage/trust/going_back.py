"""Going back to a copy: it begins a new life before it takes the place of the database, so that there is no moment at
which an old file is there that does not know it."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from storage.store import DatabaseProblem, open_reader, open_store, why
from storage.trust import lives, wipes
from storage.trust.copies import copied, old_name
from storage.trust.lives import Leven
from storage.trust.slot import Slot

OLD = ".oud"
_IDENTITY = ("kenmerk", wipes.KEY)


@dataclass(frozen=True, slots=True)
class Teruggegaan:
    """What was done: the new life, where the old file is (None: there was none), and whether a wisboek was found."""

    leven: Leven
    oud: Path | None
    wisboek: bool


def go_back(copy: Path, path: Path, mode: str, slot: Slot, now: datetime, *, fresh: bool = False) -> Teruggegaan:
    """Put a copy that was checked in the place of the database, which nobody serves (the slot is held). The old file is
    kept beside it. `fresh`: it is what a replicator kept until just now. Raises DatabaseProblem, and then nothing
    changed."""
    new = path.with_name(path.name + ".terug")
    copied(copy, new)
    try:
        done = _new_life(copy, new, path, mode, slot, now, fresh=fresh)
        kept = old_name(path, now) if path.exists() else None
        if kept is not None:
            _keep_old(path, kept)
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        new.replace(path)
    except OSError as exc:
        raise DatabaseProblem(f"terugzetten naar {path} is niet gelukt: {why(exc)}") from exc
    finally:
        for tail in ("", "-wal", "-shm"):
            new.with_name(new.name + tail).unlink(missing_ok=True)
    return Teruggegaan(done[0], kept, done[1])


def _keep_old(path: Path, kept: Path) -> None:
    """With what still stands in its write-ahead log; what is no database any more is kept as it is."""
    try:
        copied(path, kept)
    except DatabaseProblem:
        kept.write_bytes(path.read_bytes())
        kept.chmod(0o600)


def _new_life(
    copy: Path, new: Path, path: Path, mode: str, slot: Slot, now: datetime, *, fresh: bool
) -> tuple[Leven, bool]:
    store = open_store(new, mode=mode)
    try:
        with store.atomic():
            replaced = _replaced(path)
            if replaced.identity and not _has_identity(copy):  # a copy of before there was one
                for name, value in replaced.identity.items():
                    store.set_meta(name, value)
            header = wipes.header(store.db)
            books = [book for book in (wipes.read(wipes.book(path)), wipes.read(wipes.book(copy)))
                     if book and book[0] == header]  # fmt: skip
            if replaced.identity.get("kenmerk") == header.hash:
                books.append(replaced.lines)
            before = slot.read()
            past = before.leven if before is not None and before.kenmerk == header.hash else 0
            number = max(lives.number(store.db), replaced.leven, past) + 1
            lives.begin(store.db, number, wipes.united(*books), now, sure=bool(books), fresh=fresh)
        store.levens.reload()
        begun = store.levens.last
        assert begun is not None  # noqa: S101  it was just made
        wipes.write(wipes.book(path), wipes.united([header], *books, wipes.lines(store.db)))
        store.fold()
        return begun, bool(books)
    finally:
        store.close()


@dataclass(frozen=True, slots=True)
class _Replaced:
    identity: dict[str, str]
    lines: list[wipes.Wis]
    leven: int


def _replaced(path: Path) -> _Replaced:
    """What the file that goes still tells; nothing when it is damaged, gone, or of an older version."""
    if path.exists():
        with suppress(sqlite3.Error, DatabaseProblem, TypeError, ValueError):
            reader = open_reader(path)
            try:
                identity = _identity(reader.db)
                if len(identity) == len(_IDENTITY):
                    return _Replaced(identity, wipes.lines(reader.db), lives.number(reader.db))
            finally:
                reader.close()
    return _Replaced({}, [], 0)


def _identity(db: Database) -> dict[str, str]:
    rows = db.execute("select sleutel, waarde from meta where sleutel in (?, ?)", list(_IDENTITY))
    return dict(rows.fetchall())


def _has_identity(copy: Path) -> bool:
    reader = open_reader(copy)
    try:
        return len(_identity(reader.db)) == len(_IDENTITY)
    finally:
        reader.close()


def replaced_files(path: Path, *, before: datetime | None = None) -> list[Path]:
    """The files that were kept when a copy was put back; only those from before the moment."""
    found = sorted(path.parent.glob(f"{path.name}.*{OLD}"))
    if before is not None:
        found = [old for old in found if old.stat().st_mtime < before.timestamp()]
    return found


def tidy(path: Path, now: datetime, days: int | None) -> int:
    """Remove those that are older than so many days (None: all); gives how many."""
    before = None if days is None else now - timedelta(days=days)
    gone = replaced_files(path, before=before)
    for old in gone:
        for tail in ("", "-wal", "-shm", ".wisboek"):
            old.with_name(old.name + tail).unlink(missing_ok=True)
    return len(gone)
