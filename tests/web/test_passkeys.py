"""Passkeys: made after a code, the faster way in, and gone with whatever ends them."""

from datetime import timedelta

import pytest

from bot.web.passkeys import MOST
from bot.web.sessions import COOKIE
from tests.web.authenticator import Device
from tests.web.page import Person, Site

MAIL = "noor@almere.nl"


async def made(person: Person, device: Device) -> None:
    """A passkey on this device, for who is logged in here."""
    asked = (await person.post("passkey-nieuw")).json()["vraag"]
    answer = await person.post("passkey-maak", **device.make(asked))
    assert answer.status_code == 200, answer.text


async def come_in(person: Person, device: Device) -> int:
    """Log in with it; gives the status."""
    asked = (await person.post("passkey-vraag")).json()["vraag"]
    return (await person.post("passkey-in", **device.sign(asked))).status_code


async def keys_of(person: Person) -> list[dict[str, object]]:
    found: list[dict[str, object]] = (await person.get("zittingen")).json()["passkeys"]
    return found


@pytest.fixture
async def noor(site: Site) -> Person:
    return await site.colleague(MAIL)


@pytest.fixture
async def device(noor: Person) -> Device:
    """Of Noor's, with a passkey."""
    made_on = Device()
    await made(noor, made_on)
    return made_on


async def test_a_passkey_lets_in_without_a_code(site: Site, noor: Person, device: Device) -> None:
    """In another browser, to the same chat; no mail goes for it."""
    mails, again = len(site.mailbox.letters), site.person(agent="Mozilla/5.0 (Linux; Android 15) Chrome/140")
    assert await come_in(again, device) == 200
    assert (await again.begin())["wie"] == (await noor.begin())["wie"]
    assert len(site.mailbox.letters) == mails
    assert {one["apparaat"] for one in (await noor.get("zittingen")).json()["zittingen"]} == {
        "Firefox op Windows",
        "Chrome op Android",
    }


async def test_what_a_browser_is_asked(site: Site, noor: Person, device: Device) -> None:
    """A key that it finds by itself, with a finger, face or code; by a first name, and not who makes devices. To come
    in it is told nothing of anybody."""
    asked = (await noor.post("passkey-nieuw")).json()["vraag"]
    assert asked["rp"] == {"id": "ketenbot.voorbeeld.nl", "name": "Ketenbot"}
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["attestation"] == "none"
    assert asked["user"]["name"] == "Noor"
    assert len(asked["excludeCredentials"]) == 1
    first, second = [(await site.person().post("passkey-vraag")).json()["vraag"] for _ in range(2)]
    assert first["userVerification"] == "required"
    assert first["rpId"] == "ketenbot.voorbeeld.nl"
    assert not first.get("allowCredentials")
    assert first.pop("challenge") != second.pop("challenge")
    assert first == second


async def test_who_made_it_hears_it(site: Site, noor: Person, device: Device) -> None:
    """In the chat and by mail, with what to do."""
    site.bring()
    await noor.begin()
    assert noor.last().startswith("Je kunt nu zonder code inloggen, met de passkey die je net maakte in Firefox op")
    letter = site.mailbox.letters[-1]
    assert (letter.aan, letter.onderwerp) == (MAIL, "Ketenbot: je kunt nu inloggen met een passkey")
    assert "Noor" not in letter.tekst


async def test_it_is_listed_and_taken_away(site: Site, noor: Person, device: Device) -> None:
    """Beside the sessions; afterwards it lets nobody in."""
    (listed,) = await keys_of(noor)
    assert listed["apparaat"] == "Firefox op Windows"
    await noor.post("passkey-weg", passkey=listed["id"])
    assert await keys_of(noor) == []
    assert await come_in(site.person(), device) == 400


async def test_when_it_was_used(site: Site, noor: Person, device: Device) -> None:
    """The last time stands in the list."""
    before = (await keys_of(noor))[0]["gebruikt"]
    site.pass_time(minutes=30)
    assert await come_in(site.person(), device) == 200
    assert (await keys_of(noor))[0]["gebruikt"] > before  # type: ignore[operator]


