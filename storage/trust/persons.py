"""Everything that the file keeps of one person, and forgetting that person: of the history only a function with a
number stays. Which tables those are, the tables say themselves."""

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


def everything(db: Database, persoon: int) -> dict[str, list[dict[str, Any]]]:
    """The rows about a person by table, with where this person can be told something. What this person did in cases and
    lists is the organisation's, and not among them."""
    found = {"personen": _rows(db, "select * from personen where id = ?", persoon)}
    for table, column, happens in _references(db):
        if happens == "CASCADE" or table == "adressen":
            found.setdefault(table, []).extend(_rows(db, f"select * from {table} where {column} = ?", persoon))  # noqa: S608  names of our own tables
    for table in ("webzittingen", "webpasskeys", "webberichten", "outbox"):
        chats = f"select * from {table} where chat in (select id from adressen where persoon = ?)"  # noqa: S608  idem
        found[table] = _rows(db, chats, persoon)
    return {table: rows for table, rows in found.items() if rows}


def _rows(db: Database, sql: str, persoon: int) -> list[dict[str, Any]]:
    cursor = db.execute(sql, [persoon])
    names = [column[0] for column in cursor.description]
    rows = (zip(names, row, strict=True) for row in cursor.fetchall())
    return [{naam: value for naam, value in row if naam not in SECRET and not isinstance(value, bytes)} for row in rows]


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

    def everything(self, persoon: int) -> dict[str, list[dict[str, Any]]]:
        """See above."""
        return everything(self._db, persoon)

    def forget(self, persoon: int, functie: str) -> None:
        """See above."""
        forget(self._db, persoon, functie)
