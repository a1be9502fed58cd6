"""How many messages a second Telegram takes: over all chats, and in one chat with a small burst."""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages per second over all chats and in one chat; `burst` may come at once in one chat.

    Telegram documents 30 and 1 ("short bursts" are allowed): https://core.telegram.org/bots/faq#my-bot-is-hitting-limits
    """

    overall: float = 30
    per_chat: float = 1
    burst: int = 5


class Meter:
    """Counts sends. Time is monotonic seconds: a step of the try-out's clock earns nobody a message."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._chats: dict[int, tuple[float, float]] = {}
        self._all = (float(max(limits.overall, 1)), monotonic())

    def wait(self, chat: int) -> int:
        """Count one message to `chat` and return 0; or count nothing and return the whole seconds to wait."""
        moment, limits = self._monotonic(), self._limits
        whole = _grown(self._all, limits.overall, max(limits.overall, 1), moment)
        own = _grown(self._chats.get(chat, (float(limits.burst), moment)), limits.per_chat, limits.burst, moment)
        lack = max((1 - whole) / limits.overall, (1 - own) / limits.per_chat)
        if lack > 0:
            return max(1, math.ceil(lack))
        self._all = (whole - 1, moment)
        self._chats[chat] = (own - 1, moment)
        return 0


def _grown(bucket: tuple[float, float], rate: float, most: float, moment: float) -> float:
    left, at = bucket
    return min(most, left + (moment - at) * rate)
