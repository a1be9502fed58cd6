"""The command line in an empty folder."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ketenbot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder; gives its exit status, and what it said and complained."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("KETENBOT", "TELEGRAM"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("KETENBOT_DATABASE", "test.db")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["ketenbot", *arguments])
        try:
            main()
            status = 0
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
