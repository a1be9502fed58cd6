"""Pings to browsers: who may ask for them, what they say, and that nothing is lost when they fail."""

import asyncio
import base64
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from click.testing import CliRunner

from bot.cli.webdeur import pushsleutel
from bot.desk.doors import pings
from bot.desk.visit import Post, send
from bot.mail.courier import Courier
from bot.mail.push import hosts, keys
from bot.mail.push.carrier import PushCarrier, Sender
from bot.mail.push.services import Services
from bot.run import clock, doors
from bot.screens.message import Bericht
from bot.settings import Settings
from storage.store import Store
from storage.web.pings import Tel
from tests.pings.pushservice import PushService, pushing
from tests.pings.test_mail import at
from tests.web.page import BASIC, Person, Site

KEY = keys.new()
CONTACT = "beheer@voorbeeld.nl"
NOOR = "noor@almere.nl"


@dataclass
class Room:
    site: Site
    service: PushService
    courier: Courier

    async def pushed(self) -> list[str]:
        """What browsers were shown, once all that can go went."""
        running = asyncio.create_task(self.courier.run())
        async with asyncio.timeout(20):
            await self.courier.drained()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        return self.service.words()

    async def on(self, person: Person, name: str = "een") -> None:
        answer = await person.post("push", **self.service.browser(name))
        assert answer.json()["aan"] is True, answer.text

    def tell(self, person: Person, tel: Tel = Tel(zaken=1)) -> None:  # noqa: B008  a value
        who, left = self.site.store.people.by_address("web", person.mail), Post()
        assert who is not None
        with self.site.store.atomic():
            row = send(self.site.office, left, who.chat, Bericht("Goedemorgen."), self.site.now, ping=True, tel=tel)
            pings.note(self.site.office, who, row, tel, self.site.now)
        self.site.carry.take(left)
        self.site.bring()

    def subscriptions(self) -> int:
        return int(self.site.store.db.execute("select count(*) from webpushen").fetchone()[0])


@pytest.fixture
async def room(store: Store) -> AsyncIterator[Room]:
    async with pushing() as service:
        site = Site(store, push=service.address, ketenbot_vapid_sleutel=KEY, ketenbot_vapid_contact=CONTACT)
        assert site.office.push is not None
        sender = Sender(KEY, CONTACT, hosts.KNOWN | {service.address})
        carrier = PushCarrier(
            sender, lambda adres: pings.subscription(site.office, adres), Services(site.office, site.carry)
        )
        courier = doors.push_courier(site.office, carrier, site.carry)
        yield Room(site, service, courier)
        await carrier.close()
        await site.close()


async def test_a_ping_says_how_much_and_no_more(room: Room) -> None:
    """Encrypted for this browser, signed by us, shown by who reads it as by the page's worker."""
    noor = await room.site.colleague()
    await room.on(noor)
    room.tell(noor, Tel(zaken=3, vandaag=1))
    assert await room.pushed() == ["3 zaken vragen vandaag je aandacht, 1 heeft vandaag de laatste dag."]
    ping, headers = room.service.pings[0]
    assert ping["web_push"] == 8030
    assert ping["notification"]["navigate"] == "https://ketenbot.voorbeeld.nl/chat/"
    assert (headers["ttl"], headers["topic"], headers["content-encoding"]) == ("14400", "ketenbot", "aes128gcm")
    token = headers["authorization"].split("t=")[1].split(",")[0].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    assert claims["aud"] == room.service.address  # not of the service before
    assert claims["sub"] == f"mailto:{CONTACT}"


async def test_a_test_ping_and_when_the_last_was_shown(room: Room) -> None:
    noor = await room.site.colleague()
    assert (await noor.get("push-stand")).json() == {"sleutel": room.site.office.push, "aan": False, "ontvangen": None}
    assert (await noor.post("push-proef")).status_code == 409
    await room.on(noor)
    assert (await noor.post("push-proef")).status_code == 200
    assert [words.startswith("Dit is een proefmelding") for words in await room.pushed()] == [True]
    room.site.now += timedelta(minutes=1)
    assert (await noor.post("ontvangen")).status_code == 200
    assert (await noor.get("push-stand")).json()["ontvangen"] == room.site.now.isoformat()


async def test_logging_out_ends_it(room: Room) -> None:
    """Of this browser alone; everywhere when everywhere is asked, and whoever logs in next hears only the own."""
    noor = await room.site.colleague()
    await room.on(noor)
    await noor.post("uit")
    assert room.subscriptions() == 0
    ab = await room.site.colleague("ab@zeewolde.nl", naam="Ab")
    await room.on(ab)
    room.tell(noor)
    assert await room.pushed() == []


async def test_who_logs_in_last_on_a_browser_hears_there(room: Room) -> None:
    """The same subscription of the browser, another person: the first hears nothing there any more."""
    noor, ab = await room.site.colleague(), await room.site.colleague("ab@zeewolde.nl", naam="Ab")
    await room.on(noor)
    await room.on(ab)
    room.tell(noor)
    assert await room.pushed() == []
    room.tell(ab)
    assert len(await room.pushed()) == 1


