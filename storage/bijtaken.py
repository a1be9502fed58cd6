"""Side tasks: which kinds an organisation switched on, by whom and when; checklists in use with their ticks, and the
items that organisations added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class Geschakeld:
    """The last press on the switch of one kind; `naam` is who did it (None: somebody who is gone)."""

    soort: str
    aan: bool
    naam: str | None
    op: datetime


class Bijtaken:
    """Rows of bijtaken."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_organisation(self, organisatie: int) -> dict[str, Geschakeld]:
        """What was ever switched here, by kind."""
        rows = self._db.execute(
            "select b.soort, b.aan, p.naam, b.op from bijtaken b left join personen p on p.id = b.door"
            " where b.organisatie = ?",
            [organisatie],
        )
        return {soort: Geschakeld(soort, bool(aan), naam, read_moment(op)) for soort, aan, naam, op in rows.fetchall()}

    def on(self, organisatie: int) -> frozenset[str]:
        """The kinds that are on here."""
        rows = self._db.execute("select soort from bijtaken where organisatie = ? and aan = 1", [organisatie])
        return frozenset(row[0] for row in rows.fetchall())

    def switch(self, organisatie: int, soort: str, door: int, now: datetime, *, aan: bool) -> bool:
        """Switch a kind on or off; False when it was so already: who did that first stays named."""
        before = self._db.execute(
            "select aan from bijtaken where organisatie = ? and soort = ?", [organisatie, soort]
        ).fetchone()
        if bool(before and before[0]) == aan:
            return False
        self._db.execute(
            "insert into bijtaken values (?, ?, ?, ?, ?) on conflict do update"
            " set aan = excluded.aan, door = excluded.door, op = excluded.op",
            [organisatie, soort, int(aan), door, moment(now)],
        )
        return True


# ---------------------------------------------------------------- checklists


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """A list in use, at a case or (`zaak` None) loose."""

    id: int
    organisatie: int
    lijst: str
    zaak: int | None
    op: datetime


@dataclass(frozen=True, slots=True)
class Vinkje:
    """A tick: by whom (None: somebody who is gone) and when."""

    naam: str | None
    op: datetime


@dataclass(frozen=True, slots=True)
class EigenPunt:
    """An item that an organisation added."""

    id: int
    organisatie: int
    lijst: str
    tekst: str


_ROW = "select id, organisatie, lijst, zaak, op from checklists"


