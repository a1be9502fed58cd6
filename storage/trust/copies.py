"""Copies of the database: made while it is used, checked, and put back."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from storage.migrations import migrations
from storage.store import KINDS, DatabaseProblem, known, open_reader, why
from storage.trust import rows, wipes
from storage.values import moment


def backup(path: Path, target: Path, now: datetime | None = None) -> None:
    """Copy the live file with SQLite's online backup, and its wisboek; the copy knows when it was made. A target that
    exists is replaced only when all went well. Raises DatabaseProblem."""
    copied(path, target, now or datetime.now(UTC))
    known = wipes.read(wipes.book(path))
    if known is not None:
        wipes.write(wipes.book(target), known)


def copied(path: Path, target: Path, made: datetime | None = None) -> None:
    """The same without wisboek; `made` is noted in the copy."""
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
        rows.prepare(copy)
        try:
            source.backup(copy)
            sound = copy.execute("pragma integrity_check").fetchone()[0] == "ok"
            if made is not None and sound:
                with copy:
                    copy.execute("insert or replace into meta values ('kopie_van', ?)", [moment(made)])
        finally:
            copy.close()
            source.close()
        if not sound:
            raise DatabaseProblem(f"de back-up van {path} klopt niet: het bestand is beschadigd")
        partial.replace(target)
    except (sqlite3.Error, OSError) as exc:
        raise DatabaseProblem(f"back-up naar {target} is niet gelukt: {why(exc)}") from exc
    finally:
        for tail in ("", "-wal", "-shm"):
            partial.with_name(partial.name + tail).unlink(missing_ok=True)


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


def old_name(path: Path, now: datetime) -> Path:
    """What the file that is replaced is called from now on."""
    return path.with_name(f"{path.name}.{now:%Y%m%dT%H%M%S}.oud")
