"""Making cases of a list: in chunks, once, also over a stop; and the same case as one that was registered by hand."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk import cases
from bot.features import all_features
from bot.features.invoer import desk as invoer_desk
from storage.store import Store
from tests.bestand import open_test_store
from tests.chat import Chat, Shown, at
from workflows.engine.zaak import herspeel
from workflows.koppeling.tabel import KOPPELING

NOOR = 101
MONDAY = at("2026-03-16")


def text(count: int, first: int = 0) -> str:
    """A pasted list."""
    return "\n".join(f"Z-{n:04d}; 1-3-2026; {1 + n % 6}" for n in range(first, first + count))


async def paste(chat: Chat, count: int) -> Shown:
    """Paste a long list in as many messages as the channel needs; gives the table."""
    shown: list[Shown] = []
    await chat.type(NOOR, "/invoer")
    for first in range(0, count, 190):
        shown = await chat.type(NOOR, text(min(190, count - first), first))
    return shown[-1]


def count_cases(store: Store) -> int:
    """How many cases there are."""
    return int(store.db.execute("select count(*) from zaken").fetchone()[0])


async def test_five_hundred_rows_in_chunks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list becomes cases a chunk at a time, each in a transaction of its own, and its message tells how far."""
    made: list[int] = []
    work = invoer_desk.work

    def counted(office: Any, now: Any) -> Any:
        before = count_cases(store)
        post = work(office, now)
        made.append(count_cases(store) - before)
        return post

    async with Chat(store, MONDAY) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        chat.office.features.chores = tuple(
            counted if chore is work else chore for chore in chat.office.features.chores
        )
        table = await paste(chat, 500)
        shown = await chat.press(NOOR, table.button("Leg 500"))
    assert count_cases(store) == 500
    assert max(made) == invoer_desk.CHUNK
    assert "500 koppelingen vastgelegd" in shown[-1].text
    assert {message.id for message in shown} == {table.id}


async def test_a_stop_in_between(tmp_path: Path) -> None:
    """What was confirmed goes on at the next start: every row once, whenever the process died."""
    path = tmp_path / "test.db"
    store = open_test_store(path)
    chat = Chat(store, MONDAY)
    chat.add(NOOR, "Almere", "gemeente")
    async with chat:
        table = await paste(chat, 100)
        chat.office.features.chores = (invoer_desk.work,)
        dead = chat.office.features.chores
        chat.office.features.chores = ()  # the process dies right after the press was committed
        await chat.press(NOOR, table.button("Leg 100"))
        chat.office.features.chores = dead
        with store.atomic():
            invoer_desk.work(chat.office, chat.now)
        assert count_cases(store) == invoer_desk.CHUNK
    store.close()
    again = open_test_store(path)
    async with Chat(again, MONDAY + timedelta(hours=1)) as later:
        assert all_features().chores
        shown = await later.type(NOOR, "/zaken")  # any update: the work that waits is done beside it
        assert count_cases(again) == 100
        assert any("100 koppelingen vastgelegd" in message.text for message in shown)
    again.close()


async def test_a_right_lost_meanwhile(store: Store) -> None:
    """Whoever is locked out while a list is being made gets no further cases."""
    async with Chat(store, MONDAY) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        table = await paste(chat, 60)
        chores, chat.office.features.chores = chat.office.features.chores, ()
        await chat.press(NOOR, table.button("Leg 60"))
        with store.atomic():
            store.people.block("telegram", str(NOOR), chat.now)
        chat.office.features.chores = chores
        await chat.type(NOOR, "hallo")
    assert count_cases(store) == 0
    assert store.invoer.busy() is None


async def test_as_registered_by_hand(store: Store) -> None:
    """A case of a list has the facts, the plan and the history of one that was registered step by step."""
    async with Chat(store, at("2026-03-20")) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        for words in ("Nieuwe koppeling", "Z-1", "1-3-2026", "4", "klopt"):
            await chat.type(NOOR, words)
        case = store.cases.by_reference(KOPPELING.naam, 1, "Z-1")
        assert case is not None
        await chat.press(NOOR, f"s:{case.id}:koppeling:teken:zoeken")
        await chat.type(NOOR, "10-3-2026")
        await chat.type(NOOR, "/invoer")
        table = (await chat.type(NOOR, "Z-2; 1-3-2026; 4; getekend; 10-3-2026"))[-1]
        await chat.press(NOOR, table.button("Leg 1"))
        other = store.cases.by_reference(KOPPELING.naam, 1, "Z-2")
        assert other is not None
        assert (case.id, other.id) == (1, 2)
        first, second = (cases.opened(chat.office, row) for row in (store.cases.get(1), other) if row)
        assert first.zaak == second.zaak == herspeel(KOPPELING, second.regels)
        assert [r.trigger for r in first.regels] == [r.trigger for r in second.regels]
        plans = [
            [(h.soort, h.moment, h.rol) for h in store.herinneringen.of_case(ident)] for ident in (case.id, other.id)
        ]
        assert plans[0] == plans[1] != []


async def test_confirmed_a_week_later(store: Store) -> None:
    """A row starts in the stand that the person saw, also when its dates would tell another one by now."""
    async with Chat(store, MONDAY) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        await chat.type(NOOR, "/invoer")
        shown = await chat.type(NOOR, "Z-1; 1-3-2026; 4; ; 20-3-2026")
        chat.now += timedelta(days=7)
        await chat.press(NOOR, shown[-1].button("Leg 1"))
        case = store.cases.by_reference(KOPPELING.naam, 1, "Z-1")
        assert case is not None
        assert case.standen == {"koppeling": "gevonden"}


async def test_a_download_that_fails(store: Store) -> None:
    """A file that cannot be fetched gets a clear word, and the update is dealt with."""
    async with Chat(store, MONDAY) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        chat.wire.refuse["getFile"] = (400, {"description": "Bad Request: file is too big"})
        document = {"file_id": "f", "file_unique_id": "u", "file_name": "lijst.csv"}
        shown = await chat.update(NOOR, {"document": document})
        assert "kwam niet goed binnen" in shown[-1].text
        shown = await chat.update(NOOR, {"document": {**document, "file_size": 5_000_000}})
        assert "te groot" in shown[-1].text
        assert not [name for name, _ in chat.wire.calls if name == "getFile"][1:]
