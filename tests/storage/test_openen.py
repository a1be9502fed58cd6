"""Opening the file: whose it is, how new it is, and whether it can be used at all."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from storage.store import (
    AlreadyServed,
    CannotCommit,
    DatabaseProblem,
    Store,
    open_reader,
    open_store,
    serving_lock,
)
from storage.trust.copies import backup


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database that was opened once."""
    file = tmp_path / "ketenbot.db"
    open_store(file, mode="proef").close()
    return file


def _schema(path: Path) -> list[str]:
    with sqlite3.connect(path) as db:
        return [row[0] for row in db.execute("select sql from sqlite_master where sql is not null order by name")]


def test_opening_again_changes_nothing(path: Path) -> None:
    """Every migration ran once, and a second start finds nothing to do."""
    before = path.read_bytes(), _schema(path)
    open_store(path, mode="proef").close()
    open_store(path, mode="proef", create=False).close()
    assert (path.read_bytes(), _schema(path)) == before


def test_what_was_stored_survives_a_new_start(path: Path) -> None:
    """Migrating an existing file keeps its rows."""
    store = open_store(path, mode="proef")
    with store.atomic():
        store.people.add_organisatie("Almere", "gemeente", "GM0034")
    store.close()
    store = open_store(path, mode="proef")
    assert store.people.organisatie_by_name("Almere") is not None
    store.close()


def test_a_new_file_is_made_only_by_serving(tmp_path: Path) -> None:
    """A command beside it says so and leaves no file behind."""
    with pytest.raises(DatabaseProblem, match="bestaat niet: start eerst ketenbot"):
        open_store(tmp_path / "nieuw.db", mode="echt", create=False)
    assert list(tmp_path.iterdir()) == []


def test_the_other_mode_is_refused(path: Path) -> None:
    """Try-out and real use never share a file, whichever was first."""
    with pytest.raises(DatabaseProblem, match="proefversie"):
        open_store(path, mode="echt")
    real = path.with_name("echt.db")
    open_store(real, mode="echt").close()
    with pytest.raises(DatabaseProblem, match="echt gebruik"):
        open_store(real, mode="proef")


def test_a_newer_file_is_refused(path: Path) -> None:
    """It is left as it is, for the version that knows it."""
    with sqlite3.connect(path) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('ketenbot', 'm999_later', '2030-01-01')"
        )
    db.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseProblem, match="nieuwere ketenbot: werk ketenbot bij"):
        open_store(path, mode="proef")
    assert path.read_bytes() == before


def test_an_older_file_waits_for_a_start(path: Path) -> None:
    """A command beside never migrates."""
    with sqlite3.connect(path) as db:
        db.execute("delete from _sqlite_migrations where name = (select max(name) from _sqlite_migrations)")
    db.close()
    with pytest.raises(DatabaseProblem, match="start eerst ketenbot"):
        open_store(path, mode="proef", create=False)


