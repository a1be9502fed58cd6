"""The mail to who did not look: when it goes, what it says, and that it goes once."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from time import monotonic

import pytest

from bot.desk.doors import pings
from bot.desk.visit import Post, send
from bot.features.pings.clock import next_moment
from bot.mail.courier import Courier
from bot.mail.smtp.sender import SmtpMailer
from bot.run import clock, doors
from bot.run.cleaning import clean
from bot.screens.message import Bericht
from storage.people import Persoon
from storage.store import Store
from storage.web.pings import Tel
from tests import chat
from tests.pings.mailserver import MailServer
from tests.web.page import Person, Site
from tests.web.test_deuren import added, in_telegram, telegram

NOOR = "noor@almere.nl"


def at(day: str, hour: str) -> datetime:
    """A moment of the winter on the wall clock in Amsterdam."""
    hours, minutes = map(int, hour.split(":"))
    return chat.at(day, hours - 1) + timedelta(minutes=minutes)


@dataclass
class Room:
    """A page, and a mail server behind the courier of its mail."""

    site: Site
    server: MailServer
    mailer: SmtpMailer
    courier: Courier

    async def mailed(self) -> list[str]:
        """What the server has, with the address, once all that can go went."""
        running = asyncio.create_task(self.courier.run())
        async with asyncio.timeout(10):
            await self.courier.drained()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        return self.server.texts()

    def tell(self, person: Person, tel: Tel) -> None:
        """Say something on the page, of which so much stands on top."""
        who, left = self.who(person), Post()
        with self.site.store.atomic():
            row = send(self.site.office, left, who.chat, Bericht("Goedemorgen."), self.site.now, ping=True, tel=tel)
            pings.note(self.site.office, who, row, tel, self.site.now)
        self.site.carry.take(left)
        self.site.bring()

    def who(self, person: Person) -> Persoon:
        found = self.site.store.people.by_address("web", person.mail)
        assert found is not None
        return found


@pytest.fixture
async def room(store: Store) -> AsyncIterator[Room]:
    site, server = Site(store), MailServer()
    mailer = SmtpMailer(await server.listens())
    settings = site.settings.model_copy(update={"ketenbot_mail_limiet": 60_000})
    yield Room(site, server, mailer, doors.mail(settings, site.office, site.carry, mailer, site.door.mailroom.worked))
    await site.close()
    server.close()


def ahead(room: Room, minutes: int) -> None:
    room.site.now += timedelta(minutes=minutes)
    clock.tick(room.site.office, room.site.carry)


ONE = Tel(zaken=1)


@pytest.mark.parametrize(
    ("tel", "subject"),
    [
        (Tel(zaken=3, vandaag=1), "3 zaken vragen vandaag je aandacht, 1 heeft vandaag de laatste dag"),
        (Tel(zaken=3, vandaag=2), "3 zaken vragen vandaag je aandacht, 2 hebben vandaag de laatste dag"),
        (Tel(zaken=3), "3 zaken vragen vandaag je aandacht"),
        (Tel(zaken=1), "1 zaak vraagt vandaag je aandacht"),
        (Tel(zaken=1, vandaag=1), "1 zaak heeft vandaag de laatste dag"),
        (Tel(vragen=1), "1 nieuwe vraag vraagt vandaag je aandacht"),
        (Tel(zaken=1, vragen=2), "1 zaak en 2 nieuwe vragen vragen vandaag je aandacht"),
        (Tel(week=True), "je weekoverzicht staat klaar, geen laatste dag is dichtbij"),
    ],
)
async def test_what_the_mail_says(room: Room, tel: Tel, subject: str) -> None:
    """How much there is, where to look, and what nobody asks for; nothing by which anybody comes in."""
    noor = await room.site.colleague()
    ahead(room, 1)
    room.tell(noor, tel)
    ahead(room, 31)
    (mail,) = await room.mailed()
    assert mail.startswith(f"{NOOR}: Ketenbot: {subject}\n")
    assert "\nhttps://ketenbot.voorbeeld.nl/chat/\n" in mail
    assert "Wij vragen nooit om je code." in mail
    assert ("ook zonder nieuws" in mail) is tel.week
    assert ("Op de pagina zag je dat nog niet." in mail) is (tel != Tel(week=True))
    assert "Noor" not in mail
    assert "#" not in mail


async def test_a_morning_that_nobody_looks_at(room: Room) -> None:
    """A real case whose last day comes near: half an hour after the message a mail, that names nothing of it."""
    noor = await room.site.colleague()
    for text in ("nieuwe koppeling", "Z-4711", "25 februari 2026", "2"):
        await noor.say(text)
    await noor.press("Klopt")
    days: dict[date, str] = {}
    while (moment := clock.next_moment(room.site.office)) is not None and moment < at("2026-05-09", "12:00"):
        room.site.now = max(moment, room.site.now)
        ahead(room, 0)
        ahead(room, 31)
        mails = await room.mailed()
        assert len(mails) - len(days) in (0, 1)
        if len(mails) > len(days):
            days[room.site.now.date()] = mails[-1].splitlines()[0]
    assert any("1 zaak vraagt vandaag je aandacht" in said for said in days.values()), days
    weeks = {day.isocalendar().week for day in days}
    assert weeks == set(range(11, 20))  # each week, whatever there is; after Easter Monday on the Tuesday
    assert not any(re.search("4711|\\bkoppeling|Almere ", mail) for mail in room.server.texts())
    assert any("geen laatste dag is dichtbij" in said for said in days.values()), days


async def test_when_a_mail_goes_next(room: Room) -> None:
    """Who goes from moment to moment stops there as well; not once it was seen, and not in the evening."""
    office, noor = room.site.office, await room.site.colleague()
    ahead(room, 1)
    assert next_moment(office, room.site.now) is None
    room.tell(noor, ONE)
    moment = next_moment(office, room.site.now)
    assert moment == room.site.now + timedelta(minutes=30)
    assert next_moment(office, at("2026-03-03", "12:00")) is None
    await noor.look()
    await noor.post("gezien", na=noor.nummer)
    assert next_moment(office, room.site.now) is None
    room.site.now = at("2026-03-02", "19:45")
    room.tell(noor, ONE)
    assert next_moment(office, room.site.now) is None


@pytest.mark.parametrize("minutes", [0, 29])
async def test_who_looks_in_time_gets_no_mail(room: Room, minutes: int) -> None:
    noor = await room.site.colleague()
    ahead(room, 1)
    room.tell(noor, ONE)
    ahead(room, minutes)
    assert (await noor.look())["ping"] is True
    assert (await noor.post("gezien", na=noor.nummer)).status_code == 200
    assert (await noor.look())["ping"] is False
    ahead(room, 60)
    assert await room.mailed() == []


async def test_a_page_that_does_not_show_it_yet_is_no_look(room: Room) -> None:
    noor = await room.site.colleague()
    ahead(room, 1)
    before = noor.nummer
    room.tell(noor, ONE)
    await noor.post("gezien", na=before)
    ahead(room, 31)
    assert len(await room.mailed()) == 1


async def test_who_says_something_was_there(room: Room) -> None:
    """A step on the page is a look as well."""
    noor = await room.site.colleague()
    ahead(room, 1)
    room.tell(noor, ONE)
    ahead(room, 5)
    await noor.say("/vandaag")
    ahead(room, 60)
    assert await room.mailed() == []


async def test_the_mail_of_the_week_comes_also_when_it_was_seen(room: Room) -> None:
    """So that its absence shows that mail fails."""
    noor = await room.site.colleague()
    ahead(room, 1)
    room.tell(noor, Tel(zaken=2, week=True))
    await noor.look()
    await noor.post("gezien", na=noor.nummer)
    ahead(room, 31)
    (mail,) = await room.mailed()
    assert "2 zaken vragen vandaag je aandacht" in mail
    assert "nog niet" not in mail


async def test_one_mail_a_day(room: Room) -> None:
    """What is said before it went is added; what comes after it waits for the next day."""
    noor = await room.site.colleague()
    ahead(room, 1)
    room.tell(noor, ONE)
    ahead(room, 10)
    room.tell(noor, Tel(vragen=2, vandaag=1))
    ahead(room, 21)
    ahead(room, 1)
    assert [mail.splitlines()[0] for mail in await room.mailed()] == [
        f"{NOOR}: Ketenbot: 1 zaak en 2 nieuwe vragen vragen vandaag je aandacht, 1 heeft vandaag de laatste dag"
    ]
    room.tell(noor, ONE)
    ahead(room, 60)
    assert len(await room.mailed()) == 1
    room.site.now = at("2026-03-03", "09:00")
    room.tell(noor, ONE)
    ahead(room, 31)
    assert len(await room.mailed()) == 2


async def test_nothing_new_is_no_mail(room: Room) -> None:
    noor = await room.site.colleague()
    ahead(room, 1)
    room.tell(noor, Tel())
    ahead(room, 60)
    assert await room.mailed() == []


async def test_many_mails_go_at_the_pace_of_the_server(room: Room) -> None:
    """A morning of many is spread over what the operator's server takes; codes do not wait in that line."""
    few = room.site.settings.model_copy(update={"ketenbot_mail_limiet": 120})
    slow = doors.mail(few, room.site.office, room.site.carry, room.mailer, lambda _: None)
    people = [await room.site.colleague(f"{name}@almere.nl", naam=name.capitalize()) for name in ("noor", "ab", "kim")]
    ahead(room, 1)
    for person in people:
        room.tell(person, ONE)
    ahead(room, 31)
    begun = monotonic()
    assert len(await replace(room, courier=slow).mailed()) == len(people)
    assert monotonic() - begun > 0.8


