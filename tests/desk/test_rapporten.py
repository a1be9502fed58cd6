"""What takes time is made beside the desk: in a thread of its own, on a connection that cannot write, and sent once."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from bot.desk.feature import Doel
from bot.desk.visit import Office
from bot.desk.workplace import BERICHT, vraag
from bot.run import workplace
from bot.screens.message import Bericht, Bestand, Knop
from bot.screens.start import report_failed
from storage.people import Persoon
from storage.store import CannotCommit, DatabaseProblem, Store, open_reader
from tests.chat import Chat, at

NOOR = 11


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """Noor of Almere at the desk."""
    async with Chat(store, at("2026-03-02")) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        yield chat
        chat.office.features.rapporten.pop("proef", None)  # all tests of a process share the features


def offer(chat: Chat, make: Callable[[Office, Persoon, Doel, datetime], Sequence[Bericht]]) -> None:
    """Let the desk know a kind of report, and let Noor ask for one."""
    chat.office.features.rapporten["proef"] = make
    person = chat.store.people.by_address("telegram", str(NOOR))
    assert person is not None
    with chat.store.atomic():
        assert chat.store.rapporten.ask(person.id, "proef", {"n": 1}, chat.now)
        assert not chat.store.rapporten.ask(person.id, "proef", {"n": 1}, chat.now)


async def once(chat: Chat) -> list[str]:
    """Let the workplace do one thing; gives what appeared."""
    path = chat.store.db.execute("select file from pragma_database_list").fetchone()[0]
    assert await workplace.once(chat.office, partial(open_reader, path), chat.courier)
    return [shown.text for shown in await chat.read()]


async def test_made_in_a_thread_that_cannot_write(chat: Chat) -> None:
    """The desk's own thread and connection are not used, and the thread's connection refuses to write."""
    seen: list[Any] = []

    def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
        seen.append((threading.current_thread(), office.store, doel, now))
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            office.store.set_meta("x", "y")
        return [Bericht(f"voor {person.naam}"), Bericht("en meer")]

    offer(chat, make)
    assert await once(chat) == ["voor Noor", "en meer"]
    ((thread, store, doel, now),) = seen
    assert thread is not threading.main_thread()
    assert store is not chat.store
    assert (doel, now) == ({"n": 1}, chat.now)
    assert chat.store.rapporten.first() is None


async def test_fault_is_told_and_the_next_goes_on(chat: Chat) -> None:
    """A report that cannot be made is given up, and whoever asked hears it."""

    def make(*_: Any) -> Sequence[Bericht]:
        raise ZeroDivisionError

    offer(chat, make)
    assert await once(chat) == [report_failed().tekst]
    assert chat.store.rapporten.first() is None


async def test_rights_that_change_meanwhile(chat: Chat) -> None:
    """What was made for somebody whose rights changed while it was made is not sent; it is made again."""
    rights: list[int] = []

    def make(_: Office, person: Persoon, __: Doel, ___: datetime) -> Sequence[Bericht]:
        rights.append(len(person.lidmaatschappen))
        if len(rights) == 1:
            done.wait(5)
        return [Bericht("cijfers")] if person.lidmaatschappen else ()

    done = threading.Event()
    offer(chat, make)
    working = asyncio.create_task(once(chat))
    while not rights:
        await asyncio.sleep(0.01)
    with chat.store.atomic():
        chat.store.db.execute("update lidmaatschappen set geblokkeerd = '2026-03-02'")
    done.set()
    assert await working == []
    assert await once(chat) == []
    assert rights == [1, 0]
    assert chat.store.rapporten.first() is None


async def test_database_away_keeps_the_request(chat: Chat) -> None:
    """A file that cannot be read now is tried again later: what was asked stays."""
    offer(chat, lambda *_: [Bericht("cijfers")])

    def gone() -> Store:
        raise DatabaseProblem("weg")

    with pytest.raises(DatabaseProblem):
        await workplace.once(chat.office, gone, chat.courier)
    assert await once(chat) == ["cijfers"]


async def test_cannot_send_is_made_again(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full at the moment of sending loses nothing."""
    offer(chat, lambda *_: [Bericht("cijfers")])

    def full(_: int) -> None:
        raise CannotCommit("SQLITE_FULL")

    with monkeypatch.context() as patch:
        patch.setattr(chat.store.rapporten, "done", full)
        with pytest.raises(CannotCommit):
            await once(chat)
    assert await once(chat) == ["cijfers"]
    assert await chat.read() == []


async def test_a_fault_in_sending_stops_nothing_else(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    """What was made and cannot be sent is named in the log by its kind of fault, and tried again; the house goes on."""
    made: list[Sequence[Any]] = [["geen bericht"], [Bericht("cijfers")]]
    offer(chat, lambda *_: made.pop(0))
    path = chat.store.db.execute("select file from pragma_database_list").fetchone()[0]
    woken = asyncio.Event()
    working = asyncio.create_task(workplace.run(chat.office, partial(open_reader, path), chat.courier, woken))
    while "AttributeError" not in caplog.text:
        assert not working.done()
        await asyncio.sleep(0.01)
    woken.set()
    while chat.store.rapporten.first() is not None:
        assert not working.done()
        await asyncio.sleep(0.01)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert [shown.text for shown in await chat.read()] == ["cijfers"]


def test_kind_that_nobody_makes(chat: Chat) -> None:
    """Asking for what no feature makes is a fault of ours, at once."""

    class Nobody:
        office = chat.office

    with pytest.raises(KeyError):
        vraag(Nobody, "bestaat niet", {})  # type: ignore[arg-type]


async def test_a_page_turns_in_place(chat: Chat) -> None:
    """What was asked with a button comes in place of the message that was pressed; a file, what has no
    button and all after it do not."""
    pages = {1: Bericht("blad", ((Knop("Volgende", "x"),),)), 2: Bericht("blad", bestand=Bestand("b.csv", b"x"))}

    def make(_: Office, __: Persoon, doel: Doel, ___: datetime) -> Sequence[Bericht]:
        return [pages.get(doel["n"], Bericht("leeg")), Bericht("meer")]

    chat.office.features.rapporten["proef"] = make
    person = chat.store.people.by_address("telegram", str(NOOR))
    assert person is not None
    (first,) = await chat.type(NOOR, "/privacy")
    for n in (1, 2, 3):
        with chat.store.atomic():
            chat.store.rapporten.ask(person.id, "proef", {"n": n, BERICHT: first.id}, chat.now)
        await once(chat)
    page, more, file, again, empty, _ = chat.shown[-6:]
    assert (page.text, page.edit, page.id) == ("blad", True, first.id)
    assert (more.text, more.edit) == ("meer", False)
    assert (file.edit, again.edit, empty.edit) == (False, False, False)
