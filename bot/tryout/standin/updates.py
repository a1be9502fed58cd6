"""A bot's waiting updates: kept a day, and gone once a higher offset was asked for."""

import secrets
from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

Update = dict[str, Any]

LIFE = timedelta(hours=24)
"""How long Telegram keeps an update: https://core.telegram.org/bots/api#getting-updates"""
QUIET = timedelta(days=7)
"""After so long without an update the next id is a random one (same source, field update_id)."""

_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Queue:
    """Updates in order of their id."""

    def __init__(self, first_id: int = 1) -> None:
        self.next_id = first_id
        self.allowed: frozenset[str] = frozenset()
        self._waiting: deque[tuple[datetime, Update]] = deque()
        self._last: datetime | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, body: dict[str, Any], moment: datetime) -> bool:
        """Put an update in line, unless the bot did not ask for this kind. Returns whether it stands there."""
        if (kind not in self.allowed) if self.allowed else (kind in _NOT_BY_DEFAULT):
            return False
        if self._last is not None and moment - self._last >= QUIET and not self._waiting:
            self.next_id = secrets.randbelow(2**30) + 1
        self._waiting.append((moment, {"update_id": self.next_id, kind: body}))
        self.next_id += 1
        self._last = moment
        return True

    def allow(self, kinds: Iterable[str]) -> None:
        """From now on only these kinds; none named means all but the three that must be asked for."""
        self.allowed = frozenset(kinds)

    def confirm(self, offset: int) -> None:
        """Forget all below `offset`. A negative offset keeps that many of the newest, as Telegram does."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0][1]["update_id"] < offset:
            self._waiting.popleft()

    def waiting(self, limit: int, moment: datetime) -> list[Update]:
        """The oldest, at most `limit`, that are less than a day old."""
        while self._waiting and moment - self._waiting[0][0] >= LIFE:
            self._waiting.popleft()
        return [self._waiting[place][1] for place in range(min(limit, len(self._waiting)))]

    def clear(self) -> None:
        """Drop what waits."""
        self._waiting.clear()

    def snapshot(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {
            "next_id": self.next_id,
            "allowed": sorted(self.allowed),
            "last": self._last and self._last.isoformat(),
            "waiting": [[moment.isoformat(), update] for moment, update in self._waiting],
        }

    @classmethod
    def restored(cls, data: dict[str, Any]) -> "Queue":
        """The queue that `snapshot` described. Raises KeyError or ValueError when the data is of another shape."""
        queue = cls(data["next_id"])
        queue.allowed = frozenset(data["allowed"])
        queue._last = datetime.fromisoformat(data["last"]) if data["last"] else None
        queue._waiting.extend((datetime.fromisoformat(moment), update) for moment, update in data["waiting"])
        return queue
