"""How fast messages may leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mail.pacing import CHAT_BURST, Overall, PerChat, back_off

gaps = st.lists(st.floats(0, 1.5, allow_nan=False), min_size=1, max_size=80)


def leave_as_soon_as_may(pace: Overall | PerChat, arrivals: list[float]) -> list[float]:
    """When each of these leaves, if it goes the moment it may."""
    now, left = 0.0, []
    for gap in arrivals:
        now += gap
        while (wait := pace.wait(now)) > 0:
            now += max(wait, 1e-6)
        pace.leave(now)
        left.append(now)
    return left


@given(arrivals=gaps, limit=st.sampled_from([0.5, 1, 3, 30]))
def test_overall_limit(arrivals: list[float], limit: float) -> None:
    """In no second do more messages leave than the limit; a limit below one stretches the second."""
    left = leave_as_soon_as_may(Overall(limit), arrivals)
    most, window = max(1, int(limit)), max(1.0, 1 / limit)
    for first, last in zip(left, left[most:], strict=False):
        assert last - first >= window - 1e-9


@given(arrivals=gaps, rate=st.sampled_from([0.5, 1.0, 5.0]))
def test_chat_limit(arrivals: list[float], rate: float) -> None:
    """In one chat no more leave in any stretch of time than the burst and the rate together allow."""
    left = leave_as_soon_as_may(PerChat(0.0, rate), arrivals)
    for start in range(len(left)):
        for end in range(start, len(left)):
            assert end - start + 1 <= CHAT_BURST + (left[end] - left[start]) * rate + 1e-3


def test_nothing_waits_without_need() -> None:
    """What is under the limit goes at once."""
    overall, chat = Overall(2), PerChat(0.0)
    assert overall.wait(0.0) == 0
    assert chat.wait(0.0) == 0
    overall.leave(0.0)
    overall.leave(0.0)
    assert overall.wait(0.25) == pytest.approx(0.75)
    assert overall.wait(1.0) == 0


def test_a_hair_is_no_wait() -> None:
    """What fractions lose in adding up is no reason to wait: a wait too small to move the clock would never end."""
    pace = PerChat(0.0, 1.0)
    for _ in range(CHAT_BURST):
        pace.leave(0.0)
    now = 0.0
    for _ in range(10):
        now += 0.1
        pace.wait(now)
    assert now < 1.0
    assert pace.wait(now) == 0


def test_a_whole_burst_comes_back() -> None:
    """A chat is forgotten only when its burst is whole again."""
    pace = PerChat(0.0, 1.0)
    assert pace.full(0.0)
    pace.leave(0.0)
    assert not pace.full(0.5)
    assert pace.full(1.0)


@given(failures=st.integers(-3, 10_000))
def test_back_off(failures: int) -> None:
    """Waiting doubles from half a second and is never longer than five seconds."""
    assert 0.5 <= back_off(failures) <= back_off(failures + 1) <= 5.0
    assert [back_off(n) for n in (1, 2, 3, 4, 5)] == [0.5, 1, 2, 4, 5]
