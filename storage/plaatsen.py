"""Where cases stand in lists: stored beside each when it is written, so that a page is found by its index."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from storage.values import as_json


class Plaats(NamedTuple):
    """Where a case stands: those that run first, by the last working day of what leads (None: there is none). From the
    day `wisselt` on another one leads (None: never)."""

    loopt: bool
    dag: date | None
    wisselt: date | None


@dataclass(frozen=True, slots=True)
class Lijst:
    """Whose cases of one procedure: those of these organisations, and those in which a gemeente with one of these CBS
    codes has a track; with those that ended below the ones that run, or without. `standen`: only those in
    one of these. `zaken` are named one by one, beside those."""

    procedure: str
    organisaties: Collection[int]
    codes: Collection[str] = ()
    afgelopen: bool = False
    standen: Collection[str] = ()
    zaken: Collection[int] = ()


def columns(plaats: Plaats | None) -> list[object]:
    """`loopt`, `dag` and `wisselt` as they are stored; None for what has no place yet: it stands last until it has."""
    if plaats is None:
        return [True, date.max.isoformat(), ""]
    return [plaats.loopt, (plaats.dag or date.max).isoformat(), plaats.wisselt.isoformat() if plaats.wisselt else None]


_DUE = "select z.id from organisaties o cross join zaken z on z.organisatie = o.id and z.wisselt <= ?1 limit ?2"
_DUE_OF = "select id from zaken where organisatie in (select value from json_each(?3)) and wisselt <= ?1 limit ?2"


class Plaatsen:
    """The columns of zaken that order lists."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, zaak: int, plaats: Plaats) -> None:
        """From now on the case stands there."""
        self._db.execute("update zaken set loopt = ?, dag = ?, wisselt = ? where id = ?", [*columns(plaats), zaak])

    def runs(self, zaak: int) -> bool:
        """Whether the case stands among those that run."""
        row = self._db.execute("select 1 from zaken where id = ? and loopt", [zaak]).fetchone()
        return row is not None

    def page(self, lijst: Lijst, most: int, start: int = 0) -> list[int]:
        """The cases of a list, most urgent first: at most so many, from this one on."""
        sql, values = _select(lijst)
        rows = self._db.execute(f"{sql} order by loopt desc, dag, id limit ? offset ?", [*values, most, start])
        return [int(row[0]) for row in rows.fetchall()]

    def between(self, procedure: str, organisatie: int, van: date, tot: date, most: int) -> list[int]:
        """The running cases of one organisation of which the day that leads is one of these, the nearest first."""
        rows = self._db.execute(
            "select id from zaken where organisatie = ? and procedure = ? and loopt = 1 and dag between ? and ?"
            " order by dag, id limit ?",
            [organisatie, procedure, van.isoformat(), tot.isoformat(), most],
        )
        return [int(row[0]) for row in rows.fetchall()]

    def count(self, lijst: Lijst) -> int:
        """How many cases stand in it."""
        sql, values = _select(lijst)
        return int(self._db.execute(f"select count(*) from ({sql})", values).fetchone()[0])  # noqa: S608  fixed texts

    def due(self, vandaag: date, most: int, organisaties: Collection[int] | None = None) -> list[int]:
        """Some of the cases (of these organisations; None: of all) that have no place yet or of which another day leads
        from today on."""
        sql, whose = (_DUE, []) if organisaties is None else (_DUE_OF, [as_json([*organisaties])])
        rows = self._db.execute(sql, [vandaag.isoformat(), most, *whose])
        return [int(row[0]) for row in rows.fetchall()]


_OURS = "select id, loopt, dag from zaken where procedure = ? and organisatie"
_PARTS_IN = (
    # The first condition is that of the index of such tracks, and lets it be used.
    "select z.id, z.loopt, z.dag from sporen s cross join zaken z on z.id = s.zaak where s.naam glob 'GM*'"
    " and s.naam in (select value from json_each(?)) and z.procedure = ?"
)

_NAMED = "select id, loopt, dag from zaken where id in (select value from json_each(?)) and procedure = ?"


def _select(lijst: Lijst) -> tuple[str, list[object]]:
    sql, values = _all(lijst)
    if not lijst.standen:
        return sql, values
    there = "select 1 from sporen s where s.zaak = l.id and s.stand in (select value from json_each(?))"
    inside = f"select id, loopt, dag from ({sql}) l where exists ({there})"  # noqa: S608  fixed texts of this file
    return inside, [*values, as_json([*lijst.standen])]


def _all(lijst: Lijst) -> tuple[str, list[object]]:
    ended = "" if lijst.afgelopen else " and loopt = 1"
    if (
        len(lijst.organisaties) == 1 and not lijst.codes and not lijst.zaken
    ):  # read in the order of the index, as far as a page goes
        return f"{_OURS} = ?{ended}", [lijst.procedure, *lijst.organisaties]
    sql = f"{_OURS} in (select value from json_each(?)){ended}"  # noqa: S608  idem
    values: list[object] = [lijst.procedure, as_json([*lijst.organisaties])]
    if lijst.codes:
        sql, values = f"{sql} union {_PARTS_IN}{ended}", [*values, as_json([*lijst.codes]), lijst.procedure]
    if lijst.zaken:
        sql, values = f"{sql} union {_NAMED}{ended}", [*values, as_json([*lijst.zaken]), lijst.procedure]
    return f"select id, loopt, dag from ({sql})", values  # noqa: S608  fixed texts of this file
