"""SIGKILL around a mail and a push: none is lost, and what comes twice was claimed and unmarked, and says so."""

import asyncio
import contextlib
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

from bot.mail.push import keys
from storage.store import open_store
from tests.faults.pinging import CONTACT, PLACES
from tests.pings.mailserver import MailServer
from tests.pings.pushservice import PushService, pushing
from tests.pings.test_mail import at
from tests.web.page import Site

NAMES = ("noor", "anna", "bas", "kim")
NINE = at("2026-03-09", "09:00")
"""On a Monday everybody of a gemeente gets the overview of the week, and the mail of it."""
CALLS = (1, 2, 4)
"""The first lives end at such a ping, each further than the one before; the last finishes all of it."""


@dataclass
class Lives:
    """One file, what its lives are told, and what was uncertain when they died."""

    path: Path
    channel: str
    moment: datetime
    settings: dict[str, Any]
    port: int
    service: str
    process: Popen[bytes]
    uncertain: Counter[str] = field(default_factory=Counter)

    async def one(self, place: str = "", count: int = 0) -> int:
        life = {
            "database": str(self.path), "channel": self.channel, "moment": self.moment.isoformat(),
            "settings": self.settings, "port": self.port, "service": self.service, "place": place, "count": count,
        }  # fmt: skip
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(life).encode() + b"\n")
        self.process.stdin.flush()
        status = int(await asyncio.to_thread(self.process.stdout.readline))  # meanwhile what is sent must arrive
        self.uncertain.update(self._rows("geclaimd"))
        return status

    def _rows(self, stand: str) -> list[str]:
        with contextlib.closing(sqlite3.connect(self.path)) as db:
            found = db.execute(
                "select a.adres from outbox o join adressen a on a.id = o.chat where a.kanaal = ? and o.stand = ?",
                [self.channel, stand],
            )
            return [row[0] for row in found.fetchall()]

    def sent(self) -> list[str]:
        """To whom the file says that a ping went."""
        return self._rows("verstuurd")


@pytest.fixture(scope="module")
def process() -> Iterator[Popen[bytes]]:
    """Where the lives of all of them are forked."""
    with Popen([sys.executable, "-m", "tests.faults.pinging"], stdin=PIPE, stdout=PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"klaar\n"
        yield running
        assert running.stdin is not None
        running.stdin.close()


@contextlib.asynccontextmanager
async def lives(
    path: Path, channel: str, service: PushService, server: MailServer, process: Popen[bytes]
) -> AsyncIterator[Lives]:
    """Four people in a file, with a browser each; for the mail it is half an hour after the overview of the week."""
    smtp = await server.listens()
    pushed = {"ketenbot_vapid_sleutel": keys.new(), "ketenbot_vapid_contact": CONTACT}
    store = open_store(path, mode="echt")
    site = Site(store, push=service.address, **pushed)
    for name in NAMES:
        person = await site.colleague(f"{name}@almere.nl", naam=name.capitalize())
        if channel == "push":
            assert (await person.post("push", **service.browser(name))).status_code == 200
    moment = NINE
    if channel == "mail":
        site.move_to(NINE)
        moment += timedelta(minutes=31)
    await site.close()
    store.close()
    yield Lives(path, channel, moment, pushed, smtp.port, service.address, process)
    server.close()


@pytest.mark.slow
@pytest.mark.parametrize("channel", ["mail", "push"])
@pytest.mark.parametrize("place", PLACES)
async def test_kill_between_writing_and_marking(
    place: str, channel: str, tmp_path: Path, process: Popen[bytes]
) -> None:
    """Lives end at the same place, each at another ping; the last finishes all of it. Everybody was told; a mail twice
    says so in its subject, and only where a kill left it claimed; a push twice takes the place of the one before."""
    server = MailServer()
    async with pushing() as service, lives(tmp_path / "k.db", channel, service, server, process) as four:
        died = [await four.one(place, count) for count in CALLS]
        assert await four.one() == 0
        assert died[0] == -9
        told = (
            Counter(str(mail["To"]).partition("@")[0] for mail in server.mails)
            if channel == "mail"
            else Counter(headers["naam"] for _, headers in service.pings)
        )
        assert set(told) == set(NAMES)
        assert len(four.sent()) == len(NAMES)
        assert told.total() - len(NAMES) <= four.uncertain.total()
        if channel == "mail":
            plain = Counter(str(mail["To"]) for mail in server.mails if "mogelijk dubbel" not in mail["Subject"])
            marked = Counter(str(mail["To"]) for mail in server.mails if "mogelijk dubbel" in mail["Subject"])
            assert all(times == 1 for times in plain.values())
            assert marked <= four.uncertain
        else:
            assert {headers["topic"] for _, headers in service.pings} == {"ketenbot"}
            assert {ping["notification"]["tag"] for ping, _ in service.pings} == {"ketenbot"}
        if place in ("voor de commit", "na de commit"):
            assert told == Counter(NAMES)
        if place == "voor het afvinken":
            assert told.total() > len(NAMES)
