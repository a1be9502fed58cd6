"""Regions: which gemeenten a regio named, what each lets it do, who said so and when, and the cases that it leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class Band:
    """What stands between a regio and a gemeente (its CBS code): `stand` is genoemd, bevestigd, geweigerd or beeindigd,
    in the history also weg; `mag` what the regio may do for it, in letters. `naam` is who said so (None: somebody who
    is gone)."""

    regio: int
    regionaam: str
    gemeente: str
    stand: str
    mag: str
    naam: str | None
    op: datetime


_BAND = (
    "select r.regio, o.naam, r.gemeente, r.stand, r.mag, p.naam, r.op from {} r"
    " join organisaties o on o.id = r.regio left join personen p on p.id = r.door"
)
_NOW, _PAST = _BAND.format("regiogemeenten"), _BAND.format("regioregels")


class Regios:
    """Rows of regiogemeenten, regioregels and regiozaken."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ a regio and its gemeenten

    def of_regio(self, regio: int) -> list[Band]:
        """The gemeenten of a regio."""
        return self._bands(_NOW + " where r.regio = ? order by r.gemeente", [regio])

    def of_gemeenten(self, codes: Iterable[str]) -> list[Band]:
        """The regions that named any of these gemeenten, by name."""
        wanted = " where r.gemeente in (select value from json_each(?)) order by o.naam, r.gemeente"
        return self._bands(_NOW + wanted, [as_json(sorted(codes))])

    def get(self, regio: int, gemeente: str) -> Band | None:
        """What stands between these two."""
        found = self._bands(_NOW + " where r.regio = ? and r.gemeente = ?", [regio, gemeente])
        return found[0] if found else None

    def past(self, regio: int, gemeente: str, most: int) -> list[Band]:
        """The last things that were said between these two, oldest first, at most so many."""
        wanted = " where r.regio = ? and r.gemeente = ? order by r.id desc limit ?"
        return self._bands(_PAST + wanted, [regio, gemeente, most])[::-1]

    def say(self, regio: int, gemeente: str, stand: str, mag: str, door: int, now: datetime) -> None:
        """From now on this stands between them; `weg` takes the name away. The history keeps it either way."""
        row = [regio, gemeente, stand, mag, door, moment(now)]
        self._db.execute(
            "insert into regioregels (regio, gemeente, stand, mag, door, op) values (?, ?, ?, ?, ?, ?)", row
        )
        if stand == "weg":
            self._db.execute("delete from regiogemeenten where regio = ? and gemeente = ?", [regio, gemeente])
            return
        self._db.execute("insert or replace into regiogemeenten values (?, ?, ?, ?, ?, ?)", row)

    def _bands(self, sql: str, values: list[object]) -> list[Band]:
        rows = self._db.execute(sql, values).fetchall()
        return [
            Band(regio, regionaam, gemeente, stand, mag, naam, read_moment(op))
            for regio, regionaam, gemeente, stand, mag, naam, op in rows
        ]

    # ------------------------------------------------------------ the cases that a regio leads

    def lead(self, zaak: int, regio: int) -> None:
        """From now on this regio leads the case."""
        self._db.execute("insert or replace into regiozaken values (?, ?)", [zaak, regio])

    def of_case(self, zaak: int) -> int | None:
        """The regio that leads the case, or None."""
        row = self._db.execute("select regio from regiozaken where zaak = ?", [zaak]).fetchone()
        return int(row[0]) if row else None

    def cases(self, regios: Iterable[int]) -> list[int]:
        """The cases that any of these regions leads, oldest first."""
        rows = self._db.execute(
            "select zaak from regiozaken where regio in (select value from json_each(?)) order by zaak",
            [as_json(sorted(regios))],
        )
        return [int(row[0]) for row in rows.fetchall()]
