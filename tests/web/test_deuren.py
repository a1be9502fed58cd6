"""One person by two doors: the same questions, and each thing heard once."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from bot.desk.visit import Fleeting, Menu, Post, send
from bot.features.ochtend.message import reroute
from bot.mail.channel import Channel, Gone, Verdict
from bot.mail.courier import Courier
from bot.screens.message import Bericht
from storage.outbox import OutboxRow
from tests.web.page import Person, Site
from tests.web.served import serving

NUMBER = "70011"


@pytest.fixture
def both(site: Site) -> Site:
    site.office.bot_name = "ketenbot_bot"
    return site


def telegram(site: Site, text: str, press: str | None = None, message: int = 1) -> list[dict[str, Any]]:
    """What is said in Telegram, and what is answered there or elsewhere."""
    with site.store.atomic():
        chat = site.store.addresses.seen("telegram", NUMBER, site.now)
        kind = Kind.TEXT if press is None else Kind.PRESS
        message_of = Incoming(
            kind, "telegram", NUMBER, chat, "Noor", site.now, text or press or "", message=message, press=press
        )
        post = handle(site.office, message_of)
    site.carry.take(post)
    site.bring()
    return [row.inhoud | {"kanaal": row.kanaal} for row in post.rows]


def in_telegram(site: Site) -> None:
    """Noor comes in by Telegram."""
    telegram(site, f"/start {site.invite()}")


async def added(site: Site, mail: str = "noor@almere.nl") -> Person:
    """And opens the page too."""
    code = link(telegram(site, "", "dr:bij:web"))
    noor = site.person()
    site.now += timedelta(seconds=5)
    await noor.log_in(mail, code, "")
    return noor


def link(rows: list[dict[str, Any]]) -> str:
    found = re.search(r"(?:#u=|start=)(deur-[\w-]{16})", str(rows[-1]["tekst"]))
    assert found, rows
    return found[1]


def persons(site: Site) -> int:
    return int(site.store.db.execute("select count(*) from personen").fetchone()[0])


async def test_the_same_person_by_another_door(both: Site) -> None:
    """The page is opened from Telegram; both doors hear of it, and an open question is asked there as well."""
    in_telegram(both)
    asked = telegram(both, "/koppeling")
    assert asked
    noor = await added(both)
    assert persons(both) == 1
    texts = [b["tekst"] for b in sorted(noor.berichten.values(), key=lambda b: int(b["id"]))]
    assert texts[0].startswith("Je komt nu ook hier binnen")
    assert len(texts) == 2  # the open question
    told = both.store.db.execute("select inhoud from outbox where klasse = 'ping' and stand = 'klaar'").fetchall()
    assert ["Was jij dit niet?" in row[0] for row in told] == [True]


async def test_a_question_of_one_door_is_answered_in_the_other(both: Site) -> None:
    """Asked in Telegram, found at the page on opening, answered there; and none is left open."""
    in_telegram(both)
    noor = await added(both)
    both.now += timedelta(minutes=5)
    telegram(both, "/koppeling")
    assert (await noor.begin())["bezig"] is True
    await noor.say("/verder")
    last = noor.last()
    both.now += timedelta(seconds=1)
    await noor.say("12345")
    assert noor.last() != last
    assert (await noor.begin())["bezig"] is False


async def test_each_thing_is_heard_once_where_last_seen(both: Site) -> None:
    """What nobody asked for goes to the door where the person was last."""
    in_telegram(both)
    noor = await added(both)

    def heard() -> list[str]:
        with both.store.atomic():
            me = both.store.people.by_address("telegram", NUMBER)
            assert me is not None
            post = Post()
            send(both.office, post, me.chat, Bericht("Er is iets"), both.now, ping=True)
        return [row.kanaal for row in post.rows]

    assert heard() == ["web"]
    both.now += timedelta(hours=1)
    telegram(both, "hallo")
    assert heard() == ["telegram"]
    both.now += timedelta(hours=1)
    await noor.say("hallo")
    assert heard() == ["web"]


async def test_telegram_is_added_from_the_page(both: Site) -> None:
    noor = await both.colleague()
    await noor.say("/deuren")
    await noor.press("Voeg Telegram toe")
    code = re.search(r"start=(deur-[\w-]{16})", noor.last())
    assert code
    rows = telegram(both, f"/start {code[1]}")
    assert any("Je komt nu ook hier binnen" in str(row["tekst"]) for row in rows)
    assert persons(both) == 1
    await noor.look()
    assert "Je komt nu ook binnen via Telegram" in noor.last()


@pytest.mark.parametrize("wrong", ["other domain", "too late", "twice", "made up", "other door"])
async def test_a_link_works_once_shortly_and_for_the_organisation(both: Site, wrong: str) -> None:
    """And never in the door it was not made for."""
    in_telegram(both)
    code = link(telegram(both, "", "dr:bij:web"))
    noor = both.person()
    if wrong == "too late":
        both.now += timedelta(minutes=11)
    if wrong == "twice":
        await both.person().log_in("eerder@almere.nl", code, "")
    if wrong == "other door":
        both.store.db.execute("update deurcodes set kanaal = 'telegram'")
        both.store.db.conn.commit()
        await noor.ask("noor@almere.nl", code)
        await noor.enter(both.mailbox.code("noor@almere.nl"), code)
        assert (await noor.get("begin")).status_code == 401
        return
    mail = "noor@elders.nl" if wrong == "other domain" else "noor@almere.nl"
    answer = await noor.ask(mail, "deur-" + "a" * 16 if wrong == "made up" else code)
    assert answer.status_code == 400
    assert answer.json()["soort"] == ("OTHER_DOMAIN" if wrong == "other domain" else "BAD_LINK")


async def test_nobody_is_merged_into_another(both: Site) -> None:
    """A mail address that already is a colleague's stays that colleague's."""
    sami = await both.colleague("sami@almere.nl", naam="Sami")
    in_telegram(both)
    code = link(telegram(both, "", "dr:bij:web"))
    await sami.log_in("sami@almere.nl", code, "")
    assert "Hier kwam al iemand anders binnen" in sami.last()
    assert persons(both) == 2


async def test_a_door_is_shut_and_every_page_logged_out(both: Site) -> None:
    """A lost phone: from the other door."""
    in_telegram(both)
    noor = await added(both)
    screen = telegram(both, "/deuren")[-1]
    assert "noor@almere.nl" in screen["tekst"]
    assert "op 1 apparaat" in telegram(both, "", "dr:uit")[-1]["tekst"]
    assert (await noor.get("begin")).status_code == 401
    await noor.log_in("noor@almere.nl")
    web = both.store.people.by_address("web", "noor@almere.nl")
    assert web is not None
    telegram(both, "hallo")
    ident = both.store.db.execute("select id from adressen where kanaal = 'web'").fetchone()[0]
    assert "kom je niet meer binnen" in telegram(both, "", f"dr:weg:{ident}")[-1]["tekst"]
    assert (await noor.get("begin")).status_code == 401
    assert "Die deur is al weg" in telegram(both, "", f"dr:weg:{ident}")[-1]["tekst"]


async def test_the_own_door_is_never_shut(both: Site) -> None:
    """Nor anybody else's."""
    in_telegram(both)
    sami = await both.colleague("sami@almere.nl", naam="Sami")
    for (ident,) in both.store.db.execute("select id from adressen").fetchall():
        assert "Die deur is al weg" in telegram(both, "", f"dr:weg:{ident}")[-1]["tekst"]
    assert (await sami.get("begin")).status_code == 200


