"""The reader beside the desk: a hostile file costs nobody else anything, and a kill loses no list."""

import asyncio
import io
import resource
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from openpyxl import Workbook

from bot.desk.lists import arriving
from bot.mail import child
from bot.mail.reading import LIST, beside
from bot.run import reader
from storage.store import Store, open_store
from tests.chat import Chat
from tests.lijsten import vijandig

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
NOOR, SAM = 101, 102
ROWS = b"zaaknummer;koppelingsdatum;personen\nZ-1;5-10-2026;2\n"


HOSTILE = {
    "stijlen.xlsx": lambda: vijandig.styles(900_000),
    "cellen.xlsx": lambda: vijandig.cells(600_000),
    "herhaald.ods": vijandig.ods,
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_file_holds_nobody_up(name: str, store: Store) -> None:
    """While it is read somebody else gets answers at once; its sender hears that it was not read, or that nothing was
    found; and its memory is gone."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        chat.add(SAM, "Lelystad", "gemeente")
        chat.reads = beside
        chat.wire.files["f"] = HOSTILE[name]()
        assert len(chat.wire.files["f"]) < 1_000_000
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        document = {"file_id": "f", "file_unique_id": "u", "file_name": name}
        sending = asyncio.create_task(chat.update(NOOR, {"document": document}))
        await asyncio.sleep(0.3)
        slowest = 0.0
        for number in range(6):
            begun = perf_counter()
            await chat.intake.take(_typed(9_000 + number, SAM, "/termijn 15 maart 2026"))
            slowest = max(slowest, perf_counter() - begun)
            await asyncio.sleep(0.05)
        shown = await sending
        mine = [one.text for one in shown if one.chat == NOOR]
        assert len(mine) >= 1
        assert slowest < 1.0
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
        assert store.lijsten.first() is None


def _typed(number: int, person: int, text: str) -> dict[str, Any]:
    who = {"id": person, "is_bot": False, "first_name": "P"}
    chat = {"id": person, "type": "private", "first_name": "P"}
    message = {"message_id": number, "date": int(START.timestamp()), "from": who, "chat": chat, "text": text}
    return {"update_id": number, "message": message}


async def test_limits_are_those_of_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too long, too much to say, or a crash: each ends in a word, and no process is left."""
    assert "lijst" in await beside(LIST, ".csv", ROWS)
    monkeypatch.setattr(child, "PATIENCE", 0.05)
    with pytest.raises(child.TooHeavy):
        await beside(LIST, ".csv", ROWS)
    monkeypatch.setattr(child, "PATIENCE", 40.0)
    monkeypatch.setattr(child, "ANSWER", 10)
    with pytest.raises(child.TooHeavy):
        await beside(LIST, ".csv", ROWS)
    with pytest.raises(child.Crashed):
        await child.read("bot.settings", [], b"")


async def test_a_thousand_rows_are_read_in_time() -> None:
    """A list of the most rows there may be, with columns that are not read too."""
    book = Workbook()
    book.worksheets[0].append(["Gemeente", "Tijdvak", "Taakstelling", "Gehuisvest", "t/m", "Notitie", "Wie", "x"])
    for n in range(1000):
        book.worksheets[0].append(["Almere", "2026-I", n, n, "30-6-2026", f"regel {n}", "team wonen", n])
    book.save(target := io.BytesIO())
    before = _work_of_children()
    answer = await beside(LIST, ".xlsx", target.getvalue())
    assert len(answer["lijst"]["tabellen"][0]["rijen"]) == 1000
    assert 0 < _work_of_children() - before < 6  # of work, not of waiting for a turn: some three


def _work_of_children() -> float:
    """Seconds of processor that processes took which ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def _sent(chat: Chat, name: str = "a.csv") -> None:
    """The update is committed and confirmed; nothing was fetched yet."""
    chat.wire.files["f"] = ROWS
    document = {"file_id": "f", "file_unique_id": "u", "file_name": name}
    update = _typed(chat._next(), NOOR, "")
    del update["message"]["text"]
    update["message"]["document"] = document
    await chat.intake.take(update)


async def test_a_kill_while_reading_takes_the_job_up_again(tmp_path: Path) -> None:
    """Whether it died while fetching, while reading or before the commit: the next start reads it, once."""
    path = tmp_path / "test.db"
    store = open_store(path, mode="proef")
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        await _sent(chat)

        async def dies(*_: object) -> dict[str, Any]:
            raise asyncio.CancelledError

        with pytest.raises(asyncio.CancelledError):
            await reader.once(chat.office, chat.courier, chat.intake.fetch, dies)
    store.close()
    again = open_store(path, mode="proef")
    async with Chat(again, START) as later:
        later.wire.files["f"] = ROWS
        shown = await later.type(NOOR, "/termijn 15 maart 2026")
        assert sum("Koppelingen invoeren" in one.text for one in shown) == 1
    again.close()


async def test_what_kills_us_every_time_is_given_up(store: Store) -> None:
    """After some tries it is not read again, and its sender hears that."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        await _sent(chat)
        row = store.lijsten.first()
        assert row is not None
        with store.atomic():
            for _ in range(3):
                store.lijsten.tried(row.id)
        shown = await chat.type(NOOR, "/termijn 15 maart 2026")
        assert any("kan ik niet lezen" in one.text for one in shown)


async def test_one_that_cannot_even_be_refused_does_not_hold_up_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in dealing with it ends, after some tries, with the row."""

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        await _sent(chat)
        with monkeypatch.context() as patch:
            patch.setattr(arriving, "outcome", fails)
            for _ in range(7):
                with pytest.raises(ZeroDivisionError):
                    await reader.once(chat.office, chat.courier, chat.intake.fetch, chat.reads)
        assert await reader.once(chat.office, chat.courier, chat.intake.fetch, chat.reads)
        assert store.lijsten.first() is None


async def test_a_newer_file_or_annuleer_ends_it(store: Store) -> None:
    """What comes of the older one is not shown."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        await _sent(chat)
        with store.atomic():
            assert store.lijsten.drop_open(1)
        assert not await reader.once(chat.office, chat.courier, chat.intake.fetch, chat.reads)
        await _sent(chat)
        shown = await chat.type(NOOR, "/annuleer")
        assert "Gestopt met de lijst" in shown[-1].text or any("Gestopt met de lijst" in one.text for one in shown)
        assert store.lijsten.open_of(1) is None


async def test_a_limit_for_each_person(store: Store) -> None:
    """Who sends file after file is asked to wait; nothing of the last is fetched."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        chat.wire.files["f"] = ROWS
        document = {"document": {"file_id": "f", "file_unique_id": "u", "file_name": "a.csv"}}
        shown = [(await chat.update(NOOR, document))[-1].text for _ in range(32)]
        assert "veel bestanden" in shown[-1]
        assert "veel bestanden" not in shown[5]
