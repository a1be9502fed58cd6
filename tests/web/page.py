"""The web door without a browser: people with a cookie jar each, and a mailbox for everybody."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import httpx
from starlette.applications import Starlette

from bot.desk import people
from bot.mail.channel import All
from bot.mail.intake import Woken
from bot.mail.letters import Letter
from bot.mail.push.hosts import KNOWN
from bot.mail.reading import read
from bot.run import chores, clock, reader, workplace
from bot.run.service import make_office
from bot.settings import Settings
from bot.web import door as web
from bot.web.routes import routes
from storage.store import Store, open_reader
from tests.chat import _file, at

ADDRESS = "https://ketenbot.voorbeeld.nl"
BASIC: dict[str, Any] = {
    "ketenbot_deuren": "web",
    "ketenbot_adres": ADDRESS,
    "ketenbot_smtp_host": "127.0.0.1",
    "ketenbot_afzender": "ketenbot@voorbeeld.nl",
    "ketenbot_poort": 0,
}


class Mailbox:
    """Takes every mail; `problem` is raised instead."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.problem: Exception | None = None

    async def send(self, letter: Letter) -> None:
        if self.problem is not None:
            raise self.problem
        self.letters.append(letter)

    def code(self, mail: str) -> str:
        """The code in the newest mail to this address."""
        text = next(letter.tekst for letter in reversed(self.letters) if letter.aan == mail)
        found = re.search(r"\b\d{6}\b", text)
        assert found, text
        return found[0]


@dataclass
class Person:
    """Somebody with a browser."""

    site: Site
    client: httpx.AsyncClient
    mail: str = ""
    nummer: int = 0
    leven: str = ""
    berichten: dict[int, dict[str, Any]] = field(default_factory=dict)

    async def get(self, name: str, **query: Any) -> httpx.Response:
        return await self.client.get(f"/chat/api/{name}", params=query)

    async def post(self, name: str, headers: dict[str, str] | None = None, **asked: Any) -> httpx.Response:
        sent = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin", **(headers or {})}
        return await self.client.post(f"/chat/api/{name}", json=asked, headers=sent)

    async def ask(self, mail: str, uitnodiging: str = "") -> httpx.Response:
        self.mail = mail
        answer = await self.post("code", mail=mail, uitnodiging=uitnodiging)
        await self.site.door.mailroom.drained()
        return answer

    async def enter(self, code: str, uitnodiging: str = "", naam: str = "") -> httpx.Response:
        return await self.post("in", code=code, uitnodiging=uitnodiging, naam=naam)

    async def log_in(self, mail: str, uitnodiging: str = "", naam: str = "Noor") -> None:
        """By code, from beginning to end."""
        assert (await self.ask(mail, uitnodiging)).status_code == 200
        answer = await self.enter(self.site.mailbox.code(mail), uitnodiging, naam)
        assert answer.status_code == 200, answer.text
        await self.begin()

    async def begin(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.get("begin")).json()
        self.berichten = {}
        self._took(found)
        return found

    def _took(self, found: dict[str, Any]) -> None:
        for bericht in found.get("berichten", ()):
            self.berichten[bericht["id"]] = bericht
        self.nummer, self.leven = found.get("nummer", self.nummer), found.get("leven", self.leven)

    async def say(self, text: str, key: str | None = None, **more: Any) -> httpx.Response:
        answer = await self.post("zeg", tekst=text, sleutel=key or str(uuid.uuid4()), na=self.nummer, **more)
        self._took(answer.json())
        await self.site.work()
        return answer

    async def press(self, label: str, vraag: str = "") -> httpx.Response:
        """The newest button whose label begins so."""
        for bericht in sorted(self.berichten.values(), key=lambda b: -int(b["id"])):
            for knop in (k for rij in bericht.get("knoppen", ()) for k in rij):
                if knop["tekst"].startswith(label):
                    return await self.press_code(bericht["id"], knop["actie"], vraag)
        raise AssertionError(f"geen knop {label!r}")

    async def press_code(self, bericht: int, actie: str, vraag: str = "", key: str | None = None) -> httpx.Response:
        answer = await self.post(
            "druk", bericht=bericht, actie=actie, sleutel=key or str(uuid.uuid4()), vraag=vraag, na=self.nummer
        )
        self._took(answer.json())
        await self.site.work()
        return answer

    async def send(self, naam: str, content: bytes, caption: str = "") -> httpx.Response:
        headers = {
            "Origin": ADDRESS, "Content-Type": "application/octet-stream", "X-Naam": naam,
            "X-Sleutel": str(uuid.uuid4()), "X-Bijschrift": caption, "X-Na": str(self.nummer),
        }  # fmt: skip
        answer = await self.client.post("/chat/api/stuur", content=content, headers=headers)
        self._took(answer.json())
        await self.site.work()
        return answer

    async def look(self) -> dict[str, Any]:
        """What is new, as a page hears it."""
        found: dict[str, Any] = (await self.get("nieuws", na=self.nummer, leven=self.leven)).json()
        self._took(found)
        return found

    def last(self) -> str:
        """The words of the newest message that is not one's own."""
        own = [b for b in self.berichten.values() if not b["mijn"] and b["stand"] == "er"]
        return str(max(own, key=lambda b: int(b["id"]))["tekst"])


