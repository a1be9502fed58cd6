"""What a mail would say to who does not look at the page: numbers, and never of which cases."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from storage.values import moment

_ASKS = (
    "from mailpings m join adressen a on a.id = m.chat where m.stand <> 'gemaild' and m.dag = ?"
    " and (m.week or (m.stand = 'wacht' and a.gezien <= m.gemaakt))"
)
"""Those of a day that a mail goes about unless it is seen."""


@dataclass(frozen=True, slots=True)
class Tel:
    """How much was said: cases and questions that ask for attention today, and of how many of these it is the last
    day. `week`: it is the overview of a week, which comes also when there is nothing."""

    zaken: int = 0
    vragen: int = 0
    vandaag: int = 0
    week: bool = False


@dataclass(frozen=True, slots=True)
class Mailping:
    """A mail that is due: to whom, and whether the page showed meanwhile what it is about."""

    persoon: int
    chat: int
    tel: Tel
    gezien: bool


class Mailpings:
    """Rows of mailpings: one a person, of one day."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def note(self, persoon: int, chat: int, dag: date, tel: Tel, now: datetime) -> None:
        """This was said on the page now. What was said before on that day and not mailed is added to it; where the
        mail of that day went, nothing more is."""
        counts = [tel.zaken, tel.vragen, tel.vandaag, tel.week]
        self._db.execute(
            "insert into mailpings (persoon, chat, dag, gemaakt, zaken, vragen, vandaag, week, stand)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, 'wacht') on conflict do update set chat = excluded.chat,"
            " zaken = excluded.zaken + iif(stand = 'wacht' and dag = excluded.dag, zaken, 0),"
            " vragen = excluded.vragen + iif(stand = 'wacht' and dag = excluded.dag, vragen, 0),"
            " vandaag = excluded.vandaag + iif(stand = 'wacht' and dag = excluded.dag, vandaag, 0),"
            " week = max(excluded.week, iif(stand <> 'gemaild' and dag = excluded.dag, week, 0)),"
            " gemaakt = iif(stand = 'wacht' and dag = excluded.dag, gemaakt, excluded.gemaakt),"
            " dag = excluded.dag, stand = 'wacht' where stand <> 'gemaild' or dag <> excluded.dag",
            [persoon, chat, dag.isoformat(), moment(now), *counts],
        )

    def waits(self, chat: int) -> bool:
        """Whether a mail would go about what was said in this chat."""
        row = self._db.execute("select 1 from mailpings where chat = ? and stand = 'wacht'", [chat]).fetchone()
        return row is not None

    def seen(self, chat: int) -> None:
        """It was looked at: no mail is needed for it."""
        self._db.execute("update mailpings set stand = 'gezien' where chat = ? and stand = 'wacht'", [chat])

    def first(self, dag: date) -> datetime | None:
        """When the oldest was said of this day that still asks for a mail."""
        row = self._db.execute(f"select min(m.gemaakt) {_ASKS}", [dag.isoformat()]).fetchone()
        return None if row[0] is None else datetime.fromisoformat(row[0])

    def due(self, dag: date, before: datetime) -> Mailping | None:
        """The oldest of this day that was said before the moment and still asks for a mail: it was not seen, and nobody
        did anything there since; or it is of a week."""
        row = self._db.execute(
            "select m.persoon, m.chat, m.zaken, m.vragen, m.vandaag, m.week,"
            f" m.stand = 'gezien' or a.gezien > m.gemaakt {_ASKS} and m.gemaakt <= ?"
            " order by m.gemaakt, m.persoon limit 1",
            [dag.isoformat(), moment(before)],
        ).fetchone()
        if row is None:
            return None
        return Mailping(row[0], row[1], Tel(row[2], row[3], row[4], bool(row[5])), bool(row[6]))

    def mailed(self, persoon: int) -> None:
        """The mail of that day was written, or is not to be."""
        self._db.execute("update mailpings set stand = 'gemaild' where persoon = ?", [persoon])

    def forget(self, before: date) -> int:
        """Drop what was of a day before this one; gives how many."""
        return self._db.execute("delete from mailpings where dag < ?", [before.isoformat()]).rowcount
