"""Which updates were handled, so that what the channel delivers twice is handled once; and which were set aside."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of ours, as often as it came: its type, the place in our code and the version that had it ("" before
    that was noted)."""

    fout: str
    plaats: str
    versie: str
    aantal: int
    eerste: datetime
    laatste: datetime


class Updates:
    """Rows of updates and apart. No update's content is ever kept."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def remember(self, sleutel: str, now: datetime) -> bool:
        """Note that what has this key is handled in the present transaction; False when it was before. A key begins
        with the name of its source."""
        done = self._db.execute("insert into updates values (?, ?) on conflict do nothing", [sleutel, moment(now)])
        return bool(done.rowcount)

    def set_aside(self, sleutel: str | None, error: str, place: str, now: datetime, versie: str = "") -> None:
        """An update that could not be handled: only the error's type, our own code place and version."""
        self._db.execute(
            "insert into apart (sleutel, fout, plaats, moment, versie) values (?, ?, ?, ?, ?)",
            [sleutel, error, place, moment(now), versie],
        )

    def aside_count(self) -> int:
        """How many updates were set aside."""
        return int(self._db.execute("select count(*) from apart").fetchone()[0])

    def faults(self) -> list[Fault]:
        """What was set aside, the same ones together, the latest first."""
        rows = self._db.execute(
            "select fout, plaats, coalesce(versie, ''), count(*), min(moment), max(moment) from apart"
            " group by 1, 2, 3 order by max(moment) desc, fout, plaats"
        ).fetchall()
        return [Fault(what, where, by, n, read_moment(a), read_moment(z)) for what, where, by, n, a, z in rows]

    def forget(self, before: datetime) -> int:
        """Drop keys that are too old for the channel to repeat; gives how many."""
        return self._db.execute("delete from updates where moment < ?", [moment(before)]).rowcount

    def forget_faults(self, before: datetime) -> int:
        """Drop what was noted of faults before the moment; gives how many."""
        return self._db.execute("delete from apart where moment < ?", [moment(before)]).rowcount
