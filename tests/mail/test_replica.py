"""A channel hears that we have something only when the copy elsewhere has it; a copy that is silent stops nobody."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.mail.channel import All
from bot.mail.replica import AGAIN, LOOK, SILENT, Replica
from bot.mail.telegram.backlog import Backlog
from bot.mail.telegram.loop import Loop
from bot.run.litestream import litestream
from storage.store import Store
from storage.trust import lives
from tests.chat import Chat, at
from tests.mail.fakes import now, on_fake_time, seconds
from tests.mail.test_intake import message
from tests.mail.test_loop import FakeIntake, FakeTelegram

CHIEF = 7


class Copy:
    """A replicator that needs some seconds, and gives no good answer in some of them."""

    def __init__(self, slow: float = 0.0, away: tuple[float, float] = (0, 0)) -> None:
        self.slow, self.away, self.asked = slow, away, 0

    async def __call__(self) -> bool:
        self.asked += 1
        await asyncio.sleep(self.slow)
        return not self.away[0] <= seconds() < self.away[1]


@on_fake_time
async def test_the_offset_waits_for_the_copy(store: Store) -> None:
    """The fetch that confirms a batch comes when the copy has it; the people's answers did not wait."""
    async with Chat(store, at("2026-12-02")) as chat:
        telegram, intake = FakeTelegram(waiting=5), FakeIntake()
        loop = Loop(telegram, intake, lambda: None, now, replica=Replica(chat.office, All(), Copy(slow=3)))  # type: ignore[arg-type]
        task = asyncio.create_task(loop.run())
        await asyncio.sleep(10)
        task.cancel()
    assert [ident for _, ident in intake.offered] == [1, 2, 3, 4, 5]
    assert intake.offered[-1][0] < 1
    assert telegram.asked[1] == (pytest.approx(3, abs=0.1), 6)


@on_fake_time
async def test_silence_stops_nobody_and_is_told_once(store: Store) -> None:
    """Ten seconds, then on; /gezond says so; the beheerder hears it, and that it is over."""
    async with Chat(store, at("2026-12-02"), (CHIEF,)) as chat:
        await chat.type(CHIEF, "/start")
        copy = Copy(away=(0, 60))
        replica = Replica(chat.office, All(), copy)
        running = asyncio.create_task(replica.run())
        await replica.holds()
        assert seconds() == pytest.approx(SILENT, abs=2 * AGAIN)
        assert replica.silent
        for _ in range(3):
            before = seconds()
            await replica.holds()
            assert seconds() == before, "while it is silent nobody waits"
            await asyncio.sleep(5)
        assert len(_heard(store)) == 1
        await asyncio.sleep(61 - seconds() + AGAIN)
        assert not replica.silent
        await asyncio.sleep(10)
        [wrong, well] = _heard(store)
        running.cancel()
    assert "loopt niet mee" in wrong
    assert "Voorbij: de kopie" in well


def _heard(store: Store) -> list[str]:
    rows = store.db.execute("select inhoud from outbox where klasse = 'ping' order by id").fetchall()
    return [row[0] for row in rows]


@on_fake_time
async def test_one_answer_is_enough_for_all_who_wait(store: Store) -> None:
    """Not one question for each; but never an answer to a question of before the commit."""
    async with Chat(store, at("2026-12-02")) as chat:
        copy = Copy(slow=1)
        replica = Replica(chat.office, All(), copy)
        first = asyncio.create_task(replica.holds())
        await asyncio.sleep(0.5)
        await asyncio.gather(*(replica.holds() for _ in range(20)))
        assert first.done()
    assert copy.asked == 2
    assert seconds() == pytest.approx(2, abs=0.1)
    assert LOOK < SILENT


@pytest.mark.parametrize(
    ("answer", "good"),
    [
        ({"status": "synced", "txid": 5, "replicated_txid": 5}, True),
        ({"status": "synced", "txid": 5, "replicated_txid": 4}, False),
        ({"status": "synced", "txid": 0, "replicated_txid": 0}, False),
        ({"error": "database not found"}, False),
        ([], False),
        (None, False),
    ],
)
async def test_what_the_program_answers(tmp_path: Path, answer: object, good: bool) -> None:
    """Only that all is written elsewhere counts; strange words and no socket do not."""
    ask = litestream(tmp_path / "s", tmp_path / "k.db")
    assert not await ask()
    server = await asyncio.start_unix_server(_says(answer), tmp_path / "s")
    assert await ask() is good
    server.close()


def _says(answer: object) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"}")
        said = json.dumps(answer).encode() if answer is not None else b"<html>"
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(said) + said)
        await writer.drain()
        writer.close()

    return serve


async def test_what_came_before_the_takeover_is_answered_with_a_mark(store: Store) -> None:
    """Texts by their moment, a press as long as it is not known; what came after it has none."""
    async with Chat(store, at("2026-12-02 10:00"), (CHIEF,)) as chat:
        await chat.type(CHIEF, "/start")
        with store.atomic():
            lives.begin(store.db, 1, [], chat.now, sure=True)
        store.levens.reload()
        chat.intake._backlog = Backlog(chat.office)
        begun = chat.now
        chat.now = begun - timedelta(seconds=30)
        old = message(900_001, CHIEF, text="/termijn 1-3-2026", date=int(chat.now.timestamp()))
        chat.now = begun + timedelta(minutes=1)
        new = message(900_002, CHIEF, text="/termijn 2-3-2026", date=int(chat.now.timestamp()))
        texts = []
        for raw in (old, new):
            await chat.intake.take(raw)
            texts.append((await chat.read())[-1].text)
    assert "mogelijk dubbel" in texts[0]
    assert "mogelijk dubbel" not in texts[1]
