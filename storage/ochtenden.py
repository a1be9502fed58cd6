"""The mornings: when each person wants the message, which were dealt with, what was said, and what was answered."""

from collections.abc import Iterable
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
        return [OchtendRow(r[0], r[1], r[2], *(date.fromisoformat(d) if d else None for d in r[3:])) for r in rows]

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

    # ------------------------------------------------------------ said

    def say(self, items: Iterable[Gezegd], now: datetime) -> None:
        """These are in a message to these people now."""
        self._db.conn.executemany(
            "insert into gezegd (sleutel, persoon, zaak, voor, op) values (?, ?, ?, ?, ?)"
            " on conflict do update set voor = excluded.voor, op = excluded.op",
            [(item.sleutel, item.persoon, item.zaak, moment(item.voor), moment(now)) for item in items],
        )

    def said(self, since: datetime) -> set[Gezegd]:
        """What was planned for this moment or later and said to somebody."""
        rows = self._db.execute("select sleutel, persoon, zaak, voor from gezegd where voor >= ?", [moment(since)])
        return {Gezegd(r[0], r[1], r[2], read_moment(r[3])) for r in rows}

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


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
