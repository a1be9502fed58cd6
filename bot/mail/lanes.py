"""What waits in memory, and what may leave next.

One lane for each chat, with its replies and its pings each in order; one message of a chat is under way at a time.
Replies overtake pings, but every fifth slot is for a ping. The table is the truth; this is the queue before it.
"""

import heapq
from collections import deque

from bot.mail.pacing import CHAT_BURST, CHAT_RATE, Overall, PerChat
from storage.outbox import OutboxRow

PING_SLOT = 5
"""Every so many slots one is for a ping, if any waits: pings keep a fifth."""


class _Lane:
    __slots__ = ("busy", "not_before", "pace", "parked", "pings", "replies")

    def __init__(self, now: float, rate: float, burst: int) -> None:
        self.replies: deque[OutboxRow] = deque()
        self.pings: deque[OutboxRow] = deque()
        self.busy = self.parked = False
        self.not_before = now
        self.pace = PerChat(now, rate, burst)

    def queue(self, row: OutboxRow) -> deque[OutboxRow]:
        return self.pings if row.klasse == "ping" else self.replies

    def forgettable(self, now: float) -> bool:
        """Whether a new lane would be the same."""
        empty = not (self.replies or self.pings or self.busy or self.parked)
        return empty and self.not_before <= now and self.pace.full(now)


class Lanes:
    """All lanes together. Times are monotonic seconds, given by the caller."""

    def __init__(self, limit: float, chat_rate: float = CHAT_RATE, chat_burst: int = CHAT_BURST) -> None:
        self._overall, self._chat_rate, self._chat_burst = Overall(limit), chat_rate, chat_burst
        self._lanes: dict[int, _Lane] = {}
        self._replies: dict[int, None] = {}  # chats that may go now, in order
        self._pings: dict[int, None] = {}
        self._later: list[tuple[float, int]] = []
        self._all_not_before = 0.0
        self._slot = 0
        self.waiting: set[int] = set()

    def add(self, row: OutboxRow, now: float, *, first: bool = False) -> None:
        """A row joins its lane, at the end, or in front when it comes back from a failed try."""
        if row.id in self.waiting:
            return
        lane = self._lanes.get(row.chat)
        if lane is None:
            lane = self._lanes[row.chat] = _Lane(now, self._chat_rate, self._chat_burst)
        queue = lane.queue(row)
        if first:
            queue.appendleft(row)
        else:
            queue.append(row)
        self.waiting.add(row.id)
        self._schedule(row.chat, lane, now)

    def take(self, now: float) -> OutboxRow | None:
        """The next row that may leave now; its chat is busy until `done`."""
        self._wake(now)
        if now < self._all_not_before or self._overall.wait(now) > 0:
            return None
        chat = self._next_chat()
        if chat is None:
            return None
        lane = self._lanes[chat]
        ping = chat in self._pings and (chat not in self._replies or self._slot % PING_SLOT == PING_SLOT - 1)
        row = (lane.pings if ping else lane.replies).popleft()
        self._replies.pop(chat, None)
        self._pings.pop(chat, None)
        lane.busy = True
        lane.pace.leave(now)
        self._overall.leave(now)
        self._slot += 1
        self.waiting.discard(row.id)
        return row

    def _next_chat(self) -> int | None:
        first, second = self._replies, self._pings
        if self._slot % PING_SLOT == PING_SLOT - 1:
            first, second = second, first
        return next(iter(first or second), None)

    def done(self, chat: int, now: float) -> None:
        """The chat's message is dealt with: its next may be scheduled."""
        lane = self._lanes.get(chat)
        if lane is None:
            return
        lane.busy = False
        self._schedule(chat, lane, now)

    def tidy(self, now: float) -> None:
        """Let go of lanes that are empty and have nothing to remember."""
        for chat in [chat for chat, lane in self._lanes.items() if lane.forgettable(now)]:
            del self._lanes[chat]

    def pause(self, chat: int, until: float) -> None:
        """Nothing for this chat before then."""
        lane = self._lanes[chat]
        lane.not_before = max(lane.not_before, until)
        self._replies.pop(chat, None)
        self._pings.pop(chat, None)

    def pause_all(self, until: float) -> None:
        """Nothing for anybody before then."""
        self._all_not_before = max(self._all_not_before, until)

    def park(self, chat: int) -> None:
        """This person refuses our messages: their replies stand still until they come back. Pings are tried all the
        same, for each that is refused goes to somebody else."""
        self._lanes[chat].parked = True
        self._replies.pop(chat, None)

    def parked(self, chat: int) -> bool:
        """Whether the chat's replies stand still."""
        return chat in self._lanes and self._lanes[chat].parked

    def unpark(self, chat: int, now: float) -> None:
        """They can be reached again."""
        lane = self._lanes.get(chat)
        if lane is not None and lane.parked:
            lane.parked = False
            self._schedule(chat, lane, now)

    def parked_rows(self) -> list[OutboxRow]:
        """The replies that stand still."""
        return [row for lane in self._lanes.values() if lane.parked for row in lane.replies]

    def drop(self, row: OutboxRow) -> None:
        """Take a waiting row out."""
        self._lanes[row.chat].queue(row).remove(row)
        self.waiting.discard(row.id)

    def wait(self, now: float) -> float | None:
        """Seconds until something may leave; None when nothing waits for time alone."""
        self._wake(now)
        if self._replies or self._pings:
            return max(self._overall.wait(now), self._all_not_before - now, 0.0)
        return max(self._later[0][0] - now, self._all_not_before - now, 0.0) if self._later else None

    def _schedule(self, chat: int, lane: _Lane, now: float) -> None:
        replies = bool(lane.replies) and not lane.parked
        if lane.busy or not (replies or lane.pings):
            return
        wait = max(lane.not_before - now, lane.pace.wait(now))
        if wait > 0:
            heapq.heappush(self._later, (now + wait, chat))
            return
        if replies:
            self._replies[chat] = None
        if lane.pings:
            self._pings[chat] = None

    def _wake(self, now: float) -> None:
        due = []
        while self._later and self._later[0][0] <= now:
            due.append(heapq.heappop(self._later)[1])
        for chat in due:  # not while popping: what must wait a hair longer comes back as due at this same moment
            lane = self._lanes.get(chat)
            if lane is not None:
                self._schedule(chat, lane, now)
