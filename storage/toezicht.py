"""What a provincie keeps for its toezicht. Nothing is overwritten: of one field the newest row counts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class KaderRow:
    """A beleidskader as it was kept. `wat` is the setting that was changed, `door` who did it ("" when gone)."""

    id: int
    kader: dict[str, Any]
    wat: str
    door: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Regel:
    """One value of one field of a gemeente in a tijdvak; None: taken away. `door` is who wrote it ("" when gone)."""

    id: int
    organisatie: int
    gemeente: str
    tijdvak: str
    veld: str
    waarde: Any
    door: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Plek:
    """Where somebody is in the list of a round: which half-year, which gemeenten, which page (from 0)."""

    tijdvak: str
    filter: str
    bladzijde: int


@dataclass(frozen=True, slots=True)
class Daad:
    """Something that is done for many gemeenten at once: `soort` vast or verstuur, `inhoud` what it is about. `gaat` is
    when it happens by itself, once it was asked; `persoon` who asked it (None when gone)."""

    id: int
    organisatie: int
    tijdvak: str
    soort: str
    stand: str
    gaat: datetime | None
    inhoud: dict[str, Any]
    persoon: int | None


_DAAD = "select id, organisatie, tijdvak, soort, stand, gaat, inhoud, persoon from rondedaden"


def _daad(row: Sequence[Any]) -> Daad:
    ident, organisatie, tijdvak, soort, stand, gaat, inhoud, persoon = row
    when = read_moment(gaat) if gaat else None
    return Daad(ident, organisatie, tijdvak, soort, stand, when, json.loads(inhoud), persoon)


_REGEL = (
    "select r.id, r.organisatie, r.gemeente, r.tijdvak, r.veld, r.waarde, coalesce(p.naam, ''), r.moment"
    " from toezichtregels r left join personen p on p.id = r.persoon"
)
_POSTPONED = (
    f"{_REGEL} where r.organisatie = ? and r.veld = 'oordeel'"  # noqa: S608  fixed text
    " and json_extract(r.waarde, '$.tot') >= ?"
    " and not exists (select 1 from toezichtregels n where n.organisatie = r.organisatie"
    " and n.tijdvak = r.tijdvak and n.gemeente = r.gemeente and n.veld = r.veld and n.id > r.id) order by r.id"
)


def _regel(row: Sequence[Any]) -> Regel:
    ident, organisatie, gemeente, tijdvak, veld, waarde, door, when = row
    return Regel(ident, organisatie, gemeente, tijdvak, veld, json.loads(waarde), door, read_moment(when))


class Toezicht:
    """Rows of toezichtprovincies, beleidskaders, toezichtregels, toetsberichten, rondeplekken and rondedaden."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ which provincie

    def provincie(self, organisatie: int) -> str | None:
        """The provincie that was chosen for an organisation whose name does not say it."""
        row = self._db.execute(
            "select provincie from toezichtprovincies where organisatie = ?", [organisatie]
        ).fetchone()
        return row[0] if row else None

    def choose_provincie(self, organisatie: int, provincie: str) -> None:
        """Remember which provincie an organisation is."""
        self._db.execute(
            "insert into toezichtprovincies values (?, ?) on conflict do update set provincie = excluded.provincie",
            [organisatie, provincie],
        )

    # ------------------------------------------------------------ the beleidskader

    def kaders(self, organisatie: int, limit: int = 20) -> list[KaderRow]:
        """The beleidskaders of an organisation, newest first."""
        rows = self._db.execute(
            "select k.id, k.kader, k.wat, coalesce(p.naam, ''), k.moment from beleidskaders k"
            " left join personen p on p.id = k.persoon where k.organisatie = ? order by k.id desc limit ?",
            [organisatie, limit],
        )
        return [KaderRow(row[0], json.loads(row[1]), row[2], row[3], read_moment(row[4])) for row in rows.fetchall()]

    def keep_kader(self, organisatie: int, kader: dict[str, Any], wat: str, persoon: int, now: datetime) -> None:
        """From now on this one counts."""
        self._db.execute(
            "insert into beleidskaders (organisatie, kader, wat, persoon, moment) values (?, ?, ?, ?, ?)",
            [organisatie, as_json(kader), wat, persoon, moment(now)],
        )

    # ------------------------------------------------------------ the gemeenten

    def write(
        self, organisatie: int, gemeente: str, tijdvak: str, veld: str, waarde: Any, persoon: int | None, now: datetime
    ) -> int:
        """Write a field; None takes its value away. Gives the id of the row."""
        row = self._db.execute(
            "insert into toezichtregels (organisatie, gemeente, tijdvak, veld, waarde, persoon, moment)"
            " values (?, ?, ?, ?, ?, ?, ?) returning id",
            [organisatie, gemeente, tijdvak, veld, as_json(waarde), persoon, moment(now)],
        ).fetchone()
        return int(row[0])

    def of_period(self, organisatie: int, tijdvak: str) -> dict[str, dict[str, Regel]]:
        """What counts of all gemeenten of a provincie in a tijdvak: by gemeente, by field."""
        found: dict[str, dict[str, Regel]] = {}
        rows = self._db.execute(
            _REGEL + " where r.organisatie = ? and r.tijdvak = ? order by r.id", [organisatie, tijdvak]
        )
        for row in rows.fetchall():
            found.setdefault(row[2], {})[row[4]] = _regel(row)
        return found

    def judgements(self, organisatie: int) -> dict[str, dict[str, Regel]]:
        """The recorded judgements of a provincie: by gemeente, by tijdvak. What was taken away is left out."""
        found: dict[str, dict[str, Regel]] = {}
        rows = self._db.execute(_REGEL + " where r.organisatie = ? and r.veld = 'oordeel' order by r.id", [organisatie])
        for row in rows.fetchall():
            found.setdefault(row[2], {})[row[3]] = _regel(row)
        return {
            gemeente: {tijdvak: regel for tijdvak, regel in rows_of.items() if regel.waarde is not None}
            for gemeente, rows_of in found.items()
        }

    def postponed(self, organisatie: int, vanaf: date) -> list[Regel]:
        """The judgements of a provincie that were put off until that day or later, and that nothing newer stands in
        the place of; oldest first."""
        return [_regel(row) for row in self._db.execute(_POSTPONED, [organisatie, vanaf.isoformat()]).fetchall()]

    def written_since(self, organisatie: int, tijdvak: str, sinds: datetime) -> list[Regel]:
        """What was written of the gemeenten of a provincie in a tijdvak after that moment, oldest first."""
        rows = self._db.execute(
            _REGEL + " where r.organisatie = ? and r.tijdvak = ? and r.moment > ? order by r.id",
            [organisatie, tijdvak, moment(sinds)],
        )
        return [_regel(row) for row in rows.fetchall()]

    def history(self, organisatie: int, gemeente: str, tijdvak: str, limit: int = 20) -> list[Regel]:
        """All that was written of a gemeente in a tijdvak, newest first."""
        rows = self._db.execute(
            _REGEL + " where r.organisatie = ? and r.gemeente = ? and r.tijdvak = ? order by r.id desc limit ?",
            [organisatie, gemeente, tijdvak, limit],
        )
        return [_regel(row) for row in rows.fetchall()]

    def sent_to(self, gemeente: str) -> list[Regel]:
        """The judgements that provincies sent to a gemeente and did not withdraw, newest tijdvak first."""
        rows = self._db.execute(
            _REGEL + " where r.gemeente = ? and r.veld = 'verstuurd' order by r.tijdvak desc, r.id", [gemeente]
        )
        newest = {(row[1], row[3]): _regel(row) for row in rows.fetchall()}
        return [regel for regel in newest.values() if regel.waarde is not None]

    # ------------------------------------------------------------ the day of judging

    def since(self) -> dict[int, datetime]:
        """Which provincies lead the round here, and since when."""
        rows = self._db.execute(
            "select o.id, (select min(moment) from toezichtregels where organisatie = o.id),"
            " (select min(moment) from beleidskaders where organisatie = o.id) from organisaties o"
            " where o.soort = 'provincie' order by o.id"
        )
        found = {int(ident): min(filter(None, moments), default=None) for ident, *moments in rows.fetchall()}
        return {ident: read_moment(first) for ident, first in found.items() if first is not None}

    def told(self, organisatie: int, dag: str) -> bool:
        """Whether this provincie heard of that day: an ISO day, with a word after it where it is about more than
        judging."""
        known = "select 1 from toetsberichten where organisatie = ? and dag = ?"
        return self._db.execute(known, [organisatie, dag]).fetchone() is not None

    def tell(self, organisatie: int, dag: str) -> None:
        """It heard."""
        self._db.execute("insert into toetsberichten values (?, ?)", [organisatie, dag])

    # ------------------------------------------------------------ the round on the phone

    def place(self, persoon: int, organisatie: int) -> Plek | None:
        """Where somebody was in the list last."""
        row = self._db.execute(
            "select tijdvak, filter, bladzijde from rondeplekken where persoon = ? and organisatie = ?",
            [persoon, organisatie],
        ).fetchone()
        return Plek(*row) if row else None

    def keep_place(self, persoon: int, organisatie: int, plek: Plek) -> None:
        """From now on somebody is there."""
        self._db.execute(
            "insert into rondeplekken values (?, ?, ?, ?, ?) on conflict do update set tijdvak = excluded.tijdvak,"
            " filter = excluded.filter, bladzijde = excluded.bladzijde",
            [persoon, organisatie, plek.tijdvak, plek.filter, plek.bladzijde],
        )

    # ------------------------------------------------------------ many gemeenten at once

    def begin_deed(
        self, organisatie: int, tijdvak: str, soort: str, inhoud: dict[str, Any], persoon: int, now: datetime
    ) -> int:
        """Keep what will be done, open to change. Gives its id."""
        row = self._db.execute(
            "insert into rondedaden (organisatie, tijdvak, soort, stand, inhoud, persoon, moment)"
            " values (?, ?, ?, 'open', ?, ?, ?) returning id",
            [organisatie, tijdvak, soort, as_json(inhoud), persoon, moment(now)],
        ).fetchone()
        return int(row[0])

    def deed(self, ident: int) -> Daad | None:
        """What is or was to be done."""
        row = self._db.execute(f"{_DAAD} where id = ?", [ident]).fetchone()
        return _daad(row) if row else None

    def change_deed(self, ident: int, stand: str, inhoud: dict[str, Any], gaat: datetime | None = None) -> None:
        """From now on it stands so."""
        self._db.execute(
            "update rondedaden set stand = ?, inhoud = ?, gaat = ? where id = ?",
            [stand, as_json(inhoud), moment(gaat) if gaat else None, ident],
        )

    def waiting_deed(self, tot: datetime | None = None, organisatie: int | None = None) -> Daad | None:
        """The first one that happens by itself (by that moment, of that organisation)."""
        row = self._db.execute(
            f"{_DAAD} where stand = 'wacht' and gaat <= ?1 and (?2 is null or organisatie = ?2)"
            " order by gaat, id limit 1",
            [moment(tot) if tot else "9999", organisatie],
        ).fetchone()
        return _daad(row) if row else None