@pytest.mark.parametrize("status", [404, 410])
async def test_a_service_that_knows_it_no_more_ends_it(room: Room, status: int) -> None:
    noor = await room.site.colleague()
    await room.on(noor)
    room.service.status = status
    room.tell(noor)
    await room.pushed()
    assert room.subscriptions() == 0
    assert (await noor.get("push-stand")).json()["aan"] is False
    room.service.status = 201
    await room.on(noor)  # on a press again
    room.tell(noor)
    assert len(await room.pushed()) == 1


@pytest.mark.parametrize("status", [307, 400, 401, 403, 413])
async def test_what_is_our_fault_ends_nothing(room: Room, status: int) -> None:
    """It is not tried again, and no way elsewhere is followed."""
    noor = await room.site.colleague()
    await room.on(noor)
    room.service.status = status
    room.tell(noor)
    assert await room.pushed() == []
    assert room.service.asked == 1
    assert room.subscriptions() == 1


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_service_that_is_down_gets_it_later(room: Room, status: int) -> None:
    noor = await room.site.colleague()
    await room.on(noor)
    room.service.status = status
    room.tell(noor)
    asyncio.get_running_loop().call_later(0.1, setattr, room.service, "status", 201)
    assert len(await room.pushed()) == 1


async def test_a_service_that_stays_down_and_the_mail_that_follows(room: Room) -> None:
    """After four hours the ping is let go of; the mail was written meanwhile."""
    noor = await room.site.colleague()
    await room.on(noor)
    room.site.now += timedelta(minutes=1)
    room.tell(noor)
    room.site.now += timedelta(minutes=31)
    clock.tick(room.site.office, room.site.carry)
    assert len(room.site.store.outbox.waiting("mail")) == 1
    room.site.now += timedelta(hours=4)
    assert await room.pushed() == []
    assert room.service.asked == 0
    assert room.site.store.outbox.waiting("push") == []


async def test_who_was_shut_out_gets_no_ping(room: Room) -> None:
    """Also of what was written before."""
    noor = await room.site.colleague()
    await room.on(noor)
    room.tell(noor)
    with room.site.store.atomic():
        room.site.store.people.block("web", NOOR, room.site.now)
    assert await room.pushed() == []
    assert room.service.asked == 0
    assert (await noor.post("push", **room.service.browser())).status_code == 401


HOSTILE = [
    "http://fcm.googleapis.com/x",
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://localhost/x",
    "https://fcm.googleapis.com:8443/x",
    "https://iemand@fcm.googleapis.com/x",
    "https://fcm.googleapis.com@10.0.0.1/x",
    "https://fcm.googleapis.com.evil.nl/x",
    "https://evilpush.apple.com/x",
    "https://push.apple.com/x",
    "https://fcm.googleapis.com\\@10.0.0.1/x",
    "https://10.0.0.1#.push.apple.com/x",
    "https://fcm.googleapis.com:443443/x",
    "file:///etc/passwd",
    "//fcm.googleapis.com/x",
    "https://fcm.googleapis.com/" + "x" * 1000,
    "https://fcm.googleapis.com/x y",
    "https://fcm․googleapis.com/x",
    "",
]


@pytest.mark.parametrize("endpoint", HOSTILE)
async def test_an_address_that_is_no_push_service(room: Room, endpoint: str) -> None:
    """We would post into the network of the operator."""
    noor = await room.site.colleague()
    answer = await noor.post("push", **(room.service.browser() | {"eindpunt": endpoint}))
    assert answer.status_code == 400
    assert answer.json()["fout"]
    assert room.subscriptions() == 0


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://web.push.apple.com/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
        "https://fcm.googleapis.com:443/x",
    ],
)
def test_an_address_of_a_push_service(endpoint: str) -> None:
    assert hosts.allowed(endpoint, hosts.KNOWN)


@pytest.mark.parametrize(
    ("name", "value"),
    [("auth", "AAA"), ("auth", ""), ("p256dh", "BAAA"), ("p256dh", "!!"), ("p256dh", "A" * 87), ("auth", 5)],
)
async def test_keys_that_are_none(room: Room, name: str, value: object) -> None:
    noor = await room.site.colleague()
    assert (await noor.post("push", **(room.service.browser() | {name: value}))).status_code == 400
    assert room.subscriptions() == 0


async def test_a_point_that_lies_beside_the_curve(room: Room) -> None:
    """Of the right length: found when the first ping goes, and then the subscription ends."""
    noor = await room.site.colleague()
    beside = base64.urlsafe_b64encode(b"\x04" + b"\x01" * 64).rstrip(b"=").decode()
    assert (await noor.post("push", **(room.service.browser() | {"p256dh": beside}))).status_code == 200
    room.tell(noor)
    await room.pushed()
    assert (room.service.asked, room.subscriptions()) == (0, 0)


