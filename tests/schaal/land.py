"""Small countries to measure on: a file in which every use was used, and the same among many more cases of others or
with many more ended ones of the own people."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.desk import replan
from bot.desk.visit import Office
from bot.run.service import make_office
from bot.settings import Settings
from storage.store import Store, open_store
from storage.trust import rows
from tests.oud.naspelen import Versie, versies

OFFSET = 10_000_000
"""Ids of one copy of the country lie so far above those of the one before."""
ALONE = {
    "meta", "documenten", "passages", "passages_fts", "gemist", "redactie", "apart", "cijferlijsten", "zegels",
}  # fmt: skip
"""What is of the installation and of nobody: a country that grows has no more of it."""
CODES = {
    ("organisaties", "gemeente"), ("sporen", "naam"), ("geschiedenis", "spoor"), ("herinneringen", "rol"),
    ("toezichtregels", "gemeente"), ("gedeelde_standen", "gemeente"), ("cijfers", "gebied"), ("regios", "gemeente"),
}  # fmt: skip
"""Columns with the CBS code of a gemeente, next to all that is JSON: in a copy they are codes of their own."""
UNIQUE = {
    ("organisaties", "naam"), ("adressen", "adres"), ("uitnodigingen", "code_hash"), ("herinneringen", "sleutel"),
    ("gezegd", "sleutel"), ("updates", "sleutel"), ("agendalinks", "geheim_hash"), ("zaken", "referentie"),
}  # fmt: skip
LOOSE = {("zaakkopieen", "rij"), ("bijwerking_zaken", "regel"), ("pogingen", "chat")}
"""Ids of other rows of which the table does not say so."""
OF_A_CASE = ("sporen", "geschiedenis", "herinneringen", "beantwoord", "vragen", "wachtend", "kennisnemers")
YEARS = "202", "201"
"""The ended cases that are put beside those of the file ended ten years before: no figure of today counts them."""


@dataclass
class Land:
    """A file with an office on it; the clock stands still where it is put."""

    naam: str
    office: Office
    now: datetime

    def __post_init__(self) -> None:
        self.office.now = lambda: self.now

    @property
    def store(self) -> Store:
        """Its file."""
        return self.office.store


def versie() -> Versie:
    """The newest file in which every use was used."""
    return versies()[-1]


def base(path: Path, now: datetime) -> None:
    """That file, brought up to date as a start does."""
    versie().restore(path)
    store = open_store(path, mode="proef")
    office = _office(store, now)
    with store.atomic():
        _everything_on(office, now)
    while True:
        with store.atomic():
            if replan.work(office, now) is None:
                break
    for _ in replan.places(office):
        pass
    for chore in office.features.chores:
        for _ in range(200):
            with store.atomic():
                if chore(office, now) is None:
                    break
    store.close()


def _everything_on(office: Office, now: datetime) -> None:
    """Every side task of every organisation is on, with a list begun at a case of each: what is off reads nothing."""
    people = office.store.db.execute(
        "select min(persoon), organisatie from lidmaatschappen group by organisatie"
    ).fetchall()
    for person, place in people:
        for naam in office.features.bijtaken:
            office.store.bijtaken.switch(place, naam, person, now, aan=True)
        row = office.store.db.execute(
            "select max(id) from zaken where organisatie = ? and procedure = 'koppeling' and loopt", [place]
        ).fetchone()
        for zaak in (row[0], None) if row[0] else (None,):
            ident = office.store.checklists.add(place, "tekendag", zaak, person, now)
            office.store.checklists.tick(ident, "azc", person, now)


def country(
    naam: str, source: Path, path: Path, now: datetime, *, others: int = 0, ended: int = 0, mode: str = "proef"
) -> Land:
    """So many copies of the whole country beside it, of which nothing is anybody's here; and so many more of each own
    case that ended."""
    path.write_bytes(source.read_bytes())
    store = open_store(path, mode=mode)
    db = store.db.conn
    db.execute("pragma synchronous = off")
    db.execute("pragma foreign_keys = off")
    db.execute("attach ? as bron", [str(source)])
    rows.loosen(store.db)  # each row its digest at once, at the end
    for number in range(1, others + 1):
        _copy(db, number)
    for number in range(1, ended + 1):
        _copy_ended(db, 1000 + number)
    rows.fasten(store.db)
    db.commit()
    db.execute("detach bron")
    assert db.execute("pragma foreign_key_check").fetchall() == []
    db.execute("pragma foreign_keys = on")
    return Land(naam, _office(store, now), now)


def _office(store: Store, now: datetime) -> Office:
    office = make_office(Settings(_env_file=None, ketenbot_poort=0), store, lambda: now, "ketenbot_test_bot")
    office.adres = "https://bot.example.nl"
    return office


def _tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("select name from bron.sqlite_master where type = 'table'").fetchall()
    return [
        naam for (naam,) in rows if not naam.startswith(("sqlite_", "_sqlite", "passages_fts")) and naam not in ALONE
    ]


def _copy(db: sqlite3.Connection, number: int) -> None:
    tables = _tables(db)
    for table in tables:
        columns = [row[1:3] for row in db.execute(f"pragma table_info({table})")]
        links = {row[3] for row in db.execute(f"pragma foreign_key_list({table})") if row[2] in tables}
        values = ", ".join(_value(table, name, kind.lower(), links, number) for name, kind in columns)
        db.execute(f"insert into {table} ({', '.join(name for name, _ in columns)}) select {values} from bron.{table}")
    first, last = number * OFFSET, (number + 1) * OFFSET
    for path in ("$.koppeling", "$.bij_zaak", "$.zaak"):
        db.execute(
            "update zaken set feiten = json_set(feiten, ?1, json_extract(feiten, ?1) + ?2)"
            " where id between ?2 and ?3 and typeof(json_extract(feiten, ?1)) = 'integer'",
            [path, first, last],
        )
    for path in ("$.zaak", "$.vraag", "$.organisatie"):
        db.execute(
            "update gesprekken set doel = json_set(doel, ?1, json_extract(doel, ?1) + ?2)"
            " where id between ?2 and ?3 and typeof(json_extract(doel, ?1)) = 'integer'",
            [path, first, last],
        )


def _value(table: str, name: str, kind: str, links: set[str], number: int) -> str:
    if name in links or (table, name) in LOOSE or (name == "id" and kind == "integer"):
        return f"{name} + {number * OFFSET}"
    if (table, name) in UNIQUE:
        return f"{name} || ':{number}'"
    if kind == "text" and ((table, name) in CODES or name in ("feiten", "doel", "waarde", "inhoud")):
        return f"replace({name}, 'GM', 'GMx{number}')"
    return name


def _copy_ended(db: sqlite3.Connection, number: int) -> None:
    """Of the own people: with a reference and a home of its own, and about no case that runs."""
    ended = "(select id from bron.zaken where loopt = 0)"
    for table in ("zaken", *OF_A_CASE):
        columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
        kinds = {row[1]: row[2].lower() for row in db.execute(f"pragma table_info({table})")}
        links = {row[3] for row in db.execute(f"pragma foreign_key_list({table})") if row[2] in ("zaken", "vragen")}
        values = []
        for name in columns:
            if name in links or (name == "id" and kinds[name] == "integer"):
                values.append(f"{name} + {number * OFFSET}")
            elif (table, name) in UNIQUE:
                values.append(f"{name} || ':{number}'")
            elif name in ("feiten", "moment"):
                values.append(f"replace({name}, '{YEARS[0]}', '{YEARS[1]}')")
            else:
                values.append(name)
        which = "id" if table == "zaken" else "zaak"
        db.execute(
            f"insert into {table} ({', '.join(columns)}) select {', '.join(values)} from bron.{table}"
            f" where {which} in {ended}"
        )
    for path in ("$.koppeling", "$.bij_zaak"):
        db.execute(
            "update zaken set feiten = json_set(feiten, ?2, json_extract(feiten, ?2) + ?1)"
            " where id > ?1 and json_extract(feiten, ?2) is not null",
            [number * OFFSET, path],
        )
    db.execute(
        "update zaken set feiten = json_set(feiten, '$.woning', json_extract(feiten, '$.woning') || ?2)"
        " where id > ?1 and json_extract(feiten, '$.woning') is not null",
        [number * OFFSET, f"-{number}"],
    )
