"""People at the desk without a network: what is pressed and typed goes straight in, and what would be carried arrives
at once. Every button that was ever shown can still be pressed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.desk import people
from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from bot.desk.visit import Office, Post
from bot.run import clock
from bot.run.service import make_office
from bot.settings import Settings
from storage.outbox import Sent
from storage.store import open_store
from tests.people import chat_of, number_of

ALMERE, LELYSTAD, DIJK, HAARD, COA = "Almere", "Lelystad", "De Dijk", "Huis en Haard", "COA regio Midden"
NOOR, SAM, BO, KIM, BAS, JIP, ROBIN = range(101, 108)
PLAY = {
    NOOR: (ALMERE, "gemeente"),
    SAM: (ALMERE, "coordinator"),
    BO: (LELYSTAD, "coordinator"),
    KIM: (DIJK, "corporatie"),
    BAS: (DIJK, "corporatie"),
    JIP: (HAARD, "corporatie"),
    ROBIN: (COA, "coa"),
}


@cache
def _pattern() -> Office:
    """The slow parts, made once: knowledge and features."""
    return make_office(Settings(_env_file=None, ketenbot_poort=0), None, datetime.now, "test_bot")  # type: ignore[arg-type]


@dataclass
class Gezien:
    """A message in somebody's chat: as it now is, and every button it ever had."""

    chat: int
    tekst: str
    knoppen: list[tuple[str, str]] = field(default_factory=list)


class Gezelschap:
    """The company, with the database and the clock."""

    def __init__(self, directory: Path, now: datetime) -> None:
        self.now = now
        self.store = open_store(directory / "gezelschap.db", mode="proef")
        pattern = _pattern()
        self.office = Office(
            self.store, pattern.kennis, pattern.gemeenten, pattern.kalender, lambda: self.now, "test_bot",
            pattern.features, proef=True,
        )  # fmt: skip
        self.messages: dict[int, Gezien] = {}
        self.ever: list[tuple[int, int, str, str]] = []  # chat, message, label, action
        self.new: list[Gezien] = []
        self._press = 0
        for person, (organisatie, rol) in PLAY.items():
            self.add(person, organisatie, rol)

    def close(self) -> None:
        """The file is done with."""
        self.store.close()

    def add(self, person: int, organisatie: str, rol: str) -> None:
        """Somebody who came in before."""
        with self.store.atomic():
            found = people.find_or_make(self.store, self.office.gemeenten, organisatie, people.Rol(rol))
            ident = people.enter(self.store, chat_of(self.store, person), f"P{person}")
            self.store.people.add_membership(ident, found.id, rol, self.now)

    def link(self, gemeente: str, functie: str, partner: str) -> None:
        """This organisation does this for the gemeente."""
        with self.store.atomic():
            found = [self.store.people.organisatie_by_name(naam) for naam in (gemeente, partner)]
            assert found[0] is not None
            assert found[1] is not None
            self.store.vragen.link(found[0].id, functie, found[1].id, on=True)

    # ------------------------------------------------------------ what people do

    def type(self, person: int, text: str) -> list[Gezien]:
        """Somebody types; gives what appeared in all chats."""
        chat = chat_of(self.store, person)
        return self._come(Incoming(Kind.TEXT, "telegram", str(person), chat, f"P{person}", self.now, text, message=1))

    def press(self, person: int, action: str, message: int | None = None) -> list[Gezien]:
        """Somebody presses a button with this action, under this message or the newest of the chat."""
        if message is None:
            message = max((ident for ident, seen in self.messages.items() if seen.chat == person), default=1)
        self._press += 1
        incoming = Incoming(
            Kind.PRESS,
            "telegram",
            str(person),
            chat_of(self.store, person),
            f"P{person}",
            self.now,
            action,
            "",
            message,
            str(self._press),
        )
        return self._come(incoming)

    def push(self, person: int, label: str) -> list[Gezien]:
        """The newest button of this person whose label begins so, as it is shown now."""
        for ident in sorted(self.messages, reverse=True):
            seen = self.messages[ident]
            found = [action for text, action in seen.knoppen if seen.chat == person and text.startswith(label)]
            if found:
                return self.press(person, found[0], ident)
        raise AssertionError(f"{person} ziet geen knop {label!r}")

    def wait(self, **length: int) -> list[Gezien]:
        """Time passes; what is due at the end of it arrives."""
        self.now += timedelta(**length)
        post = Post()
        for klok in self.office.features.klok:
            for _ in range(9):
                with self.store.atomic():
                    said = klok.werk(self.office, self.now)
                if said is None:
                    break
                post.rows += said.rows
        return self.deliver()

    def _come(self, incoming: Incoming) -> list[Gezien]:
        self.now += timedelta(seconds=1)
        with self.store.atomic():
            self.store.addresses.seen(incoming.channel, incoming.address, self.now)
            handle(self.office, incoming)
        return self.deliver()

    def deliver(self) -> list[Gezien]:
        """Everything that waits arrives."""
        self.new = []
        for row in self.store.outbox.waiting():
            with self.store.atomic():
                content = self.store.outbox.claim([row.id])[row.id]
                message = self._arrive(row.id, number_of(self.store, row.chat), row.soort, content)
                self.store.outbox.mark([Sent(row.id, "verstuurd", message)])
        return self.new

    def _arrive(self, row: int, chat: int, soort: str, content: dict[str, Any]) -> int | None:
        message: int | None = row
        if soort == "wis":
            return None
        if soort == "bewerk":
            message = content.get("bericht")
            if message is None:
                fate = self.store.outbox.fate(content["rij"])
                message = fate.bericht if fate else None
        if message is None:
            return None
        buttons = [(text, action) for line in content.get("knoppen", []) for text, action in line]
        seen = Gezien(chat, content["tekst"], buttons)
        self.messages[message] = seen
        self.ever += [(chat, message, text, action) for text, action in buttons]
        self.new.append(seen)
        return message


__all__ = ["Gezelschap", "Gezien", "clock"]