@pytest.mark.parametrize(("choice", "status"), [({}, 400), ({"passkeys": "weg"}, 400), ({"passkeys": "houden"}, 200)])
async def test_logging_out_everywhere(
    site: Site, noor: Person, device: Device, choice: dict[str, str], status: int
) -> None:
    """Ends them as well, but for who says otherwise."""
    await noor.post("uit", alles=True, **choice)
    assert await come_in(site.person(), device) == status


async def test_logging_out_here_keeps_them(site: Site, noor: Person, device: Device) -> None:
    """That is what they are for."""
    await noor.post("uit")
    assert await come_in(noor, device) == 200


async def test_a_lost_phone_ends_them(site: Site, noor: Person, device: Device) -> None:
    """By a code from the mail, without being logged in."""
    site.pass_time(minutes=5)
    anywhere = site.person()
    await anywhere.ask(MAIL)
    answer = await anywhere.post("kwijt", code=site.mailbox.code(MAIL))
    assert "Je passkeys werken niet meer." in answer.json()["woord"]
    assert await come_in(site.person(), device) == 400


async def test_a_coordinator_ends_them(site: Site, noor: Person, device: Device) -> None:
    """Also where nobody is logged in any more; and at /deuren one does it for oneself."""
    await noor.post("uit")
    cor = await site.colleague("cor@almere.nl", "coordinator", "Cor")
    await cor.say("/collegas")
    await cor.press("Noor")
    await cor.press("Log overal uit")
    await cor.press("Ja, log overal uit")
    assert await come_in(site.person(), device) == 400


async def test_the_beheerder_ends_them(site: Site, noor: Person, device: Device) -> None:
    """The same, from the access of an organisation; who has a passkey alone is not called logged in."""
    await noor.post("uit")
    bea = await site.colleague("bea@beheer.nl", "beheerder", "Bea")
    await bea.say("/toegang Almere")
    assert "Op de webpagina is nu niemand ingelogd." in bea.last()
    await bea.press("Log Noor overal uit")
    await bea.press("Ja, log overal uit")
    assert await come_in(site.person(), device) == 400


async def test_at_the_doors_one_ends_ones_own(site: Site, noor: Person, device: Device) -> None:
    """`/deuren`, as the message about a passkey says."""
    await noor.say("/deuren")
    await noor.press("Log overal uit op de webpagina")
    assert await come_in(site.person(), device) == 400


async def test_who_loses_access_loses_them(site: Site, noor: Person, device: Device) -> None:
    """And does not get them back with access."""
    with site.store.atomic():
        site.store.people.block("web", MAIL, site.now)
    assert site.store.db.execute("select count(*) from webpasskeys").fetchone() == (0,)
    assert await come_in(site.person(), device) == 400
    site.pass_time(minutes=5)
    await site.person().log_in(MAIL, site.invite())
    assert await come_in(site.person(), device) == 400


async def test_who_keeps_access_somewhere_keeps_them(site: Site, noor: Person, device: Device) -> None:
    """Access to one of two organisations is withdrawn."""
    await noor.say(f"/start {site.invite('Lelystad')}")
    (almere,) = [row[0] for row in site.store.db.execute("select id from organisaties where naam = 'Almere'")]
    (persoon,) = [row[0] for row in site.store.db.execute("select id from personen where naam = 'Noor'")]
    with site.store.atomic():
        site.store.colleagues.lock(persoon, almere, site.now)
    assert await come_in(site.person(), device) == 200


async def test_who_is_forgotten_leaves_none(site: Site, noor: Person, device: Device) -> None:
    """`/vergeetmij`; what is shown of oneself names the device, and no key."""
    (persoon,) = [row[0] for row in site.store.db.execute("select id from personen where naam = 'Noor'")]
    (shown,) = site.store.persoonlijk.everything(persoon)["webpasskeys"]
    assert shown["apparaat"] == "Firefox op Windows"
    assert not {"kenmerk", "sleutel"} & shown.keys()
    with site.store.atomic():
        site.store.persoonlijk.forget(persoon, "medewerker")
    assert site.store.db.execute("select count(*) from webpasskeys").fetchone() == (0,)
    assert await come_in(site.person(), device) == 400


