"""What somebody tries who wants in with a passkey that is not there for it: nothing comes of it but the same words."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from bot.web.login import NET_HOUR
from bot.web.passkeys import LIFE, OPEN
from bot.web.signed import as_text
from tests.web.authenticator import ATTESTED, EXTENDED, PRESENT, VERIFIED, Device, Key
from tests.web.page import ADDRESS, Person, Site
from tests.web.test_passkeys import MAIL, device, keys_of, made, noor

__all__ = ["device", "noor"]
REFUSED = "Deze passkey werkt hier niet (meer). Log in met een code uit je mail."


async def asks(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = (await person.post("passkey-vraag")).json()["vraag"]
    return found


async def wants(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = (await person.post("passkey-nieuw")).json()["vraag"]
    return found


async def gives(person: Person, signed: dict[str, str]) -> httpx.Response:
    return await person.post("passkey-in", **signed)


def nobody_came_in(answer: httpx.Response, soort: str = "REFUSED") -> None:
    assert (answer.status_code, answer.json()["soort"]) == (400, soort)
    assert "set-cookie" not in answer.headers


# ---------------------------------------------------------------- once, shortly, and for who asked


async def test_an_answer_works_once(site: Site, noor: Person, device: Device) -> None:
    """The same again, from the same browser."""
    browser = site.person()
    signed = device.sign(await asks(browser))
    assert (await gives(browser, signed)).status_code == 200
    nobody_came_in(await gives(browser, signed), "LATE")


async def test_two_at_the_same_moment(site: Site, noor: Person, device: Device) -> None:
    """One of them comes in."""
    browser = site.person()
    signed = device.sign(await asks(browser))
    found = await asyncio.gather(*(gives(browser, signed) for _ in range(5)))
    assert sorted(one.status_code for one in found) == [200, 400, 400, 400, 400]


async def test_a_try_that_failed_spends_it(site: Site, noor: Person, device: Device) -> None:
    """The right answer to it comes too late: nobody tries twice on one question."""
    browser = site.person()
    asked = await asks(browser)
    right = device.sign(asked)
    nobody_came_in(await gives(browser, right | {"handtekening": as_text(b"x" * 70)}))
    nobody_came_in(await gives(browser, right), "LATE")


async def test_an_answer_that_was_overheard(site: Site, noor: Person, device: Device) -> None:
    """In another browser it is worth nothing, also when that asked something itself."""
    browser, thief = site.person(), site.person()
    signed = device.sign(await asks(browser))
    await asks(thief)
    nobody_came_in(await gives(thief, signed), "LATE")
    assert (await gives(browser, signed)).status_code == 200


async def test_too_late(site: Site, noor: Person, device: Device) -> None:
    """After three minutes."""
    browser = site.person()
    signed = device.sign(await asks(browser))
    site.now += LIFE
    nobody_came_in(await gives(browser, signed), "LATE")


async def test_a_question_that_we_never_asked(site: Site, noor: Person, device: Device) -> None:
    """A challenge of one's own."""
    browser = site.person()
    await asks(browser)
    for own in (as_text(b"\0" * 32), "", "é", "a" * 2000):
        nobody_came_in(await gives(browser, device.sign({"challenge": own})), "LATE")


async def test_what_was_asked_for_a_key_lets_nobody_in(site: Site, noor: Person, device: Device) -> None:
    """Nor the other way round: each is of its own kind and for who asked."""
    nobody_came_in(await gives(noor, device.sign(await wants(noor))), "LATE")
    answer = await noor.post(
        "passkey-maak", **Device().make(await wants(noor) | {"challenge": (await asks(noor))["challenge"]})
    )
    nobody_came_in(answer, "LATE")


async def test_the_making_of_a_key_is_no_coming_in(site: Site, noor: Person, device: Device) -> None:
    """What a device signs when it makes a key, says so."""
    browser = site.person()
    device.client = {"type": "webauthn.create"}
    nobody_came_in(await gives(browser, device.sign(await asks(browser))))


async def test_only_so_many_stand_open(site: Site, noor: Person, device: Device) -> None:
    """The newest of one browser; those of others stay."""
    other, browser = site.person(), site.person()
    his = device.sign(await asks(other))
    mine = []
    for _ in range(OPEN + 1):
        site.now += timedelta(seconds=1)
        mine.append(device.sign(await asks(browser)))
    nobody_came_in(await gives(browser, mine[0]), "LATE")
    assert (await gives(browser, mine[-1])).status_code == 200
    assert (await gives(other, his)).status_code == 200


