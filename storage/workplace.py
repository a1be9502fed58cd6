"""Files that somebody asked for and that are still to be made: what was asked survives a restart."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """A file that waits to be made: for whom, of which kind, about what, and in which chat it was asked for."""

    id: int
    persoon: int
    soort: str
    doel: dict[str, Any]
    chat: int | None = None  # None: it was asked for by an older version


class Rapporten:
    """Rows of rapporten."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ask(self, persoon: int, soort: str, doel: dict[str, Any], now: datetime, chat: int | None = None) -> bool:
        """Ask for a file; False when this person waits for the same one already."""
        row = [persoon, soort, as_json(doel)]
        known = "select 1 from rapporten where persoon = ? and soort = ? and doel = ?"
        if self._db.execute(known, row).fetchone():
            return False
        self._db.execute(
            "insert into rapporten (persoon, soort, doel, moment, chat) values (?, ?, ?, ?, ?)",
            [*row, moment(now), chat],
        )
        return True

    def first(self) -> Gevraagd | None:
        """The file that was asked for longest ago."""
        row = self._db.execute("select id, persoon, soort, doel, chat from rapporten order by id limit 1").fetchone()
        return Gevraagd(row[0], row[1], row[2], json.loads(row[3]), row[4]) if row else None

    def done(self, ident: int) -> None:
        """It was made, or nobody may have it any more."""
        self._db.execute("delete from rapporten where id = ?", [ident])
