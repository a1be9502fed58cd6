"""Which updates were handled, so that what the channel delivers twice is handled once; and which were set aside."""

from datetime import datetime

from sqlite_utils import Database

from storage.values import moment


class Updates:
    """Rows of updates and apart. No update's content is ever kept."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def remember(self, sleutel: str, now: datetime) -> bool:
        """Note that what has this key is handled in the present transaction; False when it was before. A key begins
        with the name of its source."""
        done = self._db.execute("insert into updates values (?, ?) on conflict do nothing", [sleutel, moment(now)])
        return bool(done.rowcount)

    def set_aside(self, sleutel: str | None, error: str, place: str, now: datetime) -> None:
        """An update that could not be handled: only the error's type and our own code place."""
        self._db.execute(
            "insert into apart (sleutel, fout, plaats, moment) values (?, ?, ?, ?)",
            [sleutel, error, place, moment(now)],
        )

    def aside_count(self) -> int:
        """How many updates were set aside."""
        return int(self._db.execute("select count(*) from apart").fetchone()[0])

    def forget(self, before: datetime) -> int:
        """Drop keys that are too old for the channel to repeat; gives how many."""
        return self._db.execute("delete from updates where moment < ?", [moment(before)]).rowcount

    def forget_faults(self, before: datetime) -> int:
        """Drop what was noted of faults before the moment; gives how many."""
        return self._db.execute("delete from apart where moment < ?", [moment(before)]).rowcount
