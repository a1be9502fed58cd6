"""A push service that is away or refuses us, and a copy elsewhere that lags: who hears it, and who waits."""

import asyncio
from datetime import timedelta

import pytest

from bot.mail.channel import All, Delivered, NoAnswer, Refused, Wait
from bot.mail.push import carrier as push
from bot.mail.push import hosts
from bot.mail.push.services import AWAY, DOWN, SHUT, SHUTS, WELL, Services
from bot.mail.replica import Replica
from bot.run import clock, doors
from storage.store import Store
from storage.trust import lives
from storage.web.pings import Tel
from tests.mail.fakes import on_fake_time
from tests.pings import test_mail, test_push
from tests.pings.test_push import Room, room
from tests.web.page import Person, Site

__all__ = ["room"]


async def _chief(room: Room) -> Person:
    """Who hears how the bot itself does, by the settings alone."""
    chief = await room.site.colleague("chef@almere.nl", naam="Chef")
    room.site.office.beheerders = frozenset({("web", "chef@almere.nl")})
    room.site.now += timedelta(minutes=2)
    return chief


async def _heard(chief: Person) -> list[str]:
    chief.site.bring()
    await chief.look()
    return [b["tekst"] for b in chief.berichten.values() if "pushdienst van" in b["tekst"]]


def _says(room: Room) -> dict[str, str]:
    carrier = room.courier._carrier
    assert isinstance(carrier, push.PushCarrier)
    return carrier.services.health()


@pytest.mark.parametrize("status", [401, 403])
async def test_a_key_that_is_refused_is_told_once_and_once_that_it_is_over(room: Room, status: int) -> None:
    """In /gezond and to the beheerder; a second person's refusal stops the pings, and nothing of anybody ends."""
    chief = await _chief(room)
    people = [await room.site.colleague(f"{name}@zeewolde.nl", naam=name) for name in ("ab", "bo", "cas")]
    for number, person in enumerate(people):
        await room.on(person, f"b{number}")
    room.service.status = status
    for person in people:
        room.tell(person)
        await room.pushed()
    assert _says(room) == {room.service.address: SHUTS}
    assert room.service.asked == 2, "after the second nobody is asked for"
    (told,) = await _heard(chief)
    assert f"De pushdienst van {room.service.address} weigert onze sleutel" in told
    assert "KETENBOT_VAPID_CONTACT" in told
    assert room.subscriptions() == 3
    room.service.status = 201
    carrier = room.courier._carrier
    assert isinstance(carrier, push.PushCarrier)
    carrier.services._of(room.service.address).shut_until = 0.0  # an hour later
    room.tell(people[0])
    await room.pushed()
    assert _says(room) == {room.service.address: WELL}
    assert [words.startswith("Voorbij: de pushdienst van") for words in await _heard(chief)] == [False, True]


async def test_a_life_that_begins_well_ends_what_the_one_before_told(room: Room) -> None:
    """The beheerder set the key right and started anew."""
    chief, noor = await _chief(room), await room.site.colleague()
    await room.on(noor)
    room.service.status = 403
    room.tell(noor)
    await room.pushed()
    assert len(await _heard(chief)) == 1
    room.service.status = 201
    carrier = room.courier._carrier
    assert isinstance(carrier, push.PushCarrier)
    carrier.services = Services(room.site.office, room.site.carry)
    room.tell(noor)
    await room.pushed()
    assert len(await _heard(chief)) == 2


async def test_a_subscription_of_another_key_shuts_nobody_out(room: Room) -> None:
    """A service that took others' pings refuses one person: that is no fault of our key."""
    chief = await _chief(room)
    noor, ab = await room.site.colleague(), await room.site.colleague("ab@zeewolde.nl", naam="Ab")
    await room.on(noor)
    await room.on(ab, "ander")
    room.tell(noor)
    await room.pushed()
    room.service.status = 403
    for _ in range(3):
        room.tell(ab)
        await room.pushed()
    assert _says(room) == {room.service.address: WELL}
    assert await _heard(chief) == []


async def test_a_service_that_is_down_stands_in_gezond(room: Room) -> None:
    noor = await room.site.colleague()
    await room.on(noor)
    room.service.status = 503
    room.tell(noor)
    running = asyncio.create_task(room.courier.run())
    async with asyncio.timeout(10):
        while _says(room) != {room.service.address: AWAY}:
            await asyncio.sleep(0.01)
    room.service.status = 201
    async with asyncio.timeout(10):
        await room.courier.drained()
    running.cancel()
    assert _says(room) == {room.service.address: WELL}


@on_fake_time
async def test_one_that_hangs_holds_up_nobody_of_another(store: Store) -> None:
    """After three tries it is left alone, longer each time; another's pings go by meanwhile."""
    services = Services(Site(store).office, All())
    for _ in range(DOWN):
        assert services.rests("Apple") == 0
        services.away("Apple", NoAnswer(uncertain=True, why="x"))
    assert services.rests("Apple") == pytest.approx(5)
    assert services.rests("Google") == 0
    await asyncio.sleep(6)
    services.away("Apple", NoAnswer(uncertain=True, why="x"))
    assert services.rests("Apple") == pytest.approx(10)
    services.answered("Apple")
    assert services.health() == {"Apple": WELL, "Google": WELL}
    for chat in (1, 2):
        services.refused_us("Google", chat)
    assert services.shut("Google")
    await asyncio.sleep(SHUT + 1)
    assert not services.shut("Google"), "once an hour it is tried"


