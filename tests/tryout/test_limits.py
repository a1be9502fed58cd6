"""Telegram's pace: 30 a second over all, about 1 a second in a chat with a small burst."""

from collections.abc import Callable
from typing import Any

from bot.tryout.standin.limits import Limits, Meter
from bot.tryout.standin.standin import StandIn
from tests.tryout.conftest import ANNA, BRAM, Bot, Clock


async def test_too_many_in_one_chat_is_429(connect: Callable[[StandIn], Bot], strict: StandIn, clock: Clock) -> None:
    """Five at once, then one a second; the refusal says how long; another chat goes on."""
    bot = connect(strict)
    for number in range(5):
        assert await bot("sendMessage", chat_id=ANNA, text=f"bericht {number}")
    assert await bot.no("sendMessage", chat_id=ANNA, text="te snel") == (429, "Too Many Requests: retry after 1")
    assert bot.last["parameters"] == {"retry_after": 1}
    assert await bot("sendMessage", chat_id=BRAM, text="jij wel")
    clock.pass_(seconds=1)
    assert await bot("sendMessage", chat_id=ANNA, text="nu wel")
    assert await bot.no("sendMessage", chat_id=ANNA, text="te snel") == (429, "Too Many Requests: retry after 1")


async def test_edits_and_files_count_and_refused_calls_do_not(
    connect: Callable[[StandIn], Bot], strict: StandIn, clock: Clock
) -> None:
    """A message that Telegram refuses for another reason costs nothing."""
    bot = connect(strict)
    sent = await bot("sendMessage", chat_id=ANNA, text="hoi")
    for _ in range(10):
        await bot.no("sendMessage", chat_id=ANNA, text="")
    where: dict[str, Any] = {"chat_id": ANNA, "message_id": sent["message_id"]}
    for number in range(3):
        assert await bot("editMessageText", **where, text=f"anders {number}")
    assert await bot("sendDocument", {"document": ("a.txt", b"a")}, chat_id=ANNA)
    assert (await bot.no("editMessageText", **where, text="te snel"))[0] == 429
    assert await bot("deleteMessage", **where) is True


def test_thirty_a_second_over_all_chats() -> None:
    """The 31st waits, whatever its chat; time gives back."""
    clock = Clock()
    meter = Meter(Limits(), clock.monotonic)
    assert [meter.wait(chat) for chat in range(30)] == [0] * 30
    assert meter.wait(99) == 1
    clock.pass_(seconds=0.1)
    assert [meter.wait(chat) for chat in range(100, 104)] == [0, 0, 0, 1]


def test_a_step_of_the_wall_clock_gives_nothing() -> None:
    """Only monotonic time counts."""
    clock = Clock()
    meter = Meter(Limits(burst=1), clock.monotonic)
    meter.wait(1)
    clock.moment = clock.moment.replace(year=2027)
    assert meter.wait(1) == 1
