"""A herverdeling as a sheet: filled in, mixed, stale and sent back, no number lands at another gemeente."""

import asyncio
import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.store import Store, open_store
from tests.chat import Chat, at
from tests.invoer.bladen import Rows, again, arrange, back, has_record, in_any_order, last_file, rows_of
from tests.speler import plain
from workflows.herverdeling.blad import VORM

BO = 101
NOW = at("2026-12-01")
NAMES = {"Lelystad": "GM0995", "Almere": "GM0034", "Dronten": "GM0303", "Urk": "GM0184", "Zeewolde": "GM0050",
         "Noordoostpolder": "GM0171"}  # fmt: skip
PUBLISHED = {naam: 50 + 10 * at_ for at_, naam in enumerate(NAMES)}


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a herverdeling of six gemeenten of which one is on the bot, each with its number."""
    path = tmp_path_factory.mktemp("herverdeling") / "begin.db"
    store = open_store(path, mode="proef")

    async def fill() -> None:
        async with Chat(store, NOW) as chat:
            chat.add(BO, "Lelystad", "coordinator", "Bo")
            await chat.type(BO, "2027-I\nLelystad -5\nAlmere +1\nDronten +1\nUrk +1\nZeewolde +1\nNoordoostpolder +1")
            await chat.press(BO, chat.shown[-1].button("Nee"))
            await said(chat, [f"{naam}: {number}, Stcrt 28-9-2026" for naam, number in PUBLISHED.items()])

    asyncio.run(fill())
    store.close()
    return path


async def said(chat: Chat, lines: list[str]) -> None:
    """What gemeenten answered, typed in the bot."""
    shown = (await chat.type(BO, "\n".join(lines)))[-1]
    await chat.press(BO, shown.button("Klopt"), shown.id)


async def get(chat: Chat) -> Rows:
    """Ask for the sheet; gives its rows with the heading first."""
    shown = (await chat.press(BO, "hv:ww:1"))[-1]
    await chat.press(BO, shown.button("Blad om in te vullen"), shown.id)
    return rows_of(last_file(chat))


def known(chat: Chat) -> dict[str, int]:
    """What is written, by gemeente."""
    with chat.store.reading():
        row = chat.store.cases.get(1)
    assert row is not None
    return {naam: row.feiten[f"voor_{code}"] for naam, code in NAMES.items()}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_no_number_at_a_wrong_gemeente(begin: Path, tmp_path: Path, seed: int) -> None:
    """Rows shuffled, sorted, left out, mixed with an older sheet; columns in another order; some answered here
    meanwhile: every number stands at its own gemeente, and what changed meanwhile stays."""
    store = open_store(shutil.copy(begin, tmp_path / "test.db"), mode="proef")
    asyncio.run(_round(store, random.Random(seed)))
    store.close()


async def _round(store: Store, chance: random.Random) -> None:
    async with again(store, NOW) as chat:
        older = {row[0]: row for row in await get(chat)}
        await _meanwhile(chat, chance, 200)
        chat.now += timedelta(days=1)
        head, *newer = await get(chat)
        at_ = head.index(VORM.kop["cijfer"])
        rows = [list(chance.choice((row, older[row[0]]))) for row in newer]
        sent = {row[0]: row[at_] for row in rows}
        changed = {row[0]: 400 + place for place, row in enumerate(rows) if chance.random() < 0.5}
        for row in rows:
            row[at_] = changed.get(row[0], row[at_])
        await _meanwhile(chat, chance, 300)
        before = known(chat)
        arrange(rows, chance, at_)
        left = {row[0] for row in rows}
        card = await back(chat, BO, in_any_order([head, *rows], chance))
        if has_record(card):
            await chat.press(BO, card.button("Leg "), card.id)
        now = known(chat)
        for naam in NAMES:
            ours = changed.get(naam) if naam in left and before[naam] == sent[naam] else None
            assert now[naam] == (ours or before[naam]), naam


async def _meanwhile(chat: Chat, chance: random.Random, first: int) -> None:
    names = chance.sample(sorted(NAMES), chance.randint(0, 2))
    if names:
        await said(chat, [f"{naam}: {first + at_}, Stcrt 28-9-2026" for at_, naam in enumerate(names)])


async def test_an_answer_to_other_figures_is_not_one_to_these(begin: Path, tmp_path: Path) -> None:
    """A sheet of before another proposal says akkoord: with what was asked then, not with what is asked now."""
    store = open_store(shutil.copy(begin, tmp_path / "test.db"), mode="proef")
    async with again(store, NOW) as chat:
        rows = await get(chat)
        await said(chat, ["Lelystad: akkoord"])
        await said(chat, ["Urk: 81, Stcrt 28-9-2026"])  # another number: all akkoorden lapse
        next(row for row in rows if row[0] == "Almere")[rows[0].index(VORM.kop["akkoord"])] = "ja"
        card = await back(chat, BO, rows)
        assert "ambtelijk akkoord: jij ja, hier intussen leeg" in plain(card.text)
        assert not has_record(card)
    store.close()


async def test_a_sheet_takes_it_to_the_bekendmaking(begin: Path, tmp_path: Path) -> None:
    """Akkoord of all in one sheet, the colleges, then besluit and bekendmaking of all in another: seven acts."""
    store = open_store(shutil.copy(begin, tmp_path / "test.db"), mode="proef")
    async with again(store, NOW) as chat:
        rows = await get(chat)
        _fill(rows, akkoord="ja", hoe="mail", op="1-12-2026")
        card = await back(chat, BO, rows)
        done = (await chat.press(BO, card.button("Leg "), card.id))[-1]
        assert "Ambtelijk akkoord: Almere, Zeewolde" in plain(done.text)
        await chat.press(BO, "k:1")
        await chat.press(BO, chat.shown[-1].button("Naar de colleges"))
        chat.now += timedelta(days=16)
        rows = await get(chat)
        _fill(rows, besluit_op="8-12-2026", nummer="B-26-12", bekend_op="16-12-2026", hoe="mail", op="16-12-2026")
        card = await back(chat, BO, rows)
        done = (await chat.press(BO, card.button("Leg "), card.id))[-1]
        assert "Bekendgemaakt: Almere, Zeewolde" in plain(done.text)
        assert "Stap 2 van 4" in plain(done.text)
        undone = (await chat.press(BO, done.button("Maak de hele"), done.id))[-1]
        assert "6 gemeenten teruggezet" in plain(undone.text)
        with store.reading():
            row = store.cases.get(1)
        assert row is not None
        assert {row.standen[code] for code in NAMES.values()} == {"college"}
    store.close()


def _fill(rows: Rows, **cells: str) -> None:
    """The same in every row; how an answer came only of the others."""
    for row in rows[1:]:
        for naam, value in cells.items():
            if row[0] != "Lelystad" or naam not in ("hoe", "op"):
                row[rows[0].index(VORM.kop[naam])] = value
