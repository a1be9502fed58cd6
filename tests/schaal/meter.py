"""How much a piece of work reads: statements, and steps of SQLite's machine, which are the rows it goes past."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from storage.store import Store

LONGEST = 700
ITSELF = ("--", "PRAGMA", "SELECT k, v FROM")
"""How what SQLite asks of itself begins, for a full-text search."""
GRAIN = 5
"""Steps between two looks at the machine: coarser is faster, and misses the shortest statements altogether."""


@dataclass
class Gelezen:
    """What one piece of work asked of the file: how often each statement, and how many steps each took. `said` is what
    it wrote to whom."""

    often: Counter[str] = field(default_factory=Counter)
    by: Counter[str] = field(default_factory=Counter)
    said: list[tuple[str, str]] = field(default_factory=list)

    @property
    def statements(self) -> int:
        """How many there were."""
        return self.often.total()

    @property
    def steps(self) -> int:
        """How many steps they took together."""
        return self.by.total() * GRAIN


@contextmanager
def counted(store: Store) -> Iterator[Gelezen]:
    """Count while this lasts."""
    found, db = Gelezen(), store.db.conn
    now = ""

    def traced(sql: str) -> None:
        nonlocal now
        if not sql.startswith(ITSELF):
            now = _words(sql)
            found.often[now] += 1

    def stepped() -> int:
        found.by[now] += 1
        return 0

    db.set_trace_callback(traced)
    db.set_progress_handler(stepped, GRAIN)
    try:
        yield found
    finally:
        db.set_progress_handler(None, 0)
        db.set_trace_callback(None)


def _words(sql: str) -> str:
    """The statement without what differs from case to case: numbers and texts."""
    return re.sub(r"'[^']*'|\b\d+\b", "?", " ".join(sql.split()))[:LONGEST]


class _Undone(Exception):
    """Thrown to leave the file as it was."""


def tried(store: Store, work: Callable[[], object]) -> Gelezen:
    """What this work reads; the file is as it was before."""
    with counted(store) as found:
        try:
            with store.atomic():
                work()
                raise _Undone
        except _Undone:
            pass
    return found
