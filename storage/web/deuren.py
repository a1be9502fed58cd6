"""Codes by which somebody who is known opens another door for the same person, and the doors that a person has."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.addresses import Adres
from storage.values import moment

_OWN = "from webzittingen where chat in (select id from adressen where persoon = ?)"


@dataclass(frozen=True, slots=True)
class Deurcode:
    """Whose code it is, and for which channel."""

    persoon: int
    kanaal: str


class Deuren:
    """Rows of deurcodes, and the addresses of one person."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, code_hash: str, persoon: int, kanaal: str, expires: datetime) -> None:
        """A code for this person; an earlier one ends, so that only the newest link works."""
        self._db.execute("delete from deurcodes where persoon = ?", [persoon])
        self._db.execute("insert into deurcodes values (?, ?, ?, ?)", [code_hash, persoon, kanaal, moment(expires)])

    def find(self, code_hash: str, now: datetime) -> Deurcode | None:
        """Whose code this is, while it works."""
        row = self._db.execute(
            "select persoon, kanaal from deurcodes where code_hash = ? and verloopt > ?", [code_hash, moment(now)]
        ).fetchone()
        return Deurcode(*row) if row else None

    def spend(self, code_hash: str) -> None:
        """It was used."""
        self._db.execute("delete from deurcodes where code_hash = ?", [code_hash])

    # ------------------------------------------------------------ the doors of a person

    def of(self, persoon: int) -> list[Adres]:
        """Every address of this person, the oldest first."""
        rows = self._db.execute(
            "select id, persoon, kanaal, adres from adressen where persoon = ? order by sinds, id", [persoon]
        )
        return [Adres(*row) for row in rows.fetchall()]

    def open(self, chat: int, persoon: int) -> None:
        """From now on who is at this address is this person."""
        self._db.execute("update adressen set persoon = ? where id = ? and persoon is null", [persoon, chat])

    def pages(self, persoon: int) -> int:
        """In how many browsers this person is logged in."""
        row = self._db.execute(f"select count(*) {_OWN}", [persoon]).fetchone()
        return int(row[0])

    def pages_of(self, organisatie: int) -> dict[int, int]:
        """The same for everybody of an organisation who is logged in somewhere, by person; 0 for who has a passkey
        alone."""
        rows = self._db.execute(
            "select a.persoon, count(z.id) from lidmaatschappen l join adressen a on a.persoon = l.persoon"
            " left join webzittingen z on z.chat = a.id where l.organisatie = ?"
            " and (z.id is not null or exists (select 1 from webpasskeys where chat = a.id)) group by a.persoon",
            [organisatie],
        )
        return {int(persoon): int(count) for persoon, count in rows.fetchall()}

    def end_pages(self, persoon: int) -> int:
        """Log this person out in every browser; gives in how many that was."""
        return self._db.execute(f"delete {_OWN}", [persoon]).rowcount

    def close(self, chat: int, persoon: int) -> None:
        """This address is a stranger's from now on, and who was logged in there or had a passkey no longer does."""
        self._db.execute("delete from webzittingen where chat = ?", [chat])
        self._db.execute("delete from webpasskeys where chat = ?", [chat])
        self._db.execute("update adressen set persoon = null where id = ? and persoon = ?", [chat, persoon])
