"""A case that an older version wrote in names that nobody knows any more can be looked at, and is changed by no road; a
stand that was renamed goes on under its new name."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.run.service import check_states
from storage.store import open_store
from tests.chat import Chat
from workflows.koppeling.tabel import KOPPELING

NOOR, MORNING = 101, datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROADS = ("zs:1", "vk:1:profiel:1", "hc:1:corporatie_zoekt", "s:1:koppeling:woning_gevonden:zoeken", "c:1:personen",
         "w:1:ja", "o:1:1")  # fmt: skip


async def _case(chat: Chat) -> None:
    chat.add(NOOR, "Almere", "gemeente", "Noor")
    await chat.type(NOOR, "/koppeling Z-1 1-3-2026 4")
    shown = await chat.type(NOOR, "klopt")
    assert "Vastgelegd" in shown[-1].text


@pytest.mark.parametrize("line", [("", "oudenotitie"), ("koppeling", "oudestap"), ("oudspoor", "oudestap")])
@pytest.mark.parametrize("road", ROADS)
async def test_a_strange_case_is_only_looked_at(road: str, line: tuple[str, str], tmp_path: Path) -> None:
    """Whatever is pressed, it says why nothing is recorded; its screen and its history can be seen."""
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, MORNING) as chat:
        await _case(chat)
        with store.atomic():
            store.cases.add_history(1, *line, None, None, {}, None, chat.now, 1)
        before = (store.cases.history(1), store.cases.get(1))
        for look in ("k:1", "h:1", "zm:1"):
            assert "Z-1" in (await chat.press(NOOR, look))[-1].text
        assert "kan alleen bekeken worden" in (await chat.press(NOOR, road))[-1].text
        assert (store.cases.history(1), store.cases.get(1)) == before
    store.close()


async def test_a_renamed_stand_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the start its cases get the present name: whoever reads a row finds a stand that the table knows."""
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, MORNING) as chat:
        await _case(chat)
        store.db.execute("update sporen set stand = 'oud'")
        store.db.conn.commit()
        moved = replace(KOPPELING, vroeger={"stand:oud": "zoeken"})
        handling = chat.office.features.procedures["koppeling"]
        monkeypatch.setitem(chat.office.features.procedures, "koppeling", replace(handling, procedure=moved))
        monkeypatch.setattr("bot.run.service.all_features", lambda: chat.office.features)
        check_states(store)
        assert store.cases.get(1).standen == {"koppeling": "zoeken"}  # type: ignore[union-attr]
        assert "woning zoeken" in (await chat.press(NOOR, "k:1"))[-1].text
    store.close()
