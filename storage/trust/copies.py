"""Copies of the database: made while it is used, checked, and put back."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from storage.migrations import migrations
from storage.store import KINDS, DatabaseProblem, known, open_reader, why


def backup(path: Path, target: Path) -> None:
    """Copy the live file with SQLite's online backup; a target that exists is replaced only when all went well."""
    partial = target.with_name(target.name + ".deel")
    if target.exists() and path.exists() and target.samefile(path):
        raise DatabaseProblem(f"{target} is de database zelf: kies een ander pad voor de back-up")
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise DatabaseProblem(f"{target} is geen gewoon bestand: kies een ander pad voor de back-up")
    if target.exists() and not _is_ours(target):
        raise DatabaseProblem(f"{target} is er al en is geen back-up van ketenbot: kies een ander pad")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        copy = sqlite3.connect(partial)
        try:
            source.backup(copy)
            sound = copy.execute("pragma integrity_check").fetchone()[0] == "ok"
        finally:
            copy.close()
            source.close()
        if not sound:
            raise DatabaseProblem(f"de back-up van {path} klopt niet: het bestand is beschadigd")
        partial.replace(target)
    except (sqlite3.Error, OSError) as exc:
        raise DatabaseProblem(f"back-up naar {target} is niet gelukt: {why(exc)}") from exc
    finally:
        partial.unlink(missing_ok=True)


def _is_ours(target: Path) -> bool:
    """Whether what stands there may be replaced: an empty file, or a database."""
    with target.open("rb") as handle:
        return handle.read(len(_SQLITE)) in (b"", _SQLITE)


_SQLITE = b"SQLite format 3\x00"


def check_copy(copy: Path, mode: str) -> None:
    """Whether a backup is a sound database of this kind and not of a newer version. Raises DatabaseProblem."""
    if not copy.exists():
        raise DatabaseProblem(f"back-up {copy} bestaat niet")
    reader = open_reader(copy)
    try:
        applied = {row.name for row in migrations.applied(reader.db)}
        if applied - known():
            raise DatabaseProblem(f"back-up {copy} is van een nieuwere ketenbot: werk ketenbot bij")
        if not applied or reader.get_meta("soort") != mode:
            raise DatabaseProblem(f"back-up {copy} is geen database voor {KINDS[mode]}")
        if reader.integrity_problems():
            raise DatabaseProblem(f"back-up {copy} is beschadigd: neem een andere")
    except sqlite3.Error as exc:
        raise DatabaseProblem(f"back-up {copy} is niet te gebruiken: {why(exc)}") from exc
    finally:
        reader.close()


def restore(copy: Path, path: Path) -> Path | None:
    """Put a backup in the place of the database, which nobody serves (hold the lock). The old file is kept beside it
    and its path given. Raises DatabaseProblem, and then nothing changed."""
    if not copy.exists():
        raise DatabaseProblem(f"back-up {copy} bestaat niet")
    fresh = path.with_name(path.name + ".terug")
    backup(copy, fresh)
    kept = path.with_name(f"{path.name}.{datetime.now(UTC):%Y%m%dT%H%M%S}.oud") if path.exists() else None
    try:
        if kept is not None:
            backup(path, kept)  # with what still stands in its write-ahead log
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        fresh.replace(path)
    except OSError as exc:
        raise DatabaseProblem(f"terugzetten naar {path} is niet gelukt: {why(exc)}") from exc
    finally:
        fresh.unlink(missing_ok=True)
    return kept
