"""What is asked from outside: other sites, other names, too much, too fast, and what must never stand in the store."""

import asyncio
import uuid
from pathlib import Path

import pytest

from bot.mail.pacing import PerChat
from storage.trust.copies import backup
from tests.chat import _file
from tests.web.page import ADDRESS, Site

BSN = "111222333"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elders.nl", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://elders.nl"},
        {"Origin": "null"},
        {"Origin": ADDRESS, "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://ketenbot.voorbeeld.nl"},
        {},
    ],
)
async def test_another_page_cannot_act_for_somebody(site: Site, headers: dict[str, str]) -> None:
    """Not with the cookie that the browser sends along, and nothing is said."""
    noor = await site.colleague()
    before = site.store.weblog.number(1)
    body = {"tekst": "hallo", "sleutel": str(uuid.uuid4())}
    answer = await noor.client.post("/chat/api/zeg", json=body, headers=headers)
    assert answer.status_code == 403
    assert site.store.weblog.number(1) == before


async def test_a_form_of_another_site_is_no_question(site: Site) -> None:
    """Only JSON is taken."""
    noor = await site.colleague()
    answer = await noor.client.post("/chat/api/zeg", data={"tekst": "hallo"}, headers={"Origin": ADDRESS})
    assert answer.status_code == 415


