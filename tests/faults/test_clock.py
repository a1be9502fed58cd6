"""The morning message, on a wall clock that changes, sleeps and is set back: once each morning, at nine in Almere."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.run import clock
from storage.store import Store
from tests.chat import Chat
from tests.mail.fakes import on_fake_time, seconds
from tests.people import chat_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOOR = 101


class Living(Chat):
    """People and a bot whose clock runs with the loop, and may jump."""

    ahead = timedelta()

    @property
    def now(self) -> datetime:  # type: ignore[override]
        return self._start + self.ahead + timedelta(seconds=seconds())

    @now.setter
    def now(self, moment: datetime) -> None:
        self._start = moment - timedelta(seconds=seconds())

    async def __aenter__(self) -> "Living":
        await super().__aenter__()
        self._clock = asyncio.create_task(clock.run(self.office, self.courier))
        return self

    async def __aexit__(self, *_: object) -> None:
        assert not self._clock.done()
        self._clock.cancel()
        await asyncio.gather(self._clock, return_exceptions=True)
        await super().__aexit__()

    async def register(self, number: str) -> None:
        """A koppeling of Noor's, made today."""
        for words in ("Nieuwe koppeling", number, "vandaag", "vier"):
            shown = await self.type(NOOR, words)
        await self.press(NOOR, shown[-1].button("Klopt"))

    def jump(self, local: str) -> None:
        """The wall clock is set to this moment in Amsterdam, forward or back."""
        self.ahead += datetime.fromisoformat(local).replace(tzinfo=AMSTERDAM) - self.now

    def mornings(self) -> list[datetime]:
        """When morning messages were made, by the wall clock of then."""
        made = self.store.db.execute(
            "select gemaakt from outbox where klasse = 'ping' and chat = ? order by id", [chat_of(self.store, NOOR)]
        )
        return [datetime.fromisoformat(row[0]).astimezone(AMSTERDAM) for row in made]


def living(store: Store, local: str) -> Living:
    """Noor of Almere, and a clock that shows this moment."""
    chat = Living(store, datetime.fromisoformat(local).replace(tzinfo=AMSTERDAM).astimezone(UTC))
    chat.add(NOOR, "Almere", "gemeente", "Noor")
    return chat


def written(moments: list[datetime]) -> list[str]:
    """As the clock on the wall of Almere shows them, to the minute."""
    return [f"{moment:%Y-%m-%d %H:%M}" for moment in moments]


@on_fake_time
@pytest.mark.parametrize(
    ("friday", "monday"), [("2026-03-27", "2026-03-30"), ("2026-10-23", "2026-10-26"), ("2026-12-31", "2027-01-04")]
)
async def test_nine_is_nine_in_almere(store: Store, friday: str, monday: str) -> None:
    """Before and after the clocks change, and over the year's end; not a minute before, and once."""
    async with living(store, f"{friday} 08:00") as chat:
        await chat.register("Z-0412")
        for day in (friday, monday):
            chat.jump(f"{day} 08:58:30")
            await asyncio.sleep(75)
            before = [moment for moment in written(chat.mornings()) if moment.startswith(day)]
            assert before == []
            await asyncio.sleep(4 * 3600)
        assert f"{monday} 09:00" in written(chat.mornings())
        assert len({moment[:10] for moment in written(chat.mornings())}) == len(chat.mornings())


@on_fake_time
async def test_three_days_of_sleep(store: Store) -> None:
    """A machine that slept over three mornings sends one message when it wakes, within a quarter of a minute."""
    async with living(store, "2026-04-13 10:00") as chat:
        await chat.register("Z-0412")
        chat.jump("2026-04-14 08:00")
        await asyncio.sleep(2 * 3600)
        told = len(chat.mornings())
        chat.jump("2026-04-20 10:30")
        await asyncio.sleep(clock.LOOK + 1)
        assert written(chat.mornings())[told:] == ["2026-04-20 10:30"]
        await asyncio.sleep(3600)
        assert len(chat.mornings()) == told + 1


