"""Plays the scenes: all people of all scenes on one running bot with one file and one clock.

A scene is a transcript (see tests.speler.py) without expectations, of which the blocks after each
`@ moment` are played in the order of the moments. Two lines are new:

    ! stil                 the night is tidied up; from here on what is said waits, and nothing is sent
    ! onderweg Noor        what waits for Noor was claimed by a courier that never came back
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from storage.store import open_store
from tests.chat import Chat, Shown
from tests.speler import Mislukt, Speler

Line = tuple[Path, int, str]
KEEP_SENT, KEEP_IDS = timedelta(days=14), timedelta(days=8)
_MOMENT = re.compile(r"@ \d{4}-\d\d-\d\d \d\d:\d\d")


class Zaal(Chat):
    """A bot that can fall silent: it goes on writing, and sends and makes nothing."""

    stil = False

    async def raw(self, update: dict[str, Any]) -> list[Shown]:
        """An update, taken; answered as long as the bot speaks."""
        if not self.stil:
            return await super().raw(update)
        self.outcome = await self.intake.take(update)
        work(self)
        return []

    async def read(self) -> list[Shown]:
        """What appeared in the chats."""
        return [] if self.stil else await super().read()

    def fall_silent(self) -> None:
        """The courier stops, and nothing more is sent."""
        self._carrying.cancel()
        self.stil = True


def work(chat: Chat) -> None:
    """Do the work that waits beside the updates, until there is none."""
    for chore in chat.office.features.chores:
        post = True
        while post:
            with chat.store.atomic():
                post = chore(chat.office, chat.now)


class Wereld(Speler):
    """All scenes together. What is said is not looked at; a button that is not there is a failure."""

    def __init__(self, scenes: Sequence[Path], database: Path) -> None:
        super().__init__(scenes[0], database)
        self.script = list(_merged(scenes))
        self.idents: dict[str, int | None] = {}
        self.last_update = 0
        for _, _, text in self.script:
            if found := re.fullmatch(r"(\w+) \(beheerder\)", text):
                self._declare(found[1], "beheerder")

    async def play(self) -> None:
        """Play all scenes. Raises Mislukt with file and line."""
        try:
            for path, number, text in self.script:
                try:
                    await self._line(text)
                except AssertionError as exc:
                    raise Mislukt(f"{path.name}:{number}: {text}\n{exc}") from None
            self._look_back()
        finally:
            await self._stop()

    def _look_back(self) -> None:
        """What can no longer be asked when the file is closed: the ids of people, and the newest update."""
        found = {name: self.zaal.store.people.by_address("telegram", str(adres)) for name, adres in self.people.items()}
        self.idents = {name: person.id if person else None for name, person in found.items()}
        self.last_update = self.zaal._update

    @property
    def zaal(self) -> Zaal:
        """The bot, once the clock was set."""
        assert isinstance(self.chat, Zaal)
        return self.chat

    @property
    def beheerders(self) -> list[int]:
        """Who the settings name as beheerder."""
        return [self.people[name] for name, role in self.roles.items() if role == "beheerder"]

    def _forms(self) -> list[tuple[str, Callable[..., Awaitable[None] | None]]]:
        return [(r"! stil", self._stil), (r"! onderweg (\w+)", self._claim), *super()._forms()]

    def _declare(self, name: str, role: str) -> None:
        """Somebody comes in when their scene begins; a beheerder stands in the settings from the start."""
        if self.roles.get(name) == role == "beheerder":
            return
        assert name not in self.people, f"{name} is er al"
        super()._declare(name, role)
        if self.chat is not None:
            self._enter(name)

    def _enter(self, name: str) -> None:
        role = self.roles[name]
        for one in role.split(", ") if role not in ("onbekend", "beheerder") else ():
            rol, organisatie = one.split(" ", 1)
            self.zaal.add(self.people[name], organisatie, rol, name)

    async def _start(self, moment: datetime, before: Chat | None = None) -> None:
        assert before is None, "een scène kent geen herstart"
        self.chat = Zaal(open_store(self.database, mode="proef"), moment, self.beheerders)
        await self.chat.__aenter__()

    def _nothing_left(self) -> None:
        self.waiting.clear()

    def _stil(self) -> None:
        """The last housekeeping of the night, as the clock does it, and then silence."""
        chat = self.zaal
        with chat.store.atomic():
            chat.store.outbox.forget(chat.now - KEEP_SENT, 1000)
            chat.store.updates.forget(chat.now - KEEP_IDS)
        chat.fall_silent()

    def _claim(self, name: str) -> None:
        store = self.zaal.store
        person = store.people.by_address("telegram", str(self.people[name]))
        assert person is not None, f"{name} is niet binnen"
        rows = [row.id for row in store.outbox.waiting() if row.chat == person.chat]
        assert rows, f"voor {name} wacht niets"
        with store.atomic():
            store.outbox.claim(rows)


def _merged(scenes: Sequence[Path]) -> Iterator[Line]:
    """Block after block in the order of their moments; who is in a scene comes in with its first block."""
    blocks: list[tuple[str, int, list[Line]]] = []
    for order, path in enumerate(scenes):
        moment, waiting = "", []
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            text = raw.strip()
            if _MOMENT.fullmatch(text):
                assert text > moment, f"{path.name}:{number}: de klok gaat niet terug"
                moment = text
                blocks.append((moment, order, waiting))
                waiting = []
            elif text and not text.startswith("#"):
                (blocks[-1][2] if moment else waiting).append((path, number, text))
    for moment, group in groupby(sorted(blocks, key=lambda block: block[:2]), key=lambda block: block[0]):
        lines = [line for _, _, found in group for line in found]
        yield lines[0][0], lines[0][1], moment
        yield from lines


__all__ = ["Mislukt", "Wereld", "Zaal", "work"]
