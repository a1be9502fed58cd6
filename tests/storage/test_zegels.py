"""Damage inside a row of any table is found by reading, named, and neither an upgrade nor a later write hides it."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.store import Store, open_reader, open_store
from storage.trust import rows
from tests.oud.naspelen import versies

FLIPS = 55
BITS = (1, 2, 4, 8, 16, 64, 128)
"""Not that of capitals: an index that does not mind those says the same with it."""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NO_ROWS = {"sqlite_sequence", "zegels", "passages_fts"}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with something in most tables: the newest that was put aside, opened by this version."""
    path = tmp_path_factory.mktemp("zegels") / "vol.db"
    versies()[-1].restore(path)
    store = open_store(path, mode="proef")
    store.fold()
    store.close()
    return path


def copy_of(full: Path, folder: Path) -> Path:
    path = folder / "kopie.db"
    path.write_bytes(full.read_bytes())
    return path


def problems(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        return Store(Database(connection)).integrity_problems()


def values(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every text of each table that is long enough to be found in the file."""
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = bytes
        schema = b" ".join(sql for (sql,) in db.execute("select sql from sqlite_schema where sql is not null"))
        for (raw,) in db.execute("select name from sqlite_schema where type = 'table'").fetchall():
            name = raw.decode()
            if name in NO_ROWS or name.startswith(("_sqlite", "passages_fts")):
                continue
            for row in db.execute(f"select * from {name} limit 8").fetchall():
                yield from (
                    (name, text) for text in row if isinstance(text, bytes) and len(text) >= 4 and text not in schema
                )


def test_a_sound_file_has_nothing_to_say(full: Path) -> None:
    """And there are digests of nearly every table."""
    assert problems(full) == []
    with closing(sqlite3.connect(full)) as db:
        assert db.execute("select count(distinct tabel) from zegels").fetchone()[0] >= 40


def test_one_byte_anywhere_in_a_row_is_found(full: Path, tmp_path: Path) -> None:
    """At many places of many tables; what stands nowhere else is named to the table."""
    path, dice, whole = copy_of(full, tmp_path), random.Random(19), full.read_bytes()
    places = {
        whole.index(text) + dice.randrange(len(text)): (tabel, whole.count(text) == 1)
        for tabel, text in values(path)
        if text in whole
    }
    chosen, named = dice.sample(sorted(places), FLIPS), 0
    for place in chosen:
        content, (tabel, alone) = bytearray(whole), places[place]
        content[place] ^= dice.choice(BITS)
        path.write_bytes(content)
        said = problems(path)
        assert said, f"{tabel} at {place}"
        own = "regel" if tabel == "geschiedenis" else f"tabel {tabel}:"
        assert not alone or any(own in line for line in said), f"{tabel} at {place}: {said}"
        named += alone
    assert len({places[place][0] for place in chosen}) >= 20
    assert named >= 8


def test_a_change_moves_the_digest_and_hides_nothing(store: Store) -> None:
    """Added, changed, keyed anew, replaced, cascaded and gone: all sound. What was damaged stays found when another
    column is written."""
    db = store.db
    with store.atomic():
        db.execute("insert into organisaties (naam, soort) values ('Almere', 'gemeente'), ('Urk', 'gemeente')")
        db.execute("update organisaties set naam = 'Zeewolde', id = 9 where naam = 'Urk'")
        db.execute("insert into meta values ('a', '1'), ('b', '2')")
        db.execute("update meta set sleutel = 'c' where sleutel = 'a'")
        db.execute("insert into partners values (1, 'corporatie', 9)")
        db.execute("insert or replace into partners values (1, 'corporatie', 9)")
    assert rows.broken(db) == []
    with store.atomic():
        db.execute("delete from organisaties where id = 9")
    assert db.execute("select count(*) from partners").fetchone()[0] == 0
    assert rows.broken(db) == []
    _damage(store, "update organisaties set naam = 'Almelo' where id = 1")
    with store.atomic():
        db.execute("update organisaties set gemeente = 'GM0034' where id = 1")
    assert [str(one) for one in rows.broken(db)] == ["tabel organisaties: rij 1 is niet wat er is vastgelegd"]


def test_a_row_that_is_gone_or_new_is_told(store: Store) -> None:
    """With the case it belongs to; a key that may be somebody's is not shown."""
    with store.atomic():
        store.db.execute("insert into organisaties (id, naam, soort) values (1, 'Almere', 'gemeente')")
        zaak = store.cases.add("koppeling", 1, "Z-1", None, {"koppeling": "zoeken"}, NOW)
    _damage(store, "delete from sporen")
    _damage(store, "insert into meta values ('van iemand', '1')")
    said = [str(one) for one in rows.broken(store.db)]
    assert said == [
        "tabel meta: een rij is door niemand vastgelegd",
        f"tabel sporen: rij {zaak}, … is weg",
    ]
    assert store.accept_damage() == 2
    assert rows.broken(store.db) == []


def test_an_upgrade_carries_over_what_was_damaged(full: Path, tmp_path: Path) -> None:
    """Also one that was killed after its first step."""
    path = copy_of(full, tmp_path)
    store = open_store(path, mode="proef")
    _damage(store, "update zaken set referentie = 'X-1' where id = (select min(id) from zaken)")
    before = [str(one) for one in rows.broken(store.db)]
    assert len(before) == 1
    assert "(zaak " in before[0]
    with store.atomic():
        rows.loosen(store.db)
        store.db.execute("alter table zaken add column later text")
    store.close()
    again = open_store(path, mode="proef")
    assert [str(one) for one in rows.broken(again.db)] == before
    assert again.accept_damage() == 1
    again.close()
    reader = open_reader(path)
    assert reader.integrity_problems() == []
    reader.close()


def _damage(store: Store, sql: str) -> None:
    """As the disk would: the triggers do not see it."""
    found = store.db.execute("select name, sql from sqlite_schema where type = 'trigger' and name glob 'zegel_*'")
    triggers = found.fetchall()
    store.db.conn.execute("begin immediate")
    for name, _ in triggers:
        store.db.execute(f"drop trigger {name}")
    store.db.execute(sql)
    for _, made in triggers:
        store.db.execute(made)
    store.db.conn.execute("commit")