async def test_another_name_for_this_machine_gets_nothing(site: Site) -> None:
    """A stranger's domain that leads here cannot read along."""
    noor = await site.colleague()
    for name in ("begin", "nieuws?na=0&leven=x"):
        answer = await noor.client.get(f"/chat/api/{name}", headers={"Host": "aanval.nl"})
        assert answer.status_code == 421


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"{", b'"x"', b"null", b'{"tekst": 3, "sleutel": "12345678"}', b'{"tekst": "x"}',
        b'{"tekst": "x", "sleutel": "kort"}', b'{"tekst": "x", "sleutel": "aa:bb:cc:dd"}',
        b'{"tekst": "", "sleutel": "12345678"}', b"[" * 40_000, b'{"tekst": "x", "sleutel": "12345678", "na": -1}',
        b'{"tekst":"x","sleutel":"12345678","na":1e400}',
    ],
)  # fmt: skip
async def test_a_strange_question_is_refused(site: Site, body: bytes) -> None:
    """With a word, and never a fault."""
    noor = await site.colleague()
    headers = {"Origin": ADDRESS, "Content-Type": "application/json"}
    answer = await noor.client.post("/chat/api/zeg", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["fout"]


@pytest.mark.parametrize(
    "query", ["", "na=x&leven=y", "na=-1&leven=y", "na=99999999999999999999&leven=y", "na=٣&leven=y"]
)
async def test_a_strange_question_for_news_is_refused(site: Site, query: str) -> None:
    """Whatever stands for a number."""
    noor = await site.colleague()
    assert (await noor.client.get(f"/chat/api/nieuws?{query}")).status_code == 400


async def test_too_much_is_refused(site: Site) -> None:
    """A text, a body and a file have their end."""
    noor = await site.colleague()
    assert (await noor.say("x" * 20_001)).status_code == 413
    assert (await noor.say("é" * 90_000)).status_code == 413
    assert (await noor.send("groot.csv", b"x" * 5_000_001)).status_code == 413
    assert (await noor.send("leeg.csv", b"")).status_code == 400


async def test_too_fast_is_told_to_wait(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that runs wild is held, and nothing of what it sent then is handled."""
    noor = await site.colleague()
    monkeypatch.setattr(PerChat, "wait", lambda *_: 1.0)
    answer = await noor.say("hallo")
    assert (answer.status_code, answer.json()["soort"]) == (429, "later")


async def test_control_signs_and_halves_of_signs_do_no_harm(site: Site) -> None:
    """They are left out; tabs and new lines stay."""
    noor = await site.colleague()
    raw = b'{"tekst": "hal\\u0000lo\\ud83d\\tdaar\\nen hier", "sleutel": "abcdefgh"}'
    headers = {"Origin": ADDRESS, "Content-Type": "application/json"}
    assert (await noor.client.post("/chat/api/zeg", content=raw, headers=headers)).status_code == 200
    await noor.look()
    mine = next(b for b in noor.berichten.values() if b["mijn"])
    assert mine["tekst"] == "hallo\tdaar\nen hier"


async def test_what_is_refused_never_stands_in_the_store(site: Site, tmp_path: Path) -> None:
    """Not in the file, not in its log, not in a backup: neither typed, nor as a file, its name or its words."""
    noor = await site.colleague()
    await noor.say(f"het gaat om BSN {BSN}")
    assert "Dit lijkt een BSN" in noor.last()
    (gone,) = [b for b in noor.berichten.values() if b["stand"] == "weg"]
    assert "tekst" not in gone
    await noor.send(f"{BSN}.csv", b"zaaknummer;datum\nZ-1;1-3-2026\n")
    await noor.send("lijst.csv", f"zaaknummer;bsn\nZ-1;{BSN}\n".encode())
    await noor.send("lijst.csv", b"zaaknummer;datum\nZ-1;1-3-2026\n", caption=f"van {BSN}")
    await noor.press_code(max(noor.berichten), "ve:x", vraag=f"vraag over {BSN}")
    path = _file(site.store)
    backup(path, tmp_path / "kopie.db")
    for file in [*path.parent.glob(path.name + "*"), tmp_path / "kopie.db"]:
        assert BSN.encode() not in file.read_bytes(), file.name


async def test_a_file_is_for_its_own_chat(site: Site) -> None:
    """And nothing in it runs."""
    noor, bram = await site.colleague(), await site.colleague("bram@almere.nl", naam="Bram")
    with site.store.atomic():
        ident = site.store.weblog.add(1, {"tekst": "x", "bestand": ["brief.html", 4]}, site.now)
        site.store.weblog.add_file(ident, "brief.html", b"<b>x")
    chat = next(iter(site.store.db.execute("select id from adressen where adres = 'noor@almere.nl'")))[0]
    assert chat == 1
    answer = await noor.client.get(f"/chat/api/bestand/{ident}")
    assert answer.content == b"<b>x"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["cache-control"] == "no-store"
    assert (await bram.client.get(f"/chat/api/bestand/{ident}")).status_code == 404
    assert (await site.person().client.get(f"/chat/api/bestand/{ident}")).status_code == 401


async def test_who_is_not_logged_in_gets_nothing(site: Site) -> None:
    """Of all that there is to ask."""
    person = site.person()
    for name in ("begin", "nieuws?na=0&leven=x", "eerder?voor=9", "zittingen", "bestand/1"):
        assert (await person.client.get(f"/chat/api/{name}")).status_code == 401
    for name in ("zeg", "druk", "uit"):
        assert (await person.post(name)).status_code == 401


async def test_only_what_is_named_is_served(site: Site) -> None:
    """No path leads out of the folder of the page."""
    person = site.person()
    for name in ("../door.py", "..%2fdoor.py", "deel/../../web/door.py", "index.html/", "bestaat-niet.js"):
        assert (await person.client.get(f"/chat/{name}")).status_code == 404


async def test_a_flood_of_waiting_pages_is_answered(site: Site) -> None:
    """Many tabs wait; one message wakes all of that chat and no other."""
    noor, bram = await site.colleague(), await site.colleague("bram@almere.nl", naam="Bram")
    site.door.feed._hold = 5.0
    waiting = [asyncio.create_task(noor.get("nieuws", na=noor.nummer, leven=noor.leven)) for _ in range(20)]
    his = asyncio.create_task(bram.get("nieuws", na=bram.nummer, leven=bram.leven))
    while site.door.feed.open_pages() < 21:
        await asyncio.sleep(0.001)
    await noor.say("hallo")
    found = [(await one).json() for one in waiting]
    assert all(len(one["berichten"]) == 2 for one in found)
    assert not his.done()
    site.door.feed.close()
    assert (await his).json()["berichten"] == []
