"""Sheets that went out to be filled in, and what was recorded of one that came back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class BladRow:
    """A sheet that `persoon` got on `dag`, with what its organisation knew of what it is `over` ("" for all of it); its
    keys, signed with `geheim`, work until and on `tot`. `vorm` is the name of its form."""

    id: int
    persoon: int
    organisatie: int
    vorm: str
    over: str
    dag: date
    tot: date
    geheim: bytes


_COLUMNS = "select id, persoon, organisatie, vorm, over, dag, tot, geheim from bladen"


class Bladen:
    """Rows of bladen, lijst_regels and lijst_toezicht."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def start(
        self, persoon: int, organisatie: int, vorm: str, over: str, *, dag: date, tot: date, geheim: bytes
    ) -> int:
        """The sheet of this person and day, with the secret it had when it was asked for before; gives its id."""
        row = self._db.execute(
            "insert into bladen (persoon, organisatie, vorm, over, dag, tot, geheim) values (?, ?, ?, ?, ?, ?, ?)"
            " on conflict do update set tot = excluded.tot returning id",
            [persoon, organisatie, vorm, over, dag.isoformat(), tot.isoformat(), geheim],
        ).fetchone()
        return int(row[0])

    def get(self, ident: int) -> BladRow | None:
        """The sheet of this id."""
        row = self._db.execute(f"{_COLUMNS} where id = ?", [ident]).fetchone()
        if row is None:
            return None
        dag, tot = date.fromisoformat(row[5]), date.fromisoformat(row[6])
        return BladRow(row[0], row[1], row[2], row[3], row[4], dag, tot, bytes(row[7]))

    def forget(self, before: date) -> int:
        """Drop sheets whose keys ended before the day; gives how many."""
        return self._db.execute("delete from bladen where tot < ?", [before.isoformat()]).rowcount

    # ------------------------------------------------------------ what came of one that came back

    def came_back(self, lijst: int, blad: int) -> None:
        """This list is that sheet."""
        self._db.execute("update lijsten set blad = ? where id = ?", [blad, lijst])

    def of_list(self, lijst: int) -> BladRow | None:
        """The sheet that this list is."""
        row = self._db.execute("select blad from lijsten where id = ?", [lijst]).fetchone()
        return self.get(row[0]) if row is not None and row[0] is not None else None

    def record(self, lijst: int, zaak: int, regels: Iterable[int]) -> None:
        """These lines of the history of a case came of this list."""
        self._db.conn.executemany(
            "insert into lijst_regels values (?, ?, ?)", [(lijst, zaak, regel) for regel in regels]
        )

    def recorded(self, lijst: int) -> dict[int, list[int]]:
        """The lines that came of this list, by case."""
        found = self._db.execute(
            "select zaak, json_group_array(regel) from lijst_regels where lijst = ? group by zaak", [lijst]
        )
        return {row[0]: sorted(json.loads(row[1])) for row in found.fetchall()}

    def record_toezicht(self, lijst: int, regels: Iterable[int]) -> None:
        """These lines of a half-year round came of this list."""
        self._db.conn.executemany("insert into lijst_toezicht values (?, ?)", [(lijst, regel) for regel in regels])

    def recorded_toezicht(self, lijst: int) -> dict[tuple[int, str, str], set[int]]:
        """The lines of a half-year round that came of this list, by provincie, gemeente and tijdvak."""
        rows = self._db.execute(
            "select r.organisatie, r.gemeente, r.tijdvak, r.id from lijst_toezicht l"
            " join toezichtregels r on r.id = l.regel where l.lijst = ? order by r.id",
            [lijst],
        )
        found: dict[tuple[int, str, str], set[int]] = {}
        for organisatie, gemeente, tijdvak, ident in rows.fetchall():
            found.setdefault((organisatie, gemeente, tijdvak), set()).add(ident)
        return found
