"""Cases with their tracks and history."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.plaatsen import Plaats, columns
from storage.trust.seals import seal
from storage.values import as_json, moment, read_moment


class DoubleReference(Exception):
    """The organisation already has a case of this procedure with this reference."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as stored: facts and states are plain JSON values."""

    id: int
    procedure: str
    organisatie: int
    referentie: str
    behandelaar: int | None
    feiten: dict[str, Any]
    standen: dict[str, str]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that happened to a case, with who and when."""

    id: int
    spoor: str
    trigger: str
    van: str | None
    naar: str | None
    feiten: dict[str, Any]
    actor: int | None
    actor_naam: str | None
    moment: datetime
    versie: int


class NowRow(NamedTuple):
    """What counting needs of a case: where one of its tracks is, and its facts as plain JSON values."""

    stand: str
    referentie: str
    feiten: dict[str, Any]


FEW = 8
_NOW_OF_FEW = (
    "select z.organisatie, s.stand, z.referentie, z.feiten from zaken z join sporen s on s.zaak = z.id and s.naam = ?"
    " where z.procedure = ? and z.organisatie in (select value from json_each(?))"
    " and (s.stand in (select value from json_each(?)) or json_extract(z.feiten, ?) >= ?)"
)
_NOW_OF_MANY = _NOW_OF_FEW.replace("z.organisatie in", "+z.organisatie in")
"""Without the index on the organisation: reading the whole table once is three times as fast as each one's part."""
_CASE = (
    "select id, procedure, organisatie, referentie, behandelaar, feiten,"
    " (select json_group_object(naam, stand) from sporen where zaak = zaken.id) from zaken"
)
_RUNNING = _CASE + " indexed by zaken_van where behandelaar = ? and loopt = 1"
"""Of one person. SQLite from 3.53 on would rather go through all that ever was of this person."""

_OWN = (
    " where organisatie in (select value from json_each(?)) and procedure in (select value from json_each(?))"
    " and referentie in (select value from json_each(?)) union all "
)
"""The own ones by the index on organisation, procedure and reference: what others call theirs is not read."""
_SHARED = (
    " where procedure in (select value from json_each(?)) and referentie in (select value from json_each(?))"
    " and organisatie not in (select value from json_each(?)) order by 1"
)


def with_tracks(db: Database, procedure: str, codes: Iterable[str], *, lopend: bool = False) -> list[int]:
    """The ids of the cases of a procedure that have a track of one of the gemeenten with these CBS codes, oldest
    first; with `lopend` only those that did not end, as far as their place in lists says so."""
    wanted = sorted(set(codes))
    if not wanted:
        return []  # who acts for no gemeente, as COA: asked of every procedure in which several take part
    rows = db.execute(
        # The first condition is that of the index of such tracks, and lets it be used.
        "select distinct z.id from sporen s cross join zaken z on z.id = s.zaak where s.naam glob 'GM*'"
        " and s.naam in (select value from json_each(?)) and z.procedure = ? and z.loopt in (1, ?) order by z.id",
        [as_json(wanted), procedure, int(lopend)],
    )
    return [int(row[0]) for row in rows.fetchall()]


def _row(row: tuple[Any, ...]) -> CaseRow:
    ident, procedure, organisatie, referentie, behandelaar, feiten, standen = row
    return CaseRow(ident, procedure, organisatie, referentie, behandelaar, json.loads(feiten), json.loads(standen))


def _history(row: Sequence[Any]) -> HistoryRow:
    ident, spoor, trigger, van, naar, feiten, actor, naam, when, versie = row
    return HistoryRow(ident, spoor, trigger, van, naar, json.loads(feiten), actor, naam, read_moment(when), versie)


