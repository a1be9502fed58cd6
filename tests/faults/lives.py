"""A bot that lives many short lives, and the books that tell whether anything was lost."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

from tests.e2e.processes import Telegram, environment, read, until
from workflows.dates.reading import zeg

FIRST = date(2018, 1, 1)
MARK = "(mogelijk dubbel)"


class Books:
    """What was asked, and what must have come of it: each question has a date of its own, and its answer names it."""

    def __init__(self, directory: Path, standin: Telegram, people: list[int]) -> None:
        self.directory, self.standin, self.people = directory, standin, people
        standin.people(*people)
        self.asked: dict[int, list[str]] = defaultdict(list)
        self.uncertain: Counter[int] = Counter()
        self.lives_with_uncertain = 0
        self._next = 0

    @property
    def settings(self) -> dict[str, str]:
        """For a bot that answers these people: as beheerders they need no invitation."""
        people = ",".join(map(str, self.people))
        return environment(self.standin, KETENBOT_BEHEERDERS=people, KETENBOT_LIMIET="1000")

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

    def check(self, *, doubts: bool = False) -> None:
        """Every update handled once, every answer there and in order, and every repeat marked; explained by a kill,
        or with `doubts` by a Telegram that did not say what became of a message."""
        handled = "select count(*), count(distinct sleutel) from updates"
        assert read(self.directory, handled) == [(self._next, self._next)]
        assert read(self.directory, "select count(*) from apart") == [(0,)]
        rows: dict[int, list[int]] = defaultdict(list)
        where = "select o.id, cast(a.adres as integer) from outbox o join adressen a on a.id = o.chat order by o.id"
        for ident, chat in read(self.directory, where):
            rows[chat].append(ident)
        assert {chat: len(idents) for chat, idents in rows.items()} == {p: len(d) for p, d in self.asked.items()}
        row_of = {(p, day): row for p, days in self.asked.items() for day, row in zip(days, rows[p], strict=True)}
        for person, days in self.asked.items():
            self._check_chat(person, days, row_of, doubts)

    def _check_chat(self, person: int, days: list[str], row_of: dict[tuple[int, str], int], doubts: bool) -> None:
        arrived = self.standin.answers(person)
        assert list(dict.fromkeys(map(_day, arrived))) == days
        plain = Counter(_day(text) for text in arrived if MARK not in text)
        marked = Counter(_day(text) for text in arrived if MARK in text)
        for day in days:
            assert plain[day] <= 1
            assert doubts or marked[day] <= self.uncertain[row_of[person, day]]

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