async def test_a_door_that_is_shut_takes_them_along(site: Site, noor: Person, device: Device) -> None:
    """Who shuts the page at the other door."""
    (persoon, chat) = site.store.db.execute("select persoon, id from adressen where adres = ?", [MAIL]).fetchone()
    with site.store.atomic():
        site.store.deuren.close(chat, persoon)
    assert await come_in(site.person(), device) == 400


async def test_nobody_makes_one_in_an_old_session(site: Site, noor: Person) -> None:
    """Who finds an open browser must not come back for ever; who just came in may."""
    site.now += timedelta(minutes=61)
    answer = await noor.post("passkey-nieuw")
    assert (answer.status_code, answer.json()["soort"]) == (400, "OLD_SESSION")
    assert answer.json()["fout"].startswith("Je bent hier langer dan een uur geleden ingelogd.")


async def test_a_session_that_grew_old_meanwhile(site: Site, noor: Person) -> None:
    """It is looked at again when the key comes."""
    site.now += timedelta(minutes=59)
    asked = (await noor.post("passkey-nieuw")).json()["vraag"]
    site.now += timedelta(minutes=2)
    assert (await noor.post("passkey-maak", **Device().make(asked))).json()["soort"] == "OLD_SESSION"


async def test_so_many_and_no_more(site: Site, noor: Person) -> None:
    """One person has a few devices."""
    for _ in range(MOST):
        site.door.paces._paces.clear()
        await made(noor, Device())
    site.door.paces._paces.clear()
    assert (await noor.post("passkey-nieuw")).json()["soort"] == "TOO_MANY"


async def test_what_nobody_uses_goes(site: Site, noor: Person, device: Device) -> None:
    """After a year and a day; what was asked and not answered in the first night."""
    await site.person().post("passkey-vraag")
    with site.store.atomic():
        assert site.store.passkeys.forget(site.now - timedelta(days=366), site.now + timedelta(days=1)) == 0
    assert site.store.db.execute("select count(*) from webuitdagingen").fetchone() == (0,)
    with site.store.atomic():
        assert site.store.passkeys.forget(site.now + timedelta(seconds=1), site.now) == 1


async def test_an_address_that_is_a_number_has_none(noor: Person, site: Site) -> None:
    """No browser makes one there, so nothing is offered."""
    site.door.passkeys.place = None
    assert (await noor.get("zittingen")).json()["kan"] is False
    assert (await noor.post("passkey-nieuw")).json()["soort"] == "NOT_HERE"
    assert (await noor.post("passkey-vraag")).json()["soort"] == "NOT_HERE"


async def test_a_beheerder_by_setting_comes_in_with_one(store: object, site: Site) -> None:
    """Who has no membership, and the short session of a beheerder all the same."""
    chief = Site(site.store, ketenbot_beheerders_mail="bea@beheer.nl")
    try:
        bea, device = chief.person(), Device()
        await bea.log_in("bea@beheer.nl")
        await made(bea, device)
        again = chief.person()
        assert await come_in(again, device) == 200
        chief.now += timedelta(days=1, minutes=1)
        assert (await again.get("begin")).status_code == 401
    finally:
        await chief.close()


async def test_what_stands_in_the_file_lets_nobody_in(site: Site, noor: Person, device: Device) -> None:
    """Public halves, and of what is to be signed a keyed hash."""
    asked = (await noor.post("passkey-vraag")).json()["vraag"]
    dump = "\n".join(site.store.db.conn.iterdump())
    assert asked["challenge"] not in dump
    assert device.keys[0].private.private_numbers().private_value.to_bytes(32, "big").hex() not in dump.lower()
    assert noor.client.cookies[COOKIE] not in dump
