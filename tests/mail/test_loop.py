"""Our own polling: nothing is confirmed before it is dealt with."""

import asyncio
import itertools
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.mail.intake import Outcome
from bot.mail.telegram.loop import Loop
from tests.mail.fakes import now, on_fake_time, seconds

Batch = list[Any] | Exception


class FakeTelegram:
    """Keeps updates until a higher offset asks for more; `answers` come first."""

    def __init__(self, *answers: Batch, waiting: int = 0) -> None:
        self.answers = list(answers)
        self.waiting = [{"update_id": n} for n in range(1, waiting + 1)]
        self.asked: list[tuple[float, int | None]] = []

    async def raw_updates(self, offset: int | None, timeout: float) -> list[Any]:
        self.asked.append((seconds(), offset))
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        self.waiting = [raw for raw in self.waiting if offset is None or raw["update_id"] >= offset]
        if not self.waiting:
            await asyncio.sleep(timeout)
        return self.waiting[:100]


class FakeIntake:
    """Notes what it is offered; `outcomes[id]` are its first outcomes for an update."""

    def __init__(self) -> None:
        self.offered: list[tuple[float, Any]] = []
        self.outcomes: dict[int, list[Outcome]] = {}

    def caught_up(self) -> None:
        """Nothing waits."""

    async def take(self, raw: Any) -> Outcome:
        ident = raw.get("update_id") if isinstance(raw, dict) else None
        self.offered.append((seconds(), ident))
        coming = self.outcomes.get(ident or 0, [])
        return coming.pop(0) if coming else Outcome.COMMITTED

    @property
    def ids(self) -> list[Any]:
        return [ident for _, ident in self.offered]


async def run(telegram: FakeTelegram, intake: FakeIntake, for_seconds: float) -> Loop:
    fetched: list[float] = []
    loop = Loop(telegram, intake, lambda: fetched.append(seconds()), now)  # type: ignore[arg-type]
    task = asyncio.create_task(loop.run())
    await asyncio.sleep(for_seconds)
    if task.done():
        task.result()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return loop


@on_fake_time
async def test_each_once_and_then_confirmed() -> None:
    """Of 250 waiting each is offered once and in order; a fetch confirms only what came before it."""
    telegram, intake = FakeTelegram(waiting=250), FakeIntake()
    await run(telegram, intake, 1)
    assert intake.ids == list(range(1, 251))
    assert [offset for _, offset in telegram.asked] == [None, 101, 201, 251]


@on_fake_time
async def test_the_offset_never_passes_what_is_not_committed() -> None:
    """While one cannot be committed the rest of its batch waits; the tries slow down to five seconds."""
    telegram, intake = FakeTelegram(waiting=3), FakeIntake()
    intake.outcomes[2] = [Outcome.RETRY] * 9
    loop = await run(telegram, intake, 60)
    assert intake.ids == [1, *[2] * 10, 3]
    assert [offset for _, offset in telegram.asked][:2] == [None, 4]
    moments = [at for at, ident in intake.offered if ident == 2]
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert gaps == pytest.approx([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5, 5])
    assert loop.healthy()


@on_fake_time
async def test_health_while_nothing_can_be_committed() -> None:
    """It shows after a few tries, and not after one."""
    telegram, intake = FakeTelegram(waiting=3), FakeIntake()
    intake.outcomes[2] = [Outcome.RETRY] * 1000
    assert (await run(telegram, intake, 0.05)).healthy()
    assert not (await run(FakeTelegram(waiting=3), intake, 5)).healthy()


@on_fake_time
async def test_set_aside_is_dealt_with() -> None:
    """What failed for good is confirmed as well."""
    telegram, intake = FakeTelegram(waiting=3), FakeIntake()
    intake.outcomes[2] = [Outcome.ASIDE]
    await run(telegram, intake, 1)
    assert intake.ids == [1, 2, 3]
    assert telegram.asked[1][1] == 4


@on_fake_time
async def test_ids_that_jump_are_followed() -> None:
    """After a quiet week the next id may be lower: the offset follows it."""
    telegram, intake = FakeTelegram([{"update_id": 9000}], [{"update_id": 17}]), FakeIntake()
    await run(telegram, intake, 1)
    assert [offset for _, offset in telegram.asked] == [None, 9001, 18]


@on_fake_time
@pytest.mark.parametrize("error", [NetworkError("away"), TelegramError("Invalid server response")])
async def test_telegram_away(error: TelegramError) -> None:
    """Tries slow down to five seconds: soon after Telegram is back, so are we."""
    telegram, intake = FakeTelegram(*[error] * 8, waiting=1), FakeIntake()
    await run(telegram, intake, 120)
    gaps = [later - earlier for (earlier, _), (later, _) in zip(telegram.asked, telegram.asked[1:9], strict=False)]
    assert gaps == pytest.approx([0.5, 1, 2, 4, 5, 5, 5, 5])
    assert intake.ids == [1]


@on_fake_time
async def test_429_to_the_letter() -> None:
    """Asking again waits as long as Telegram says."""
    telegram = FakeTelegram(RetryAfter(timedelta(seconds=17)))
    await run(telegram, FakeIntake(), 20)
    assert telegram.asked[1][0] == pytest.approx(17)


@on_fake_time
async def test_another_bot_with_our_token(caplog: pytest.LogCaptureFixture) -> None:
    """The operator reads what is wrong; we stay, for the other may stop."""
    telegram, intake = FakeTelegram(Conflict("terminated by other getUpdates request"), waiting=1), FakeIntake()
    await run(telegram, intake, 20)
    assert "stop die eerst" in caplog.text
    assert intake.ids == [1]


@on_fake_time
async def test_a_token_that_was_taken_back_ends_it() -> None:
    """Nothing will come any more: whoever started us must know."""
    with pytest.raises(InvalidToken):
        await run(FakeTelegram(InvalidToken("weg")), FakeIntake(), 20)


@on_fake_time
async def test_health_follows_the_fetches() -> None:
    """Two minutes without one answer are not healthy; the first answer after is."""
    telegram = FakeTelegram(*[NetworkError("away")] * 40)
    loop = Loop(telegram, FakeIntake(), lambda: None, now)  # type: ignore[arg-type]
    assert not loop.healthy()
    task = asyncio.create_task(loop.run())
    await asyncio.sleep(60)
    assert loop.healthy()
    await asyncio.sleep(70)
    assert not loop.healthy()
    await asyncio.sleep(120)
    assert loop.healthy()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
