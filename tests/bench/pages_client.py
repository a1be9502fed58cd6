"""Many pages at once, without a browser, as a process of its own: each waits for news on a line that stays open, and
presses come at a pace that does not wait for answers.

    python -m tests.bench.pages_client ADDRESS FILE    FILE holds a cookie for each page

A command per line comes in, a JSON answer per line goes out: "open", "druk NUMBER PER_SECOND", "stand".
"""

import asyncio
import json
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.web.sessions import COOKIE

LIST = "/zaken"
STEP_EACH = 4
"""One in so many presses begins a step; the others turn a page of the list or fold a case open."""
AT_ONCE = 20
"""Pages that are opened at the same time."""


@dataclass
class Page:
    """An open page: its cookie, how far it is, the buttons that its list began with, and when somebody last pressed."""

    cookie: str
    nummer: int = 0
    leven: str = ""
    bericht: int = 0
    acties: list[str] = field(default_factory=list)
    pressed: float = 0.0
    last: str = ""


class Client:
    """All pages of one server."""

    def __init__(self, address: str, cookies: list[str]) -> None:
        parts = urlsplit(address)
        self.host, self.port, self.address = str(parts.hostname), int(parts.port or 80), address
        self.pages = [Page(cookie) for cookie in cookies]
        self.polls: list[asyncio.Task[None]] = []
        self.waits: list[float] = []
        self.woken: list[float] = []
        self.wrong: list[str] = []
        self.polled = self.same = 0

    # -- the wire

    async def ask(self, page: Page, name: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """One question on a line of its own, as a reverse proxy asks it."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            return await self._ask(reader, writer, page, name, body)
        finally:
            writer.close()

    async def _ask(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        page: Page,
        name: str,
        body: dict[str, Any] | None,
    ) -> dict[str, Any]:
        content = b"" if body is None else json.dumps(body).encode()
        head = [
            f"{'GET' if body is None else 'POST'} /chat/api/{name} HTTP/1.1",
            f"Host: {self.host}:{self.port}",
            f"Cookie: {COOKIE}={page.cookie}",
        ]
        if body is not None:
            head += [f"Origin: {self.address}", "Sec-Fetch-Site: same-origin", "Content-Type: application/json"]
            head += [f"Content-Length: {len(content)}"]
        writer.write("\r\n".join([*head, "", ""]).encode() + content)
        told = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(told.split("content-length:")[1].split("\r\n")[0])
        answer = json.loads(await reader.readexactly(length))
        if not told.startswith("http/1.1 200"):
            self.wrong.append(f"{name.partition('?')[0]}: {told[:12]} {answer.get('fout', '')}")
        return dict(answer)

    def took(self, page: Page, answer: dict[str, Any]) -> None:
        page.nummer, page.leven = answer.get("nummer", page.nummer), answer.get("leven", page.leven)
        for message in answer.get("berichten", ()):
            found = [knop["actie"] for rij in message.get("knoppen", ()) for knop in rij]
            if found and not page.acties:
                page.bericht, page.acties = message["id"], found

    # -- what pages do

    async def open(self) -> int:
        """Every page begins, asks for its list, and waits for news from then on."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(page: Page, number: int) -> None:
            async with gate:
                self.took(page, await self.ask(page, "begin"))
                if not page.acties:
                    said = {"tekst": LIST, "sleutel": f"lijst-{number:08d}", "na": page.nummer}
                    self.took(page, await self.ask(page, "zeg", said))
            self.polls.append(asyncio.create_task(self._poll(page)))

        await asyncio.gather(*(one(page, number) for number, page in enumerate(self.pages)))
        return len(self.polls)

    async def _poll(self, page: Page) -> None:
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            while True:
                name = f"nieuws?na={page.nummer}&leven={page.leven}"
                answer = await self._ask(reader, writer, page, name, None)
                if answer.get("berichten") and page.pressed:
                    self.woken.append(time.perf_counter() - page.pressed)
                    page.pressed = 0.0
                self.took(page, answer)
                self.polled += 1
        except Exception as exc:  # one page that stops is told at the end, and stops no other
            self.wrong.append(f"nieuws: {type(exc).__name__} {exc}")
        finally:
            writer.close()

    async def press(self, number: int, per_second: float) -> dict[str, Any]:
        """So many presses at random moments on random pages, each measured from the moment it was due."""
        rng, due, tasks = random.Random(number), time.perf_counter(), list[asyncio.Task[None]]()
        self.waits, self.woken = [], []
        for count in range(number):
            due += rng.expovariate(per_second)
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            page = rng.choice(self.pages)
            press = self._press(page, self._action(page, rng), f"druk-{number}-{count:06d}", due)
            tasks.append(asyncio.create_task(press))
        await asyncio.gather(*tasks)
        return {"wachttijden": self.waits, "gewekt": self.woken}

    def _action(self, page: Page, rng: random.Random) -> str:
        shown = [actie for actie in page.acties if actie.startswith(("ul:", "zl:"))]
        cases = [actie.split(":")[1] for actie in shown if actie.startswith("ul:")]
        if cases and rng.randrange(STEP_EACH) == 0:
            return f"s:{rng.choice(cases)}:koppeling:woning_gevonden:zoeken"
        return rng.choice([actie for actie in shown if actie != page.last])  # the same again changes nothing

    async def _press(self, page: Page, actie: str, key: str, due: float) -> None:
        page.pressed, page.last = due, actie
        asked = {"bericht": page.bericht, "actie": actie, "vraag": "", "sleutel": key, "na": page.nummer}
        try:
            answer = await self.ask(page, "druk", asked)
        except (OSError, asyncio.IncompleteReadError) as exc:
            self.wrong.append(f"druk: {type(exc).__name__}")
            return
        self.waits.append(time.perf_counter() - due)
        if not answer.get("berichten"):
            self.same += 1

    async def answer(self, line: str) -> dict[str, Any]:
        """What a command of the measurement asks."""
        word, *rest = line.split()
        if word == "open":
            return {"open": await self.open()}
        if word == "druk":
            return await self.press(int(rest[0]), float(rest[1]))
        waiting = sum(not poll.done() for poll in self.polls)
        return {"wachten": waiting, "gevraagd": self.polled, "gelijk": self.same, "fout": sorted(set(self.wrong))[:5]}


async def main() -> None:
    """Do what is asked until the lines end."""
    client = Client(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    while line := await asyncio.to_thread(sys.stdin.readline):
        sys.stdout.write(json.dumps(await client.answer(line)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
