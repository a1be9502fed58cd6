"""Every file that the product makes is its owner's alone, whatever the machine's habit is."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from storage.store import open_store
from storage.trust import modes


def _open_to_others(folder: Path) -> list[str]:
    return [str(p) for p in [folder, *folder.rglob("*")] if stat.S_IMODE(p.lstat().st_mode) & 0o077]


def test_what_commands_make_is_0600(tmp_path: Path) -> None:
    """With a mask that gives all to everybody: the database, what lies beside it, a copy, and the file of before."""
    home = tmp_path / "huis"
    home.mkdir(0o700)
    environment = {**os.environ, "KETENBOT_DATABASE": str(home / "k.db"), "TELEGRAM_BOT_TOKEN": ""}

    def run(*words: str) -> None:
        command = [sys.executable, "-m", "bot", *words]
        done = subprocess.run(command, env=environment, cwd=home, umask=0, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    run("uitnodigen", "--organisatie", "Almere", "--rol", "gemeente")
    run("backup", str(home / "kopie.db"))
    run("herstel", str(home / "kopie.db"))
    assert len(list(home.iterdir())) >= 4
    assert _open_to_others(home) == []


def test_files_of_before_are_narrowed(tmp_path: Path) -> None:
    """At a start: also the log, the lock and what was replaced; a link is left alone."""
    store = open_store(tmp_path / "k.db", mode="proef")
    for name in ("k.db.lock", "k.db.wisboek", "k.db.1.oud"):
        (tmp_path / name).write_text("x")
    for file in tmp_path.iterdir():
        file.chmod(0o664)
    (elsewhere := tmp_path / "elders").write_text("x")
    elsewhere.chmod(0o644)
    (tmp_path / "k.db.2.oud").symlink_to(elsewhere)
    modes.narrow(tmp_path / "k.db")
    assert {file.name for file in tmp_path.iterdir() if not file.is_symlink() and file.stat().st_mode & 0o077} == {
        "elders"
    }
    store.close()
