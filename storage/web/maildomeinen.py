"""From which mail domains somebody may come in for an organisation: set by the beheerder."""

from collections.abc import Iterable

from sqlite_utils import Database


class Maildomeinen:
    """Rows of maildomeinen. A domain is kept in small letters, without the @."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, organisatie: int) -> list[str]:
        """The domains of an organisation, in the order of the alphabet."""
        rows = self._db.execute("select domein from maildomeinen where organisatie = ? order by domein", [organisatie])
        return [str(row[0]) for row in rows.fetchall()]

    def set(self, organisatie: int, domeinen: Iterable[str]) -> None:
        """These and no others."""
        self._db.execute("delete from maildomeinen where organisatie = ?", [organisatie])
        self._db.conn.executemany(
            "insert into maildomeinen values (?, ?)", [(organisatie, one) for one in sorted(set(domeinen))]
        )
