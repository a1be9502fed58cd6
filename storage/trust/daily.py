"""A copy each day, in a folder that the operator chose: opened and checked, and only so many kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.store import DatabaseProblem
from storage.trust import wipes
from storage.trust.copies import backup, check_copy

_NAME = "ketenbot-%Y%m%dT%H%M%S.db"
_PATTERN = "ketenbot-*T??????.db"
EVERY = timedelta(days=1)


def copies(folder: Path) -> list[Path]:
    """The daily copies that are there, oldest first; what is named otherwise is somebody else's."""
    return sorted(path for path in folder.glob(_PATTERN) if path.is_file() and not path.is_symlink())


def due(folder: Path, now: datetime) -> bool:
    """Whether the last copy is a day old, or from after now (the clock was set back)."""
    found = copies(folder)
    return not found or abs(now - _made(found[-1])) >= EVERY


def _made(path: Path) -> datetime:
    return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)


def daily(path: Path, folder: Path, mode: str, kept: int, now: datetime) -> Path:
    """Make the copy of now and let go of the oldest; gives where it is. Older ones go only after this one was opened
    and found sound. Raises DatabaseProblem."""
    if not folder.is_dir():
        raise DatabaseProblem(f"{folder} is geen map: maak hem, of kies een andere KETENBOT_BACKUP_MAP")
    target = folder / now.astimezone(UTC).strftime(_NAME)
    backup(path, target, now)
    try:
        check_copy(target, mode)
    except DatabaseProblem:
        _remove(target)
        raise DatabaseProblem(
            f"de kopie van {path} is beschadigd, en die database dus ook: draai `ketenbot controle`. Oudere back-ups "
            "blijven staan"
        ) from None
    for old in copies(folder)[:-kept]:
        _remove(old)
    return target


def _remove(path: Path) -> None:
    wipes.book(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)
