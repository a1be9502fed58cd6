"""Several cases brought up to date at once: what stood in the list, which were chosen, what was recorded in each, and
whether that was taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Gekozen:
    """A case of the list: whether it is chosen, and the line of history that was written (None: none was)."""

    zaak: int
    gekozen: bool
    regel: int | None


@dataclass(frozen=True, slots=True)
class Bijwerking:
    """A choice by a person, `gemaakt` from a list as it was `gezien`: `lijst` and `pagina` are the way back to it.
    `wat` is None while it is being chosen."""

    id: int
    persoon: int
    gezien: datetime
    gemaakt: datetime
    lijst: str
    pagina: int
    wat: str | None
    terug: bool
    zaken: tuple[Gekozen, ...]

    @property
    def gekozen(self) -> list[int]:
        """The cases that are chosen, in the order of the list."""
        return [item.zaak for item in self.zaken if item.gekozen]

    @property
    def gedaan(self) -> list[Gekozen]:
        """The cases in which something was recorded."""
        return [item for item in self.zaken if item.regel is not None]


class Bijwerkingen:
    """Rows of bijwerkingen and bijwerking_zaken."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def start(
        self,
        persoon: int,
        gezien: datetime,
        plek: tuple[str, int],
        zaken: Iterable[int],
        now: datetime,
        *,
        alle: bool,
    ) -> int:
        """A new choice from these cases, of `alle` or none of them yet; `plek` is the list and its page. Gives its
        id."""
        row = self._db.execute(
            "insert into bijwerkingen (persoon, gezien, lijst, pagina, gemaakt) values (?, ?, ?, ?, ?) returning id",
            [persoon, moment(gezien), *plek, moment(now)],
        ).fetchone()
        self._db.conn.executemany(
            "insert into bijwerking_zaken (bijwerking, zaak, plaats, gekozen) values (?, ?, ?, ?)",
            [(row[0], zaak, plaats, int(alle)) for plaats, zaak in enumerate(zaken)],
        )
        return int(row[0])

    def get(self, ident: int) -> Bijwerking | None:
        """The choice of this id, with the cases that are still there."""
        row = self._db.execute(
            "select id, persoon, gezien, gemaakt, lijst, pagina, wat, terug from bijwerkingen where id = ?", [ident]
        ).fetchone()
        if row is None:
            return None
        known, persoon, gezien, gemaakt, lijst, pagina, wat, terug = row
        found = self._db.execute(
            "select zaak, gekozen, regel from bijwerking_zaken where bijwerking = ? order by plaats", [ident]
        )
        cases = tuple(Gekozen(zaak, bool(gekozen), regel) for zaak, gekozen, regel in found.fetchall())
        return Bijwerking(
            known, persoon, read_moment(gezien), read_moment(gemaakt), lijst, pagina, wat, bool(terug), cases
        )

    def choose(self, ident: int, zaak: int, *, on: bool) -> None:
        """This case of the list too, or not."""
        self._db.execute(
            "update bijwerking_zaken set gekozen = ? where bijwerking = ? and zaak = ?", [int(on), ident, zaak]
        )

    def done(self, ident: int, wat: str, regels: Mapping[int, int]) -> None:
        """This was recorded, with these lines by case."""
        self._db.execute("update bijwerkingen set wat = ? where id = ?", [wat, ident])
        self._db.conn.executemany(
            "update bijwerking_zaken set regel = ? where bijwerking = ? and zaak = ?",
            [(regel, ident, zaak) for zaak, regel in regels.items()],
        )

    def taken_back(self, ident: int) -> None:
        """It was undone."""
        self._db.execute("update bijwerkingen set terug = 1 where id = ?", [ident])

    def forget(self, before: datetime) -> int:
        """Drop choices from before the moment; gives how many."""
        return self._db.execute("delete from bijwerkingen where gemaakt < ?", [moment(before)]).rowcount
