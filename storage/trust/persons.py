"""Everything that the file keeps of one person, and forgetting that person: of the history only a function with a
number stays. Which tables those are, the tables say themselves."""

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

SECRET = {"sleutel", "vorige", "geheim_hash", "code_hash", "code"}
"""Columns that hold hashes of secrets: of no use to anybody."""
STAYS = frozenset({"gelezen"})
"""What the organisation must be able to account for; the person is a number there then."""


def _references(db: Database) -> list[tuple[str, str, str]]:
    """(table, column, what happens there when the person is deleted) of all that refers to somebody."""
    found = db.execute(
        'select m.name, k."from", k.on_delete from sqlite_master m join pragma_foreign_key_list(m.name) k'
        " where m.type = 'table' and k.\"table\" = 'personen' order by m.name, k.id"
    )
    return [(name, column, happens) for name, column, happens in found]


def tables(db: Database, persoon: int) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """The rows about a person by table, with where this person can be told something; one row at a time, as there may
    be many. What this person did in cases and lists is the organisation's, and not among them."""
    where = {"personen": ["id = ?"]}
    for table, column, happens in _references(db):
        if happens == "CASCADE" or table == "adressen":
            where.setdefault(table, []).append(f"{column} = ?")
    for table in ("webzittingen", "webpasskeys", "webberichten", "outbox"):
        where[table] = ["chat in (select id from adressen where persoon = ?)"]
    for table, conditions in where.items():
        yield table, _rows(db, table, conditions, persoon)


def everything(db: Database, persoon: int) -> dict[str, list[dict[str, Any]]]:
    """The same at once, without the tables that have nothing."""
    found = {table: list(rows) for table, rows in tables(db, persoon)}
    return {table: rows for table, rows in found.items() if rows}


def _rows(db: Database, table: str, conditions: list[str], persoon: int) -> Iterator[dict[str, Any]]:
    for condition in conditions:
        cursor = db.execute(f"select * from {table} where {condition}", [persoon])  # noqa: S608  names of our own tables
        names = [column[0] for column in cursor.description]
        for row in cursor:
            pairs = zip(names, row, strict=True)
            yield {naam: value for naam, value in pairs if naam not in SECRET and not isinstance(value, bytes)}


def forget(db: Database, persoon: int, functie: str) -> None:
    """All that is only about this person goes; what belongs to cases and lists keeps the number, and the name is a
    function. An address becomes that of a stranger, so that the last answer arrives; it goes within a day."""
    for table, column, happens in _references(db):
        if happens == "CASCADE" and table not in STAYS:
            db.execute(f"delete from {table} where {column} = ?", [persoon])  # noqa: S608  names of our own tables
    for table in ("webzittingen", "webpasskeys"):
        db.execute(f"delete from {table} where chat in (select id from adressen where persoon = ?)", [persoon])  # noqa: S608  idem
    db.execute("update adressen set persoon = null where persoon = ?", [persoon])
    db.execute("update personen set naam = ? where id = ?", [f"{functie} {persoon}", persoon])
    db.execute("insert into wisregels (soort, weg, sleutel) values ('persoon', 1, ?)", [str(persoon)])


class Persoonlijk:
    """What is about one person, wherever it stands."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tables(self, persoon: int) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """See above."""
        return tables(self._db, persoon)

    def everything(self, persoon: int) -> dict[str, list[dict[str, Any]]]:
        """See above."""
        return everything(self._db, persoon)

    def forget(self, persoon: int, functie: str) -> None:
        """See above."""
        forget(self._db, persoon, functie)
