"""Starts ketenbot many times quickly: what a start reads is read once, and each start is a fork of that.

`python -m tests.faults.nursery` in the directory of the database. Each line on stdin is one life, as JSON: {} or
{"place": "...", "count": n} to serve, {"argv": [...], "cwd": "...", "env": {...}} for a whole command whose stdout and
stderr become files there. It answers with "pid N", passes on what the life prints, and ends with "dood STATUS".
"""

import asyncio
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

import bot.cli
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


def run(life: dict[str, Any]) -> int:
    """A command from its first line to its exit status."""
    os.chdir(life["cwd"])
    os.environ.clear()
    os.environ.update(life["env"])
    for stream, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), stream)
    sys.argv = ["ketenbot", *life["argv"]]
    try:
        bot.cli.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


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
            status = 3
            try:
                life = json.loads(line)
                status = run(life) if "argv" in life else live(life) or 0
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        print(f"pid {child}", flush=True)  # noqa: T201  the answer
        print(f"dood {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)  # noqa: T201  the answer


if __name__ == "__main__":
    main()
