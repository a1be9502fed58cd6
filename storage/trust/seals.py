"""Seals: each line of a case's history carries a digest of itself, so that a line that was changed or damaged on the
disk is found by reading alone. SQLite's own check does not look inside rows. A line that is gone altogether shows in
the replay of its case."""

import hashlib
from collections.abc import Iterator

from sqlite_utils import Database

from storage.values import as_json

Line = tuple[int, str, str, str | None, str | None, str, int | None, str, int]
"""A line as it is stored: case, track, trigger, from, to, facts, actor, moment, version."""


def seal(line: Line) -> str:
    """The seal of a line."""
    return hashlib.sha256(as_json([*line]).encode()).hexdigest()[:32]


def broken(db: Database) -> Iterator[tuple[int, int]]:
    """(case, line) of each line that is not what was written. Lines of before there were seals have none, and are taken
    as they are."""
    lines = "select id, zegel, zaak, spoor, trigger, van, naar, feiten, actor, moment, versie from geschiedenis"
    for ident, found, *line in db.execute(lines + " where zegel is not null"):
        if found != seal(tuple(line)):
            yield line[0], ident
