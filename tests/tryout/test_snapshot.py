"""A try-out survives a restart, and nothing of a deleted message does."""

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from bot.tryout.page.remembered import Memory
from bot.tryout.standin.snapshot import load, save
from bot.tryout.standin.standin import StandIn
from tests.tryout.conftest import ANNA, BRAM, TOKEN, Bot, Clock


async def test_all_lives_on(bot: Bot, standin: StandIn, clock: Clock, tmp_path: Path) -> None:
    """People, messages, keyboards, files, commands, waiting updates, ids."""
    await bot("sendMessage", chat_id=ANNA, text="hoi", reply_markup={"keyboard": [["Meer"]]})
    file = await bot("sendDocument", {"document": ("a.txt", b"\0inhoud")}, chat_id=ANNA)
    await bot("setMyCommands", commands=[{"command": "a", "description": "b"}])
    await bot("getUpdates", offset=2)
    standin.block(BRAM)
    save(standin.state, tmp_path / "proef.json")
    again = StandIn(TOKEN, clock.now)
    assert load(again.state, tmp_path / "proef.json")
    assert again.snapshot() == standin.snapshot()
    assert again.messages(ANNA) == standin.messages(ANNA)
    assert again.state.files[file["document"]["file_id"]].content == b"\0inhoud"
    assert [update["update_id"] for update in again.updates()] == [2, 3]
    assert again.say(ANNA, "verder")["message_id"] == 4


def test_nothing_of_a_deleted_message_is_kept(standin: StandIn) -> None:
    """Not in a chat, not among files; once confirmed not among updates."""
    told = standin.say(ANNA, "iets geheims")
    photo = standin.send_document(ANNA, "geheim.txt", "text/plain", b"geheim")
    for message in (told, photo):
        standin.throw_away(ANNA, message["message_id"])
    standin.ask_updates({"offset": 10})
    assert "geheim" not in json.dumps(standin.snapshot())


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": 2}', '{"version": 1, "people": [[1]]}'])
def test_a_file_that_cannot_be_used_changes_nothing(standin: StandIn, tmp_path: Path, text: str) -> None:
    """The try-out then starts afresh."""
    before = standin.snapshot()
    (tmp_path / "proef.json").write_text(text)
    assert load(standin.state, tmp_path / "proef.json") is False
    assert load(standin.state, tmp_path / "niet.json") is False
    assert standin.snapshot() == before


def test_the_token_is_not_in_it(standin: StandIn) -> None:
    """Nor is anything else that opens a door."""
    data: dict[str, Any] = standin.snapshot()
    assert TOKEN not in json.dumps(data)


async def test_the_memory_is_written_as_it_goes(standin: StandIn, clock: Clock, tmp_path: Path) -> None:
    """Without a last word at the end the conversations are there again; ids lie further on, never the same twice."""
    path = tmp_path / "proef.json"
    keeping = asyncio.create_task(Memory(standin, path).run())
    await asyncio.sleep(0)
    told = standin.say(ANNA, "voor de klap")
    async with asyncio.timeout(5):
        while not path.exists():
            await asyncio.sleep(0.01)
    again = StandIn(TOKEN, clock.now)
    Memory(again, path).recall()
    assert again.messages(ANNA) == standin.messages(ANNA)
    assert again.say(ANNA, "erna")["message_id"] > told["message_id"] + 100
    assert again.updates()[-1]["update_id"] > standin.updates()[-1]["update_id"] + 100
    keeping.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await keeping


def test_a_memory_that_cannot_be_read_or_written_is_said(
    standin: StandIn, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And the try-out goes on."""
    (tmp_path / "proef.json").write_text("{")
    Memory(standin, tmp_path / "proef.json").recall()
    Memory(standin, tmp_path / "geen map" / "proef.json").keep()
    Memory(standin, tmp_path / "niet.json").recall()
    assert [record.message[:40] for record in caplog.records] == [
        "de gesprekken van vorige keer kan ik nie",
        "de gesprekken kan ik niet bewaren (FileN",
    ]
    assert len(standin.messages(ANNA)) == 1
