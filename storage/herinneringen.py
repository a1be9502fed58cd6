"""The plan of herinneringen: what is to be said, about which case, from when on, to whom."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment

WEER = ":weer"
"""How the key ends of one that comes back for as long as the case is open."""
_WEER = f"substr(sleutel, -{len(WEER)}) = '{WEER}'"


@dataclass(frozen=True, slots=True)
class Herinnering:
    """One planned reminder. `sleutel` names it for good: koppeling:17:tekenen:-14."""

    sleutel: str
    zaak: int
    soort: str
    moment: datetime
    rol: str
    achtervang: bool = False


class Gehouden(NamedTuple):
    """A reminder as it is kept, and whether it was said for the moment that it now has."""

    item: Herinnering
    gezegd: bool

    @property
    def weer(self) -> bool:
        """Whether it is one that comes back for as long as the case is open."""
        return self.item.sleutel.endswith(WEER)


_COLUMNS = "sleutel, zaak, soort, moment, rol, achtervang"
_WAITS, _SAID = "verstuurd_voor is null and moment < ?3", "verstuurd_voor is not null and moment >= ?4 and moment < ?3"
_OURS = "organisatie in (select value from json_each(?1))"
_OF_GEMEENTEN = (
    # The first condition is that of the index of such tracks, and lets it be used.
    "zaak in (select zaak from sporen where naam glob 'GM*' and naam in (select value from json_each(?2)))"
)
_PARTS = [
    f"select {_COLUMNS} from herinneringen where {whose} and {when}"  # noqa: S608  fixed texts of this file
    for whose in (_OURS, _OF_GEMEENTEN)
    for when in (_WAITS, _SAID)
]
_UNTIL = " union ".join(_PARTS) + " order by moment, sleutel"
"""Each part has an index of its own; with `or` between them the plan of the whole country would be read."""


_PUT = """
    insert into herinneringen (sleutel, zaak, soort, moment, rol, achtervang, organisatie)
    values (?, ?, ?, ?, ?, ?, ?)
    on conflict (sleutel) do update set soort = excluded.soort, moment = excluded.moment, rol = excluded.rol,
        achtervang = excluded.achtervang,
        verstuurd_voor = case when verstuurd_voor = excluded.moment then verstuurd_voor end
"""


def _read_row(row: tuple[Any, ...]) -> Herinnering:
    return Herinnering(row[0], row[1], row[2], read_moment(row[3]), row[4], bool(row[5]))


class Herinneringen:
    """Rows of herinneringen."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(
        self, zaak: int, organisatie: int, plan: Iterable[Herinnering], known: Mapping[str, Gehouden] | None = None
    ) -> None:
        """Make this the plan of a case of this organisation. What was sent stays sent, unless its moment moved. `known`
        is what `whole` just gave, where it was read already."""
        wanted = {item.sleutel: item for item in plan}
        held = self.whole(zaak) if known is None else known
        gone = sorted(held.keys() - wanted.keys())
        if gone:
            self._db.execute(
                "delete from herinneringen where sleutel in (select value from json_each(?))", [as_json(gone)]
            )
        changed = [item for key, item in wanted.items() if key not in held or held[key].item != item]
        self._db.conn.executemany(
            _PUT,
            [(h.sleutel, zaak, h.soort, moment(h.moment), h.rol, int(h.achtervang), organisatie) for h in changed],
        )

    def whole(self, zaak: int) -> dict[str, Gehouden]:
        """All that is kept of a case by its key, sent or not, with what comes back."""
        rows = self._db.execute(f"select {_COLUMNS}, verstuurd_voor from herinneringen where zaak = ?", [zaak])  # noqa: S608  fixed texts of this file
        return {row[0]: Gehouden(_read_row(row), row[6] is not None) for row in rows.fetchall()}

    def of_case(self, zaak: int) -> list[Herinnering]:
        """What is still to come for a case, soonest first, without what comes back after all that."""
        return self._read(f"where zaak = ? and verstuurd_voor is null and not {_WEER}", [zaak])

    def plan_of_case(self, zaak: int) -> list[Herinnering]:
        """The whole plan of a case, sent or not, without what comes back after all that."""
        return self._read(f"where zaak = ? and not {_WEER}", [zaak])

    def weer_of_case(self, zaak: int) -> list[Herinnering]:
        """What comes back, and was not said yet this time, soonest first."""
        return self._read(f"where zaak = ? and verstuurd_voor is null and {_WEER}", [zaak])

    def weer_said(self, before: datetime, limit: int) -> list[int]:
        """A few of the cases of which something that comes back was said for a moment before this one: it is to get
        its next moment."""
        rows = self._db.execute(
            f"select distinct +zaak from herinneringen where verstuurd_voor is not null and {_WEER} and moment < ?"  # noqa: S608  fixed texts of this file
            " order by +zaak limit ?",  # the plus: else the index on zaak is read from end to end
            [moment(before), limit],
        )
        return [ident for (ident,) in rows]

    def drop_weer(self, zaak: int) -> None:
        """Of this case nothing comes back any more."""
        self._db.execute(f"delete from herinneringen where zaak = ? and {_WEER}", [zaak])  # noqa: S608  idem

    def until(
        self, organisaties: Collection[int], codes: Collection[str], before: datetime, since: datetime
    ) -> list[Herinnering]:
        """What is planned before the first moment and was not said, or is planned since the second, said or not: of the
        cases of these organisations, and of those in which a gemeente with one of these CBS codes has a track."""
        rows = self._db.execute(_UNTIL, [as_json([*organisaties]), as_json([*codes]), moment(before), moment(since)])
        return [_read_row(row) for row in rows]

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
        rows = self._db.execute(f"select {_COLUMNS} from herinneringen {where} order by moment, sleutel", parameters)  # noqa: S608  fixed texts of this file
        return [_read_row(row) for row in rows]
