"""Figures that others publish: each with its source, its day and who entered it. Nothing is overwritten: of the same
number the newest row counts, and what is for everybody goes before what a gemeente keeps for itself."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment

LAND = "NL"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One number. `periode` is a tijdvak ("2027-I"), of inwoners the year of 1 January ("2026").

    soort: inwoners, landelijk, taakstelling, restant (below zero: achterstand), gehuisvest (persons from the first day
    of the tijdvak up to and including `tot`). wijze: vast, bijgesteld (lowered during the tijdvak) or verbeterd.
    `eigen` is the organisation that keeps it for itself (None: for everybody); `organisatie` who entered it (None: the
    operator), `door` that organisation's name.
    """

    soort: str
    gebied: str
    periode: str
    waarde: int
    bron: str
    datum: date
    tot: date | None = None
    wijze: str = "vast"
    eigen: int | None = None
    organisatie: int | None = None
    door: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """A stand as a gemeente shared it on a moment. `inhoud` is plain values; withdrawn since `ingetrokken`."""

    id: int
    organisatie: int
    gemeente: str
    tijdvak: str
    dag: date
    inhoud: dict[str, Any]
    moment: datetime
    ingetrokken: datetime | None = None


_COLUMNS = (
    "select c.soort, c.gebied, c.periode, c.waarde, c.bron, c.datum, c.tot, c.wijze, c.eigen, c.organisatie,"
    " coalesce(o.naam, ''), c.id from cijfers c left join organisaties o on o.id = c.organisatie"
    " where c.ingetrokken is null"
)
_SCOPE = " and (c.eigen is null or c.eigen = ?)"
_ORDER = " order by c.id"


def _cijfer(row: Sequence[Any]) -> Cijfer:
    soort, gebied, periode, waarde, bron, datum, tot, *rest = row
    day = date.fromisoformat(tot) if tot else None
    return Cijfer(soort, gebied, periode, waarde, bron, date.fromisoformat(datum), day, *rest)


_DAY = "coalesce(json_extract(z.feiten, '$.verhuisd'), json_extract(z.feiten, '$.koppelingsdatum'))"
_SINCE = (  # noqa: S608  fixed texts
    # Written out as in the index on it: of a gemeente with years of koppelingen only the newest are read.
    "from zaken z join sporen s on s.zaak = z.id and s.naam = ?4 where z.procedure = 'koppeling'"
    " and z.organisatie in (select value from json_each(?1)) and "
) + f"{_DAY} >= ?2"


