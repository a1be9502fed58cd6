"""The stand-in: one bot, its Telegram and the people in it, all in memory. Knows no HTTP and waits for nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from bot.tryout.standin import people_act
from bot.tryout.standin.limits import Limits
from bot.tryout.standin.messages import Files
from bot.tryout.standin.methods import METHODS, allow_updates
from bot.tryout.standin.params import Params, integer
from bot.tryout.standin.refusal import Refusal, conflict
from bot.tryout.standin.snapshot import restore, snapshot
from bot.tryout.standin.state import Message, Person, State
from bot.tryout.standin.updates import Update


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong on purpose with one call.

    `delay` in seconds comes first. `status` answers with that status and `body` and does nothing else. `reset` drops
    the connection without an answer, before the call has its effect or after it.
    """

    status: int | None = None
    body: dict[str, Any] = field(default_factory=dict)
    delay: float = 0.0
    reset: Literal["before", "after"] | None = None


Before = Callable[[str, Params], Fault | None]


class StandIn:
    """What the bot's side (`call`, `updates`) and the people's side (the other methods) both look at.

    Methods of people raise NotPossible when the app would not let them. `before` is asked at every call of the bot
    and may return a Fault.
    """

    def __init__(
        self,
        token: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        username: str = "ketenbot_proef_bot",
        limits: Limits | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        before: Before | None = None,
    ) -> None:
        self.state = State(token, now, username=username, limits=limits, monotonic=monotonic)
        self.before = before
        self.closed = False
        self._asked: tuple[int, float] = (0, float("-inf"))

    # The bot's side

    def call(self, method: str, params: Params, files: Files | None = None) -> Any:
        """Carry out one call of the bot; its result, with a pair (result, words) where Telegram adds words.

        Raises Refusal with Telegram's own status and words. `method` in any capitals, as on Telegram.
        """
        name = method.lower()
        known = METHODS.get(name)
        if known is None:
            raise Refusal(404, "Not Found: method not found")
        self.state.calls[name] += 1
        return known(self.state, params, files or {})

    def ask_updates(self, params: Params) -> tuple[int, float]:
        """What a getUpdates asks for: how many at most, and how many seconds to wait.

        Confirms what lies below its offset. Raises Refusal when a webhook is set. The brake on asking the same again
        is Telegram's: at least 3 s of waiting, and one update within half a second.
        """
        self.state.calls["getupdates"] += 1
        if self.state.webhook:
            words = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise conflict(words)
        allow_updates(self.state, params)
        offset = integer(params, "offset")
        limit = min(max(integer(params, "limit", 100), 1), 100)
        timeout = float(min(max(integer(params, "timeout"), 0), 50))
        moment, (before, at) = self.state.monotonic(), self._asked
        if offset == before and moment < at + 3:
            timeout = max(timeout, 3.0)
            limit = 1 if moment < at + 0.5 else limit
        self._asked = (offset, moment)
        self.state.queue.confirm(offset)
        return limit, timeout

    def updates(self, limit: int = 100) -> list[Update]:
        """What waits for the bot now."""
        return self.state.queue.waiting(limit, self.state.now())

    def close(self) -> None:
        """Let everyone go who waits for something; new waits end at once."""
        self.closed = True
        self.state.wake()

    # The people's side

    def add_person(
        self, number: int, first_name: str, last_name: str = "", username: str = "", *, started: bool = False
    ) -> None:
        """Let somebody have Telegram; `started` when the bot may write to them from the beginning."""
        people_act.add_person(self.state, Person(number, first_name, last_name, username, started))

    def say(self, person: int, text: str, chat: int | None = None) -> Message:
        """Somebody sends a text: in private, or in the group `chat`."""
        return people_act.say(self.state, person, text, chat)

    def press(self, person: int, message: int, action: str, chat: int | None = None) -> str:
        """Somebody presses the button with this action or these words."""
        return people_act.press(self.state, person, message, action, chat)

    def edit(self, person: int, message: int, text: str, chat: int | None = None) -> Message:
        """Somebody changes an own text."""
        return people_act.edit(self.state, person, message, text, chat)

    def throw_away(self, person: int, message: int, chat: int | None = None) -> None:
        """Somebody takes a message away for both sides."""
        people_act.throw_away(self.state, person, message, chat)

    def send_photo(self, person: int, content: bytes, caption: str = "", chat: int | None = None) -> Message:
        """Somebody sends a picture."""
        return people_act.send_photo(self.state, person, content, caption, chat)

    def send_document(
        self, person: int, name: str, mime: str, content: bytes, caption: str = "", chat: int | None = None
    ) -> Message:
        """Somebody sends a file."""
        return people_act.send_document(self.state, person, name, mime, content, caption, chat)

    def send_voice(self, person: int, content: bytes = b"OggS", chat: int | None = None) -> Message:
        """Somebody sends a spoken message."""
        return people_act.send_voice(self.state, person, content, chat=chat)

    def send_contact(self, person: int, phone: str, first_name: str, chat: int | None = None) -> Message:
        """Somebody sends a card with a telephone number."""
        return people_act.send_contact(self.state, person, phone, first_name, chat)

    def block(self, person: int, blocked: bool = True) -> None:
        """Somebody blocks the bot, or lets it in again."""
        people_act.block(self.state, person, blocked)

    def make_group(self, title: str, members: list[int]) -> int:
        """A group with the bot in it; returns its id."""
        return people_act.make_group(self.state, title, members)

    def messages(self, chat: int) -> list[Message]:
        """The messages of a chat that are there now, oldest first."""
        found = self.state.chats.get(chat)
        return list(found.messages.values()) if found else []

    def snapshot(self) -> dict[str, Any]:
        """Everything as plain values for JSON, the token left out."""
        return snapshot(self.state)

    def restore(self, data: dict[str, Any]) -> None:
        """Take over what `snapshot` gave. Raises KeyError, TypeError or ValueError, and then nothing changed."""
        restore(self.state, data)
