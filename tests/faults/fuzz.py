"""Generated updates, one after another, at a bot in this process: none is set aside, and memory stays."""

import asyncio
import random
import resource
import string
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.mail.intake import Outcome
from storage.store import open_store
from tests.chat import Chat, at

PEOPLE = (101, 102, 103, 104, 105)
ROLES = (("Almere", "gemeente"), ("Almere", "coordinator"), ("Provincie Flevoland", "provincie"), ("COA", "coa"))
WORDS = (
    "koppeling", "Z-0412", "15-3-2026", "31-02-2026", "99-99-9999", "1 januari 99999", "29 februari", "vandaag", "over",
    "9999999999999999999 weken", "-1 dag", "NaN", "1e400", "vier", "\u0663\u0664", "\u202e", "\x00", "\ud83d",
    "a" * 300,
    "nieuwe koppeling", "Lelystad:", "50,", "Stcrt", "akkoord,", "mail", "2-11-2026", "Almere -10", "Urk +10", "2027-I",
    "klopt", "terug", "ja", "nee", "?", ";", "\n", "\t", "zaaknummer;koppelingsdatum;personen", "Z-1;15-3-2026;4",
    "taakstelling", "13500", "17000000", "gisteren", "over twee weken", "volgende", "maandag", "week 53", "00-00-00",
    "12/",
    "achterstand", "weigering", "herverdeling", "2e", "eind", "half", "kwart", "1.000.000", "0",
    "\u0661-\u0662-\u0662\u0660\u0662\u0666",
)  # fmt: skip


class Fuzz:
    """Makes updates; the same seed makes the same ones."""

    def __init__(self, chat: Chat, seed: int) -> None:
        self.chat, self.dice = chat, random.Random(seed)
        self.presses, self.commands = sorted(chat.office.features.presses), sorted(chat.office.features.by_name)
        self.buttons: list[tuple[int, str]] = []
        self.number = 0

    def words(self) -> str:
        dice = self.dice
        if dice.random() < 0.1:
            return "".join(dice.choice(string.printable + "éß漢☃") for _ in range(dice.randrange(1, 60)))
        text = " ".join(dice.choice(WORDS) for _ in range(dice.randrange(1, 7)))
        return f"/{dice.choice(self.commands)} {text}" if dice.random() < 0.25 else text

    def press(self) -> str:
        if self.buttons and self.dice.random() < 0.6:
            return self.dice.choice(self.buttons)[1]
        any_word = (0, 1, 2, 7, -1, 10**18, 10**30, "x", "", "ja", "+", "terug")
        parts = [str(self.dice.choice(any_word)) for _ in range(self.dice.randrange(0, 5))]
        return ":".join((self.dice.choice(self.presses), *parts))[:64]

    def update(self) -> dict[str, Any]:
        self.number += 1
        dice, person = self.dice, self.dice.choice(PEOPLE)
        who = {"id": person, "is_bot": False, "first_name": "P"}
        chat = {"id": person, "type": "private"}
        now = int(self.chat.now.timestamp())
        body: dict[str, Any] = {"message_id": self.number, "date": now, "from": who, "chat": chat}
        kind = dice.random()
        if kind < 0.45:
            return {"update_id": self.number, "message": {**body, "text": self.words()}}
        if kind < 0.85:
            query = {"id": str(self.number), "from": who, "chat_instance": "1", "data": self.press()}
            query["message"] = {**body, "text": "…"}
            return {"update_id": self.number, "callback_query": query}
        if kind < 0.9:
            return {"update_id": self.number, "edited_message": {**body, "text": self.words(), "edit_date": now}}
        name, size = self.words()[:60], dice.choice((0, 9, 10**12))
        other: dict[str, Any] = dice.choice((
            {"document": {"file_id": "f", "file_unique_id": "f", "file_name": name, "file_size": size}},
            {"location": {"latitude": 1.0, "longitude": 2.0}}, {"contact": {"phone_number": "1", "first_name": "x"}},
            {"sticker": {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "is_animated": False,
                         "is_video": False, "type": "regular"}},
            {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}, "caption": self.words()},
            {"new_chat_title": "x"}, {},
        ))  # fmt: skip
        return {"update_id": self.number, "message": {**body, **other}}


def memory() -> int:
    """Kilobytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024


async def run(count: int, seed: int, folder: Path, warm: int = 3_000) -> tuple[list[tuple[str, str]], int]:
    """Offer so many; gives the faults that were set aside, and how many kilobytes came after the first `warm`."""
    store = open_store(folder / "fuzz.db", mode="proef")
    async with Chat(store, at("2026-12-02")) as chat:
        for person, (organisatie, rol) in zip(PEOPLE, ROLES, strict=False):
            chat.add(person, organisatie, rol)
        fuzz, before = Fuzz(chat, seed), 0
        for number in range(count):
            outcome = await chat.intake.take(fuzz.update())
            assert outcome is not Outcome.RETRY
            if number % 25 == 0:
                shown = await chat.read()
                fuzz.buttons = [(one.chat, action) for one in shown for _, action in one.buttons] or fuzz.buttons
                chat.shown, chat.wire.calls, chat._read = [], [], 0
                chat.passing.clear()
                chat.wire._message, chat.wire.typed = 1000, {}
            if number == warm:
                before = memory()
        aside = store.db.execute("select fout, plaats from apart").fetchall()
        grown = memory() - before if count > warm else 0
        assert store.integrity_problems() == []
    store.close()
    return aside, grown


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        found, more = asyncio.run(run(int(sys.argv[1]), int(sys.argv[2]), Path(place)))
    print(len(found), more, "kB", sorted(set(found)))  # noqa: T201
