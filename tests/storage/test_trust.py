"""What makes the file worth trusting: a history that is only added to, and logs that hold nothing that is gone."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.run import clock
from storage.store import Store
from tests.chat import Chat
from tests.people import add_person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOOR = 101


def _case(store: Store) -> int:
    with store.atomic():
        organisatie = store.people.organisatie_by_name("Almere") or store.people.add_organisatie(
            "Almere", "gemeente", None
        )
        person = add_person(store, NOOR, "Iemand")
        case = store.cases.add("koppeling", organisatie.id, "WEG-4711", person, {"koppeling": "zoeken"}, NOW)
        for trigger in ("maak", "verbeter"):
            store.cases.add_history(case, "", trigger, None, None, {"merkteken": "WEG-4712"}, person, NOW, 1)
    return case


@pytest.mark.parametrize(
    "sql",
    [
        "update geschiedenis set trigger = 'anders'",
        "update geschiedenis set actor = null",
        "delete from geschiedenis",
        "delete from geschiedenis where id = (select max(id) from geschiedenis)",
        "delete from zaken",
        "insert or replace into geschiedenis select * from geschiedenis",
        "update or replace geschiedenis set id = id + 1",
    ],
)
def test_history_is_only_added_to(store: Store, sql: str) -> None:
    """Whoever writes to the file, with whatever tool: what happened stays as it was written."""
    _case(store)
    before = store.db.execute("select * from geschiedenis").fetchall()
    other = sqlite3.connect(_path(store), isolation_level=None)
    other.execute("pragma foreign_keys = on")
    with pytest.raises((sqlite3.IntegrityError, sqlite3.OperationalError), match=r"geschiedenis|zegel"):
        other.execute(sql)
    other.close()
    assert store.db.execute("select * from geschiedenis").fetchall() == before


def test_the_road_of_wiping_takes_the_history_along(store: Store) -> None:
    """And leaves the door closed behind it."""
    case = _case(store)
    with store.atomic():
        store.cases.delete(case)
    counts = [store.db.execute(f"select count(*) from {t}").fetchone()[0] for t in ("zaken", "geschiedenis", "wissen")]
    assert counts == [0, 0, 0]


def test_damage_inside_a_row_is_found(store: Store) -> None:
    """One letter on the disk: SQLite's own check sees nothing, the seals do."""
    case = _case(store)
    store.fold()
    path = _path(store)
    content = path.read_bytes()
    assert content.count(b"WEG-4712") == 2
    at = content.rindex(b"WEG-4712")
    store.close()
    with path.open("r+b") as handle:
        handle.seek(at)
        handle.write(b"X")
    damaged = Store(store.db.__class__(sqlite3.connect(path)))
    assert damaged.db.execute("pragma integrity_check").fetchone()[0] == "ok"
    problems = damaged.integrity_problems()
    assert len(problems) == 1
    assert f"zaak {case}: regel" in problems[0]
    damaged.close()


def test_a_line_of_before_there_were_seals_is_taken_as_it_is(store: Store) -> None:
    """A file of an older version has none."""
    case = _case(store)
    with store.atomic():
        store.db.execute(
            "insert into geschiedenis (zaak, spoor, trigger, feiten, moment, versie)"
            " values (?, '', 'oud', '{}', '2026-03-02', 1)",
            [case],
        )
    assert store.integrity_problems() == []


async def test_what_was_wiped_is_gone_within_a_minute(store: Store) -> None:
    """From every file, without a restart and without anybody tidying: the clock does it at its next look."""
    async with Chat(store, datetime(2026, 4, 13, 8, tzinfo=UTC)) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        running = asyncio.create_task(clock.run(chat.office, chat.courier))
        for words in ("Nieuwe koppeling", "WISMIJ-26-4711", "vandaag", "vier"):
            shown = await chat.type(NOOR, words)
        await chat.press(NOOR, shown[-1].button("Klopt"))
        assert b"WISMIJ-26-4711" in _files(store)
        case = store.db.execute("select id from zaken").fetchone()[0]
        await chat.press(NOOR, f"w:{case}:ja")
        running.cancel()
        assert b"WISMIJ-26-4711" in _files(store)  # else this test shows nothing
        again = asyncio.create_task(clock.run(chat.office, chat.courier))
        await asyncio.sleep(0.5)
        again.cancel()
    assert b"WISMIJ-26-4711" not in _files(store)


def test_somebody_who_reads_is_not_waited_for(store: Store) -> None:
    """What they hold up is folded in at the next look."""
    _case(store)
    reader = sqlite3.connect(_path(store), isolation_level=None)
    reader.execute("begin")
    reader.execute("select count(*) from zaken").fetchone()
    with store.atomic():
        store.set_meta("proef", "1")
    assert not store.fold()
    reader.execute("rollback")
    reader.close()
    assert store.fold()


def _path(store: Store) -> Path:
    return Path(store.db.execute("select file from pragma_database_list where name = 'main'").fetchone()[0])


def _files(store: Store) -> bytes:
    path = _path(store)
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
