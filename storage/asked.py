"""What the knowledge base was asked, as counts; the last answer of each person, for "en daarna?"; and the questions
that somebody sent to the editors on purpose."""

from datetime import date, datetime

from sqlite_utils import Database

from storage.values import moment


class Answers:
    """Rows of laatste_antwoord, gemist and redactie. No question's text is kept, but what was sent to the editors."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def remember(self, persoon: int, entry: str, now: datetime) -> None:
        """This entry was the last answer."""
        self._db.execute(
            "insert into laatste_antwoord values (?, ?, ?) on conflict (persoon) do update"
            " set entry = excluded.entry, moment = excluded.moment",
            [persoon, entry, moment(now)],
        )

    def last(self, persoon: int, since: datetime) -> str | None:
        """The entry that was answered last, if not before `since`."""
        row = self._db.execute(
            "select entry from laatste_antwoord where persoon = ? and moment >= ?", [persoon, moment(since)]
        ).fetchone()
        return row[0] if row else None

    def count(self, soort: str, thema: str, dag: date) -> None:
        """One more of this kind on this day, by theme (onbekend, keuze, geen_van_deze) or entry (klopt_niet,
        andere_vraag)."""
        self._db.execute(
            "insert into gemist values (?, ?, ?, 1) on conflict do update set aantal = aantal + 1",
            [soort, thema, dag.isoformat()],
        )

    def counts(self, since: date) -> list[tuple[str, str, int]]:
        """(kind, theme, how often) since the day, most often first."""
        return self._db.execute(
            "select soort, thema, sum(aantal) from gemist where dag >= ? group by soort, thema order by 3 desc, 1, 2",
            [since.isoformat()],
        ).fetchall()

    def to_editors(self, tekst: str, now: datetime, expires: datetime) -> None:
        """Keep a question that somebody chose to send, until it expires; not who sent it. Twice is once."""
        self._db.execute(
            "insert into redactie (tekst, moment, verloopt) select ?, ?, ?"
            " where not exists (select 1 from redactie where tekst = ? and verloopt > ?)",
            [tekst, moment(now), moment(expires), tekst, moment(now)],
        )

    def for_editors(self, now: datetime) -> list[tuple[str, str]]:
        """(moment, text) of what was sent and has not expired, oldest first."""
        return self._db.execute(
            "select moment, tekst from redactie where verloopt > ? order by id", [moment(now)]
        ).fetchall()

    def forget(self, now: datetime, counts_before: date) -> None:
        """Drop what expired."""
        self._db.execute("delete from redactie where verloopt <= ?", [moment(now)])
        self._db.execute("delete from gemist where dag < ?", [counts_before.isoformat()])
