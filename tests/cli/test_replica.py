"""Taking over from a copy that a replicator keeps elsewhere, in one command."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.store import open_store

REPOSITORY = Path(__file__).parents[2]
LITESTREAM = shutil.which("litestream")
DOUBLE = """#!/bin/sh
[ "$1" = restore ] && [ "$2" = -o ] || exit 9
case "$4" in
  file://*) [ -f "${4#file://}" ] || { echo "Error: no matching backup files available" >&2; exit 1; }
            cp "${4#file://}" "$3" ;;
  -config) cp "$(cat "$5")" "$3" ;;
esac
"""
"""Answers as the program does: the newest state to -o, or one line on stderr and status 1."""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder for the database, and the double first on the path."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "litestream"
    program.write_text(DOUBLE)
    program.chmod(0o755)
    return tmp_path


def _run(folder: Path, *words: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KETENBOT_DATABASE": str(folder / "k.db"), "TELEGRAM_BOT_TOKEN": ""}
    environment["PATH"] = path if path is not None else f"{folder / 'bin'}:{environment['PATH']}"
    command = [sys.executable, "-m", "bot", "herstel", *words]
    return subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, text=True, check=False)


def _noted(path: Path, value: str) -> None:
    store = open_store(path, mode="proef")
    with store.atomic():
        store.set_meta("proefje", value)
    store.close()


def _read(path: Path) -> tuple[str | None, bool]:
    store = open_store(path, mode="proef", create=False)
    found = store.get_meta("proefje"), store.levens.waits()
    store.close()
    return found


def test_takeover_is_one_command(machine: Path) -> None:
    """On a machine without a database: the file stands there, in a new life that may go on; nothing else is left."""
    _noted(machine / "elders.db", "laatste stand")
    done = _run(machine, "--van", f"file://{machine / 'elders.db'}", "--bevestig")
    assert done.returncode == 0, done.stderr
    assert _read(machine / "k.db") == ("laatste stand", False)
    assert not list(machine.glob(".overname-*"))


def test_without_the_word_it_waits_for_a_beheerder(machine: Path) -> None:
    """By a configuration file too: nobody is told anything before it is confirmed, for there is no wisboek."""
    _noted(machine / "elders.db", "x")
    (machine / "litestream.yml").write_text(str(machine / "elders.db"))
    done = _run(machine, "--van", str(machine / "litestream.yml"))
    assert done.returncode == 0, done.stderr
    assert "wisboek" in done.stdout
    assert _read(machine / "k.db") == ("x", True)


@pytest.mark.parametrize(("replica", "word"), [("file:///nergens", "no matching backup"), ("geen", "geen kopie")])
def test_a_replica_that_gives_nothing_changes_nothing(machine: Path, replica: str, word: str) -> None:
    """One line, and the database is what it was."""
    _noted(machine / "k.db", "van mij")
    done = _run(machine, "--van", replica)
    assert done.returncode == 2
    assert word in done.stderr
    assert done.stderr.count("\n") == 1
    assert _read(machine / "k.db")[0] == "van mij"


def test_what_is_no_database_is_refused(machine: Path) -> None:
    """A replica is checked as any backup is; and without the program it is said what to do."""
    _noted(machine / "k.db", "van mij")
    (machine / "elders.db").write_bytes(b"rommel" * 1000)
    assert _run(machine, "--van", f"file://{machine / 'elders.db'}").returncode == 2
    assert "installeer" in _run(machine, "--van", "file:///x", path=str(machine)).stderr
    assert _read(machine / "k.db")[0] == "van mij"


@pytest.mark.skipif(LITESTREAM is None, reason="litestream is not on this machine")
def test_with_the_real_program(tmp_path: Path) -> None:
    """What was written while it ran stands in the file that took over."""
    assert LITESTREAM is not None
    (tmp_path / "a").mkdir()
    _noted(tmp_path / "a" / "k.db", "begin")
    replica = f"file://{tmp_path / 'replica'}"
    running = subprocess.Popen([LITESTREAM, "replicate", str(tmp_path / "a" / "k.db"), replica])
    try:
        time.sleep(2)
        _noted(tmp_path / "a" / "k.db", "later")
        time.sleep(3)
    finally:
        running.kill()
        running.wait()
    done = _run(tmp_path, "--van", replica, "--bevestig", path=os.environ["PATH"])
    assert done.returncode == 0, done.stderr
    assert _read(tmp_path / "k.db") == ("later", False)