async def test_while_it_rests_it_is_not_asked(room: Room) -> None:
    """The ping waits; it is neither lost nor refused."""
    noor = await room.site.colleague()
    await room.on(noor)
    room.tell(noor)
    (row,) = room.site.store.outbox.waiting("push")
    carrier = room.courier._carrier
    assert isinstance(carrier, push.PushCarrier)
    for _ in range(DOWN):
        carrier.services.away(room.service.address, NoAnswer(uncertain=False, why="x"))
    assert isinstance(await carrier.deliver(row, row.inhoud, gone=False), Wait)
    assert room.service.asked == 0
    carrier.services.refused_us(room.service.address, 1)
    carrier.services.refused_us(room.service.address, 2)
    assert isinstance(await carrier.deliver(row, row.inhoud, gone=False), Refused)
    carrier.services.took(room.service.address)
    carrier.services._of(room.service.address).rests_until = 0.0
    assert isinstance(await carrier.deliver(row, row.inhoud, gone=False), Delivered)


@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("https://fcm.googleapis.com/x", "Google"),
        ("https://web.push.apple.com/x", "Apple"),
        ("https://wns2-par02p.notify.windows.com/w/?token=abc", "Microsoft"),
        ("https://updates.push.services.mozilla.com/x", "Mozilla"),
    ],
)
def test_what_a_service_is_called(endpoint: str, name: str) -> None:
    """Few names, and nothing of whose browser it is."""
    assert hosts.service(endpoint, hosts.KNOWN) == name


def test_only_what_stands_behind_several_services_goes_on(store: Store) -> None:
    """The courier of pings has many services behind it; that of the mail has one, and waits for it."""
    site = Site(store, ketenbot_vapid_sleutel=test_push.KEY, ketenbot_vapid_contact=test_push.CONTACT)
    found = doors.push(site.settings, site.office, site.carry)
    assert found is not None
    mail = doors.mail(site.settings, site.office, site.carry, site.mailbox, site.door.mailroom.worked)
    assert (found[0]._channel.one, mail._channel.one) == (False, True)


async def test_a_mail_server_that_is_away_stands_in_gezond(store: Store) -> None:
    """Also when nobody asks for a code: the mail that says that there is something has the same server."""
    site, server = Site(store), test_mail.MailServer()
    mailer = test_mail.SmtpMailer(await server.listens())
    settings = site.settings.model_copy(update={"ketenbot_mail_limiet": 60_000})
    courier = doors.mail(settings, site.office, site.carry, mailer, site.door.mailroom.worked)
    there = test_mail.Room(site, server, mailer, courier)
    noor = await site.colleague()
    assert site.door.health()["mail"] is True
    server.to = "451 later"
    test_mail.ping(there, noor)
    running = asyncio.create_task(courier.run())
    async with asyncio.timeout(10):
        while site.door.health()["mail"] is not False:
            await asyncio.sleep(0.01)
    server.to = "250 OK"
    async with asyncio.timeout(10):
        await courier.drained()
    running.cancel()
    assert site.door.health()["mail"] is True
    await site.close()
    server.close()


# ---------------------------------------------------------------- the copy elsewhere


async def test_pings_do_not_wait_for_the_copy_and_the_page_does(room: Room) -> None:
    """What waits is the word that we have what somebody did. A push and a mail say that of nobody: what a takeover
    loses of them goes once more, marked, and waiting would only make them late."""
    noor = await room.site.colleague()
    await room.on(noor)

    async def lags() -> bool:
        await asyncio.sleep(0.01)
        return False

    room.site.door.replica = Replica(room.site.office, room.site.carry, lags, silent=3600)
    asking = asyncio.create_task(noor.post("gezien", na=noor.nummer))
    room.tell(noor)
    assert len(await room.pushed()) == 1
    room.site.now += timedelta(minutes=31)
    clock.tick(room.site.office, room.site.carry)
    server = test_mail.MailServer()
    mailer = test_mail.SmtpMailer(await server.listens())
    settings = room.site.settings.model_copy(update={"ketenbot_mail_limiet": 60_000})
    mail = doors.mail(settings, room.site.office, room.site.carry, mailer, room.site.door.mailroom.worked)
    mail.start()
    assert len(await test_mail.Room(room.site, server, mailer, mail).mailed()) == 1
    assert not asking.done()
    asking.cancel()
    server.close()


async def test_a_mail_that_a_takeover_lost_the_mark_of_is_marked(room: Room) -> None:
    """The copy does not know that it went: it goes once more, and says so."""
    noor = await room.site.colleague()
    room.site.now += timedelta(minutes=1)
    room.tell(noor, Tel(zaken=1))
    with room.site.store.atomic():
        lives.begin(room.site.store.db, 1, [], room.site.now, sure=True)
    room.site.store.levens.reload()
    room.site.store.levens.told(None)
    room.site.now += timedelta(minutes=31)
    clock.tick(room.site.office, room.site.carry)
    (row,) = room.site.store.outbox.waiting("mail")
    assert row.dubbel
