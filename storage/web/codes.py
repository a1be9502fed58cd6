"""Codes on their way to somebody's mailbox, and how often something was done, counted by a keyed hash."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Code:
    """A code that a browser asked for; `code` is a keyed hash."""

    id: int
    mail: str
    code: str
    pogingen: int


class Codes:
    """Rows of webcodes and webtellingen."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, browser: str, mail: str, code: str, now: datetime, expires: datetime) -> None:
        """A code for this browser. Earlier ones go on working: who asks again must not make the first mail useless."""
        self._db.execute(
            "insert into webcodes (browser, mail, code, gemaakt, verloopt) values (?, ?, ?, ?, ?)",
            [browser, mail, code, moment(now), moment(expires)],
        )

    def open(self, browser: str, most_tries: int, now: datetime) -> list[Code]:
        """The codes of this browser that still work, the newest first."""
        rows = self._db.execute(
            "select id, mail, code, pogingen from webcodes where browser = ? and verloopt > ? and pogingen < ?"
            " order by id desc",
            [browser, moment(now), most_tries],
        )
        return [Code(*row) for row in rows.fetchall()]

    def newest(self, browser: str) -> tuple[datetime, int] | None:
        """Until when the newest code of this browser works, and how often another was typed; also of one that no longer
        works."""
        row = self._db.execute(
            "select verloopt, pogingen from webcodes where browser = ? order by id desc limit 1", [browser]
        ).fetchone()
        return (read_moment(row[0]), int(row[1])) if row else None

    def missed(self, ident: int) -> None:
        """Another code than this one was typed."""
        self._db.execute("update webcodes set pogingen = pogingen + 1 where id = ?", [ident])

    def done(self, browser: str) -> None:
        """Somebody came in: the codes of this browser are spent."""
        self._db.execute("delete from webcodes where browser = ?", [browser])

    def end_all(self) -> None:
        """None works any more."""
        self._db.execute("delete from webcodes")

    def count(self, wat: str, wie: str, since: datetime) -> int:
        """How often this was done by or for this address since the moment."""
        row = self._db.execute(
            "select count(*) from webtellingen where wat = ? and wie = ? and moment > ?", [wat, wie, moment(since)]
        ).fetchone()
        return int(row[0])

    def tell(self, wat: str, wie: str, now: datetime) -> None:
        """It was done once more."""
        self._db.execute("insert into webtellingen values (?, ?, ?)", [wat, wie, moment(now)])

    def forget(self, now: datetime, counted_before: datetime, known_before: datetime) -> None:
        """Drop codes that ran out, counts that are too old, and browsers that nobody came in with for long."""
        self._db.execute("delete from webcodes where verloopt <= ?", [moment(now)])
        self._db.execute("delete from deurcodes where verloopt <= ?", [moment(now)])
        self._db.execute("delete from webtellingen where wat <> 'binnen' and moment <= ?", [moment(counted_before)])
        self._db.execute("delete from webtellingen where moment <= ?", [moment(known_before)])