async def test_nobody_is_mailed_in_the_evening(room: Room) -> None:
    noor = await room.site.colleague()
    room.site.now = at("2026-03-03", "19:45")
    room.tell(noor, ONE)
    ahead(room, 31)
    assert await room.mailed() == []
    room.site.now = at("2026-03-04", "09:00")
    ahead(room, 1)
    assert await room.mailed() == []


# ---------------------------------------------------------------- one person by two doors


async def test_who_is_told_in_telegram_gets_no_mail(room: Room) -> None:
    room.site.office.bot_name = "ketenbot_bot"
    in_telegram(room.site)
    noor = await added(room.site)
    ahead(room, 10)
    telegram(room.site, "hallo")
    room.tell(noor, Tel(zaken=1, week=True))
    ahead(room, 60)
    assert await room.mailed() == []


async def test_who_was_long_not_seen_in_telegram_is_told_at_the_page(room: Room) -> None:
    """After two weeks, with a mail behind it; and in Telegram again from the first word there."""
    room.site.office.bot_name = "ketenbot_bot"
    in_telegram(room.site)
    noor = await added(room.site)
    ahead(room, 10)
    telegram(room.site, "hallo")
    for day, door in ((13, "telegram"), (15, "web")):
        room.site.now = at("2026-03-02", "09:00") + timedelta(days=day)
        for _ in clean(room.site.office):
            pass
        address = room.site.store.addresses.get(room.who(noor).chat)
        assert address is not None
        assert address.kanaal == door
    room.tell(noor, ONE)
    ahead(room, 31)
    assert len(await room.mailed()) == 1
    telegram(room.site, "hallo")
    address = room.site.store.addresses.get(room.who(noor).chat)
    assert address is not None
    assert address.kanaal == "telegram"


