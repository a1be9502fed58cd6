"""Beside a file that is served: its wisboek and its mark follow every commit, and a file that was copied back by hand
is recognised before anybody is served."""

import logging
import sqlite3
from datetime import datetime
from pathlib import Path

from storage.store import Store
from storage.trust import lives, wipes
from storage.trust.slot import Slot, mark

log = logging.getLogger(__name__)


def serve(store: Store, path: Path, slot: Slot, now: datetime) -> None:
    """Begin serving: a file that is less far than what was served here begins a new life; then wisboek and mark follow
    what is committed. Raises CannotCommit, OSError."""
    before, own = slot.read(), mark(store.db)
    found = wipes.read(wipes.book(path))
    theirs = found if found and found[0] == wipes.header(store.db) else None
    noted = max((line.id for line in theirs or ()), default=0) > _last_line(store)
    if (before is not None and own.behind(before)) or noted:
        past = before.leven if before is not None and before.kenmerk == own.kenmerk else 0
        with store.atomic():
            number = max(own.leven, past) + 1
            lives.begin(store.db, number, theirs or (), now, sure=theirs is not None)
        store.levens.reload()
    keeper = Keeper(store, path, slot)
    keeper.all(theirs or [])
    store.committed = keeper.committed


def _last_line(store: Store) -> int:
    row = store.db.execute("select seq from sqlite_sequence where name = 'wisregels'").fetchone()
    return int(row[0]) if row else 0


class Keeper:
    """Keeps what lies beside the file in step with it."""

    def __init__(self, store: Store, path: Path, slot: Slot) -> None:
        self._store, self._slot, self._book = store, slot, wipes.book(path)
        self._mark = mark(store.db)
        self._upto = 0

    def all(self, known: list[wipes.Wis]) -> None:
        """The whole wisboek anew, with what it had already."""
        own = wipes.lines(self._store.db)
        wanted = wipes.united([wipes.header(self._store.db)], known, own)
        if wanted != wipes.read(self._book):
            wipes.write(self._book, wanted)
        self._upto = own[-1].id if own else 0
        self._slot.write(self._mark)

    def committed(self) -> None:
        """After a commit. What cannot be written now is written with the next one: the database has it."""
        db = self._store.db
        try:
            last = dict(db.execute(_LAST).fetchall())
            if last.get("wisregels", 0) > self._upto:
                wipes.append(self._book, wipes.lines(db, self._upto))
                self._upto = last["wisregels"]
            self._mark = self._mark._replace(bericht=last.get("outbox", 0), regel=last.get("geschiedenis", 0))
            self._slot.write(self._mark)
        except (OSError, sqlite3.Error) as exc:
            log.warning("naast de database kan ik niet schrijven (%s)", type(exc).__name__)


_LAST = "select name, seq from sqlite_sequence where name in ('outbox', 'geschiedenis', 'wisregels')"


def noted_beside(store: Store, path: Path) -> None:
    """After a command beside the file: what it took away is in the wisboek too."""
    book = wipes.book(path)
    known = wipes.read(book)
    if known is not None:
        seen = {line.id for line in known}
        new = [line for line in wipes.lines(store.db) if line.id not in seen]
        if new:
            wipes.append(book, new)