class Cijfers:
    """Rows of cijfers, gedeelde_standen, regios and cijferlijsten.

    `eigen` in a question is the organisation that asks: what is for everybody and what it keeps for itself is found,
    never what another gemeente keeps. None: only what is for everybody.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ published numbers

    def add(self, cijfer: Cijfer, persoon: int | None, now: datetime) -> int:
        """Keep a number beside the older ones; gives its id."""
        c = cijfer
        values = [c.soort, c.gebied, c.periode, c.tot.isoformat() if c.tot else "", c.waarde, c.wijze, c.bron]
        row = self._db.execute(
            "insert into cijfers (soort, gebied, periode, tot, waarde, wijze, bron, datum, eigen, organisatie, persoon,"
            " moment) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            [*values, c.datum.isoformat(), c.eigen, c.organisatie, persoon, moment(now)],
        ).fetchone()
        return int(row[0])

    def entered(self, ident: int) -> datetime | None:
        """When a number was entered: the day of its source may be no more than that."""
        row = self._db.execute("select moment from cijfers where id = ?", [ident]).fetchone()
        return read_moment(row[0]) if row else None

    def get(self, ident: int) -> Cijfer | None:
        """The number of this id, unless it was withdrawn."""
        row = self._db.execute(f"{_COLUMNS} and c.id = ?", [ident]).fetchone()
        return _cijfer(row) if row else None

    def withdraw(self, ident: int, now: datetime) -> None:
        """Let a number count no longer; the one before it does again."""
        self._db.execute("update cijfers set ingetrokken = ? where id = ?", [moment(now), ident])

    def of(self, soort: str, gebied: str, periode: str, eigen: int | None = None) -> list[Cijfer]:
        """All that was entered of one number, as far as it leads: what is for everybody, and only without that what
        the gemeente keeps for itself. Oldest first. Of gehuisvest this is decided day by day."""
        where = " and c.soort = ? and c.gebied = ? and c.periode = ?"
        rows = self._db.execute(_COLUMNS + where + _SCOPE + _ORDER, [soort, gebied, periode, eigen]).fetchall()
        return leading([_cijfer(row) for row in rows])

    def of_period(self, periode: str, gebieden: Iterable[str], eigen: int | None = None) -> dict[str, list[Cijfer]]:
        """All numbers of a tijdvak by gemeente, as `of` would give them; a gemeente without any is left out."""
        return self.of_period_for(periode, dict.fromkeys(gebieden, eigen))

    def of_period_for(self, periode: str, gebieden: Mapping[str, int | None]) -> dict[str, list[Cijfer]]:
        """The same in one reading for gemeenten that are asked for by different organisations."""
        where = (
            " and c.periode = ? and c.gebied in (select value from json_each(?))"
            " and (c.eigen is null or c.eigen in (select value from json_each(?)))"
        )
        owners = sorted({eigen for eigen in gebieden.values() if eigen is not None})
        rows = self._db.execute(_COLUMNS + where + _ORDER, [periode, as_json(sorted(gebieden)), as_json(owners)])
        found: dict[str, list[Cijfer]] = {}
        for row in rows.fetchall():
            cijfer = _cijfer(row)
            if cijfer.eigen in (None, gebieden[cijfer.gebied]):
                found.setdefault(cijfer.gebied, []).append(cijfer)
        return {gebied: leading(rows) for gebied, rows in found.items()}

    def counted_since(
        self, periode: str, gebieden: Iterable[str], sinds: datetime
    ) -> dict[str, tuple[int | None, int]]:
        """COA's count before that moment (None: there was none) and now, of those of which one came in since."""
        rows = self._db.execute(
            "select gebied, waarde, moment > ? from cijfers where soort = 'gehuisvest' and periode = ?"
            " and eigen is null and ingetrokken is null"
            " and gebied in (select value from json_each(?)) order by tot, id",
            [moment(sinds), periode, as_json([*gebieden])],
        )
        before, now = dict[str, int](), dict[str, int]()
        for gebied, waarde, new in rows.fetchall():
            (now if new else before)[gebied] = waarde
        return {gebied: (before.get(gebied), waarde) for gebied, waarde in now.items()}

    def periods(self, gebieden: Iterable[str], eigen: int | None = None) -> list[str]:
        """The tijdvakken of which any of these gemeenten has a taakstelling, restant or count, oldest first."""
        rows = self._db.execute(
            "select distinct c.periode from cijfers c where c.ingetrokken is null"
            " and c.soort in ('taakstelling', 'restant', 'gehuisvest')"
            " and c.gebied in (select value from json_each(?)) and (c.eigen is null or c.eigen = ?) order by c.periode",
            [as_json(sorted(set(gebieden))), eigen],
        )
        return [row[0] for row in rows.fetchall()]

    def years(self, gebied: str) -> list[str]:
        """The years of 1 January of which the inhabitants were imported, oldest first."""
        rows = self._db.execute(
            "select distinct periode from cijfers where soort = 'inwoners' and gebied = ? and ingetrokken is null"
            " order by periode",
            [gebied],
        )
        return [row[0] for row in rows.fetchall()]

    def summary(self) -> list[tuple[str, str, int, str]]:
        """Of each kind and period: how many gemeenten have it, and when it was last entered."""
        rows = self._db.execute(
            "select soort, periode, count(distinct gebied), max(moment) from cijfers where ingetrokken is null"
            " group by periode, soort order by periode, soort"
        )
        return [tuple(row) for row in rows.fetchall()]

    # ------------------------------------------------------------ koppelingen, as the figures need them

    def housed(
        self, spoor: str, organisaties: Iterable[int], standen: Iterable[str], van: date, tot: date
    ) -> dict[int, int]:
        """By organisation how many persons moved from `van` up to and including `tot`, in koppelingen that are now in
        one of the standen. An organisation without any koppeling is left out."""
        places = as_json(sorted(set(organisaties)))
        registered = self._db.execute(
            "select j.value from json_each(?) j where exists"
            " (select 1 from zaken where organisatie = j.value and procedure = 'koppeling')",
            [places],
        )
        found = {int(row[0]): 0 for row in registered.fetchall()}
        rows = self._db.execute(
            f"select z.organisatie, sum(json_extract(z.feiten, '$.personen')) {_SINCE} and {_DAY} <= ?3"  # noqa: S608  fixed
            " and json_extract(z.feiten, '$.verhuisd') is not null and s.stand in (select value from json_each(?5))"
            " group by z.organisatie",
            [places, van.isoformat(), tot.isoformat(), spoor, as_json([*standen])],
        )
        return found | {int(owner): int(people or 0) for owner, people in rows.fetchall()}

    def cases(self, spoor: str, organisatie: int, sinds: date) -> list[tuple[str, dict[str, Any]]]:
        """Stand and facts of the koppelingen that run, and of those that moved, or began and did not move, on that day
        or later; in one reading, oldest first."""
        rows = self._db.execute(
            f"select s.stand, z.feiten, z.id {_SINCE} union"  # noqa: S608  fixed texts of this file
            " select s.stand, z.feiten, z.id from zaken z join sporen s on s.zaak = z.id and s.naam = ?4"
            " where z.organisatie = ?3 and z.procedure = 'koppeling' and z.loopt = 1 order by 3",
            [as_json([organisatie]), sinds.isoformat(), organisatie, spoor],
        )
        return [(stand, json.loads(feiten)) for stand, feiten, _ in rows.fetchall()]

    # ------------------------------------------------------------ what was shared

    def share(self, gedeeld: Gedeeld, persoon: int) -> int:
        """Keep a snapshot; gives its id. `id` and `ingetrokken` of what is given are not looked at."""
        g = gedeeld
        row = self._db.execute(
            "insert into gedeelde_standen (organisatie, gemeente, tijdvak, dag, inhoud, persoon, moment)"
            " values (?, ?, ?, ?, ?, ?, ?) returning id",
            [g.organisatie, g.gemeente, g.tijdvak, g.dag.isoformat(), as_json(g.inhoud), persoon, moment(g.moment)],
        ).fetchone()
        return int(row[0])

    def shared_on(self, gemeente: str, dag: date) -> bool:
        """Whether this gemeente shared anything on that day, also what it withdrew since."""
        found = self._db.execute(
            "select 1 from gedeelde_standen where gemeente = ? and dag = ? limit 1", [gemeente, dag.isoformat()]
        )
        return found.fetchone() is not None

    def take_back(self, ident: int, now: datetime) -> None:
        """Withdraw a snapshot: it is no longer shown."""
        self._db.execute(
            "update gedeelde_standen set ingetrokken = ? where id = ? and ingetrokken is null", [moment(now), ident]
        )

    def shared(self, ident: int) -> Gedeeld | None:
        """The snapshot of this id, also a withdrawn one."""
        row = self._db.execute(_SHARED + " where id = ?", [ident]).fetchone()
        return _gedeeld(row) if row else None

    def all_shared(self) -> list[Gedeeld]:
        """Every snapshot that is not withdrawn, oldest first."""
        return [
            _gedeeld(row) for row in self._db.execute(_SHARED + " where ingetrokken is null order by id").fetchall()
        ]

    def latest_shared(self, tijdvak: str, gemeenten: Iterable[str]) -> dict[str, Gedeeld]:
        """The newest snapshot of each gemeente that is not withdrawn. An older one does not come back by that."""
        rows = self._db.execute(
            _SHARED + " where tijdvak = ? and gemeente in (select value from json_each(?)) order by id",  # noqa: S608  fixed
            [tijdvak, as_json(sorted(set(gemeenten)))],
        )
        newest = {row[2]: _gedeeld(row) for row in rows.fetchall()}
        return {gemeente: found for gemeente, found in newest.items() if found.ingetrokken is None}

    # ------------------------------------------------------------ regio's

    def regio(self, organisatie: int) -> list[str]:
        """The CBS codes of the gemeenten that this organisation calls its regio."""
        rows = self._db.execute("select gemeente from regios where organisatie = ? order by gemeente", [organisatie])
        return [row[0] for row in rows.fetchall()]

    def set_regio(self, organisatie: int, gemeenten: Iterable[str]) -> None:
        """Choose them anew; none: there is no regio."""
        self._db.execute("delete from regios where organisatie = ?", [organisatie])
        for gemeente in sorted(set(gemeenten)):
            self._db.execute("insert into regios values (?, ?)", [organisatie, gemeente])

    # ------------------------------------------------------------ a list that waits to be confirmed

    def keep_list(self, persoon: int, rijen: Sequence[dict[str, Any]], now: datetime) -> int:
        """Let a list wait for its person; the one before it goes. Gives its id."""
        self._db.execute("delete from cijferlijsten where persoon = ?", [persoon])
        row = self._db.execute(
            "insert into cijferlijsten (persoon, rijen, moment) values (?, ?, ?) returning id",
            [persoon, as_json(list(rijen)), moment(now)],
        ).fetchone()
        return int(row[0])

    def waiting_list(self, ident: int, persoon: int) -> list[dict[str, Any]] | None:
        """The rows of a list that waits for this person; None when it is gone."""
        row = self._db.execute(
            "select rijen from cijferlijsten where id = ? and persoon = ?", [ident, persoon]
        ).fetchone()
        return json.loads(row[0]) if row else None

    def drop_list(self, ident: int) -> None:
        """It was dealt with."""
        self._db.execute("delete from cijferlijsten where id = ?", [ident])

    def forget_lists(self, before: datetime) -> int:
        """Drop lists that wait since before the moment; gives how many."""
        return self._db.execute("delete from cijferlijsten where moment < ?", [moment(before)]).rowcount


_SHARED = "select id, organisatie, gemeente, tijdvak, dag, inhoud, moment, ingetrokken from gedeelde_standen"


def _gedeeld(row: Sequence[Any]) -> Gedeeld:
    ident, organisatie, gemeente, tijdvak, dag, inhoud, when, withdrawn = row
    gone = read_moment(withdrawn) if withdrawn else None
    return Gedeeld(
        ident,
        organisatie,
        gemeente,
        tijdvak,
        date.fromisoformat(dag),
        json.loads(inhoud),
        read_moment(when),
        gone,
    )


def leading(rows: Sequence[Cijfer]) -> list[Cijfer]:
    """Of rows of one gemeente and period those that lead: a number for everybody silences the own one of the same
    kind (and the same last day). Order is kept."""
    public = {(row.soort, row.tot) for row in rows if row.eigen is None}
    return [row for row in rows if row.eigen is None or (row.soort, row.tot) not in public]
