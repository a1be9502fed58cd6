"""Transactions: all or nothing, also when the disk is full or somebody else is writing."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.outbox import Sent
from storage.store import CannotCommit, Store, open_store
from tests.people import add_person, chat_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _names(store: Store) -> set[str]:
    return {row[0] for row in store.db.execute("select naam from organisaties")}


def test_a_failure_leaves_nothing(store: Store) -> None:
    """What was written before it is taken back, and the next transaction works."""

    def fails() -> None:
        with store.atomic():
            store.people.add_organisatie("Almere", "gemeente", None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with store.atomic():
        store.people.add_organisatie("Lelystad", "gemeente", None)
    assert _names(store) == {"Lelystad"}


def test_somebody_elses_write_is_waited_for_shortly(store: Store, tmp_path: Path) -> None:
    """While another process holds the file nothing can begin; afterwards the same work goes through."""
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(CannotCommit, match="BUSY"), store.atomic():
        pytest.fail("began while locked")
    other.execute("rollback")
    with store.atomic():
        store.people.add_organisatie("Almere", "gemeente", None)
    assert _names(store) == {"Almere"}
    other.close()


def test_a_full_disk_commits_nothing_half(store: Store) -> None:
    """Case, history and message go together or not at all; with room again the same work goes through."""
    with store.atomic():
        organisatie = store.people.add_organisatie("Almere", "gemeente", None)
        person = add_person(store, 101, "Iemand")
    pages = store.db.conn.execute("pragma page_count").fetchone()[0]
    store.db.conn.execute(f"pragma max_page_count = {pages}")

    def work() -> None:
        with store.atomic():
            case = store.cases.add("koppeling", organisatie.id, "Z-1", person, {"koppeling": "zoeken"}, NOW)
            store.cases.add_history(case, "", "maak", None, None, {}, person, NOW, 1)
            store.outbox.add(chat_of(store, 101), "antwoord", "stuur", {"tekst": "x" * 100_000}, NOW, None)

    with pytest.raises(CannotCommit, match="FULL"):
        work()
    assert [
        store.db.execute(f"select count(*) from {t}").fetchone()[0] for t in ("zaken", "geschiedenis", "outbox")
    ] == [0] * 3
    store.db.conn.execute("pragma max_page_count = 1000000")
    work()
    assert len(store.outbox.waiting()) == 1


def test_a_fault_of_ours_is_not_hidden(store: Store) -> None:
    """Only what says something of file or disk may be tried again: a broken rule stays an error."""
    with pytest.raises(sqlite3.IntegrityError), store.atomic():
        store.db.execute("insert into sporen values (999, 'koppeling', 'zoeken')")


def test_a_transaction_does_not_nest(store: Store) -> None:
    """A second begin is a fault of ours, and the whole is rolled back."""

    def nests() -> None:
        with store.atomic():
            store.people.add_organisatie("Almere", "gemeente", None)
            with store.atomic():
                pytest.fail("nested")

    with pytest.raises(sqlite3.OperationalError):
        nests()
    assert _names(store) == set()


def test_what_is_deleted_is_gone_from_the_file(store: Store, tmp_path: Path) -> None:
    """After a checkpoint neither the file nor the write-ahead log holds the reference or a line of history."""
    with store.atomic():
        organisatie = store.people.add_organisatie("Almere", "gemeente", None)
        person = add_person(store, 101, "Iemand")
        case = store.cases.add("koppeling", organisatie.id, "WEG-4711", person, {"koppeling": "zoeken"}, NOW)
        store.cases.add_history(case, "", "maak", None, None, {"merkteken": "WEG-4712"}, person, NOW, 1)
        store.gesprekken.start(person, "stap", {"zaak": case, "referentie": "WEG-4711"}, "getekend", NOW)
        row = store.outbox.add(chat_of(store, 101), "antwoord", "stuur", {"tekst": "WEG-4711 vastgelegd"}, NOW, None)
    assert b"WEG-4711" in _bytes(tmp_path)
    with store.atomic():
        store.outbox.claim([row.id])
        store.outbox.mark([Sent(row.id, "verstuurd", 1)])
        store.gesprekken.end_for_case(case)
        store.cases.delete(case)
    store.db.conn.execute("pragma wal_checkpoint(truncate)")
    assert b"WEG-471" not in _bytes(tmp_path)


def _bytes(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.glob("test.db*"))


def test_power_is_what_a_commit_waits_for(tmp_path: Path) -> None:
    """The connection writes ahead, waits for the disk, keeps foreign keys and wipes what it deletes."""
    store = open_store(tmp_path / "test.db", mode="echt")
    found = {name: store.db.conn.execute(f"pragma {name}").fetchone()[0]
             for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")}  # fmt: skip
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    store.close()
