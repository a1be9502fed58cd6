"""How fast messages may leave. All times are monotonic seconds: a wall clock that jumps changes nothing here."""

from collections import deque

CHAT_RATE = 1.0
"""Messages a second to one chat, in the long run."""
CHAT_BURST = 3
"""Messages that may follow each other at once in one chat: an answer of a few parts."""

HAIR = 1e-6
"""Of a message: what sums of fractions may lack without meaning anything."""


class Overall:
    """At most `limit` messages in any second, over all chats. A limit below one stretches the second."""

    def __init__(self, limit: float) -> None:
        self._count = max(1, int(limit))
        self._window = max(1.0, 1 / limit)
        self._sent: deque[float] = deque(maxlen=self._count)

    def wait(self, now: float) -> float:
        """Seconds until the next may leave; 0 when it may now."""
        if len(self._sent) < self._count:
            return 0.0
        return max(0.0, self._sent[0] + self._window - now)

    def leave(self, now: float) -> None:
        """One left now."""
        self._sent.append(now)


class PerChat:
    """A small burst, then `rate` a second."""

    __slots__ = ("_at", "_burst", "_rate", "_tokens")

    def __init__(self, now: float, rate: float = CHAT_RATE, burst: int = CHAT_BURST) -> None:
        self._tokens, self._at, self._rate, self._burst = float(burst), now, rate, float(burst)

    def wait(self, now: float) -> float:
        """Seconds until this chat may have another; 0 when it may now."""
        self._fill(now)
        return 0.0 if self._tokens >= 1 - HAIR else (1 - self._tokens) / self._rate

    def leave(self, now: float) -> None:
        """One left now."""
        self._fill(now)
        self._tokens -= 1

    def full(self, now: float) -> bool:
        """Whether the whole burst is there again: nothing to remember of this chat."""
        self._fill(now)
        return self._tokens >= self._burst - HAIR

    def _fill(self, now: float) -> None:
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now


def back_off(failures: int, first: float = 0.5, most: float = 5.0) -> float:
    """Seconds to wait after so many failures in a row: doubling, but never so long that people wait for us."""
    return min(most, first * 2.0 ** max(0, min(failures - 1, 16)))