@on_fake_time
@pytest.mark.parametrize("back_to", ["2026-04-20 08:55", "2026-04-20 02:00", "2026-04-19 12:00"])
async def test_a_clock_that_is_set_back(store: Store, back_to: str) -> None:
    """The same morning that comes a second time brings no second message; the next one does its work."""
    async with living(store, "2026-04-13 10:00") as chat:
        await chat.register("Z-0412")
        chat.jump("2026-04-20 08:59")
        await asyncio.sleep(300)
        assert written(chat.mornings())[-1] == "2026-04-20 09:00"
        told = len(chat.mornings())
        chat.jump(back_to)
        await asyncio.sleep(600)
        chat.jump("2026-04-20 08:59")
        await asyncio.sleep(600)
        assert len(chat.mornings()) == told
        chat.jump("2026-04-27 08:59")
        chat.jump("2026-05-04 08:59")
        await asyncio.sleep(300)
        assert written(chat.mornings())[told:] == ["2026-05-04 09:00"]


@on_fake_time
async def test_a_database_that_is_locked_at_nine(store: Store, tmp_path: Any) -> None:
    """The message waits for the database, and comes once."""
    store.wait_for_others(0)
    async with living(store, "2026-04-13 10:00") as chat:
        await chat.register("Z-0412")
        chat.jump("2026-04-20 08:59:50")
        told = len(chat.mornings())
        other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
        other.execute("begin immediate")
        await asyncio.sleep(120)
        assert len(chat.mornings()) == told
        other.execute("rollback")
        other.close()
        await asyncio.sleep(120)
        assert len(chat.mornings()) == told + 1


@on_fake_time
async def test_a_fault_of_ours_does_not_end_the_clock(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged by type and place, without its text, and tried again at the next look."""
    left = [ZeroDivisionError("Jan"), KeyError("Jan")]

    def failing(*_: Any) -> Iterator[None]:
        if left:
            raise left.pop()
        return iter(())

    monkeypatch.setattr(clock, "say", failing)
    looks: list[float] = []
    async with living(store, "2026-04-13 10:00") as chat:
        running = asyncio.create_task(clock.run(chat.office, chat.courier, lambda: looks.append(seconds())))
        await asyncio.sleep(2 * clock.LOOK + 1)
        assert len(looks) >= 1
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert "ZeroDivisionError" in caplog.text
    assert "Jan" not in caplog.text


@on_fake_time
async def test_a_night_without_anything_to_do_is_cleaned_once_a_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody needs any more is let go of at a start and then every day, also when the clock goes back."""
    cleaned: list[datetime] = []
    real = clock.clean

    def noted(office: Any) -> Iterator[None]:
        cleaned.append(office.now())
        return real(office)

    monkeypatch.setattr(clock, "clean", noted)
    async with living(store, "2026-04-13 10:00") as chat:
        await asyncio.sleep(60)
        assert len(cleaned) == 1
        chat.jump("2026-04-16 10:00")
        await asyncio.sleep(60)
        chat.jump("2026-04-10 10:00")
        await asyncio.sleep(60)
        assert len(cleaned) == 3


@on_fake_time
async def test_what_was_read_from_lists_goes_after_thirty_days(store: Store) -> None:
    """A list of figures that nobody confirmed is kept as long as the privacy screen says, and no longer."""
    async with living(store, "2026-04-13 10:00") as chat:
        with store.atomic():
            waiting = store.cijfers.keep_list(1, [{"nummer": 1}], chat.now)
        chat.jump("2026-05-12 10:00")
        deque(clock.clean(chat.office))
        assert store.cijfers.waiting_list(waiting, 1) is not None
        chat.jump("2026-05-14 10:00")
        deque(clock.clean(chat.office))
        assert store.cijfers.waiting_list(waiting, 1) is None
