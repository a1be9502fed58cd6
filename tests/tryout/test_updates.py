"""Updates wait for the bot until it confirms them, a day at most."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.tryout.standin.standin import StandIn
from bot.tryout.standin.updates import Queue
from tests.tryout.conftest import ANNA, Bot, Clock

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_an_update_comes_until_it_is_confirmed(bot: Bot) -> None:
    """Only a higher offset confirms; asking again without one brings the same."""
    assert ids(await bot("getUpdates")) == [1, 2]
    assert ids(await bot("getUpdates", offset=2)) == [2]
    assert ids(await bot("getUpdates", offset=1)) == [2]
    assert await bot("getUpdates", offset=3) == []


async def test_asking_the_same_again_at_once_brings_one(bot: Bot, clock: Clock) -> None:
    """Telegram brakes a bot that repeats its offset within half a second."""
    assert ids(await bot("getUpdates", offset=1)) == [1, 2]
    assert ids(await bot("getUpdates", offset=1)) == [1]
    clock.pass_(seconds=0.5)
    assert ids(await bot("getUpdates", offset=1)) == [1, 2]


async def test_limit_and_negative_offset(bot: Bot, clock: Clock) -> None:
    """At most `limit`; a negative offset keeps the newest and forgets the rest."""
    assert ids(await bot("getUpdates", limit=1)) == [1]
    clock.pass_(seconds=1)
    assert ids(await bot("getUpdates", limit=0)) == [1]
    assert ids(await bot("getUpdates", offset=-1)) == [2]
    clock.pass_(seconds=1)
    assert ids(await bot("getUpdates")) == [2]


async def test_an_update_lives_a_day(bot: Bot, clock: Clock) -> None:
    """After 24 hours it is gone, confirmed or not."""
    clock.pass_(hours=24, seconds=-1)
    assert ids(await bot("getUpdates")) == [1, 2]
    clock.pass_(seconds=1)
    assert await bot("getUpdates") == []


async def test_only_asked_kinds_come_from_then_on(bot: Bot, standin: StandIn, clock: Clock) -> None:
    """allowed_updates holds until it is changed, and says nothing of what already waits."""
    assert ids(await bot("getUpdates", allowed_updates=["edited_message"])) == [1, 2]
    standin.say(ANNA, "hoort niemand")
    standin.edit(ANNA, standin.say(ANNA, "eerst")["message_id"], "later")
    clock.pass_(seconds=1)
    assert [list(update)[1] for update in await bot("getUpdates", offset=3)] == ["edited_message"]
    await bot("getUpdates", offset=4, allowed_updates=[])
    standin.say(ANNA, "hoort de bot")
    assert [list(update)[1] for update in await bot("getUpdates", offset=4)] == ["message"]


async def test_a_poll_waits_for_the_next_update(bot: Bot, standin: StandIn) -> None:
    """It answers as soon as there is one."""
    poll = asyncio.create_task(bot("getUpdates", offset=3, timeout=20))
    await asyncio.sleep(0.01)
    assert not poll.done()
    standin.say(ANNA, "hoi")
    assert ids(await asyncio.wait_for(poll, 5)) == [3]


async def test_a_poll_ends_with_nothing_when_the_stand_in_closes(bot: Bot, standin: StandIn) -> None:
    """And later ones do not wait."""
    poll = asyncio.create_task(bot("getUpdates", offset=3, timeout=20))
    await asyncio.sleep(0.01)
    standin.close()
    assert await asyncio.wait_for(poll, 5) == []
    assert await asyncio.wait_for(bot("getUpdates", offset=4, timeout=20), 5) == []


async def test_a_second_poller_ends_the_first(bot: Bot, standin: StandIn) -> None:
    """The one that waited hears 409, the new one gets the update."""
    first = Bot(bot.client)
    poll = asyncio.create_task(first("getUpdates", offset=3, timeout=20))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(bot("getUpdates", offset=3, timeout=20))
    await asyncio.wait_for(poll, 5)
    assert (first.last["status"], first.last["description"]) == (409, OTHER)
    standin.say(ANNA, "hoi")
    assert ids(await asyncio.wait_for(second, 5)) == [3]


async def test_with_a_webhook_there_is_no_polling(bot: Bot) -> None:
    """A poll that waits is ended, a new one refused, until the webhook is deleted."""
    waiting = Bot(bot.client)
    poll = asyncio.create_task(waiting("getUpdates", offset=3, timeout=20))
    await asyncio.sleep(0.01)
    await bot("setWebhook", url="http://127.0.0.1:9/")
    await asyncio.wait_for(poll, 5)
    assert (waiting.last["status"], waiting.last["description"]) == (409, "Conflict: terminated by setWebhook request")
    assert await bot.no("getUpdates") == (409, ACTIVE)
    assert await bot("deleteWebhook") is True
    assert await bot("getUpdates", offset=4) == []


class Fetching(RuleBasedStateMachine):
    """People write, the bot fetches and confirms, time goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.queue = Queue()
        self.kept: dict[int, datetime] = {}

    @rule(count=st.integers(1, 5))
    def write(self, count: int) -> None:
        for _ in range(count):
            self.queue.add("message", {}, self.now)
            self.kept[self.queue.next_id - 1] = self.now  # after a quiet week that is another number, maybe a lower one

    @rule(back=st.integers(-3, 3))
    def confirm(self, back: int) -> None:
        offset = max(self.queue.next_id - back, 1)
        self.kept = {number: at for number, at in self.kept.items() if number >= offset}
        self.queue.confirm(offset)

    @rule(hours=st.integers(1, 30) | st.just(7 * 24))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def restart(self) -> None:
        self.queue = Queue.restored(self.queue.snapshot())

    @invariant()
    def what_is_confirmed_never_comes_and_the_rest_always_does(self) -> None:
        young = [number for number, at in self.kept.items() if self.now - at < timedelta(hours=24)]
        assert ids(self.queue.waiting(1000, self.now)) == young


TestFetching = Fetching.TestCase
TestFetching.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)


def test_after_a_quiet_week_the_next_id_is_another(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram then takes a random id; within a week they count on."""
    monkeypatch.setattr("bot.tryout.standin.updates.secrets.randbelow", lambda _: 4711)
    queue = Queue()
    queue.add("message", {}, clock.now())
    queue.confirm(2)
    clock.pass_(days=6)
    queue.add("message", {}, clock.now())
    queue.confirm(3)
    clock.pass_(days=7)
    queue.add("message", {}, clock.now())
    assert ids(queue.waiting(10, clock.now())) == [4712]
