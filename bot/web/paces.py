"""How fast one person may send: a page that runs wild must not hold up others."""

from bot.mail.pacing import PerChat

RATE, BURST = 2.0, 12
MOST = 10_000


class Paces:
    """A pace for each chat. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._paces: dict[int, PerChat] = {}

    def may(self, chat: int, now: float) -> bool:
        """Whether this chat may send one more now; if so, it is counted."""
        if len(self._paces) >= MOST:
            self._paces = {who: pace for who, pace in self._paces.items() if not pace.full(now)}
        pace = self._paces.setdefault(chat, PerChat(now, RATE, BURST))
        if pace.wait(now) > 0:
            return False
        pace.leave(now)
        return True