# ---------------------------------------------------------------- another place


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("https://ketenbot.voorbeeld.nl.elders.nl", "ketenbot.voorbeeld.nl"),
        ("https://elders.nl", "elders.nl"),
        ("http://ketenbot.voorbeeld.nl", "ketenbot.voorbeeld.nl"),
        ("https://ketenbot.voorbeeld.nl:8443", "ketenbot.voorbeeld.nl"),
        ("https://voorbeeld.nl", "voorbeeld.nl"),
        ("https://ketenbot.voorbeeld.nl", "voorbeeld.nl"),
        ("null", "ketenbot.voorbeeld.nl"),
    ],
)
async def test_another_place(site: Site, noor: Person, device: Device, origin: str, name: str) -> None:
    """A page that looks like ours, a name above ours, without the lock: neither in nor a key."""
    device.origin, device.name = origin, name
    browser = site.person()
    nobody_came_in(await gives(browser, device.sign(await asks(browser))))
    nobody_came_in(await noor.post("passkey-maak", **device.make(await wants(noor))), "NOT_MADE")


async def test_a_page_within_another(site: Site, noor: Person, device: Device) -> None:
    """The browser says so."""
    device.client = {"crossOrigin": True}
    browser = site.person()
    nobody_came_in(await gives(browser, device.sign(await asks(browser))), "LATE")


async def test_another_site_cannot_ask(site: Site, noor: Person) -> None:
    """With the cookies that the browser sends along."""
    for name in ("passkey-vraag", "passkey-in", "passkey-nieuw", "passkey-maak", "passkey-weg"):
        answer = await noor.client.post(f"/chat/api/{name}", json={}, headers={"Origin": "https://elders.nl"})
        assert answer.status_code == 403


# ---------------------------------------------------------------- less than was asked


@pytest.mark.parametrize("flags", [PRESENT, VERIFIED, 0])
async def test_without_a_finger_or_code(site: Site, noor: Person, device: Device, flags: int) -> None:
    """Who found an unlocked phone, or a key that nobody touched: neither in nor a key."""
    device.flags = flags
    browser = site.person()
    nobody_came_in(await gives(browser, device.sign(await asks(browser))))
    nobody_came_in(await noor.post("passkey-maak", **device.make(await wants(noor))), "NOT_MADE")


async def test_a_counter_that_goes_back(site: Site, noor: Person, caplog: pytest.LogCaptureFixture) -> None:
    """A copy of the device: refused, and in the log without whose it is. The device itself goes on."""
    device = Device(counts=True)
    await made(noor, device)
    (key,), browser = device.keys, site.person()
    for _ in range(3):
        assert (await gives(browser, device.sign(await asks(browser)))).status_code == 200
    copy = Key(key.private, key.kenmerk, key.wie, 1)
    with caplog.at_level(logging.INFO):
        nobody_came_in(await gives(browser, device.sign(await asks(browser), copy)))
    assert [one.getMessage() for one in caplog.records if one.name.startswith("bot")] == [
        "een passkey is geweigerd: de teller liep terug"
    ]
    never = Key(key.private, key.kenmerk, key.wie, None)
    nobody_came_in(await gives(browser, device.sign(await asks(browser), never)))
    assert (await gives(browser, device.sign(await asks(browser)))).status_code == 200


async def test_a_counter_that_stands_still(site: Site, noor: Person) -> None:
    """Some devices count once for all their keys, or not at all: nobody is shut out by it."""
    device = Device(counts=True)
    await made(noor, device)
    (key,), browser = device.keys, site.person()
    for _ in range(2):
        key.teller = 6
        assert (await gives(browser, device.sign(await asks(browser)))).status_code == 200


@pytest.mark.parametrize(
    "other",
    [
        {"fmt": "packed", "attStmt": {"alg": -7, "sig": b"x" * 70, "x5c": [b"x" * 100]}},
        {"fmt": "packed", "attStmt": {"alg": -7, "sig": b"x" * 70}},
        {"fmt": "fido-u2f", "attStmt": {"sig": b"x", "x5c": [b"x"]}},
        {"fmt": "tpm", "attStmt": {}},
        {"fmt": "android-safetynet", "attStmt": {"ver": "1", "response": b"{}"}},
        {"fmt": "verzonnen", "attStmt": {}},
        {"fmt": "none", "attStmt": {"sig": b"x"}},
        {"fmt": 7, "attStmt": None},
    ],
)  # fmt: skip
async def test_proof_of_who_made_a_device(noor: Person, other: dict[str, Any]) -> None:
    """We ask for none, and no certificate of a stranger is read."""
    nobody_came_in(await noor.post("passkey-maak", **Device().make(await wants(noor), **other)), "NOT_MADE")
    assert await keys_of(noor) == []


