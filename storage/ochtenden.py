"""The mornings: when each person wants the message, which were dealt with, what was said, and what was answered."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from storage.addresses import REACHABLE
from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class OchtendRow:
    """What somebody chose (None: as usual) and how far we are with them."""

    persoon: int
    tijd: str | None = None
    dagen: str | None = None
    stil_tot: date | None = None
    dag: date | None = None
    week: date | None = None


@dataclass(frozen=True, slots=True)
class Gezegd:
    """A reminder that was said to a person, planned for `voor`."""

    sleutel: str
    persoon: int
    zaak: int
    voor: datetime


_PEOPLE = (
    "select l.persoon, min(l.sinds) from lidmaatschappen l join organisaties o on o.id = l.organisatie"  # noqa: S608  fixed texts
    " join personen p on p.id = l.persoon where o.soort in (select value from json_each(?))"
    f" and l.geblokkeerd is null and {REACHABLE} group by l.persoon order by l.persoon"
)


_IN_TURN = f"""
    select l.persoon,
        (select min(m.sinds) from lidmaatschappen m join organisaties n on n.id = m.organisatie
            where m.persoon = l.persoon and m.geblokkeerd is null and n.soort in (select value from json_each(?1))),
        o.tijd, o.dagen, o.stil_tot, o.dag, o.week
    from lidmaatschappen l
        cross join organisaties g on g.id = l.organisatie
        cross join personen p on p.id = l.persoon
        left join ochtenden o on o.persoon = l.persoon
    where g.soort in (select value from json_each(?1)) and l.geblokkeerd is null and {REACHABLE}
        and coalesce(o.tijd, ?2) <= ?3 and (%s)
    order by l.organisatie, l.rol, l.persoon
"""  # noqa: S608  fixed texts
"""Read in the order of its index, so that the first few are found without looking at all others."""
_TO_DO = _IN_TURN % "o.dag is null or o.dag not between ?4 and ?5"
_TO_BUNDLE = _IN_TURN % (
    "(o.bundel is null or o.bundel <> ?4)"
    " and exists (select 1 from vragen where partner = l.organisatie and stand = 'open')"
)


_TO_TELL = f"""
    select l.persoon,
        (select min(m.sinds) from lidmaatschappen m join organisaties n on n.id = m.organisatie
            where m.persoon = l.persoon and m.geblokkeerd is null and n.soort in (select value from json_each(?1))),
        coalesce(u.middag, ?2), o.dagen, o.stil_tot, null, null
    from lidmaatschappen l
        cross join organisaties g on g.id = l.organisatie
        cross join personen p on p.id = l.persoon
        left join ochtenden o on o.persoon = l.persoon
        left join partij_uren u on u.persoon = l.persoon
    where g.soort in (select value from json_each(?1)) and l.geblokkeerd is null and {REACHABLE}
        and coalesce(u.middag, ?2) <> '' and coalesce(u.middag, ?2) <= ?3 and (u.dag is null or u.dag <> ?4)
        and exists (select 1 from vragen where partner = l.organisatie and stand = 'open' and bundel > ?4)
    order by l.organisatie, l.rol, l.persoon
