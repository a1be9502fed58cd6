"""Which kinds of side tasks an organisation switched on, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


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
