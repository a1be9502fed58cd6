"""A wrong number or answer of a gemeente, put right in at most three acts at every moment of the road: of the own
gemeente and of one that is not on the bot, by a line and by the sheet. On the real Application, every act counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storage.store import Store, open_store
from tests.chat import Chat, at
from tests.herverdeling.test_tellen import BO, Acts
from tests.invoer.bladen import Rows, back, last_file, rows_of
from tests.speler import plain
from workflows.herverdeling.blad import VORM
from workflows.herverdeling.regels import GEHEEL

MOST = 3
"""Acts to put one thing right."""
OWN, OTHER = "Lelystad", "Almere"
CODES = {OWN: "GM0995", OTHER: "GM0034"}
BEGIN = (">Lelystad draagt 10 over aan Almere in 2027-I", "Nee")
CIJFERS = (">Lelystad: 60, Stcrt 28-9-2026, akkoord\nAlmere: 150, Stcrt 28-9-2026, akkoord, mail vandaag", "Klopt")
BESLUITEN = (">Lelystad: besluit vandaag nr B-1\nAlmere: besluit vandaag nr 118, mail vandaag", "Klopt")
BEKEND = (">Lelystad: bekend vandaag\nAlmere: bekend vandaag, mail vandaag", "Klopt")


def fact(chat: Chat, naam: str, who: str) -> Any:
    """What is recorded of a gemeente."""
    row = chat.store.cases.get(1)
    assert row is not None
    return row.feiten[f"{naam}_{CODES[who]}"]


def stand(chat: Chat, spoor: str) -> str:
    """Where it is."""
    row = chat.store.cases.get(1)
    assert row is not None
    return row.standen[CODES.get(spoor, spoor)]


@pytest.mark.parametrize("who", [OWN, OTHER], ids=["own", "partner"])
async def test_by_a_line(who: str, tmp_path: Path) -> None:
    """The number in the verkenning and at the colleges, the number and the day of the besluit, the bekendmaking."""
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, at("2026-12-10", 10)) as chat:
        chat.add(BO, OWN, "gemeente", "Bo")

        async def mend(line: str, naam: str, becomes: Any, *, reads: str) -> None:
            bo, before = Acts(chat, BO), stand(chat, GEHEEL)
            await bo.do(f">{who}: {line}{'' if who == OWN else ', mail vandaag'}")
            assert reads in plain(bo.read)
            await bo.do("Klopt")
            assert bo.count <= MOST
            assert fact(chat, naam, who) == becomes
            assert stand(chat, GEHEEL) == before
            assert chat.store.cases.get(1) is not None

        bo = Acts(chat, BO)
        await bo.do(*BEGIN, *CIJFERS)
        await mend("171, Stcrt 28-9-2026", "voor", 171, reads=f"{who}: 171")
        await bo.do(">Lelystad: akkoord\nAlmere: akkoord, mail vandaag", "Klopt", "Naar de colleges")
        was = "verbeterd: gepubliceerde taakstelling 171 → 172"
        await mend("172, Stcrt 28-9-2026", "voor", 172, reads=was)
        assert stand(chat, who) == "college"  # where it was
        await bo.do(*BESLUITEN)
        old = "B-1" if who == OWN else "118"
        await mend("besluit vandaag nr 2026/119", "nummer", "2026/119", reads=f"besluit {old} → 2026/119")
        await mend("besluit 9-12-2026 nr 2026/119", "besluit_op", "2026-12-09", reads="do 10 dec 2026 → wo 9 dec 2026")
        await bo.do(f">{who}: besluit 9-12-2026 nr 2026/119, mail vandaag")
        assert "besluit niet: zo staat het er al" in plain(bo.read)
        await bo.do(*BEKEND)
        chat.now = at("2026-12-12", 10)
        await mend("bekend 11-12-2026", "bekend_op", "2026-12-11", reads="do 10 dec 2026 → vr 11 dec 2026")
        await bo.do("Vandaag gemeld", f">{who}: besluit 10-12-2026 nr 2026/119, mail vandaag")
        assert "weet COA" in plain(bo.read)  # it was told otherwise
        assert "Fout ontdekt" in plain(bo.read)
    store.close()


@pytest.mark.parametrize("who", [OWN, OTHER], ids=["own", "partner"])
async def test_a_wrong_akkoord(who: str, store: Store) -> None:
    """It was no akkoord: the other answer in one line; and who answered nothing at all is asked again by undoing it."""
    async with Chat(store, at("2026-12-10", 10)) as chat:
        chat.add(BO, OWN, "gemeente", "Bo")
        bo = Acts(chat, BO)
        await bo.do(*BEGIN, *CIJFERS)
        mending = Acts(chat, BO)
        await mending.do(f">{who}: niet akkoord, mail vandaag", "Klopt")
        assert (stand(chat, who), mending.count) == ("afgewezen", 2)
        mending = Acts(chat, BO)
        await mending.do("Meer", "Maak ongedaan")
        if any(text.startswith("Ja") for text, _ in chat.shown[-1].buttons):
            await mending.do("Ja")
        assert stand(chat, who) == "akkoord"
        assert mending.count <= MOST


async def test_by_the_sheet(store: Store) -> None:
    """Of both in one go: the sheet sent back with a number, a besluit and a bekendmaking put right, in two acts; and
    taken back as a whole in one."""
    async with Chat(store, at("2026-12-10", 10)) as chat:
        chat.add(BO, OWN, "gemeente", "Bo")
        await Acts(chat, BO).do(*BEGIN, *CIJFERS, "Naar de colleges", *BESLUITEN, *BEKEND)
        chat.now = at("2026-12-12", 10)
        rows = await _sheet(chat)
        for who, number in ((OWN, 61), (OTHER, 151)):
            _put(rows, who, cijfer=number, nummer=f"N-{number}", bekend_op=date(2026, 12, 11))
        card = await back(chat, BO, rows)
        await chat.press(BO, card.button("Leg "), card.id)
        for who, number in ((OWN, 61), (OTHER, 151)):
            found = [fact(chat, naam, who) for naam in ("voor", "nummer", "bekend_op")]
            assert found == [number, f"N-{number}", "2026-12-11"]
        assert stand(chat, GEHEEL) == "wacht_op_kennisgeving"
        done = chat.shown[-1]
        undone = (await chat.press(BO, done.button("Maak de hele"), done.id))[-1]
        assert "2 gemeenten teruggezet" in plain(undone.text)
        assert [fact(chat, "voor", who) for who in (OWN, OTHER)] == [60, 150]


async def _sheet(chat: Chat) -> Rows:
    shown = (await chat.press(BO, "hv:ww:1"))[-1]
    await chat.press(BO, shown.button("Blad om in te vullen"), shown.id)
    return rows_of(last_file(chat))


def _put(rows: Rows, who: str, **cells: Any) -> None:
    row = next(row for row in rows if row[0] == who)
    for naam, value in cells.items():
        row[rows[0].index(VORM.kop[naam])] = value
