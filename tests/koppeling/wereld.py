"""An office of a gemeente without a channel: people act at the desk, and what would be sent is collected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.desk import cases, people
from bot.desk.case import Opened
from bot.desk.incoming import Incoming, Kind
from bot.desk.visit import AMSTERDAM, Post, Visit
from bot.run.service import make_office
from bot.settings import Settings
from storage.outbox import OutboxRow
from tests.bestand import open_test_store, own_features
from tests.people import chat_of
from workflows.koppeling.tabel import KOPPELING

_T = TypeVar("_T")


def local(text: str) -> datetime:
    """A moment in Amsterdam, as 2026-03-02 09:00, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)


class Wereld:
    """A database with people in Almere, and a clock that goes where it is told."""

    def __init__(self, path: Path, now: str = "2026-03-02 10:00") -> None:
        self.path, self.now = path, local(now)
        self.sent: list[tuple[datetime, OutboxRow]] = []
        self._open()

    def _open(self) -> None:
        self.store = open_test_store(self.path)
        settings = Settings(_env_file=None, ketenbot_poort=0)
        self.office = own_features(make_office(settings, self.store, lambda: self.now, "ketenbot_test_bot"))

    def restart(self) -> None:
        """The process ends and starts again on the same file."""
        self.store.close()
        self._open()

    def add(self, person: int, rol: str, organisatie: str = "Almere") -> int:
        """Somebody who is let in now; gives the id."""
        with self.store.atomic():
            found = people.find_or_make(self.store, self.office.gemeenten, organisatie, people.Rol(rol))
            ident = people.enter(self.store, chat_of(self.store, person), f"P{person}")
            self.store.people.add_membership(ident, found.id, rol, self.now)
        return ident

    def visit(self, person: int) -> Visit:
        """Somebody at the desk, by a press."""
        known = self.store.people.by_address("telegram", str(person))
        chat = chat_of(self.store, person)
        incoming = Incoming(Kind.PRESS, "telegram", str(person), chat, f"P{person}", self.now, press="1", message=1)
        return Visit(self.office, incoming, known, self.now, Post())

    def act(self, person: int, do: Callable[[Visit], _T]) -> _T:
        """Somebody does something at the desk, in a transaction of its own."""
        visit = self.visit(person)
        with self.store.atomic():
            return do(visit)

    def press(self, person: int, action: str) -> Any:
        """The screen behind a button."""
        name, *words = action.split(":")
        return self.act(person, lambda visit: self.office.features.presses[name](visit, words))

    def make(self, person: int, reference: str, koppeling: date, personen: int = 4) -> int:
        """A koppeling of this person; gives its id."""
        organisatie = self.store.people.organisatie_by_name("Almere")
        assert organisatie is not None
        facts = {"koppelingsdatum": koppeling, "personen": personen}
        return self.act(person, lambda v: cases.make(v, KOPPELING, organisatie.id, reference, facts)).na.row.id

    def case(self, ident: int) -> Opened:
        """The case as the desk sees it."""
        row = self.store.cases.get(ident)
        assert row is not None
        return cases.opened(self.office, row)

    # ------------------------------------------------------------ time

    def look(self) -> list[OutboxRow]:
        """What the clock does now: everything that is due is written; gives the new messages."""
        new: list[OutboxRow] = []
        for klok in self.office.features.klok:
            while True:
                with self.store.atomic():
                    post = klok.werk(self.office, self.now)
                if post is None:
                    break
                new += post.rows
        self.sent += [(self.now, row) for row in new]
        return new

    def go(self, to: str, step: timedelta = timedelta(minutes=15)) -> list[OutboxRow]:
        """Let the time pass, looking as often as the clock does (coarser); gives the new messages."""
        new, end = [], local(to)
        while self.now < end:
            self.now = min(end, self.now + step)
            new += self.look()
        return new

    def mornings(self, person: int) -> list[tuple[datetime, str]]:
        """The moment (in Amsterdam) and text of every morning message to this person."""
        mine = [(when.astimezone(AMSTERDAM), row) for when, row in self.sent if row.adres == str(person)]
        return [(when, row.inhoud["tekst"]) for when, row in mine if row.inhoud["tekst"].startswith("Goedemorgen")]
