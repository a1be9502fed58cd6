"""A bot that lives many short lives, and the books that tell whether anything was lost."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.e2e.processes import PATIENCE, Telegram, environment, only_ours, read, until
from workflows.datums import zeg

FIRST = date(2024, 1, 1)
MARK = "(mogelijk dubbel)"


class Nursery:
    """Starts lives one after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.pid = 0

    def start(self, **life: Any) -> None:
        """The next life; it serves as soon as it can."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(life) + "\n")
        self.process.stdin.flush()
        self.pid = int(self._line("pid").split()[1])

    def ready(self) -> None:
        """Wait until it serves."""
        self._line("ketenbot draait")

    def kill(self) -> None:
        """SIGKILL, unless it died already."""
        os.kill(self.pid, signal.SIGKILL)  # the nursery has not waited for it as long as we have not read "dood"
        self.gone()

    def gone(self) -> None:
        """Wait until it was killed, by itself or by us."""
        assert self._line("dood") == "dood -9"

    def command(self, directory: Path, *argv: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run `ketenbot ARGUMENTS` to its end, in a directory and with settings of its own."""
        self.start(argv=argv, cwd=str(directory), env=only_ours(settings))
        status = int(self._line("dood").split()[1])
        out, err = ((directory / name).read_text(encoding="utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(list(argv), status, out, err)

    def stop(self) -> None:
        """SIGTERM, and wait for the end."""
        os.kill(self.pid, signal.SIGTERM)
        self._line("dood")

    def _line(self, word: str) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(word):
                return line.strip()
        raise AssertionError("de kweker is weg")


@contextmanager
def nursery(directory: Path, standin: Telegram, people: list[int]) -> Iterator[Nursery]:
    """A nursery for the database in this directory; these people are beheerders, so that they need no invitation."""
    settings = environment(
        standin, KETENBOT_BEHEERDERS=",".join(map(str, people)), KETENBOT_LIMIET="1000", PYTHONUNBUFFERED="1"
    )
    with (
        (directory / "stderr").open("a", encoding="utf-8") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"], cwd=directory, env=only_ours(settings),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True,
        ) as process,
    ):  # fmt: skip
        running = Nursery(process)
        try:
            yield running
        finally:
            if running.pid and process.poll() is None and _is_child(running.pid, process.pid):
                os.kill(running.pid, signal.SIGKILL)
            assert process.stdin is not None
            process.stdin.close()
            process.wait(PATIENCE)


def _is_child(pid: int, parent: int) -> bool:
    """Whether this process still is the nursery's."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1] == str(parent)
    except OSError:
        return False


class Books:
    """What was asked, and what must have come of it: each question has a date of its own, and its answer names it."""

    def __init__(self, directory: Path, standin: Telegram, people: list[int]) -> None:
        self.directory, self.standin, self.people = directory, standin, people
        self.asked: dict[int, list[str]] = defaultdict(list)
        self.uncertain: Counter[int] = Counter()
        self.lives_with_uncertain = 0
        self._next = 0

    def ask(self, number: int) -> None:
        """So many questions, by people in turn."""
        said = []
        for _ in range(number):
            person = self.people[self._next % len(self.people)]
            day = FIRST + timedelta(days=self._next)
            self._next += 1
            self.asked[person].append(zeg(day))
            said.append((person, f"/termijn {day.day}-{day.month}-{day.year}"))
        self.standin.say_many(said)

    def note_the_uncertain(self) -> None:
        """After a kill and before a start: what is claimed and unmarked."""
        if (self.directory / "ketenbot.db").exists():
            tables = {row[0] for row in read(self.directory, "select name from sqlite_master")}
            rows = read(self.directory, "select id from outbox where stand = 'geclaimd'") if "outbox" in tables else []
            self.uncertain.update(row[0] for row in rows)
            self.lives_with_uncertain += bool(rows)

    def all_done(self) -> None:
        """Wait until Telegram holds nothing and nothing waits to be sent."""
        until(lambda: self.standin.waiting() == 0, "alle updates bevestigd", 90)
        waiting = "select count(*) from outbox where stand in ('klaar', 'geclaimd')"
        until(lambda: read(self.directory, waiting) == [(0,)], "alle berichten verstuurd", 90)

    def check(self) -> None:
        """Every update handled once, every answer there and in order, and every repeat marked and explained."""
        assert read(self.directory, "select count(*), count(distinct id) from updates") == [(self._next, self._next)]
        assert read(self.directory, "select count(*) from apart") == [(0,)]
        rows: dict[int, list[int]] = defaultdict(list)
        for ident, chat in read(self.directory, "select id, chat from outbox order by id"):
            rows[chat].append(ident)
        assert {chat: len(idents) for chat, idents in rows.items()} == {p: len(d) for p, d in self.asked.items()}
        row_of = {(p, day): row for p, days in self.asked.items() for day, row in zip(days, rows[p], strict=True)}
        for person, days in self.asked.items():
            self._check_chat(person, days, row_of)

    def _check_chat(self, person: int, days: list[str], row_of: dict[tuple[int, str], int]) -> None:
        arrived = self.standin.answers(person)
        assert list(dict.fromkeys(map(_day, arrived))) == days
        plain = Counter(_day(text) for text in arrived if MARK not in text)
        marked = Counter(_day(text) for text in arrived if MARK in text)
        for day in days:
            assert plain[day] <= 1
            assert marked[day] <= self.uncertain[row_of[person, day]]

    def repeated(self) -> int:
        """Answers that arrived more than once."""
        return sum(
            count > 1 for person in self.people for count in Counter(map(_day, self.standin.answers(person))).values()
        )


def _day(answer: str) -> str:
    """The date that an answer is about."""
    found = re.search(r"Gekoppeld op (?:<b>)?(\w\w \d+ \w+ \d{4})", answer)
    assert found, answer
    return found[1]


def spread(count: int) -> list[int]:
    """Ids of this many people."""
    return list(range(1001, 1001 + count))