async def test_kinds_of_keys_that_were_not_asked_for(noor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weak ones, and ones so large that reading them takes long."""
    p384 = ec.generate_private_key(ec.SECP384R1()).public_key().public_numbers()
    strange: list[Any] = [
        {1: 3, 3: -65535, -1: b"\xc3" * 128, -2: b"\1\0\1"},  # RSA with SHA-1
        {1: 3, 3: -257, -1: b"\xff" * 2048, -2: b"\xff" * 512},
        {1: 2, 3: -35, -1: 2, -2: p384.x.to_bytes(48, "big"), -3: p384.y.to_bytes(48, "big")},
        {1: 2, 3: -7, -1: 1, -2: b"\1" * 32, -3: b"\1" * 32},  # no point of the curve
        {1: 4, 3: -7, -1: b"\0" * 32},
        {1: 2, 3: 0},
        {},
        [],
        7,
    ]
    for one in strange:
        monkeypatch.setattr(Key, "public", lambda _, one=one: one)
        noor.site.door.paces._paces.clear()
        nobody_came_in(await noor.post("passkey-maak", **Device().make(await wants(noor))), "NOT_MADE")
    assert await keys_of(noor) == []


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


# ---------------------------------------------------------------- strange bytes

NESTED = b"\x81" * 3000 + b"\0"
STRANGE_CBOR = [
    b"", b"\0", b"\xff", b"\x5f", NESTED, b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
    b"\xbb\x00\x00\x00\xff\xff\xff\xff\xff", b"\xd8\x1c\x81\xd8\x1d\x00",
    b"\xc4\x82\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x01",
    b"\xc5\x82\x1a\x7f\xff\xff\xff\x01", b"\xd8\x23\x70(((((((((a+)+)+)+", b"\xd8\x1e\x82\x01\x00", b"\xc2" * 2000,
    b"\xa2\x01\x01\xf5\x02", b"\xc1\xfb\x7f\xf0\x00\x00\x00\x00\x00\x00", b"\xd9\x01\x00\x81\xd8\x19\x00",
]  # fmt: skip


@pytest.mark.parametrize("piece", STRANGE_CBOR, ids=range(len(STRANGE_CBOR)))
async def test_strange_cbor(site: Site, noor: Person, device: Device, piece: bytes) -> None:
    """As a whole, as the key, as what a device adds to its answer; with a right signature over it. Quickly, and never
    a fault."""
    begun, browser, key = asyncio.get_running_loop().time(), site.person(), device.keys[0]
    whole = Device().make(await wants(noor)) | {"wat": as_text(piece or b"\0")}
    nobody_came_in(await noor.post("passkey-maak", **whole), "NOT_MADE")
    credential = bytes(16) + b"\0\x10" + key.kenmerk + piece
    inside = device._data(key, ATTESTED) + credential
    nobody_came_in(await noor.post("passkey-maak", **Device().make(await wants(noor), authData=inside)), "NOT_MADE")
    data = device._data(key, EXTENDED) + piece
    answer = await gives(browser, device.sign(await asks(browser), key, data=data[:4000]))
    assert answer.status_code == (200 if piece == b"\0" else 400)
    assert asyncio.get_running_loop().time() - begun < 5
    assert len(await keys_of(noor)) == 1


@pytest.mark.parametrize(
    "client",
    [b"", b"[]", b"{", b'"x"', b"null", b"[" * 2000, b"\xff\xfe", b'{"challenge": 3}', b'{"challenge": null}',
     b'{"challenge": "a", "crossOrigin": "ja"}', b'{"type": {}, "challenge": "a"}'],
)  # fmt: skip
async def test_strange_words_of_a_browser(site: Site, noor: Person, device: Device, client: bytes) -> None:
    """Whatever stands for what was signed."""
    browser = site.person()
    signed = device.sign(await asks(browser)) | {"client": as_text(client)}
    answer = await gives(browser, signed)
    assert answer.status_code == 400
    assert answer.json()["fout"]


@pytest.mark.parametrize("name", ["id", "client", "wat", "handtekening", "wie"])
@pytest.mark.parametrize("value", [3, None, [], {}, "a" * 99_000, "é", "a=b", "++++", "a", "-" * 40])
async def test_strange_parts(site: Site, noor: Person, device: Device, name: str, value: object) -> None:
    """Each part of an answer, of another kind, too large, in another alphabet."""
    browser = site.person()
    answer = await browser.post("passkey-in", **(device.sign(await asks(browser)) | {name: value}))
    assert answer.status_code in (400, 413)
    assert answer.json()["fout"]


async def test_a_huge_body_is_not_read(site: Site, noor: Person) -> None:
    """Nor is one without parts an answer."""
    headers = {"Origin": ADDRESS, "Content-Type": "application/json"}
    for name in ("passkey-vraag", "passkey-in", "passkey-nieuw", "passkey-maak", "passkey-weg"):
        answer = await noor.client.post(f"/chat/api/{name}", content=b"[" * 200_000, headers=headers)
        assert answer.status_code == 413
    assert (await noor.post("passkey-in")).status_code == 400
    assert (await noor.post("passkey-maak")).status_code == 400
    assert (await noor.post("passkey-weg", passkey=-1)).status_code == 400
