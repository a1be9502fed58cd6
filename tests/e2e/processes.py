"""Ketenbot and the stand-in for Telegram as processes of their own, as an operator runs them."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

REPOSITORY = Path(__file__).parents[2]
TOKEN = "4217:proef-geheim_woord"
SECRET_PART = "proef-geheim_woord"
PATIENCE = 30.0
"""Seconds that anything here may take before the test fails."""


def until(seen: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """The first true value that `seen` gives."""
    end = time.monotonic() + patience
    while not (value := seen()):
        assert time.monotonic() < end, f"niet gezien binnen {patience} s: {what}"
        time.sleep(0.02)
    return value


class Telegram:
    """The stand-in for Telegram."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.http = httpx.Client(base_url=address, timeout=PATIENCE)

    @property
    def api(self) -> str:
        """What TELEGRAM_API_URL must be."""
        return f"{self.address}/api"

    def answers_at_all(self) -> bool:
        """Whether it listens yet."""
        try:
            return self.http.get("/proef/tellers").is_success
        except httpx.ConnectError:
            return False

    def control(self, what: str, **body: Any) -> dict[str, Any]:
        """Ask something of the stand-in itself."""
        answer = self.http.post(f"/proef/{what}", json=body)
        answer.raise_for_status()
        return dict(answer.json())

    def call(self, method: str, **params: Any) -> Any:
        """A call of the Bot API, as the bot would do it."""
        return self.http.post(f"/api/bot{TOKEN}/{method}", json=params).json()

    def people(self, *numbers: int) -> None:
        """Let these people have Telegram, and have talked to the bot before."""
        self.control("personen", personen=[{"id": n, "voornaam": f"P{n}", "gestart": True} for n in numbers])

    def say(self, person: int, *texts: str) -> None:
        """Somebody types."""
        self.control("zeg-veel", berichten=[[person, text] for text in texts])

    def say_many(self, said: list[tuple[int, str]]) -> None:
        """Many people type, in this order."""
        self.control("zeg-veel", berichten=[list(one) for one in said])

    def press(self, person: int, message: int, label: str) -> None:
        """Somebody presses a button."""
        self.control("druk-veel", drukken=[[person, message, label]])

    def fails(self, method: str, **fault: Any) -> None:
        """Let calls of a method go wrong."""
        self.control("fouten", methode=method, **fault)

    def well_again(self) -> None:
        """No more faults."""
        self.control("fouten", wis=True)

    def messages(self, chat: int) -> list[dict[str, Any]]:
        """The messages of a chat, oldest first."""
        return list(self.http.get(f"/proef/berichten/{chat}").json())

    def answers(self, chat: int) -> list[str]:
        """What the bot said in a chat."""
        return [one.get("text", "") for one in self.messages(chat) if one["from"]["is_bot"]]

    def hears(self, chat: int, words: str, patience: float = PATIENCE) -> dict[str, Any]:
        """The newest message of the bot in this chat, once it has these words."""

        def newest() -> dict[str, Any] | None:
            own = [one for one in self.messages(chat) if one["from"]["is_bot"]]
            return own[-1] if own and words in own[-1].get("text", "") else None

        found: dict[str, Any] = until(newest, f"{words!r} in gesprek {chat}", patience)
        return found

    def counts(self) -> dict[str, int]:
        """How often each method was called, in small letters."""
        return dict(self.http.get("/proef/tellers").json()["aanroepen"])

    def waiting(self) -> int:
        """Updates that Telegram still holds."""
        return int(self.http.get("/proef/tellers").json()["wachtend"])


@contextmanager
def telegram() -> Iterator[Telegram]:
    """A stand-in of one's own."""
    command = [sys.executable, "-m", "bot.tryout.api", "--port", "0", "--token", TOKEN]
    with _process(command, {}, REPOSITORY, subprocess.DEVNULL) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "de proef-Telegram start niet"
        standin = Telegram(process, address)
        with standin.http:
            until(standin.answers_at_all, "de proef-Telegram antwoordt")
            yield standin


class Ketenbot:
    """A serving ketenbot."""

    def __init__(self, process: subprocess.Popen[str], directory: Path) -> None:
        self.process, self.directory, self.address = process, directory, ""

    def ready(self) -> "Ketenbot":
        """Wait until it says that it serves."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"(http://\S+)/gezond", line)
        assert found, f"ketenbot start niet: {line!r} {self.log()}"
        self.address = found[1]
        return self

    def healthy(self) -> tuple[int, dict[str, Any]]:
        """Status and body of /gezond."""
        answer = httpx.get(f"{self.address}/gezond", timeout=PATIENCE)
        return answer.status_code, answer.json()

    def log(self) -> str:
        """What it wrote on stderr."""
        return (self.directory / "stderr").read_text(encoding="utf-8")

    def stop(self) -> int:
        """SIGTERM; gives the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of its database, read beside it."""
        return read(self.directory, query)


def read(directory: Path, query: str) -> list[tuple[Any, ...]]:
    """Rows of the database in a directory."""
    connection = sqlite3.connect(f"file:{directory / 'ketenbot.db'}?mode=ro", uri=True, timeout=PATIENCE)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def environment(standin: Telegram | None, **settings: str) -> dict[str, str]:
    """The settings of an operator and nothing else of ours."""
    own = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": standin.api} if standin else {}
    return own | {"KETENBOT_POORT": "0"} | settings


@contextmanager
def ketenbot(
    directory: Path, standin: Telegram, *, module: str = "bot", arguments: tuple[str, ...] = (), **settings: str
) -> Iterator[Ketenbot]:
    """A process that serves from this directory; it is not waited for (see `ready`)."""
    command = [sys.executable, "-m", module, *arguments]
    with (
        (directory / "stderr").open("a", encoding="utf-8") as errors,
        _process(command, environment(standin, **settings), directory, errors) as process,
    ):
        yield Ketenbot(process, directory)


def command(
    directory: Path, *arguments: str, standin: Telegram | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `ketenbot ARGUMENTS` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=directory,
        env=only_ours(environment(standin, **settings)),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@contextmanager
def _process(
    command: list[str], settings: dict[str, str], directory: Path, errors: Any
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, cwd=directory, env=only_ours(settings), stdout=subprocess.PIPE, stderr=errors, text=True
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(PATIENCE)
        assert process.stdout is not None
        process.stdout.close()


def only_ours(settings: dict[str, str]) -> dict[str, str]:
    """The environment with these settings of ketenbot and no others."""
    ours = ("TELEGRAM_", "KETENBOT_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {"PYTHONPATH": str(REPOSITORY)} | settings
