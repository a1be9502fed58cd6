"""Starts ketenbot many times quickly: what a start reads is read once, and each start is a fork of that.

`python -m tests.e2e.nursery`: each line on stdin is one life, as JSON: {"argv": [...], "cwd": "...", "env": {...},
"place": "...", "count": n}. It is the command `ketenbot ARGV` whose stdout and stderr are files in that directory; a
place, where one is named, is where the life kills itself, or what is wrong with its world. Answers: "pid N" at the
start, "dood N STATUS" at the end.
"""

import asyncio
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

import bot.cli.main
import bot.mail.courier
import bot.mail.intake
import bot.mail.telegram.carrier
import bot.mail.telegram.intake
import bot.run.reader
import bot.run.service
from storage.store import open_store
from tests.chat import Chat


def die() -> None:
    """At once, as when the power fails."""
    os.kill(os.getpid(), signal.SIGKILL)


class Count:
    """Counts down to the moment."""

    def __init__(self, count: int) -> None:
        self.left = count

    def reached(self) -> bool:
        """Whether this is the time."""
        self.left -= 1
        return self.left == 0


def before_the_commit(count: Count) -> None:
    """The update was fetched and worked on; its transaction is open."""
    handle = bot.mail.intake.handle

    def dying(*args: Any) -> Any:
        done = handle(*args)
        if count.reached():
            die()
        return done

    bot.mail.intake.handle = dying


def before_the_confirmation(count: Count) -> None:
    """The update is committed; the fetch that would confirm it is still to come."""
    take = bot.mail.telegram.intake.TelegramIntake.take

    async def dying(self: Any, raw: Any) -> Any:
        outcome = await take(self, raw)
        if count.reached():
            die()
        return outcome

    bot.mail.telegram.intake.TelegramIntake.take = dying  # type: ignore[method-assign]


def before_the_send(count: Count) -> None:
    """The message is claimed; nothing of it has left."""
    deliver = bot.mail.telegram.carrier.deliver

    async def dying(*args: Any) -> Any:
        if count.reached():
            die()
        return await deliver(*args)

    bot.mail.telegram.carrier.deliver = dying


def before_the_mark(count: Count) -> None:
    """The message has arrived; the database does not know it yet."""
    deliver = bot.mail.telegram.carrier.deliver

    async def dying(*args: Any) -> Any:
        done = await deliver(*args)
        if count.reached():
            die()
        return done

    bot.mail.telegram.carrier.deliver = dying


def while_fetching(count: Count) -> None:
    """Telegram said where a file is; its bytes are still to come."""
    fetch = bot.mail.telegram.intake.TelegramIntake.fetch

    async def dying(self: Any, bron: str) -> bytes:
        if count.reached():
            await self._bot.get_file(bron)
            die()
        return await fetch(self, bron)

    bot.mail.telegram.intake.TelegramIntake.fetch = dying  # type: ignore[method-assign]


def while_reading(count: Count) -> None:
    """A child of ours has a file in its hands."""
    beside = bot.run.reader.beside

    async def dying(*args: Any) -> Any:
        reading = asyncio.ensure_future(beside(*args))
        if count.reached():
            await asyncio.sleep(0.3)
            assert not reading.done()
            die()
        return await reading

    bot.run.reader.beside = dying


def before_the_outcome(count: Count) -> None:
    """A file was read and what came of it is written; that transaction is open."""
    outcome = bot.run.reader.arriving.outcome

    def dying(*args: Any) -> None:
        outcome(*args)
        if count.reached():
            die()

    bot.run.reader.arriving.outcome = dying


def after_the_outcome(count: Count) -> None:
    """What came of a file is committed; nothing of it has left."""
    woken = bot.run.reader.Wake.__call__

    def dying(self: Any, post: Any) -> None:
        if count.reached():
            die()
        woken(self, post)

    bot.run.reader.Wake.__call__ = dying  # type: ignore[method-assign]


def full_disk(count: Count) -> None:
    """The file may not grow more than `count` pages after opening, until SIGUSR1 brings room."""
    opening = bot.run.service.open_store

    def limited(*args: Any, **named: Any) -> Any:
        store = opening(*args, **named)
        pages = store.db.conn.execute("pragma page_count").fetchone()[0]
        store.db.conn.execute(f"pragma max_page_count = {pages + count.left}")
        signal.signal(signal.SIGUSR1, lambda *_: store.db.conn.execute("pragma max_page_count = 1000000"))
        return store

    bot.run.service.open_store = limited


def fault_in_the_post(_: Count) -> None:
    """A mistake of ours where nothing catches it."""

    def fails(*_: Any) -> float:
        return float({}["Jan"])

    bot.mail.courier.Courier._round = fails  # type: ignore[method-assign]


PLACES: dict[str, Callable[[Count], None]] = {
    "voor de commit": before_the_commit,
    "voor de bevestiging": before_the_confirmation,
    "voor het versturen": before_the_send,
    "voor het afvinken": before_the_mark,
    "bij het ophalen": while_fetching,
    "bij het lezen": while_reading,
    "voor de uitkomst": before_the_outcome,
    "na de uitkomst": after_the_outcome,
    "volle schijf": full_disk,
    "fout in de post": fault_in_the_post,
}


def live(life: dict[str, Any]) -> int:
    """A command from its first line to its exit status."""
    os.chdir(life["cwd"])
    os.environ.clear()
    os.environ.update(life["env"])
    for stream, name, how in ((0, os.devnull, os.O_RDONLY), (1, "stdout", os.O_TRUNC), (2, "stderr", os.O_APPEND)):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | how, 0o600), stream)
    sys.argv = ["ketenbot", *life["argv"]]
    if life["place"]:
        PLACES[life["place"]](Count(life["count"]))
    try:
        bot.cli.main.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


async def rehearse() -> None:
    """Answer one question, so that everything that is read and compiled at first use is there."""
    with TemporaryDirectory() as directory:
        store = open_store(Path(directory) / "oefening.db", mode="proef")
        async with Chat(store, datetime.now(UTC), beheerders=[1]) as chat:
            await chat.type(1, "/termijn 15-3-2026")
        store.close()


def begin(line: bytes) -> None:
    """Fork one life."""
    child = os.fork()
    if child:
        print(f"pid {child}", flush=True)  # noqa: T201  the answer
        return
    status = 3
    try:
        status = live(json.loads(line))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def mourn() -> None:
    """Tell of every life that ended."""
    try:
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            print(f"dood {ended[0]} {os.waitstatus_to_exitcode(ended[1])}", flush=True)  # noqa: T201  the answer
    except ChildProcessError:
        return


def main() -> None:
    """One life for each line, any number at a time."""
    asyncio.run(rehearse())
    certificates = httpx.create_ssl_context()
    httpx.create_ssl_context = lambda *_, **__: certificates
    asked = b""
    while True:
        if select.select([0], [], [], 0.005)[0]:
            if not (piece := os.read(0, 65536)):
                return
            *lines, asked = (asked + piece).split(b"\n")
            for line in lines:
                begin(line)
        mourn()


if __name__ == "__main__":
    main()