class Site:
    """The door with a desk behind it, served to clients in the same process."""

    def __init__(self, store: Store, *, hold: float = 0.05, push: str = "", **settings: Any) -> None:
        """`push`: where a push service stands that is believed beside the known ones."""
        self.store, self.now = store, at("2026-03-02")
        self.settings = Settings(_env_file=None, **(BASIC | settings))
        self.office = make_office(self.settings, store, lambda: self.now, "")
        self.mailbox, self.carry = Mailbox(), All()
        hosts = KNOWN | {push} if push else KNOWN
        place = web.Settings(self.settings.ketenbot_adres or ADDRESS, self.settings.ketenbot_proxy, hosts, hold)
        self.door = web.WebDoor(self.office, place, self.mailbox, carry=self.carry, woken=Woken())
        self.carry.add(self.door.post)
        self.app = Starlette(routes=routes(self.door))
        self._reader = partial(open_reader, _file(store))
        self.clients: list[httpx.AsyncClient] = []

    def person(self, agent: str = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", net: str = "") -> Person:
        """A browser of its own, on a network of its own unless it is named."""
        net = net or f"10.0.0.{len(self.clients) + 1}"
        transport = httpx.ASGITransport(app=self.app, client=(net, 1))
        client = httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers={"User-Agent": agent})
        self.clients.append(client)
        return Person(self, client)

    def invite(self, organisatie: str = "Almere", rol: str = "gemeente", *domeinen: str) -> str:
        """An invitation; gives its code. The organisation's mail domains are set along."""
        with self.store.atomic():
            made = people.invite(self.office, organisatie, rol, None, self.now)
            self.store.maildomeinen.set(made.organisatie.id, domeinen or (f"{organisatie.lower()}.nl",))
        return made.code

    async def colleague(self, mail: str = "noor@almere.nl", rol: str = "gemeente", naam: str = "Noor") -> Person:
        """Somebody who came in by an invitation."""
        organisatie = mail.partition("@")[2].partition(".")[0].capitalize()
        person = self.person()
        await person.log_in(mail, self.invite(organisatie, rol), naam)
        return person

    async def work(self) -> None:
        """Do what is done beside the desk, and bring what that leaves."""

        async def reads(kind: str, end: str, content: bytes) -> dict[str, Any]:
            return read(kind, end, content)

        while await reader.once(self.office, self.carry, self.door.uploads.fetch, reads):
            pass
        while chores.once(self.office, self.carry):
            pass
        while await workplace.once(self.office, self._reader, self.carry):
            pass
        self.bring()

    def bring(self) -> None:
        """What others wrote for these pages."""
        while self.door.post._bring_some():
            pass

    def pass_time(self, **ahead: float) -> None:
        """Move the clock and say what is due."""
        self.now += timedelta(**ahead)
        clock.tick(self.office, self.carry)
        self.bring()

    def move_to(self, moment: datetime) -> None:
        """To this moment, by way of all that is due before it."""
        while (due := clock.next_moment(self.office)) is not None and due <= moment:
            self.now = max(self.now, due)
            clock.tick(self.office, self.carry)
        self.now = max(self.now, moment)
        self.bring()

    async def close(self) -> None:
        self.door.close()
        for client in self.clients:
            await client.aclose()