# ---------------------------------------------------------------- what goes wrong


def ping(room: Room, noor: Person) -> None:
    ahead(room, 1)
    room.tell(noor, ONE)
    ahead(room, 31)


async def test_who_was_shut_out_hears_nothing(room: Room) -> None:
    """Before the mail was written, and between that and the sending."""
    noor = await room.site.colleague()
    ping(room, noor)
    with room.site.store.atomic():
        room.site.store.people.block("web", NOOR, room.site.now)
    assert await room.mailed() == []
    ping(room, noor)
    assert await room.mailed() == []


async def test_an_address_that_is_refused(room: Room) -> None:
    """Who coordinates hears it once, and the person is told by no mail until back at the page."""
    noor, chief = await room.site.colleague(), await room.site.colleague("cor@almere.nl", "coordinator", "Cor")
    room.server.to = "550 geen postvak"
    ping(room, noor)
    assert await room.mailed() == []
    room.site.bring()
    await chief.look()
    assert "De mail aan Noor wordt geweigerd" in chief.last()
    assert not room.who(noor).bereikbaar
    room.server.to = "250 OK"
    room.site.now = at("2026-03-03", "09:00")
    room.tell(noor, ONE)
    await noor.look()
    await noor.post("gezien", na=noor.nummer)
    assert room.who(noor).bereikbaar
    room.site.now = at("2026-03-04", "09:00")
    ping(room, noor)
    assert len(await room.mailed()) == 1


async def test_a_server_that_is_busy_takes_it_later(room: Room) -> None:
    """And the mail says nothing of doubles: it was certainly not taken."""
    noor = await room.site.colleague()
    room.server.to = "451 later"
    ping(room, noor)
    asyncio.get_running_loop().call_later(0.2, setattr, room.server, "to", "250 OK")
    (mail,) = await room.mailed()
    assert "dubbel" not in mail


async def test_a_line_that_falls_after_the_mail_was_taken(room: Room) -> None:
    """It may have arrived: it goes once more, and says so."""
    noor = await room.site.colleague()
    room.server.falls = True
    ping(room, noor)
    asyncio.get_running_loop().call_later(0.2, setattr, room.server, "falls", False)
    mails = await room.mailed()
    assert [re.search(r"\(mogelijk dubbel\)", mail) is not None for mail in mails][:1] == [False]
    assert all("(mogelijk dubbel)" in mail for mail in mails[1:])
    assert len(mails) >= 2


async def test_a_stop_between_claim_and_mark(room: Room) -> None:
    """At the next start it goes once more, marked; and what was only written goes unmarked."""
    noor = await room.site.colleague()
    ping(room, noor)
    (row,) = room.site.store.outbox.waiting("mail")
    with room.site.store.atomic():
        room.site.store.outbox.claim([row.id])
    again = doors.mail(
        room.site.settings,
        room.site.office,
        room.site.carry,
        room.courier._carrier._mailer,  # type: ignore[attr-defined]
        room.site.door.mailroom.worked,
    )
    assert again.start() == 1
    room.courier = again
    (mail,) = await room.mailed()
    assert "(mogelijk dubbel)" in mail.splitlines()[0]


async def test_a_mail_of_today_is_nothing_tomorrow(room: Room) -> None:
    """The server was away all day: the next morning says it anew."""
    noor = await room.site.colleague()
    ping(room, noor)
    room.site.now = at("2026-03-03", "08:00")
    assert await room.mailed() == []
    assert room.site.store.outbox.waiting("mail") == []