async def test_five_browsers_of_one_person(room: Room) -> None:
    """The oldest of more end."""
    noor = await room.site.colleague()
    for number in range(6):
        room.site.now += timedelta(minutes=2)
        other = room.site.person()
        await other.log_in(NOOR)
        await room.on(other, f"b{number}")
    assert room.subscriptions() == 5
    room.tell(noor)
    assert len(await room.pushed()) == 5


async def test_the_same_again_is_the_same(room: Room) -> None:
    """A page says it at each opening; a browser that made another takes the place of the one before."""
    noor = await room.site.colleague()
    await room.on(noor)
    await room.on(noor)
    await room.on(noor, "ander")
    room.tell(noor)
    await room.pushed()
    assert (room.subscriptions(), room.service.asked) == (1, 1)


async def test_another_key_of_ours_ends_them(room: Room) -> None:
    noor = await room.site.colleague()
    await room.on(noor)
    room.site.office.push = keys.public(keys.new())
    assert (await noor.get("push-stand")).json()["aan"] is False
    room.tell(noor)
    assert await room.pushed() == []


async def test_without_a_key_the_page_says_so(store: Store) -> None:
    site = Site(store)
    noor = await site.colleague()
    assert (await noor.get("push-stand")).json()["sleutel"] is None
    answer = await noor.post("push", **PushService("https://fcm.googleapis.com").browser())
    assert (answer.status_code, answer.json()["fout"][:40]) == (409, "Meldingen staan bij jullie niet aan. Wie")
    await site.close()


def test_the_command_makes_a_setting() -> None:
    """One line for .env, another each time, and a start takes it."""
    first, second = (CliRunner().invoke(pushsleutel).output for _ in range(2))
    assert first != second
    name, _, value = first.strip().partition("=")
    settings = Settings(_env_file=None, **BASIC, **{name.lower(): value, "ketenbot_vapid_contact": CONTACT})
    assert doors.push_key(settings) == keys.public(value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ketenbot_vapid_sleutel": KEY},
        {"ketenbot_vapid_contact": CONTACT},
        {"ketenbot_vapid_sleutel": "kort", "ketenbot_vapid_contact": CONTACT},
        {"ketenbot_vapid_sleutel": KEY, "ketenbot_vapid_contact": "x@localhost"},
        {"ketenbot_vapid_sleutel": KEY, "ketenbot_vapid_contact": "x@server.local"},
        {"ketenbot_pushdiensten": "10.0.0.1"},
        {"ketenbot_pushdiensten": "https://fcm.googleapis.com"},
        {"ketenbot_pushdiensten": "*"},
    ],
)
def test_settings_that_cannot_be(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"KETENBOT|sleutel|mailadres|namen"):
        Settings(_env_file=None, **BASIC, **wrong)


async def test_a_question_of_a_party_counts_and_its_answer_is_only_said(room: Room) -> None:
    """Both are pinged at once; the mail counts the question alone. What a person asked for is no ping."""
    site = room.site
    cor, kim = (
        await site.colleague("cor@almere.nl", "coordinator", "Cor"),
        await site.colleague("kim@ymere.nl", "corporatie", "Kim"),
    )
    for person, name in ((cor, "cor"), (kim, "kim")):
        await room.on(person, name)
    await cor.say("/partners")
    await cor.press("Wijzig: de corporatie")
    await cor.press("Ymere")
    for text in ("nieuwe koppeling", "Z-4711", "25 februari 2026", "2"):
        await cor.say(text)
    await cor.press("Klopt")
    await cor.press("Vraag de corporatie")
    assert await room.pushed() == []
    site.now += timedelta(minutes=1)
    await cor.press("Stel deze vraag")
    assert await room.pushed() == ["1 nieuwe vraag vraagt vandaag je aandacht."]
    await kim.look()
    site.now += timedelta(minutes=1)
    await kim.press("Woning gevonden")
    for text in ("W-1", "sla over", "sla over", "sla over"):
        await kim.say(text)
    await kim.press("Klopt")
    assert (await room.pushed())[1:] == ["Er staat een nieuw bericht voor je klaar."]
    counted = "select a.adres, m.vragen, m.zaken from mailpings m join adressen a on a.id = m.chat"
    assert site.store.db.execute(counted).fetchall() == [("kim@ymere.nl", 1, 0)]


async def test_who_wants_quiet_is_pinged_of_no_morning(room: Room) -> None:
    """No message of the morning, so no ping and no mail of it; a question of a party comes as it does in Telegram."""
    noor = await room.site.colleague()
    await room.on(noor)
    for text in ("nieuwe koppeling", "Z-4711", "25 februari 2026", "2"):
        await noor.say(text)
    await noor.press("Klopt")
    await noor.say("/herinneringen")
    await noor.press("1 week stil")
    room.site.move_to(room.site.now + timedelta(days=6))
    assert await room.pushed() == []
    assert room.site.store.db.execute("select count(*) from mailpings").fetchone() == (0,)
    room.site.move_to(at("2026-03-16", "09:00"))
    assert "je weekoverzicht" in " ".join(await room.pushed()).lower()
