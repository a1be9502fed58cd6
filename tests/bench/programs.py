"""The programs under measurement as child processes: started alone, watched from outside, ended by their own id."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from bot.desk import people
from bot.desk.incoming import Kind
from bot.desk.rights import Rol
from bot.desk.visit import Office
from bot.run.service import make_office, wall_clock
from bot.settings import Settings
from storage.store import open_store
from tests.bench.desk import Person
from tests.bench.standin import TOKEN
from tests.bench.workload import CROWD, STARTER
from tests.people import chat_of

HOME = Path(__file__).parents[2]
_TICK = 1 / os.sysconf("SC_CLK_TCK")


class Program:
    """A child process and what it costs. Reads /proc, so it needs Linux."""

    def __init__(self, command: list[str], place: Path, extra: dict[str, str] | None = None) -> None:
        keep = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
        self._log = place / "uitvoer.txt"
        self.began = time.monotonic()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *command],
                cwd=place,
                env=keep | {"PYTHONPATH": str(HOME)} | (extra or {}),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )

    def line(self) -> str:
        """The next line it prints."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode().strip()

    def tell(self, words: str) -> None:
        """A line for it to read."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{words}\n".encode())
        self._process.stdin.flush()

    def cpu(self) -> float:
        """CPU seconds so far, user and system, all threads."""
        fields = self._proc("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * _TICK

    def peak(self) -> float:
        """The most memory it ever held, in MB (10^6 bytes)."""
        line = next(line for line in self._proc("status").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self._process.pid}/{name}").read_text()

    def end(self) -> None:
        """Stop it at once: everything was measured."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def last_words(self) -> str:
        """The end of what it wrote to stderr: why it failed."""
        return self._log.read_text(errors="replace")[-2000:]


class Telegram:
    """The measuring stand-in in a process of its own."""

    def __init__(self, place: Path, limiet: float = 0) -> None:
        self.program = Program(["-m", "tests.bench.standin", str(limiet)], place)
        self.address = self.program.line()

    def ask(self, path: str, **asked: Any) -> dict[str, Any]:
        """One request to its controls. Raises OSError when it does not answer."""
        body = json.dumps(asked).encode()
        request = Request(self.address + path, body, {"Content-Type": "application/json"})  # noqa: S310  our own child
        with urlopen(request, timeout=120) as answer:  # noqa: S310  idem
            return dict(json.load(answer))


@contextmanager
def telegram(place: Path) -> Iterator[Telegram]:
    """A fresh stand-in with everybody in it."""
    standin = Telegram(place)
    try:
        standin.ask("/proef/personen", personen=[{"id": n, "gestart": True} for n in everybody()])
        yield standin
    finally:
        standin.program.end()


def everybody() -> list[int]:
    """The ids of all people who take part."""
    return [STARTER, *CROWD]


def start(kind: str, place: Path, address: str, begin: str = "bezig") -> Program:
    """Start one of the programs against the stand-in: "ketenbot", or a peer by the name of its file. `begin` names the
    file that ketenbot has (`BEGIN`)."""
    if kind != "ketenbot":
        return Program(["-m", f"tests.bench.peers.{kind}", f"{address}/api", TOKEN, str(place / "peer.pickle")], place)
    database = place / "ketenbot.db"
    shutil.copyfile(_seeded(place.parent, begin), database)
    return Program(
        ["-m", "bot"],
        place,
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"{address}/api",
            "KETENBOT_DATABASE": str(database),
            "KETENBOT_LIMIET": "1000",
            "KETENBOT_POORT": "0",
        },
    )


def _seeded(place: Path, begin: str) -> Path:
    """A database in which everybody works for Almere, and what people have to begin with; made once."""
    path = place / f"{begin.replace(' ', '-')}.db"
    if not path.exists():
        store = open_store(path, mode="echt")
        settings = Settings(_env_file=None)  # type: ignore[call-arg]  # known to pydantic-settings, not to mypy
        office = make_office(settings, store, wall_clock, "ketenbot_proef_bot")
        with store.atomic():
            almere = people.find_or_make(store, office.gemeenten, "Almere", Rol.GEMEENTE)
            for number in everybody():
                person = people.enter(store, chat_of(store, number), "Anna")
                store.people.add_membership(person, almere.id, Rol.GEMEENTE, office.now())
            BEGIN[begin](office)
            store.db.execute("update outbox set stand = 'verstuurd'")
        store.close()
    return path


def _busy(office: Office) -> None:
    """Everybody has just begun to register a koppeling."""
    for number in everybody():
        Person(office, str(number)).says("Nieuwe koppeling")


def _home(office: Office) -> None:
    """Nobody is busy; the gemeente has nine koppelingen."""
    for number in range(9):
        _koppeling(Person(office, str(STARTER)), f"NEG-{number}")


def _with_a_case(office: Office) -> None:
    """Everybody has a koppeling for which a home was found."""
    for number in everybody():
        person = Person(office, str(number))
        _koppeling(person, f"STP-{number}")
        person.says(f"STP-{number}")
        person.says(person.buttons()["Woonruimte gevonden"], Kind.PRESS)
        while any(label.startswith("Sla over") for label in person.buttons()):
            person.says(person.buttons()["Sla over"], Kind.PRESS)


def _koppeling(person: Person, referentie: str) -> None:
    begun = person.office.now().date() - timedelta(days=20)
    person.says(f"/koppeling {referentie} {begun:%d-%m-%Y} 3")
    person.says(person.buttons()["Klopt"], Kind.PRESS)


BEGIN = {"bezig": _busy, "thuis": _home, "met zaak": _with_a_case}
