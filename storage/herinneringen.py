"""The plan of herinneringen: what is to be said, about which case, from when on, to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Herinnering:
    """One planned reminder. `sleutel` names it for good: koppeling:17:tekenen:-14."""

    sleutel: str
    zaak: int
    soort: str
    moment: datetime
    rol: str
    achtervang: bool = False


class Herinneringen:
    """Rows of herinneringen."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(self, zaak: int, plan: Iterable[Herinnering]) -> None:
        """Make this the case's plan. What was sent stays sent, unless its moment moved."""
        wanted = {item.sleutel: item for item in plan}
        known = self._db.execute("select sleutel from herinneringen where zaak = ?", [zaak]).fetchall()
        for (sleutel,) in known:
            if sleutel not in wanted:
                self._db.execute("delete from herinneringen where sleutel = ?", [sleutel])
        for item in wanted.values():
            self._db.execute(
                "insert into herinneringen (sleutel, zaak, soort, moment, rol, achtervang) values (?, ?, ?, ?, ?, ?)"
                " on conflict (sleutel) do update set soort = excluded.soort, moment = excluded.moment,"
                " rol = excluded.rol, achtervang = excluded.achtervang, verstuurd_voor ="
                " case when verstuurd_voor = excluded.moment then verstuurd_voor end",
                [item.sleutel, zaak, item.soort, moment(item.moment), item.rol, item.achtervang],
            )

    def of_case(self, zaak: int) -> list[Herinnering]:
        """What is still to come for a case, soonest first."""
        return self._read("where zaak = ? and verstuurd_voor is null", [zaak])

    def plan_of_case(self, zaak: int) -> list[Herinnering]:
        """The whole plan of a case, sent or not."""
        return self._read("where zaak = ?", [zaak])

    def until(self, before: datetime, since: datetime) -> list[Herinnering]:
        """What is planned before the first moment and was not said, or is planned since the second, said or not."""
        return self._read(
            "where moment < ? and (verstuurd_voor is null or moment >= ?)", [moment(before), moment(since)]
        )

    def mark_sent(self, sleutels: Iterable[str]) -> None:
        """These were turned into messages for the moment they now have."""
        self._db.conn.executemany(
            "update herinneringen set verstuurd_voor = moment where sleutel = ?", [(s,) for s in sleutels]
        )

    def mark_unsent(self, sleutels: Iterable[str]) -> None:
        """These reached nobody: they wait again."""
        self._db.conn.executemany(
            "update herinneringen set verstuurd_voor = null where sleutel = ?", [(s,) for s in sleutels]
        )

    def _read(self, where: str, parameters: list[object]) -> list[Herinnering]:
        rows = self._db.execute(
            f"select sleutel, zaak, soort, moment, rol, achtervang from herinneringen {where} order by moment, sleutel",  # noqa: S608  fixed texts of this file
            parameters,
        )
        return [Herinnering(r[0], r[1], r[2], read_moment(r[3]), r[4], bool(r[5])) for r in rows]
