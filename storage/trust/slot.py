"""What the lock beside the database says: how far the file was that was served here last. A file that is less far was
put there by hand, or lost its write-ahead log."""

import os
from typing import NamedTuple

from sqlite_utils import Database


class Mark(NamedTuple):
    """Which file, in which life, and the last ids that it gave to a message and to a line of history."""

    kenmerk: str
    leven: int
    bericht: int
    regel: int

    def behind(self, other: "Mark") -> bool:
        """Whether it is the same file, and less far than the other."""
        if self.kenmerk != other.kenmerk or self.leven > other.leven:
            return False
        return self.leven < other.leven or self.bericht < other.bericht or self.regel < other.regel


def mark(db: Database) -> Mark:
    """How far this file is."""
    last = dict(db.execute("select name, seq from sqlite_sequence where name in ('outbox', 'geschiedenis')").fetchall())
    kenmerk, leven = db.execute(
        "select (select waarde from meta where sleutel = 'kenmerk'), (select coalesce(max(id), 0) from levens)"
    ).fetchone()
    return Mark(str(kenmerk), int(leven), last.get("outbox", 0), last.get("geschiedenis", 0))


class Slot:
    """The lock that this process holds. What stands in it is of one length, so that it fits on a full disk."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def read(self) -> Mark | None:
        """What was served here last; None where that is not known."""
        words = os.pread(self._handle, 200, 0).decode("ascii", "replace").split()
        if len(words) != len(Mark._fields) or not all(word.isdigit() for word in words[1:]):
            return None
        return Mark(words[0], *(int(word) for word in words[1:]))

    def write(self, found: Mark) -> None:
        """This is served here now."""
        text = f"{found.kenmerk} {found.leven:06} {found.bericht:015} {found.regel:015}\n"
        os.pwrite(self._handle, text.encode(), 0)
