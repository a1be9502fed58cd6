"""The secret links of agenda feeds, kept by their hash."""

from datetime import datetime

from sqlite_utils import Database

from storage.values import moment


class AgendaLinks:
    """Rows of agendalinks: at most one for each person."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def set(self, persoon: int, geheim_hash: str, now: datetime) -> None:
        """A new link; the older one stops working."""
        self._db.execute(
            "insert into agendalinks values (?, ?, ?) on conflict do update"
            " set geheim_hash = excluded.geheim_hash, gemaakt = excluded.gemaakt",
            [persoon, geheim_hash, moment(now)],
        )

    def revoke(self, persoon: int) -> bool:
        """The link stops working; says whether there was one."""
        return bool(self._db.execute("delete from agendalinks where persoon = ?", [persoon]).rowcount)

    def has(self, persoon: int) -> bool:
        """Whether the person has a link."""
        return self._db.execute("select 1 from agendalinks where persoon = ?", [persoon]).fetchone() is not None

    def owner(self, geheim_hash: str) -> int | None:
        """Whose link this is."""
        row = self._db.execute("select persoon from agendalinks where geheim_hash = ?", [geheim_hash]).fetchone()
        return row[0] if row else None
