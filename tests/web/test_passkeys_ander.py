"""Whose passkey it is: nobody comes in as another, makes, claims or takes away another's, or learns who is known."""

import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from bot.web.login import NET_HOUR
from bot.web.passkeys import LIFE
from bot.web.signed import as_text
from tests.web.authenticator import Device, Key
from tests.web.keyring import REFUSED, asks, gives, nobody_came_in, wants
from tests.web.page import ADDRESS, Person, Site
from tests.web.test_passkeys import MAIL, device, keys_of, made, noor

__all__ = ["device", "noor"]

# ---------------------------------------------------------------- another's


async def test_a_key_of_a_colleague_comes_in_as_that_colleague(site: Site, noor: Person, device: Device) -> None:
    """Whose key it is says the server, not who is logged in there."""
    bram = await site.colleague("bram@almere.nl", naam="Bram")
    assert (await gives(bram, device.sign(await asks(bram)))).status_code == 200
    assert (await bram.begin())["wie"]["naam"] == "Noor"


async def test_in_the_name_of_another(site: Site, noor: Person, device: Device) -> None:
    """The device says whose key it is, and that is held against what we know."""
    bram, his = await site.colleague("bram@almere.nl", naam="Bram"), Device()
    await made(bram, his)
    browser = site.person()
    nobody_came_in(await gives(browser, his.sign(await asks(browser)) | {"wie": as_text(device.keys[0].wie)}))
    nobody_came_in(await gives(browser, his.sign(await asks(browser)) | {"id": as_text(device.keys[0].kenmerk)}))


async def test_a_device_that_does_not_say_whose(site: Site, noor: Person, device: Device) -> None:
    """It need not: the key itself says so."""
    browser = site.person()
    assert (await gives(browser, device.sign(await asks(browser)) | {"wie": ""})).status_code == 200


async def test_nobody_takes_anothers_away(site: Site, noor: Person, device: Device) -> None:
    """Nor sees it."""
    bram = await site.colleague("bram@almere.nl", naam="Bram")
    (listed,) = await keys_of(noor)
    assert await keys_of(bram) == []
    await bram.post("passkey-weg", passkey=listed["id"])
    await bram.post("uit", alles=True)
    assert len(await keys_of(noor)) == 1


async def test_nobody_claims_anothers(site: Site, noor: Person, device: Device) -> None:
    """A key of the same name is not made for somebody else: it would shut its owner out, or let another in."""
    bram = await site.colleague("bram@almere.nl", naam="Bram")
    asked, own = await wants(bram), device.keys[0]
    forged = Key(ec.generate_private_key(ec.SECP256R1()), own.kenmerk, own.wie)
    nobody_came_in(await bram.post("passkey-maak", **device.attest(forged, asked["challenge"])), "NOT_MADE")
    browser = site.person()
    assert (await gives(browser, device.sign(await asks(browser)))).status_code == 200


async def test_a_question_for_a_key_is_of_one_session(site: Site, noor: Person) -> None:
    """What Noor was asked, Bram cannot answer; and who logged out meanwhile cannot either."""
    bram = await site.colleague("bram@almere.nl", naam="Bram")
    answer = Device().make(await wants(noor))
    nobody_came_in(await bram.post("passkey-maak", **answer), "LATE")
    await noor.post("uit")
    assert (await noor.post("passkey-maak", **answer)).status_code == 401
    assert site.store.db.execute("select count(*) from webpasskeys").fetchone() == (0,)


async def test_who_is_not_logged_in_makes_none(site: Site) -> None:
    """And takes none away."""
    answer = Device().make({"user": {"id": as_text(b"w" * 32)}, "challenge": as_text(b"u" * 32)})
    for name in ("passkey-nieuw", "passkey-maak", "passkey-weg"):
        assert (await site.person().post(name, **answer)).status_code == 401


