"""What a channel is to the rest of the mail: a name, its manners, and one word for what became of a message.

Whatever a channel says, and in whatever exceptions, stays with its carrier: the courier hears a verdict.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from bot.desk.visit import Fleeting, Menu, Post
from bot.mail.pacing import CHAT_BURST, CHAT_RATE
from storage.outbox import OutboxRow


class CannotServe(Exception):
    """The channel will have nothing of us for a reason that the operator can mend; the text is one Dutch line."""


@dataclass(frozen=True, slots=True)
class Channel:
    """`name` is what the database calls it, `title` what people do. `one`: it is one service, so that what it says of
    being too busy or away to a second chat holds for all.

    At most `limit` messages a second to everybody together; to one chat `chat_burst` at once, then `chat_rate` a
    second.
    """

    name: str
    title: str
    limit: float
    chat_rate: float = CHAT_RATE
    chat_burst: int = CHAT_BURST
    one: bool = True


@dataclass(frozen=True, slots=True)
class Delivered:
    """It arrived, as this message where it became one."""

    message: int | None


@dataclass(frozen=True, slots=True)
class Wait:
    """Too fast: nothing more to this chat for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nobody said what became of it: later again. `uncertain`: it may have arrived. `why` is for the log."""

    uncertain: bool
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never go as it is; `reason` is kept, so it holds nothing of the text."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody reads there now: the person shut the channel's door to us, or is not there any more."""

    reason: str


class Takes(Protocol):
    """Takes what a committed transaction left to be carried."""

    def take(self, post: Post) -> None:
        """Rows for another channel are another's."""


class Carries(Takes, Protocol):
    """One that can be waited for."""

    async def drained(self) -> None:
        """Wait until nothing can be carried now."""


class All:
    """All doors together: each takes what is for its own channel."""

    def __init__(self) -> None:
        self._doors: list[Carries] = []

    def add(self, door: Carries) -> None:
        """One more."""
        self._doors.append(door)

    def take(self, post: Post) -> None:
        """What a committed transaction left."""
        for door in self._doors:
            door.take(post)

    async def drained(self) -> None:
        """Wait until no door can carry anything now."""
        for door in self._doors:
            await door.drained()


Verdict = Delivered | Wait | NoAnswer | Refused | Gone


class Carrier(Protocol):
    """Takes messages to one channel."""

    async def deliver(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> Verdict:
        """Send, edit or delete, once. `gone` tells which of two texts is true for a row that waits for a deletion."""

    async def in_passing(self, item: Fleeting | Menu) -> None:
        """One try of what is kept nowhere; whether it worked is nobody's concern."""
