"""What the conversation with each person is about, for "en daarna?"; what the knowledge base was asked, as counts; and
the questions that somebody sent to the editors on purpose."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from storage.values import moment

WITHIN = timedelta(minutes=30)
"""How long something is what a conversation is about."""
_ANTWOORD, _MISSCHIEN, _ZAAK, _DATUM, _KEUZES = "antwoord", "misschien", "zaak", "datum", "keuzes"


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a conversation is about, at most one of these: ids of answers, the leading one first; the id of a case; an
    event ("koppeling") with the day that was computed from; ids of the `keuzes` of which none was pressed yet.
    `gevraagd`: it was asked whether the first was meant."""

    entries: tuple[str, ...] = ()
    gevraagd: bool = False
    zaak: int | None = None
    datum: tuple[str, date] | None = None
    keuzes: tuple[str, ...] = ()


class Onderwerpen:
    """Rows of onderwerpen: what was shown last to a person. A message may lean on it for half an hour."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def answered(self, persoon: int, now: datetime, *entries: str) -> None:
        """These answers were shown, the leading one first: of two questions both."""
        self._remember(persoon, _ANTWOORD, " ".join(entries), now)

    def perhaps(self, persoon: int, now: datetime, *entries: str) -> None:
        """It was asked whether the first of these is meant; the others are its alternatives."""
        self._remember(persoon, _MISSCHIEN, " ".join(entries), now)

    def offered(self, persoon: int, now: datetime, *entries: str) -> None:
        """These were offered by their titles, and none was chosen yet."""
        self._remember(persoon, _KEUZES, " ".join(entries), now)

    def case(self, persoon: int, now: datetime, zaak: int) -> None:
        """This case was shown."""
        self._remember(persoon, _ZAAK, str(zaak), now)

    def day(self, persoon: int, now: datetime, begin: str, dag: date) -> None:
        """The terms that follow from this day were shown; `begin` is what happened on it."""
        self._remember(persoon, _DATUM, f"{begin} {dag.isoformat()}", now)

    def _remember(self, persoon: int, soort: str, wat: str, now: datetime) -> None:
        self._db.execute(
            "insert into onderwerpen values (?, ?, ?, ?) on conflict (persoon) do update"
            " set soort = excluded.soort, wat = excluded.wat, moment = excluded.moment",
            [persoon, soort, wat, moment(now)],
        )

    def end(self, persoon: int) -> None:
        """Something else begins."""
        self._db.execute("delete from onderwerpen where persoon = ?", [persoon])

    def forget(self, before: datetime) -> int:
        """Drop what was shown before the moment; gives how many."""
        return self._db.execute("delete from onderwerpen where moment < ?", [moment(before)]).rowcount

    def of(self, persoon: int, now: datetime) -> Onderwerp:
        """What it is about now; an empty one after half an hour, or when nothing was shown."""
        found = self._db.execute(
            "select soort, wat from onderwerpen where persoon = ? and moment > ?", [persoon, moment(now - WITHIN)]
        ).fetchone()
        if found is None:
            return Onderwerp()
        soort, wat = found
        if soort == _ZAAK:
            return Onderwerp(zaak=int(wat))
        if soort == _DATUM:
            begin, _, dag = wat.rpartition(" ")
            return Onderwerp(datum=(begin, date.fromisoformat(dag)))
        if soort == _KEUZES:
            return Onderwerp(keuzes=tuple(wat.split()))
        return Onderwerp(entries=tuple(wat.split()), gevraagd=soort == _MISSCHIEN)


class Answers:
    """Rows of gemist and redactie. No question's text is kept, but what was sent to the editors."""

    def __init__(self, db: Database) -> None:
        self._db = db

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
