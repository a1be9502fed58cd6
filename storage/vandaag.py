"""What somebody has in hand today: which messages came, and the list from which a case was opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from storage.values import as_json, moment


@dataclass(frozen=True, slots=True)
class Berichten:
    """The morning messages of one person: the day of the last one, of the one before, and how many there were in the
    week of the last one beside the overview of that week."""

    laatste: date | None = None
    ervoor: date | None = None
    keren: int = 0


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """A reminder that was said to somebody and still stands in the plan of its case."""

    zaak: int
    soort: str


class Vandaag:
    """Rows of ochtendberichten and herkomst."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ the messages

    def berichten(self, persoon: int) -> Berichten:
        """The messages of this person; before the first one there are none."""
        row = self._db.execute("select laatste, ervoor, keren from ochtendberichten where persoon = ?", [persoon])
        found = row.fetchone()
        if found is None:
            return Berichten()
        laatste, ervoor = (date.fromisoformat(dag) if dag else None for dag in found[:2])
        return Berichten(laatste, ervoor, found[2])

    def kwam(self, persoon: int, berichten: Berichten) -> None:
        """These are now the messages of this person."""
        laatste, ervoor = (dag.isoformat() if dag else None for dag in (berichten.laatste, berichten.ervoor))
        self._db.execute(
            "insert into ochtendberichten (persoon, laatste, ervoor, keren) values (?, ?, ?, ?) on conflict do update"
            " set laatste = excluded.laatste, ervoor = excluded.ervoor, keren = excluded.keren",
            [persoon, laatste, ervoor, berichten.keren],
        )

    def gevraagd(self, persoon: int, since: datetime) -> list[Gevraagd]:
        """What was asked of this person from the moment on, as far as it is still planned, in the order of the plan."""
        rows = self._db.execute(
            "select h.zaak, h.soort from gezegd g join herinneringen h on h.sleutel = g.sleutel"
            " where g.persoon = ? and g.op >= ? order by h.moment, h.sleutel",
            [persoon, moment(since)],
        )
        return [Gevraagd(*row) for row in rows]

    def gedaan(self, zaken: Iterable[int], since: datetime, behalve: Sequence[str]) -> set[int]:
        """Those of these cases with which something was done from the moment on, other than by these triggers."""
        rows = self._db.execute(
            "select distinct zaak from geschiedenis where zaak in (select value from json_each(?)) and moment >= ?"
            " and trigger not in (select value from json_each(?))",
            [as_json([*zaken]), moment(since), as_json([*behalve])],
        )
        return {int(row[0]) for row in rows}

    def per_collega(self, persoon: int) -> bool:
        """Whether this coordinator wants the cases of colleagues in the order of their names."""
        row = self._db.execute("select collega from ochtendberichten where persoon = ?", [persoon]).fetchone()
        return bool(row and row[0])

    def sorteer(self, persoon: int, *, per_collega: bool) -> None:
        """Keep that choice."""
        self._db.execute(
            "insert into ochtendberichten (persoon, collega) values (?, ?) on conflict do update"
            " set collega = excluded.collega",
            [persoon, per_collega],
        )

    # ------------------------------------------------------------ the way back

    def kwam_van(self, persoon: int, zaak: int, lijst: str) -> None:
        """The person opened this case from a list: the action that shows it."""
        self._db.execute(
            "insert into herkomst (persoon, zaak, lijst) values (?, ?, ?) on conflict do update"
            " set zaak = excluded.zaak, lijst = excluded.lijst",
            [persoon, zaak, lijst],
        )

    def lijst_van(self, persoon: int, zaak: int) -> str:
        """The list from which the person opened this case, when it is the one opened last from a list; else ""."""
        row = self._db.execute("select lijst from herkomst where persoon = ? and zaak = ?", [persoon, zaak]).fetchone()
        return str(row[0]) if row else ""
