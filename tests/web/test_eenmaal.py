"""Handled once, delivered once, also where things go wrong."""

import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import router
from bot.desk.visit import send
from bot.screens.message import Bericht
from bot.web.once import MOST, Once, OtherWords
from storage.store import CannotCommit, Store
from tests.chat import _file
from tests.web.page import Site


async def test_the_same_message_twice_is_handled_once(site: Site) -> None:
    """The answer to the first was lost: the second gets it."""
    noor = await site.colleague()
    key, before = str(uuid.uuid4()), noor.nummer
    await noor.say("Meer", key)
    noor.nummer = before
    again = await noor.say("Meer", key)
    assert again.status_code == 200
    assert len([b for b in again.json()["berichten"] if b["mijn"]]) == 1
    assert len(site.store.db.execute("select id from webberichten where mijn = 1").fetchall()) == 1


async def test_other_words_under_a_key_are_refused(site: Site) -> None:
    """They are not handled and stand nowhere, and who sent them hears so. A text that was refused is no exception."""
    noor = await site.colleague()
    key = str(uuid.uuid4())
    await noor.say("Meer", key)
    refused = await noor.say("/koppeling Z-1 2-3-2026 4", key)
    assert (refused.status_code, refused.json()["soort"]) == (409, "andere tekst")
    assert "stuur het nog eens" in refused.json()["fout"]
    assert [b["tekst"] for b in noor.berichten.values() if b["mijn"]] == ["Meer"]
    assert "Z-1" not in "\n".join(site.store.db.conn.iterdump())
    key = str(uuid.uuid4())
    await noor.say("zijn bsn is 111222333", key)
    assert (await noor.say("zijn bsn is 123456782", key)).status_code == 409
    assert not any("1112" in repr(mark) for mark in site.door.typed._once._marks.values())


async def test_another_button_under_a_key_is_refused(site: Site) -> None:
    """And after a restart, when nobody knows what it stood for, it does nothing."""
    noor = await site.colleague()
    await noor.say("Meer")
    bericht, key = max(noor.berichten), str(uuid.uuid4())
    assert (await noor.press_code(bericht, "ft", key=key)).status_code == 200
    assert (await noor.press_code(bericht, "fz", key=key)).status_code == 409
    before = list(site.store.db.conn.iterdump())
    site.door.typed._once._marks.clear()
    assert (await noor.press_code(bericht, "fz", key=key)).status_code == 200
    assert list(site.store.db.conn.iterdump()) == before


def test_only_so_many_keys_are_known() -> None:
    """The oldest goes."""
    once = Once()
    for number in range(MOST + 1):
        once.note(str(number), [number])
    once.check("0", ["iets anders"])
    with pytest.raises(OtherWords):
        once.check("1", ["iets anders"])
    assert len(once._marks) == MOST


async def test_the_same_press_twice_is_done_once(site: Site) -> None:
    """Also when the line was lost in between."""
    noor = await site.colleague()
    await noor.say("/koppeling Z-1 2-3-2026 4")
    knop = next(
        k for b in noor.berichten.values() for r in b.get("knoppen", ()) for k in r if "leg" in k["tekst"].lower()
    )
    bericht, key = max(noor.berichten), str(uuid.uuid4())
    for _ in range(2):
        assert (await noor.press_code(bericht, knop["actie"], key=key)).status_code == 200
    assert site.store.db.execute("select count(*) from zaken").fetchone()[0] == 1


async def test_nobody_takes_anothers_message_for_handled(site: Site) -> None:
    """A key counts for its own address."""
    noor, bram = await site.colleague(), await site.colleague("bram@almere.nl", naam="Bram")
    key = str(uuid.uuid4())
    await noor.say("Meer", key)
    await bram.say("Meer", key)
    assert bram.last().startswith("Meer")


async def test_a_message_of_another_is_not_reached(site: Site) -> None:
    """By its number: a press under it changes nothing of it."""
    noor, bram = await site.colleague(), await site.colleague("bram@almere.nl", naam="Bram")
    await noor.say("Meer")
    theirs = max(noor.berichten)
    await bram.press_code(theirs, "ft")
    row = site.store.db.execute("select inhoud, bewerkt from webberichten where id = ?", [theirs]).fetchone()
    assert "Typ je vraag gewoon hieronder" in row[0]
    assert row[1] is None


@pytest.fixture
def locked(site: Site) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(_file(site.store))
    yield other
    other.close()