class Shut:
    """Telegram, where this person blocked us."""

    async def deliver(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> Verdict:  # noqa: ARG002  the protocol names them
        return Gone("Forbidden")

    async def in_passing(self, item: Fleeting | Menu) -> None:
        """Nothing."""


async def test_who_blocked_telegram_hears_it_at_the_page_once(both: Site) -> None:
    """And no colleague in that person's place."""
    in_telegram(both)
    noor = await added(both)
    await noor.look()
    for (ident,) in both.store.db.execute("select id from outbox where stand = 'klaar'").fetchall():
        with both.store.atomic():
            both.store.outbox.withdraw([ident])
    both.now += timedelta(hours=1)
    telegram(both, "hallo")
    courier = Courier(
        both.store,
        Channel("telegram", "Telegram", 1000, 1000),
        Shut(),
        now=lambda: both.now,
        unreachable=lambda row: reroute(both.office, row, both.now),
        carry=both.carry,
    )
    both.carry.add(courier)
    with both.store.atomic():
        me = both.store.people.by_address("telegram", NUMBER)
        assert me is not None
        post = Post()
        send(both.office, post, me.chat, Bericht("Er is iets"), both.now, ping=True)
    assert [row.kanaal for row in post.rows] == ["telegram"]
    both.door.post._busy = False
    courier.start()
    running = asyncio.create_task(courier.run())
    for _ in range(200):
        await asyncio.sleep(0.01)
        if both.door.post._busy:
            break
    running.cancel()
    assert both.door.post._busy  # the page's post was told: nothing else would bring it
    both.bring()
    await noor.look()
    assert noor.last() == "Er is iets"
    assert sum(b.get("tekst") == "Er is iets" for b in noor.berichten.values()) == 1


async def test_a_telegram_that_is_away_keeps_the_page_open(tmp_path: Path) -> None:
    """Who comes by the page notices nothing, and /gezond says of which door it is."""
    nowhere = "http://127.0.0.1:9"
    more = {"ketenbot_deuren": "telegram,web", "telegram_bot_token": "1:x", "telegram_api_url": nowhere}
    async with serving(tmp_path, telegram=nowhere, **more) as served, httpx.AsyncClient(base_url=served.address) as one:
        assert (await one.get("/chat/")).status_code == 200
        asked = {"mail": "noor@almere.nl", "uitnodiging": served.invite()}
        answer = await one.post("/chat/api/code", json=asked, headers={"Origin": served.address})
        assert answer.status_code == 200
        assert len(await served.code("noor@almere.nl")) == 6
        health = (await one.get("/gezond")).json()
        assert health["deuren"]["web"]["open"] is True
        assert health["deuren"]["telegram"] is False