@pytest.mark.parametrize("content", [b"dit is geen database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    """With one line, and the file is left alone."""
    file = tmp_path / "ketenbot.db"
    file.write_bytes(content)
    with pytest.raises(DatabaseProblem, match="is niet te gebruiken"):
        open_store(file, mode="echt")
    assert file.read_bytes() == content


def _use(path: Path) -> None:
    store = open_store(path, mode="proef")
    with store.atomic():
        store.people.add_organisatie("Almere", "gemeente", None)


def test_a_damaged_file_is_no_silent_loss(path: Path) -> None:
    """Overwritten pages come out as damage, at opening or at the first transaction."""
    with path.open("r+b") as handle:
        handle.seek(4096)
        handle.write(b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises((DatabaseProblem, CannotCommit)):
        _use(path)


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    """One line that names the file."""
    with pytest.raises(DatabaseProblem, match="ik kan het niet openen of maken"):
        open_store(tmp_path / "weg" / "ketenbot.db", mode="echt")


def test_a_reader_writes_nothing(path: Path) -> None:
    """Reports are made on a connection that cannot change a thing."""
    reader = open_reader(path)
    assert reader.get_meta("soort") == "proef"
    with pytest.raises(CannotCommit), reader.atomic():
        reader.set_meta("soort", "echt")
    reader.close()


def test_one_process_serves(path: Path) -> None:
    """A second one hears so, and after the first has gone it may."""
    with serving_lock(path), pytest.raises(AlreadyServed, match="wordt al bediend"), serving_lock(path):
        pytest.fail("two at once")
    with serving_lock(path):
        pass


def test_a_kill_frees_the_lock(path: Path) -> None:
    """The system does, so that no start waits for a process that is gone."""
    code = (
        "import sys, time; from pathlib import Path; from storage.store import serving_lock\n"
        "with serving_lock(Path(sys.argv[1])): print('heb het', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"heb het\n"
    with pytest.raises(AlreadyServed), serving_lock(path):
        pytest.fail("two at once")
    other.kill()
    other.wait()
    other.stdout.close()
    with serving_lock(path):
        pass


def test_a_backup_is_whole_and_replaces_only_when_it_is(path: Path, tmp_path: Path) -> None:
    """Made beside an open connection; a failing one leaves the old backup as it was."""
    store = open_store(path, mode="proef")
    with store.atomic():
        store.people.add_organisatie("Almere", "gemeente", "GM0034")
    copy = tmp_path / "kopie.db"
    backup(path, copy)
    store.close()
    restored = open_store(copy, mode="proef")
    assert restored.people.organisatie_by_name("Almere") is not None
    restored.close()
    kept = copy.read_bytes()
    with pytest.raises(DatabaseProblem, match="niet gelukt"):
        backup(tmp_path / "bestaat-niet.db", copy)
    assert copy.read_bytes() == kept
    assert not list(tmp_path.glob("*.deel*"))


def test_a_backup_replaces_only_what_is_its_own(path: Path, tmp_path: Path) -> None:
    """No device, folder, link or file of somebody else; and nobody else may read the copy."""
    note, link = tmp_path / "brief.txt", tmp_path / "koppeling.db"
    note.write_text("van iemand anders", encoding="utf-8")
    link.symlink_to(note)
    os.mkfifo(tmp_path / "pijp")
    for target in (note, link, tmp_path, tmp_path / "pijp", Path("/dev/null")):
        with pytest.raises(DatabaseProblem, match="kies een ander pad"):
            backup(path, target)
    assert note.read_text(encoding="utf-8") == "van iemand anders"
    assert Path("/dev/null").is_char_device()
    backup(path, tmp_path / "kopie.db")
    backup(path, tmp_path / "kopie.db")
    assert stat.S_IMODE((tmp_path / "kopie.db").stat().st_mode) == 0o600


def test_a_file_that_may_not_be_written(path: Path) -> None:
    """A read-only file is refused with one line; as a superuser may write it all the same, SQLite is told instead."""
    store = open_store(path, mode="proef")
    store.db.conn.execute("pragma query_only = on")
    with pytest.raises(CannotCommit), store.atomic():
        store.set_meta("soort", "echt")
    store.db.conn.execute("pragma query_only = off")
    assert store.get_meta("soort") == "proef"
    store.close()


def test_the_tables_are_strict(store: Store) -> None:
    """A wrong kind of value is refused by SQLite itself; only its own bookkeeping and the word index are not ours."""
    loose = store.db.execute(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0"
        " and name not like 'sqlite_%' and name not like '\\_%' escape '\\'"
    ).fetchall()
    assert loose == []


def test_a_copy_of_a_file_in_use_opens(path: Path, tmp_path: Path) -> None:
    """Database and write-ahead log together are the file: what was committed is in them."""
    store = open_store(path, mode="proef")
    with store.atomic():
        store.people.add_organisatie("Almere", "gemeente", "GM0034")
    for part in path.parent.glob(path.name + "*"):
        shutil.copy(part, tmp_path / part.name.replace("ketenbot", "kopie"))
    copy = open_store(tmp_path / "kopie.db", mode="proef")
    assert copy.people.organisatie_by_name("Almere") is not None
    copy.close()
    store.close()
