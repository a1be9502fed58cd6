"""Who has nothing to do with a herverdeling learns from no button that it is there."""

from __future__ import annotations

from pathlib import Path

from storage.store import open_store
from tests.chat import Chat, at

BO, VREEMD, ROBIN, JIP = 101, 102, 103, 104
PRESSES = [
    "x:{}",
    "h:{}",
    "t:{}",
    "e:{}",
    "e:{}:GM0034",
    "r:{}:trek_in",
    "f:{}",
    "f:{}:bot",
    "f:{}:veld:voor_GM0995",
    "j:{}:GM0995:ja",
    "a:{}",
    "a:{}:GM0034",
    "a:{}:GM0034:akkoord:bevestigd",
    "i:{}:GM0034",
    "zo:{}:GM0034:ja",
    "q:{}",
    "k:{}",
    "z:{}",
    "ca:{}:verwerk:verkenning",
    "cu:{}:1",
    "st:{}:GM0995",
    "s:{}:geheel:trek_in:verkenning:1",
    "c:{}:GM0995",
    "b:{}:GM0995",
    "d:{}:GM0995:maak_bekend:besloten",
    "g:{}:GM0995",
    "m:{}",
    "m:{}:alle",
    "l:{}",
    "v:{}",
    "o:{}:1",
    "w:{}:1:0995-5,0034+5",
    "p:{}:GM0995:1",
]


async def test_a_case_of_others_is_as_one_that_is_not_there(tmp_path: Path) -> None:
    """Another gemeente, COA and the provincie, before anything was reported: the same words for a case that exists and
    for one that does not, whatever they press; and the case is as it was."""
    store = open_store(tmp_path / "k.db", mode="proef")
    async with Chat(store, at("2026-11-02")) as chat:
        chat.add(BO, "Lelystad", "coordinator", "Bo")
        for who, name, role in (
            (VREEMD, "Zeewolde", "coordinator"),
            (ROBIN, "COA", "coa"),
            (JIP, "Provincie Flevoland", "provincie"),
        ):
            chat.add(who, name, role, "Iemand")
        await chat.type(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
        asked = [shown for shown in chat.shown if shown.chat == BO][-1]
        await chat.press(BO, asked.button("Nee"), asked.id)
        await chat.type(BO, "60, Staatscourant 28 september 2026")
        before = store.cases.get(1)
        assert before is not None
        for press in PRESSES:
            for who in (VREEMD, ROBIN, JIP):
                there, nowhere = [
                    [shown.text for shown in await chat.press(who, f"hv:{press.format(case)}")] for case in (1, 99)
                ]
                assert there == nowhere, press
                assert there, press
        assert store.cases.get(1) == before


async def test_a_look_by_another_gemeente_is_no_answer(tmp_path: Path) -> None:
    """Who takes part may look; the reminder of the gemeente that leads is answered only by its own people."""
    store = open_store(tmp_path / "k.db", mode="proef")
    async with Chat(store, at("2026-11-02")) as chat:
        chat.add(BO, "Lelystad", "coordinator", "Bo")
        chat.add(VREEMD, "Almere", "coordinator", "Noor")
        await chat.type(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
        asked = [shown for shown in chat.shown if shown.chat == BO][-1]
        await chat.press(BO, asked.button("Nee"), asked.id)
        before = store.ochtenden.last_answer(1)
        chat.now = at("2026-11-03")
        shown = await chat.press(VREEMD, "hv:x:1")
        assert "LEL-26-001" in shown[-1].text
        assert store.ochtenden.last_answer(1) == before
        await chat.press(BO, "hv:x:1")
        assert store.ochtenden.last_answer(1) == chat.now