async def test_nothing_is_lost_while_the_file_is_locked(site: Site, locked: sqlite3.Connection) -> None:
    """The page hears that it may try again; with the same key it is handled once."""
    noor = await site.colleague()
    site.store.wait_for_others(0)
    locked.execute("begin immediate")
    key = str(uuid.uuid4())
    answer = await noor.post("zeg", tekst="Meer", sleutel=key, na=noor.nummer)
    assert (answer.status_code, answer.json()["soort"]) == (503, "later")
    locked.rollback()
    assert (await noor.say("Meer", key)).status_code == 200
    assert noor.last().startswith("Meer")


async def test_a_reply_stands_in_the_commit_of_its_message(site: Site) -> None:
    """Between the two there is no moment at which we can die: no row waits."""
    noor = await site.colleague()
    await noor.say("Meer")
    assert site.store.outbox.open_counts() == {}


async def test_what_a_process_left_that_died_is_brought_once(store: Store) -> None:
    """A ping that was written and not yet brought: the next run brings it, and only one does."""
    site = Site(store)
    noor = await site.colleague()
    from bot.desk.visit import Post

    with store.atomic():
        send(site.office, Post(), 1, Bericht("Let op."), site.now, ping=True)
    await site.close()
    after = Site(store)
    after.bring()
    after.bring()
    rows = store.db.execute("select inhoud from webberichten where chat = 1 and inhoud like '%Let op.%'").fetchall()
    assert len(rows) == 1
    again = after.person()
    again.client.cookies = noor.client.cookies
    await again.begin()
    assert again.last() == "Let op."
    await after.close()


async def test_a_kill_while_committing_leaves_nothing_half(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk's work, the reply and the text go together or not at all."""
    noor = await site.colleague()
    before = list(site.store.db.conn.iterdump())

    def dies(*_: object) -> None:
        raise CannotCommit("SQLITE_FULL")

    monkeypatch.setattr(site.store.weblog, "fill", dies)
    assert (await noor.say("Meer")).status_code == 503
    assert list(site.store.db.conn.iterdump()) == before


async def test_a_fault_of_ours_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is set aside without its text, and the person hears it."""
    noor = await site.colleague()
    monkeypatch.setattr(router, "_typed", lambda *_, **__: 1 / 0)
    answer = await noor.say("geheime woorden")
    assert answer.status_code == 200
    await noor.look()
    assert noor.last().startswith("Er ging bij mij iets mis.")
    assert "geheime woorden" not in "\n".join(site.store.db.conn.iterdump())


async def test_another_run_makes_the_page_start_afresh(site: Site) -> None:
    """After a restart, or a restore in which less was said."""
    noor = await site.colleague()
    assert (await noor.get("nieuws", na=noor.nummer, leven="anders")).json() == {"opnieuw": True}
    ahead = (await noor.get("nieuws", na=noor.nummer + 50, leven=noor.leven)).json()
    assert ahead == {"opnieuw": True}


async def test_a_file_that_a_stop_lost_is_asked_for_again(site: Site, tmp_path: Path) -> None:
    """Its bytes were in memory alone: the sender hears it in the same place."""
    noor = await site.colleague()
    site.door.uploads.drop = lambda _: None  # type: ignore[method-assign]
    headers = {
        "Origin": "https://ketenbot.voorbeeld.nl", "Content-Type": "application/octet-stream", "X-Naam": "lijst.csv",
        "X-Sleutel": str(uuid.uuid4()),
    }  # fmt: skip
    await noor.client.post("/chat/api/stuur", content=b"zaaknummer;datum\nZ-1;1-3-2026\n", headers=headers)
    site.door.uploads._waiting.clear()
    for _ in range(4):
        await site.work()
    await noor.look()
    assert "opnieuw" in noor.last() or "nog eens" in noor.last()
    assert tmp_path.exists()


async def test_the_page_hears_of_it_when_the_copy_has_it(site: Site) -> None:
    """What changes something is answered after the copy elsewhere; looking waits for nobody."""
    noor = await site.colleague()
    waited: list[int] = []

    class Copy:
        async def holds(self) -> None:
            waited.append(site.store.db.execute("select count(*) from updates").fetchone()[0])

    site.door.replica, before = Copy(), site.store.db.execute("select count(*) from updates").fetchone()[0]
    await noor.say("Meer")
    assert waited == [before + 1]
    await noor.look()
    assert len(waited) == 1