class Cases:
    """Rows of zaken, sporen and geschiedenis."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self,
        procedure: str,
        organisatie: int,
        referentie: str,
        behandelaar: int,
        standen: dict[str, str],
        now: datetime,
    ) -> int:
        """A new case with its tracks; gives the id. Raises DoubleReference."""
        try:
            row = self._db.execute(
                "insert into zaken (procedure, organisatie, referentie, behandelaar, feiten, gemaakt)"
                " values (?, ?, ?, ?, '{}', ?) returning id",
                [procedure, organisatie, referentie, behandelaar, moment(now)],
            ).fetchone()
        except sqlite3.IntegrityError as exc:
            raise DoubleReference(referentie) from exc
        for spoor, stand in standen.items():
            self._db.execute("insert into sporen values (?, ?, ?)", [row[0], spoor, stand])
        return int(row[0])

    def get(self, ident: int) -> CaseRow | None:
        """The case of this id."""
        row = self._db.execute(_CASE + " where id = ?", [ident]).fetchone()
        return _row(row) if row else None

    def by_reference(self, procedure: str, organisatie: int, referentie: str) -> CaseRow | None:
        """The organisation's case with this reference, without regard to capitals."""
        row = self._db.execute(
            _CASE + " where procedure = ? and organisatie = ? and referentie = ?",
            [procedure, organisatie, referentie],
        ).fetchone()
        return _row(row) if row else None

    def with_own_reference(self, organisaties: Iterable[int], referentie: str) -> list[CaseRow]:
        """The cases of these organisations with this reference, idem, of whatever procedure."""
        own = " where referentie = ? and organisatie in (select value from json_each(?)) order by id"
        rows = self._db.execute(_CASE + own, [referentie, as_json(sorted(organisaties))]).fetchall()
        return [_row(row) for row in rows]

    def named(
        self, organisaties: Iterable[int], procedures: Iterable[str], gedeeld: Iterable[str], namen: Iterable[str]
    ) -> list[CaseRow]:
        """The cases of these organisations and procedures with one of these references, and those of others of the
        procedures in which organisations take part (`gedeeld`); without regard to capitals, oldest first."""
        own, kinds, names = as_json(sorted(organisaties)), as_json(sorted(procedures)), as_json(sorted(set(namen)))
        wanted = [own, kinds, names, as_json(sorted(gedeeld)), names, own]
        rows = self._db.execute(_CASE + _OWN + _CASE + _SHARED, wanted).fetchall()
        return [_row(row) for row in rows]

    def with_reference(self, referentie: str) -> list[CaseRow]:
        """The cases of all organisations with this reference, without regard to capitals, oldest first."""
        rows = self._db.execute(_CASE + " where referentie = ? order by id", [referentie]).fetchall()
        return [_row(row) for row in rows]

    def standing_beside(self, ident: int) -> list[CaseRow]:
        """The cases that stand beside this one, oldest first."""
        rows = self._db.execute(
            # That there is one is said too: only then is the index of such cases used.
            _CASE + " where json_extract(feiten, '$.bij_zaak') is not null and json_extract(feiten, '$.bij_zaak') = ?"
            " order by id",
            [ident],
        ).fetchall()
        return [_row(row) for row in rows]

    def of_organisation(self, procedure: str, organisatie: int) -> list[CaseRow]:
        """All cases of one procedure of an organisation, oldest first."""
        rows = self._db.execute(
            _CASE + " where procedure = ? and organisatie = ? order by id", [procedure, organisatie]
        ).fetchall()
        return [_row(row) for row in rows]

    def running(self, procedure: str, organisatie: int) -> list[CaseRow]:
        """Those of them that did not end, as far as their place in lists says so, oldest first."""
        rows = self._db.execute(
            # The order that its index has is undone: without the plus the index of references would be read.
            _CASE + " where procedure = ? and organisatie = ? and loopt = 1 order by +id",
            [procedure, organisatie],
        ).fetchall()
        return [_row(row) for row in rows]

    def running_of(self, organisatie: int, procedures: Iterable[str]) -> list[int]:
        """The numbers of those of an organisation that did not end, idem, of whichever of these procedures."""
        rows = self._db.execute(
            "select id from zaken where organisatie = ? and procedure in (select value from json_each(?))"
            " and loopt = 1 order by id",
            [organisatie, as_json([*procedures])],
        )
        return [int(row[0]) for row in rows.fetchall()]

    def of(self, idents: Sequence[int]) -> list[CaseRow]:
        """The cases with these ids that are still there, in that order."""
        wanted = " where id in (select value from json_each(?))"
        rows = self._db.execute(_CASE + wanted, [as_json([*idents])])
        found = {row[0]: _row(row) for row in rows.fetchall()}
        return [found[ident] for ident in idents if ident in found]

    def running_with_tracks(self, procedure: str, codes: Iterable[str]) -> list[int]:
        """The running cases of a procedure that have a track of one of these gemeenten, oldest first."""
        return with_tracks(self._db, procedure, codes, lopend=True)

    def now(
        self, procedure: str, spoor: str, organisaties: Sequence[int], standen: Sequence[str], sinds: tuple[str, date]
    ) -> dict[int, list[NowRow]]:
        """Of the cases of each organisation those whose track is in one of the standen, and those of which the fact in
        `sinds` is that day or later."""
        rows = self._db.execute(
            _NOW_OF_FEW if len(organisaties) <= FEW else _NOW_OF_MANY,
            [spoor, procedure, as_json([*organisaties]), as_json([*standen]), f"$.{sinds[0]}", sinds[1].isoformat()],
        )
        found: dict[int, list[NowRow]] = {organisatie: [] for organisatie in organisaties}
        for organisatie, stand, referentie, feiten in rows:
            found[organisatie].append(NowRow(stand, referentie, json.loads(feiten)))
        return found

    def all(self) -> list[CaseRow]:
        """Every case of every organisation, oldest first."""
        return [_row(row) for row in self._db.execute(_CASE + " order by id").fetchall()]

    def after(self, ident: int, limit: int) -> list[CaseRow]:
        """The next few cases behind this number, of every organisation, oldest first."""
        rows = self._db.execute(_CASE + " where id > ? order by id limit ?", [ident, limit]).fetchall()
        return [_row(row) for row in rows]

    def of_behandelaar(self, persoon: int) -> list[CaseRow]:
        """The cases of one person that did not end, as far as their place in lists says so; whatever the procedure,
        oldest first."""
        rows = self._db.execute(_RUNNING + " order by id", [persoon]).fetchall()
        return [_row(row) for row in rows]

    def of_behandelaar_ending(self, persoon: int, staarten: Sequence[str]) -> list[CaseRow]:
        """Those of them whose reference ends so behind a dash ("26-014"), with % for what may stand between from its
        beginning ("HLM-%014"); oldest first."""
        likes = as_json([staart if "%" in staart else f"%-{staart}" for staart in staarten])
        wanted = " and exists (select 1 from json_each(?) where referentie like value) order by id"
        return [_row(row) for row in self._db.execute(_RUNNING + wanted, [persoon, likes]).fetchall()]

    def described(
        self,
        procedure: str,
        organisaties: Iterable[int],
        feiten: Sequence[tuple[str, str | int, str | int]],
        standen: tuple[str, Sequence[str]] | None,
        eerst: int,
        limit: int,
    ) -> list[CaseRow]:
        """The running cases of a procedure of these organisations of which each fact (name, from, to and including) is
        so, and, where `standen` (track, standen) is given, whose track is in one of them. Those of the person `eerst`
        come first, and the newest before older ones."""
        wanted = " where procedure = ? and organisatie in (select value from json_each(?)) and loopt = 1"
        values: list[Any] = [procedure, as_json(sorted(organisaties))]
        for naam, low, high in feiten:
            wanted += " and json_extract(feiten, ?) between ? and ?"
            values += [f"$.{naam}", low, high]
        if standen is not None:
            wanted += " and exists (select 1 from sporen s where s.zaak = zaken.id and s.naam = ?"
            wanted += " and s.stand in (select value from json_each(?)))"
            values += [standen[0], as_json([*standen[1]])]
        wanted += " order by behandelaar is ? desc, id desc limit ?"
        rows = self._db.execute(_CASE + wanted, [*values, eerst, limit]).fetchall()
        return [_row(row) for row in rows]

    def save(self, ident: int, feiten: dict[str, Any], standen: dict[str, str], plaats: Plaats | None = None) -> None:
        """Write the present facts and states, with the place in lists that follows from them (None: it is worked out
        later); the line of history is written beside it."""
        self._db.execute(
            "update zaken set feiten = ?, loopt = ?, dag = ?, wisselt = ? where id = ?",
            [as_json(feiten), *columns(plaats), ident],
        )
        for spoor, stand in standen.items():
            self._db.execute("update sporen set stand = ? where zaak = ? and naam = ?", [stand, ident, spoor])

    def set_reference(self, ident: int, referentie: str) -> None:
        """Correct the reference. Raises DoubleReference."""
        try:
            self._db.execute("update zaken set referentie = ? where id = ?", [referentie, ident])
        except sqlite3.IntegrityError as exc:
            raise DoubleReference(referentie) from exc

    def add_history(
        self,
        zaak: int,
        spoor: str,
        trigger: str,
        van: str | None,
        naar: str | None,
        feiten: dict[str, Any],
        actor: int | None,
        now: datetime,
        versie: int,
    ) -> int:
        """A line of history; gives its id."""
        line = (zaak, spoor, trigger, van, naar, as_json(feiten), actor, moment(now), versie)
        row = self._db.execute(
            "insert into geschiedenis (zaak, spoor, trigger, van, naar, feiten, actor, moment, versie, zegel)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            [*line, seal(line)],
        ).fetchone()
        return int(row[0])

    def history(self, zaak: int) -> list[HistoryRow]:
        """What happened to the case, oldest first."""
        return self.histories([zaak])[zaak]

    def histories(self, zaken: Sequence[int]) -> dict[int, list[HistoryRow]]:
        """The same of several cases."""
        found: dict[int, list[HistoryRow]] = {zaak: [] for zaak in zaken}
        rows = self._db.execute(
            "select g.zaak, g.id, g.spoor, g.trigger, g.van, g.naar, g.feiten, g.actor, p.naam, g.moment, g.versie"
            " from geschiedenis g left join personen p on p.id = g.actor"
            " where g.zaak in (select value from json_each(?)) order by g.zaak, g.id",
            [as_json([*found])],
        )
        for zaak, *line in rows:
            found[zaak].append(_history(line))
        return found

    def delete(self, ident: int) -> None:
        """Remove the case with its tracks, history and herinneringen."""
        self._db.execute("insert into wissen values (?)", [ident])  # else its history stays, and nothing goes
        self._db.execute("delete from zaken where id = ?", [ident])
        self._db.execute("delete from wissen where zaak = ?", [ident])

    def rename_state(self, procedure: str, old: str, new: str) -> None:
        """Every case of the procedure that is in the stand of the old name is now in that of the new one; its history
        keeps the name that it was written with."""
        self._db.execute(
            "update sporen set stand = ? where stand = ? and zaak in (select id from zaken where procedure = ?)",
            [new, old, procedure],
        )

    def states_in_use(self) -> list[tuple[str, str, str]]:
        """Every (procedure, spoor, stand) that some case is in; checked against the tables at start."""
        return self._db.execute(
            "select distinct z.procedure, s.naam, s.stand from sporen s join zaken z on z.id = s.zaak"
        ).fetchall()