"""  # noqa: S608  fixed texts


@dataclass(frozen=True, slots=True)
class Partijuren:
    """What somebody of a party chose: the hour of the second message ("" for none, None as usual), and whether what
    cannot wait comes at once; and on which day the second message was last dealt with."""

    middag: str | None = None
    meteen: bool = False
    dag: date | None = None


class Ochtenden:
    """Rows of ochtenden, gezegd and beantwoord."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ when

    def get(self, persoon: int) -> OchtendRow:
        """The person's choices, or the usual ones."""
        rows = self._read("where persoon = ?", [persoon])
        return rows[0] if rows else OchtendRow(persoon)

    def all(self) -> dict[int, OchtendRow]:
        """Everybody for whom something is kept."""
        return {row.persoon: row for row in self._read("", [])}

    def _read(self, where: str, parameters: list[object]) -> list[OchtendRow]:
        rows = self._db.execute(
            f"select persoon, tijd, dagen, stil_tot, dag, week from ochtenden {where}",  # noqa: S608  fixed texts of this file
            parameters,
        )
        return [_row(*row) for row in rows]

    def choose(self, persoon: int, tijd: str | None, dagen: str | None, stil_tot: date | None) -> None:
        """Keep what the person chose."""
        self._db.execute(
            "insert into ochtenden (persoon, tijd, dagen, stil_tot) values (?, ?, ?, ?) on conflict do update"
            " set tijd = excluded.tijd, dagen = excluded.dagen, stil_tot = excluded.stil_tot",
            [persoon, tijd, dagen, _iso(stil_tot)],
        )

    def dealt_with(self, persoon: int, dag: date, week: date | None) -> None:
        """This morning is done; `week` is its Monday when the overview was in it."""
        self._db.execute(
            "insert into ochtenden (persoon, dag, week) values (?, ?, ?) on conflict do update"
            " set dag = excluded.dag, week = coalesce(excluded.week, week)",
            [persoon, _iso(dag), _iso(week)],
        )

    def people(self, soorten: Iterable[str]) -> list[tuple[int, datetime]]:
        """Everybody let in to an organisation of one of these kinds who can be reached, with since when."""
        rows = self._db.execute(_PEOPLE, [as_json(list(soorten))])
        return [(row[0], read_moment(row[1])) for row in rows]

    def to_do(
        self, soorten: Iterable[str], usual: str, tijd: str, done: tuple[date, date]
    ) -> Generator[tuple[OchtendRow, datetime]]:
        """Of the same people, in turn by organisation, those who want it at this time of the day or earlier (09:00;
        `usual` for who chose none) and whose last morning is not one of `done`, from one day to another; each once,
        with since when. Read while it is asked for: close it before anything is written."""
        return self._in_turn(_TO_DO, [as_json(list(soorten)), usual, tijd, *(dag.isoformat() for dag in done)])

    def to_bundle(
        self, soorten: Iterable[str], usual: str, tijd: str, dag: date
    ) -> Generator[tuple[OchtendRow, datetime]]:
        """The same of those to whose organisation a question is open and of whom it was not seen on that day yet
        whether their bundle is due."""
        return self._in_turn(_TO_BUNDLE, [as_json(list(soorten)), usual, tijd, dag.isoformat()])

    def _in_turn(self, sql: str, values: list[object]) -> Generator[tuple[OchtendRow, datetime]]:
        found: set[int] = set()
        for persoon, since, *row in self._db.execute(sql, values):
            if persoon not in found:
                found.add(persoon)
                yield _row(persoon, *row), read_moment(since)

    def bundled(self, persoon: int, dag: date) -> None:
        """It was seen on that day whether a bundle is due; whatever happens to a question asks it again."""
        self._db.execute(
            "insert into ochtenden (persoon, bundel) values (?, ?) on conflict do update set bundel = excluded.bundel",
            [persoon, dag.isoformat()],
        )

    # ------------------------------------------------------------ the second message of a party

    def partijuren(self, persoon: int) -> Partijuren:
        """What this person chose, or what is usual."""
        row = self._db.execute("select middag, meteen, dag from partij_uren where persoon = ?", [persoon]).fetchone()
        return Partijuren(row[0], bool(row[1]), date.fromisoformat(row[2]) if row[2] else None) if row else Partijuren()

    def choose_partijuren(self, persoon: int, middag: str | None, *, meteen: bool) -> None:
        """Keep what the person chose."""
        self._db.execute(
            "insert into partij_uren (persoon, middag, meteen) values (?, ?, ?) on conflict do update"
            " set middag = excluded.middag, meteen = excluded.meteen",
            [persoon, middag, int(meteen)],
        )

    def to_tell(
        self, soorten: Iterable[str], usual: str, tijd: str, dag: date
    ) -> Generator[tuple[OchtendRow, datetime]]:
        """As `to_bundle`, of those who want a second message at this time of the day or earlier and had none on that
        day; `tijd` of each row is that of the second message."""
        found: set[int] = set()
        for persoon, since, *row in self._db.execute(_TO_TELL, [as_json(list(soorten)), usual, tijd, dag.isoformat()]):
            if persoon not in found:
                found.add(persoon)
                yield _row(persoon, *row), read_moment(since)

    def told(self, persoon: int, dag: date) -> None:
        """The second message of that day was dealt with."""
        self._db.execute(
            "insert into partij_uren (persoon, dag) values (?, ?) on conflict do update set dag = excluded.dag",
            [persoon, dag.isoformat()],
        )

    # ------------------------------------------------------------ said

    def say(self, items: Iterable[Gezegd], now: datetime) -> None:
        """These are in a message to these people now."""
        self._db.conn.executemany(
            "insert into gezegd (sleutel, persoon, zaak, voor, op) values (?, ?, ?, ?, ?)"
            " on conflict do update set voor = excluded.voor, op = excluded.op",
            [(item.sleutel, item.persoon, item.zaak, moment(item.voor), moment(now)) for item in items],
        )

    def said_for(self, persoon: int, since: datetime) -> dict[str, datetime]:
        """What was planned for this moment or later and said to somebody: by key the moment that it was planned for."""
        rows = self._db.execute(
            "select sleutel, voor from gezegd where persoon = ? and voor >= ?", [persoon, moment(since)]
        )
        return {sleutel: read_moment(voor) for sleutel, voor in rows}

    def said_to(self, persoon: int, since: datetime, before: datetime) -> list[int]:
        """The cases that were in the person's messages between these moments."""
        rows = self._db.execute(
            "select distinct zaak from gezegd where persoon = ? and op >= ? and op < ? order by zaak",
            [persoon, moment(since), moment(before)],
        )
        return [row[0] for row in rows]

    def last_said(self, zaak: int, before: datetime) -> datetime | None:
        """When anybody was last reminded of the case before this moment."""
        row = self._db.execute(
            "select max(op) from gezegd where zaak = ? and op < ?", [zaak, moment(before)]
        ).fetchone()
        return read_moment(row[0]) if row[0] else None

    def unsay(self, zaak: int, chat: int, since: datetime) -> list[str]:
        """What was said of the case in this chat since the moment did not arrive; gives the keys."""
        rows = self._db.execute(
            "delete from gezegd where zaak = ? and op >= ? and persoon = (select persoon from adressen where id = ?)"
            " returning sleutel",
            [zaak, moment(since), chat],
        ).fetchall()
        return [row[0] for row in rows]

    def forget(self, before: datetime) -> int:
        """Drop what was said before the moment; gives how many."""
        return self._db.execute("delete from gezegd where op < ?", [moment(before)]).rowcount

    # ------------------------------------------------------------ answered

    def answered(self, zaak: int, now: datetime) -> None:
        """Somebody of the organisation pressed or recorded something about the case."""
        self._db.execute(
            "insert into beantwoord values (?, ?) on conflict do update set moment = excluded.moment",
            [zaak, moment(now)],
        )

    def last_answer(self, zaak: int) -> datetime | None:
        """When that was last so; a line of history is an answer too."""
        row = self._db.execute(
            "select max(m) from (select moment as m from beantwoord where zaak = ?1"
            " union all select moment from geschiedenis where zaak = ?1)",
            [zaak],
        ).fetchone()
        return read_moment(row[0]) if row[0] else None


def _row(persoon: int, tijd: str | None, dagen: str | None, *days: str | None) -> OchtendRow:
    return OchtendRow(persoon, tijd, dagen, *(date.fromisoformat(day) if day else None for day in days))


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
