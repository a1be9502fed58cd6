"""Who is logged in at the web door: a row for each browser. What the browser holds is known here by its hash alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Zitting:
    """A browser in which somebody is logged in. `vorige`: it was found by what it held before the last renewal."""

    id: int
    chat: int
    apparaat: str
    gemaakt: datetime
    vernieuwd: datetime
    gebruikt: datetime
    vorige: bool = False


_ROW = "select id, chat, apparaat, gemaakt, vernieuwd, gebruikt"


class Zittingen:
    """Rows of webzittingen. An ended one is gone."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def start(self, chat: int, sleutel: str, apparaat: str, now: datetime) -> int:
        """Somebody logged in; gives the id."""
        row = self._db.execute(
            "insert into webzittingen (chat, sleutel, apparaat, gemaakt, vernieuwd, gebruikt)"
            " values (?1, ?2, ?3, ?4, ?4, ?4) returning id",
            [chat, sleutel, apparaat, moment(now)],
        ).fetchone()
        return int(row[0])

    def find(self, sleutel: str) -> Zitting | None:
        """The session of what a browser holds, or held before its last renewal."""
        row = self._db.execute(
            f"{_ROW}, sleutel <> ?1 from webzittingen where sleutel = ?1 or vorige = ?1", [sleutel]
        ).fetchone()
        return _zitting(row) if row else None

    def renew(self, ident: int, sleutel: str, now: datetime) -> None:
        """From now on the browser holds something else."""
        self._db.execute(
            "update webzittingen set vorige = sleutel, sleutel = ?, vernieuwd = ?, gebruikt = ? where id = ?",
            [sleutel, moment(now), moment(now), ident],
        )

    def used(self, ident: int, now: datetime) -> None:
        """Somebody did something in it."""
        self._db.execute("update webzittingen set gebruikt = ? where id = ?", [moment(now), ident])

    def of_chat(self, chat: int) -> list[Zitting]:
        """All of somebody's, the one used last first."""
        rows = self._db.execute(f"{_ROW}, 0 from webzittingen where chat = ? order by gebruikt desc, id desc", [chat])
        return [_zitting(row) for row in rows.fetchall()]

    def end(self, chat: int, ident: int) -> bool:
        """End one of this chat's; says whether it was there."""
        return bool(self._db.execute("delete from webzittingen where id = ? and chat = ?", [ident, chat]).rowcount)

    def end_all(self, chat: int) -> int:
        """End all of this chat's; gives how many."""
        return self._db.execute("delete from webzittingen where chat = ?", [chat]).rowcount

    def forget(self, used_before: datetime, made_before: datetime) -> int:
        """Drop what nobody used since the one moment, or what was made before the other."""
        return self._db.execute(
            "delete from webzittingen where gebruikt < ? or gemaakt < ?", [moment(used_before), moment(made_before)]
        ).rowcount


def _zitting(row: tuple[int, int, str, str, str, str, int]) -> Zitting:
    return Zitting(*row[:3], read_moment(row[3]), read_moment(row[4]), read_moment(row[5]), bool(row[6]))
