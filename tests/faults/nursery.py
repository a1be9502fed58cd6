"""Starts ketenbot many times quickly: what a start reads is read once, and each start is a fork of that.

`python -m tests.faults.nursery` in the directory of the database. Each line on stdin is one life, as JSON: {} or
{"place": "...", "count": n}. It answers with "pid N", passes on what the life prints, and ends with "dood STATUS".
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

import bot.mail.intake
import bot.serve
from bot.settings import load
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
    take = bot.mail.intake.Intake.take

    async def dying(self: Any, raw: Any) -> Any:
        outcome = await take(self, raw)
        if count.reached():
            die()
        return outcome

    bot.mail.intake.Intake.take = dying  # type: ignore[method-assign]


def before_the_send(count: Count) -> None:
    """The message is claimed; nothing of it has left."""
    deliver = bot.serve.deliver

    async def dying(*args: Any) -> Any:
        if count.reached():
            die()
        return await deliver(*args)

    bot.serve.deliver = dying


def before_the_mark(count: Count) -> None:
    """The message has arrived; the database does not know it yet."""
    deliver = bot.serve.deliver

    async def dying(*args: Any) -> Any:
        done = await deliver(*args)
        if count.reached():
            die()
        return done

    bot.serve.deliver = dying


PLACES: dict[str, Callable[[Count], None]] = {
    "voor de commit": before_the_commit,
    "voor de bevestiging": before_the_confirmation,
    "voor het versturen": before_the_send,
    "voor het afvinken": before_the_mark,
}


def live(life: dict[str, Any]) -> None:
    """Serve until killed."""
    if "place" in life:
        PLACES[life["place"]](Count(life["count"]))
    bot.serve.serve(load())


async def rehearse() -> None:
    """Answer one question, so that everything that is read and compiled at first use is there."""
    with TemporaryDirectory() as directory:
        store = open_store(Path(directory) / "oefening.db", mode="proef")
        async with Chat(store, datetime.now(UTC), beheerders=[1]) as chat:
            await chat.type(1, "/termijn 15-3-2026")
        store.close()


def main() -> None:
    """One life for each line."""
    asyncio.run(rehearse())
    certificates = httpx.create_ssl_context()
    httpx.create_ssl_context = lambda *_, **__: certificates
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(json.loads(line))
            finally:
                os._exit(3)
        print(f"pid {child}", flush=True)  # noqa: T201  the answer
        print(f"dood {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)  # noqa: T201  the answer


if __name__ == "__main__":
    main()
