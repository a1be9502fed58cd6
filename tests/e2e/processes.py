"""Ketenbot and the stand-in for Telegram as processes of their own, as an operator runs them."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread
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

    def send_file(self, person: int, name: str, content: bytes) -> None:
        """Somebody sends a file."""
        self.control("stuur-bestand", persoon=person, naam=name, inhoud=b64encode(content).decode())

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
    command = [sys.executable, "-m", "bot.tryout.standin.api", "--port", "0", "--token", TOKEN]
    with _process(command, {}, REPOSITORY, subprocess.DEVNULL) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "de proef-Telegram start niet"
        standin = Telegram(process, address)
        with standin.http:
            until(standin.answers_at_all, "de proef-Telegram antwoordt")
            yield standin


class Nursery:
    """Starts ketenbot as forks of a process that has read all that a start reads."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._born: Queue[int] = Queue()
        self.ended: dict[int, int] = {}
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            match line.split():
                case ["pid", pid]:
                    self._born.put(int(pid))
                case ["dood", pid, status]:
                    self.ended[int(pid)] = int(status)

    def start(
        self, directory: Path, *argv: str, place: str | None = None, count: int = 0, **settings: str
    ) -> "Ketenbot":
        """A ketenbot with these arguments and settings; it is not waited for (see `ready`)."""
        life = {"argv": argv, "cwd": str(directory), "env": only_ours(settings), "place": place, "count": count}
        (directory / "stdout").unlink(missing_ok=True)
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(life) + "\n")
        self.process.stdin.flush()
        born = self._born.get(timeout=4 * PATIENCE)  # the first waits for the nursery itself
        return Ketenbot(self, born, directory)

    def command(self, directory: Path, *argv: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run `ketenbot ARGUMENTS` to its end; stderr is of this command alone."""
        (directory / "stderr").unlink(missing_ok=True)
        status = self.start(directory, *argv, **settings).wait()
        out, err = ((directory / name).read_text(encoding="utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(list(argv), status, out, err)


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery that ends with all that it started."""
    command = [sys.executable, "-m", "tests.e2e.nursery"]
    with _process(command, {}, REPOSITORY, None) as process:
        yield Nursery(process)


class Ketenbot:
    """A ketenbot that was started."""

    def __init__(self, home: Nursery, pid: int, directory: Path) -> None:
        self._home, self.pid, self.directory = home, pid, directory
        self.address = ""

    def ready(self) -> "Ketenbot":
        """Wait until it says that it serves, and where."""
        self.address = until(lambda: self._announced() or self.status is not None, "ketenbot dient")
        assert self.status is None, self.log()
        return self

    def _announced(self) -> str:
        printed = self.directory / "stdout"
        found = re.search(r"(http://\S+)/gezond\n", printed.read_text(encoding="utf-8") if printed.exists() else "")
        return found[1] if found else ""

    @property
    def status(self) -> int | None:
        """The exit status; None while it runs."""
        return self._home.ended.get(self.pid)

    def wait(self, patience: float = PATIENCE) -> int:
        """Wait for its end; gives the exit status."""
        until(lambda: self.status is not None, "ketenbot stopt", patience)
        assert self.status is not None
        return self.status

    def healthy(self) -> tuple[int, dict[str, Any]]:
        """Status and body of /gezond."""
        answer = httpx.get(f"{self.address}/gezond", timeout=PATIENCE)
        return answer.status_code, answer.json()

    def log(self) -> str:
        """What it wrote on stderr, in this directory, ever."""
        written = self.directory / "stderr"
        return written.read_text(encoding="utf-8") if written.exists() else ""

    def signal(self, sign: signal.Signals) -> None:
        """Send a signal, unless it ended."""
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, sign)

    def stop(self) -> int:
        """SIGTERM; gives the exit status."""
        self.signal(signal.SIGTERM)
        return self.wait()

    def kill(self) -> None:
        """SIGKILL, unless it died of itself."""
        self.signal(signal.SIGKILL)
        self.died()

    def died(self) -> None:
        """Wait until it has killed itself."""
        assert self.wait() == -signal.SIGKILL

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of its database, read beside it."""
        return read(self.directory, query)


@contextmanager
def serving(
    home: Nursery, directory: Path, standin: Telegram, *, place: str | None = None, count: int = 0, **settings: str
) -> Iterator[Ketenbot]:
    """A ketenbot that serves from this directory as long as the block lasts."""
    bot = home.start(directory, place=place, count=count, **environment(standin, **settings))
    try:
        yield bot
    finally:
        bot.signal(signal.SIGKILL)
        bot.wait()


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
def _process(
    command: list[str], settings: dict[str, str], directory: Path, errors: Any
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, cwd=directory, env=only_ours(settings), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process
    finally:
        process.stdin.close()
        if process.poll() is None:
            process.kill()
        process.wait(PATIENCE)
        process.stdout.close()


def only_ours(settings: dict[str, str]) -> dict[str, str]:
    """The environment with these settings of ketenbot and no others."""
    ours = ("TELEGRAM_", "KETENBOT_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {"PYTHONPATH": str(REPOSITORY)} | settings
