"""What changed in the world, as who runs the bot added it: items as plain values, with who brought them and when."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class ActueelRow:
    """An item as it now counts."""

    sleutel: str
    inhoud: dict[str, Any]
    door: str
    moment: datetime


class Actualiteiten:
    """Rows of actueel."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[ActueelRow]:
        """Of each item the newest row that counts, in the order in which they first came; of one taken out none."""
        rows = self._db.execute(
            "select a.sleutel, a.inhoud, a.door, a.moment from actueel a"
            " join (select max(id) as laatste, min(id) as eerste from actueel where ingetrokken is null"
            " group by sleutel) k"
            " on k.laatste = a.id order by k.eerste"
        ).fetchall()
        found = [(key, json.loads(content), door, read_moment(when)) for key, content, door, when in rows]
        return [ActueelRow(*row) for row in found if row[1]]

    def add(self, items: Iterable[tuple[str, dict[str, Any]]], door: str, now: datetime) -> list[str]:
        """Put items in, by their key; gives the keys of those that are new or say something else than before."""
        known = {row.sleutel: row.inhoud for row in self.all()}
        changed = [(key, content) for key, content in items if known.get(key) != content]
        ronde = self._db.execute("select coalesce(max(ronde), 0) + 1 from actueel").fetchone()[0]
        self._db.conn.executemany(
            "insert into actueel (sleutel, inhoud, ronde, door, moment) values (?, ?, ?, ?, ?)",
            [(key, as_json(content), ronde, door, moment(now)) for key, content in changed],
        )
        return [key for key, _ in changed]

    def remove(self, sleutel: str, door: str, now: datetime) -> bool:
        """Take an item out, by a row that says nothing: that can be undone too. Says whether it was there."""
        there = any(row.sleutel == sleutel for row in self.all())
        if there:
            self.add([(sleutel, {})], door, now)
        return there

    def undo(self, now: datetime) -> list[str]:
        """Take back what came in last, so that what stood there before counts again; gives the keys, none when there
        is nothing to take back."""
        rows = self._db.execute(
            "update actueel set ingetrokken = ? where ingetrokken is null and ronde ="
            " (select max(ronde) from actueel where ingetrokken is null) returning sleutel",
            [moment(now)],
        ).fetchall()
        return [row[0] for row in rows]