@pytest.mark.parametrize("way", ["overal", "toegang"])
async def test_a_question_that_outlasts_the_session(site: Site, noor: Person, way: str) -> None:
    """A thief begins to send a key, and goes on when its owner logged out everywhere, or lost access."""
    owner = site.person()
    site.now += timedelta(minutes=5)
    await owner.log_in(MAIL)
    whole = json.dumps(Device().make(await wants(noor))).encode()

    async def slowly() -> AsyncIterator[bytes]:
        yield whole[:50]
        if way == "overal":
            assert (await owner.post("uit", alles=True)).status_code == 200
        else:
            with site.store.atomic():
                site.store.people.block("web", MAIL, site.now)
        yield whole[50:]

    headers = {"Origin": ADDRESS, "Content-Type": "application/json"}
    answer = await noor.client.post("/chat/api/passkey-maak", content=slowly(), headers=headers)
    assert answer.status_code == 401
    assert site.store.db.execute("select count(*) from webpasskeys").fetchone() == (0,)


async def test_a_key_is_never_there_untold(site: Site, noor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be told is not made: both are one transaction."""

    def stops(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bot.web.keyring.send", stops)
    assert (await noor.post("passkey-maak", **Device().make(await wants(noor)))).status_code == 500
    assert site.store.db.execute("select count(*) from webpasskeys").fetchone() == (0,)


async def test_access_that_is_shut_while_a_key_signs(site: Site, noor: Person, device: Device) -> None:
    """The question was asked before, the answer comes after."""
    browser = site.person()
    signed = device.sign(await asks(browser))
    with site.store.atomic():
        site.store.people.block("web", MAIL, site.now)
    nobody_came_in(await gives(browser, signed))


# ---------------------------------------------------------------- who is known, and how often


async def test_the_answer_is_the_same_for_whoever(
    site: Site, noor: Person, device: Device, caplog: pytest.LogCaptureFixture
) -> None:
    """A key of nobody, one that was taken away, a wrong signature of a known one; and nobody fills the log with keys
    that we do not know."""
    stranger, gone, browser = Device(), Device(), site.person()
    stranger.keys.append(Key(ec.generate_private_key(ec.SECP256R1()), b"k" * 16, b"w" * 32))
    await made(noor, gone)
    await noor.post("passkey-weg", passkey=(await keys_of(noor))[0]["id"])
    with caplog.at_level(logging.INFO):
        answers = [await gives(browser, one.sign(await asks(browser))) for one in (stranger, gone)]
    assert [one.name for one in caplog.records if one.name.startswith("bot")] == []
    answers.append(await gives(browser, device.sign(await asks(browser)) | {"handtekening": as_text(b"x" * 70)}))
    assert {one.text for one in answers} == {answers[0].text}
    assert answers[0].json()["fout"] == REFUSED


async def test_so_often_from_one_network(site: Site, noor: Person, device: Device) -> None:
    """Then an hour not, with what to do; from elsewhere it goes on, and a code does not suffer from it."""
    for _ in range(NET_HOUR):
        assert (await site.person(net="10.9.9.9").post("passkey-vraag")).status_code == 200
    answer = await site.person(net="10.9.9.9").post("passkey-vraag")
    assert (answer.status_code, answer.json()["soort"]) == (429, "TOO_FAST")
    assert "Log in met een code uit je mail." in answer.json()["fout"]
    assert (await site.person(net="10.9.9.8").post("passkey-vraag")).status_code == 200
    assert (await site.person(net="10.9.9.9").ask(MAIL)).status_code == 200
    site.now += timedelta(hours=1, seconds=1)
    assert (await site.person(net="10.9.9.9").post("passkey-vraag")).status_code == 200


async def test_what_strangers_ask_does_not_pile_up(site: Site) -> None:
    """What ran out goes with the next question."""
    for _ in range(20):
        await site.person().post("passkey-vraag")
    site.now += LIFE
    await site.person().post("passkey-vraag")
    assert site.store.db.execute("select count(*) from webuitdagingen").fetchone() == (1,)


async def test_a_key_asked_too_fast(noor: Person) -> None:
    """A page that runs wild."""
    found = [(await noor.post("passkey-nieuw")).status_code for _ in range(20)]
    assert found.count(429) >= 5
