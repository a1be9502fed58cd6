"""Cases that wait longer than law or agreement says, a page at a time, without opening one."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class Wachtend:
    """A running case and when it should have been done: from which day it waits, the last day that was agreed, and
    when somebody last did something with it (None: nobody did since it was put in)."""

    zaak: int
    organisatie: int
    sinds: date
    dag: date
    gedaan: datetime | None = None


@dataclass(frozen=True, slots=True)
class Welke:
    """Which waiting cases are asked for: of these (organisation, procedure), past their day on `vandaag`, of these
    people alone where some are named. `niet_sinds`: only those with which nobody did anything since that moment."""

    waar: Collection[tuple[int, str]]
    vandaag: date
    behandelaars: Collection[int] | None = None
    niet_sinds: datetime | None = None


_FROM = (
    " from wachtend w join zaken z on z.id = w.zaak where w.organisatie in (select value from json_each(?))"
    " and (w.organisatie || ':' || z.procedure) in (select value from json_each(?)) and w.dag < ?"
    " and (? is null or z.behandelaar in (select value from json_each(?)))"
    " and (? is null or w.gedaan is null or w.gedaan < ?)"
)


def _values(welke: Welke) -> list[object]:
    places = sorted({organisatie for organisatie, _ in welke.waar})
    pairs = sorted(f"{organisatie}:{procedure}" for organisatie, procedure in welke.waar)
    people = None if welke.behandelaars is None else as_json(sorted(welke.behandelaars))
    since = None if welke.niet_sinds is None else moment(welke.niet_sinds)
    return [as_json(places), as_json(pairs), welke.vandaag.isoformat(), people, people, since, since]


@dataclass(frozen=True, slots=True)
class Open:
    """A running case of which law or agreement says by when: since which day it waits, and its facts as plain JSON."""

    zaak: int
    referentie: str
    sinds: date
    feiten: dict[str, Any]


class Achterstand:
    """Rows of wachtend."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, zaak: int, item: Wachtend | None) -> None:
        """What is now so of a case; None: it waits for nothing that was agreed."""
        if item is None:
            self._db.execute("delete from wachtend where zaak = ?", [zaak])
            return
        done = moment(item.gedaan) if item.gedaan else None
        self._db.execute(
            "insert into wachtend values (?, ?, ?, ?, ?) on conflict do update set organisatie = excluded.organisatie,"
            " sinds = excluded.sinds, dag = excluded.dag, gedaan = excluded.gedaan",
            [zaak, item.organisatie, item.sinds.isoformat(), item.dag.isoformat(), done],
        )

    def of_case(self, zaak: int) -> Wachtend | None:
        """What is kept of a case."""
        row = self._db.execute(
            "select zaak, organisatie, sinds, dag, gedaan from wachtend where zaak = ?", [zaak]
        ).fetchone()
        return _row(row) if row else None

    def idents(self, welke: Welke, most: int, start: int = 0) -> list[int]:
        """The cases that are asked for, longest waiting first: at most so many, from this one on."""
        rows = self._db.execute(
            f"select w.zaak{_FROM} order by w.sinds, w.zaak limit ? offset ?",
            [*_values(welke), most, start],
        )
        return [row[0] for row in rows.fetchall()]

    def count(self, welke: Welke) -> tuple[int, date | None]:
        """How many there are, and from when the one waits that waits longest."""
        row = self._db.execute(f"select count(*), min(w.sinds){_FROM}", _values(welke)).fetchone()
        return row[0], date.fromisoformat(row[1]) if row[1] else None

    def open(self, procedure: str, spoor: str, organisatie: int, standen: Collection[str]) -> list[Open]:
        """All cases of one procedure of an organisation that wait in one of these standen, late or not yet, longest
        waiting first."""
        rows = self._db.execute(
            "select z.id, z.referentie, w.sinds, z.feiten from wachtend w join zaken z on z.id = w.zaak"
            " join sporen s on s.zaak = w.zaak and s.naam = ? where w.organisatie = ? and z.procedure = ?"
            " and s.stand in (select value from json_each(?)) order by w.sinds, z.id",
            [spoor, organisatie, procedure, as_json(sorted(standen))],
        )
        return [Open(zaak, ref, date.fromisoformat(since), json.loads(facts)) for zaak, ref, since, facts in rows]


def _row(row: tuple[int, int, str, str, str | None]) -> Wachtend:
    zaak, organisatie, sinds, dag, gedaan = row
    when = read_moment(gedaan) if gedaan else None
    return Wachtend(zaak, organisatie, date.fromisoformat(sinds), date.fromisoformat(dag), when)
