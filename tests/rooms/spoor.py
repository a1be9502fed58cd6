"""Follows one press from phone to phone: which modules run, and which SQL is spoken.

    python -m tests.rooms.spoor            the counts, and the modules in the order in which they first run
    python -m tests.rooms.spoor --sql      the statements as well

It asks of a checkout only what tests/chat.py has always offered, so that an older one can be measured in the same way:
from its root, `PYTHONPATH=. python <this file>`.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import bot
from storage.store import open_store
from tests.chat import Chat, at

ROOT = Path(bot.__file__).parents[1]
ROOMS = ("bot", "workflows", "knowledge", "storage")
NOOR = 101
BEFORE = ("nieuwe koppeling", "Z-0412", "1 maart", "2", "[Klopt]", "[Woonruimte gevonden]", "20 maart")
"""What was said before: a koppeling with a home and a day to sign."""
PRESS = "Woning gaat niet door"


@dataclass
class Spoor:
    """What ran between the update as it came in and the last call on the wire; modules and functions in the order in
    which they first ran. `update` are the statements up to and including the first commit, `post` those after it."""

    modules: list[str] = field(default_factory=list)
    functions: dict[tuple[str, str], int] = field(default_factory=dict)
    update: list[str] = field(default_factory=list)
    post: list[str] = field(default_factory=list)

    def calls(self) -> int:
        """How many calls of functions of ours there were."""
        return sum(self.functions.values())

    def read(self, table: str) -> int:
        """How often the table was read up to the commit."""
        return sum(f" from {table} " in sql for sql in self.update)

    def terms(self) -> int:
        """How many terms were worked out."""
        return sum(times for (_, name), times in self.functions.items() if name == "bereken")

    def frame(self, frame: FrameType, event: str, _: object) -> None:
        """For sys.setprofile: notes a call of a function of ours."""
        code = frame.f_code
        if event != "call" or code.co_name == "<module>":
            return
        module = _module(code.co_filename)
        if module is None:
            return
        if module not in self.modules:
            self.modules.append(module)
        key = (module, code.co_qualname)
        self.functions[key] = self.functions.get(key, 0) + 1

    def statement(self, sql: str) -> None:
        """For Connection.set_trace_callback; what a trigger does is marked by SQLite and is no statement of ours."""
        if not sql.startswith("--"):
            done = any(earlier.lower().startswith("commit") for earlier in self.update)
            (self.post if done else self.update).append(" ".join(sql.split()))


def _module(filename: str) -> str | None:
    """The module's path from the root, when it lies in one of the rooms."""
    try:
        path = Path(filename).relative_to(ROOT)
    except ValueError:
        return None
    return str(path) if path.parts[0] in ROOMS else None


async def follow(press: str = PRESS) -> Spoor:
    """Talk up to the press, and follow it."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "spoor.db", mode="proef")
        async with Chat(store, at("2026-03-02")) as chat:
            chat.add(NOOR, "Almere", "gemeente", "Noor")
            for said in BEFORE:
                if said.startswith("["):
                    await chat.press(NOOR, _button(chat, said.strip("[]")))
                else:
                    await chat.type(NOOR, said)
            spoor, action = Spoor(), _button(chat, press)
            chat.store.db.conn.set_trace_callback(spoor.statement)
            sys.setprofile(spoor.frame)
            try:
                await chat.press(NOOR, action)
            finally:
                sys.setprofile(None)
                chat.store.db.conn.set_trace_callback(None)
        store.close()
    return spoor


def _button(chat: Chat, label: str) -> str:
    """What the newest button of this label does."""
    return next(shown for shown in reversed(chat.shown) if any(t.startswith(label) for t, _ in shown.buttons)).button(
        label
    )


def main(arguments: list[str]) -> None:
    """Print what was found."""
    spoor = asyncio.run(follow())
    said = (
        f"[{PRESS}]: {len(spoor.modules)} modules, {len(spoor.functions)} functions, {spoor.calls()} calls",
        f"{len(spoor.update)} statements to the commit, {len(spoor.post)} to send",
        f"the case's history read {spoor.read('geschiedenis')} times, {spoor.terms()} terms worked out",
    )
    print("; ".join(said))  # noqa: T201  its output
    print("\n".join(spoor.modules))  # noqa: T201  idem
    if "--sql" in arguments:
        print("\n".join(["", *spoor.update, "", *spoor.post]))  # noqa: T201  idem


if __name__ == "__main__":
    main(sys.argv[1:])