class Checklists:
    """Rows of checklists, vinkjes and eigenpunten."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ lists in use

    def get(self, ident: int) -> ChecklistRow | None:
        """The list with this id."""
        return _one(self._db.execute(_ROW + " where id = ?", [ident]).fetchone())

    def at_case(self, zaak: int, lijst: str) -> ChecklistRow | None:
        """The list of this kind at a case, once somebody ticked something on it."""
        return _one(self._db.execute(_ROW + " where zaak = ? and lijst = ?", [zaak, lijst]).fetchone())

    def loose(self, organisatie: int, lijsten: Sequence[str], most: int) -> list[ChecklistRow]:
        """The loose lists of these kinds of an organisation, newest first, at most so many."""
        wanted = " where organisatie = ? and zaak is null and lijst in (select value from json_each(?))"
        newest = " order by id desc limit ?"
        rows = self._db.execute(_ROW + wanted + newest, [organisatie, as_json([*lijsten]), most])
        return [_row(row) for row in rows.fetchall()]

    def add(self, organisatie: int, lijst: str, zaak: int | None, door: int, now: datetime) -> int:
        """A list comes in use; gives its id."""
        row = self._db.execute(
            "insert into checklists (organisatie, lijst, zaak, door, op) values (?, ?, ?, ?, ?) returning id",
            [organisatie, lijst, zaak, door, moment(now)],
        ).fetchone()
        return int(row[0])

    def delete(self, ident: int) -> None:
        """A list with its ticks."""
        self._db.execute("delete from checklists where id = ?", [ident])

    # ------------------------------------------------------------ ticks

    def ticks(self, ident: int) -> dict[str, Vinkje]:
        """The ticks of a list, by item."""
        rows = self._db.execute(
            "select v.punt, p.naam, v.op from vinkjes v left join personen p on p.id = v.door where v.checklist = ?",
            [ident],
        )
        return {punt: Vinkje(naam, read_moment(op)) for punt, naam, op in rows.fetchall()}

    def of_case(self, zaak: int) -> dict[str, set[str]]:
        """The items that were ticked at a case, by list; a list of which all ticks were taken back has none."""
        rows = self._db.execute(
            "select c.lijst, v.punt from checklists c left join vinkjes v on v.checklist = c.id where c.zaak = ?",
            [zaak],
        )
        found: dict[str, set[str]] = {}
        for lijst, punt in rows.fetchall():
            found.setdefault(lijst, set()).update([punt] if punt else [])
        return found

    def tick(self, ident: int, punt: str, door: int, now: datetime) -> None:
        """Tick an item; who was first stays named."""
        self._db.execute(
            "insert into vinkjes values (?, ?, ?, ?) on conflict do nothing", [ident, punt, door, moment(now)]
        )

    def untick(self, ident: int, punt: str) -> None:
        """Take a tick back."""
        self._db.execute("delete from vinkjes where checklist = ? and punt = ?", [ident, punt])

    def counted(self, organisatie: int, lijst: str, since: datetime) -> tuple[int, dict[str, int]]:
        """At how many cases something on this list was ticked since that moment, and how often each item was."""
        ticked = (
            "from checklists c join vinkjes v on v.checklist = c.id and v.op >= ?"
            " where c.organisatie = ? and c.lijst = ? and c.zaak is not null"
        )
        values = [moment(since), organisatie, lijst]
        cases = self._db.execute(f"select count(distinct c.zaak) {ticked}", values).fetchone()[0]
        rows = self._db.execute(f"select v.punt, count(*) {ticked} group by v.punt", values)
        return cases, dict(rows.fetchall())

    # ------------------------------------------------------------ own items

    def own(self, organisatie: int) -> list[EigenPunt]:
        """The items that an organisation added, oldest first."""
        rows = self._db.execute(
            "select id, organisatie, lijst, tekst from eigenpunten where organisatie = ? order by id", [organisatie]
        )
        return [EigenPunt(*row) for row in rows.fetchall()]

    def own_item(self, ident: int) -> EigenPunt | None:
        """The added item with this id."""
        row = self._db.execute("select id, organisatie, lijst, tekst from eigenpunten where id = ?", [ident]).fetchone()
        return EigenPunt(*row) if row else None

    def add_own(self, organisatie: int, lijst: str, tekst: str, door: int, now: datetime) -> int:
        """An organisation adds an item; gives its id."""
        row = self._db.execute(
            "insert into eigenpunten (organisatie, lijst, tekst, door, op) values (?, ?, ?, ?, ?) returning id",
            [organisatie, lijst, tekst, door, moment(now)],
        ).fetchone()
        return int(row[0])

    def ticked_own(self, organisatie: int, lijst: str, punt: str) -> int:
        """How often an added item is ticked."""
        row = self._db.execute(
            "select count(*) from checklists c join vinkjes v on v.checklist = c.id and v.punt = ?"
            " where c.organisatie = ? and c.lijst = ?",
            [punt, organisatie, lijst],
        ).fetchone()
        return int(row[0])

    def remove_own(self, item: EigenPunt, punt: str) -> None:
        """An added item goes, with its ticks."""
        self._db.execute(
            "delete from vinkjes where punt = ? and checklist in"
            " (select id from checklists where organisatie = ? and lijst = ?)",
            [punt, item.organisatie, item.lijst],
        )
        self._db.execute("delete from eigenpunten where id = ?", [item.id])


def _row(row: tuple[int, int, str, int | None, str]) -> ChecklistRow:
    ident, organisatie, lijst, zaak, op = row
    return ChecklistRow(ident, organisatie, lijst, zaak, read_moment(op))


def _one(row: tuple[int, int, str, int | None, str] | None) -> ChecklistRow | None:
    return _row(row) if row else None
