"""What somebody tries with the answer of a device: again, late, at another place, with less than was asked, or with
strange bytes. Nothing comes of it but the same words."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from bot.web.passkeys import LIFE, OPEN
from bot.web.signed import as_text
from tests.web.authenticator import ATTESTED, EXTENDED, PRESENT, VERIFIED, Device, Key
from tests.web.keyring import asks, gives, nobody_came_in, wants
from tests.web.page import ADDRESS, Person, Site
from tests.web.test_passkeys import device, keys_of, made, noor

__all__ = ["device", "noor"]

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
