"""Browsers that want to hear at once that there is something: where their push service is, and with which keys."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment

MOST = 5
"""Browsers of one person (own choice): more are no longer in use."""


@dataclass(frozen=True, slots=True)
class Abonnement:
    """A browser's subscription, in the words of the standard; `sleutel` is the key of ours that it was made for."""

    id: int
    chat: int
    eindpunt: str
    p256dh: str
    auth: str
    sleutel: str
    ontvangen: datetime | None = None


_ROW = "select id, chat, eindpunt, p256dh, auth, sleutel, ontvangen from webpushen"


def _row(row: tuple[int, int, str, str, str, str, str | None]) -> Abonnement:
    return Abonnement(*row[:6], read_moment(row[6]) if row[6] else None)


class Pushes:
    """Rows of webpushen. An ended one is gone."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, zitting: int, chat: int, eindpunt: str, keys: tuple[str, str], sleutel: str, now: datetime) -> int:
        """The browser of this session wants to hear; gives the id. What was there of the session, and of whoever used
        this browser before, ends; so do the oldest of too many."""
        old = self._db.execute(
            _ROW + " where zitting = ? and eindpunt = ? and p256dh = ? and auth = ? and sleutel = ?",
            [zitting, eindpunt, *keys, sleutel],
        ).fetchone()
        if old is not None:  # a page says so at each opening
            return int(old[0])
        self._db.execute("delete from webpushen where zitting = ? or eindpunt = ?", [zitting, eindpunt])
        row = self._db.execute(
            "insert into webpushen (zitting, chat, eindpunt, p256dh, auth, sleutel, gemaakt)"
            " values (?, ?, ?, ?, ?, ?, ?) returning id",
            [zitting, chat, eindpunt, *keys, sleutel, moment(now)],
        ).fetchone()
        self._db.execute(
            "delete from webpushen where chat = ?1 and id not in"
            " (select id from webpushen where chat = ?1 order by id desc limit ?2)",
            [chat, MOST],
        )
        return int(row[0])

    def get(self, ident: int) -> Abonnement | None:
        """The subscription of this id, if it still stands."""
        row = self._db.execute(_ROW + " where id = ?", [ident]).fetchone()
        return _row(row) if row else None

    def of_chat(self, chat: int, sleutel: str) -> list[Abonnement]:
        """Those of this chat that were made for this key of ours."""
        rows = self._db.execute(_ROW + " where chat = ? and sleutel = ? order by id", [chat, sleutel])
        return [_row(row) for row in rows.fetchall()]

    def of_session(self, zitting: int, sleutel: str) -> Abonnement | None:
        """That of this session, if it was made for this key of ours."""
        row = self._db.execute(_ROW + " where zitting = ? and sleutel = ?", [zitting, sleutel]).fetchone()
        return _row(row) if row else None

    def shown(self, zitting: int, now: datetime) -> None:
        """The browser of this session showed one."""
        self._db.execute("update webpushen set ontvangen = ? where zitting = ?", [moment(now), zitting])

    def end(self, ident: int) -> None:
        """The push service knows this browser no more."""
        self._db.execute("delete from webpushen where id = ?", [ident])

    def end_session(self, zitting: int) -> None:
        """The browser of this session wants to hear nothing."""
        self._db.execute("delete from webpushen where zitting = ?", [zitting])
