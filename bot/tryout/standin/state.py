"""What the stand-in remembers: people, chats, messages, files, and what changed for whoever watches the page."""

import secrets
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.tryout.standin.limits import Limits, Meter
from bot.tryout.standin.refusal import bad, forbidden
from bot.tryout.standin.updates import Queue

Message = dict[str, Any]

QUERY_LIFE = 15.0
"""Seconds in which a press must be answered. Telegram names no number; bots see a refusal after about this long."""
CHANGES = 20_000
"""Changes kept for pages that watch; who lags further behind starts afresh."""


@dataclass(slots=True)
class Person:
    """Somebody with Telegram. `started`: wrote to the bot in private at least once, so it may write back."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    started: bool = False
    blocked: bool = False

    def user(self) -> dict[str, Any]:
        """As the Bot API shows a person."""
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": "nl"}
        return user | {key: value for key in ("last_name", "username") if (value := getattr(self, key))}


@dataclass(slots=True)
class Chat:
    """A private chat (same id as the person) or a group (negative id) with its messages.

    `markups` holds the keyboards that are no buttons, by message. `keyboard` is the fixed keyboard shown now.
    """

    id: int
    title: str = ""
    members: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    markups: dict[int, dict[str, Any]] = field(default_factory=dict)
    next_id: int = 1
    keyboard: dict[str, Any] | None = None

    @property
    def private(self) -> bool:
        """Whether it is a chat of one person with the bot."""
        return self.id > 0


@dataclass(slots=True)
class Upload:
    """A file somebody sends: its name, kind and bytes. `number` is Telegram's file_id."""

    name: str
    mime: str
    content: bytes
    number: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    unique: str = field(default_factory=lambda: secrets.token_urlsafe(8))


@dataclass(frozen=True, slots=True)
class Change:
    """Something a watcher may want to show: a message new, changed or gone, a notice, a keyboard."""

    number: int
    kind: str
    chat: int
    value: Any


@dataclass(slots=True)
class Press:
    """A press that waits for its answer. `at` is monotonic."""

    person: int
    chat: int
    at: float


class State:
    """Everything of one bot and its people. `now` gives aware moments; `monotonic` seconds for limits and presses."""

    def __init__(
        self,
        token: str,
        now: Callable[[], datetime],
        *,
        name: str = "Ketenbot",
        username: str = "ketenbot_proef_bot",
        limits: Limits | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.now = now
        self.monotonic = monotonic
        self.bot = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": name, "username": username}
        self.queue = Queue()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Upload] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.webhook: dict[str, Any] = {}
        self.presses: dict[str, Press] = {}
        self.typing: dict[int, float] = {}
        self.calls: Counter[str] = Counter()
        self.meter = Meter(limits, monotonic) if limits else None
        self.changes: deque[Change] = deque(maxlen=CHANGES)
        self.number = 0
        self.session = secrets.token_hex(8)
        self.wakers: set[Callable[[], None]] = set()

    def stamp(self) -> int:
        """This moment as Telegram writes it: whole seconds since 1970."""
        return int(self.now().timestamp())

    def changed(self, kind: str, chat: int, value: Any = None) -> None:
        """Note a change and wake who waits for one."""
        self.number += 1
        self.changes.append(Change(self.number, kind, chat, value))
        self.wake()

    def wake(self) -> None:
        """Wake everyone who waits: a poll, a webhook, a page."""
        for waker in tuple(self.wakers):
            waker()

    def update(self, kind: str, body: dict[str, Any]) -> None:
        """Put an update in line for the bot."""
        if self.queue.add(kind, body, self.now()):
            self.wake()

    def person(self, number: int) -> Person:
        """Raises KeyError when there is nobody with this id."""
        return self.people[number]

    def chat_view(self, chat: Chat) -> dict[str, Any]:
        """As the Bot API shows a chat."""
        if not chat.private:
            return {"id": chat.id, "type": "group", "title": chat.title}
        user = self.people[chat.id].user()
        return {"id": chat.id, "type": "private"} | {
            key: user[key] for key in ("first_name", "last_name", "username") if key in user
        }

    def open_chat(self, person: Person) -> Chat:
        """The person's private chat; made when it was not there."""
        if person.id not in self.chats:
            self.chats[person.id] = Chat(person.id, members={person.id})
        return self.chats[person.id]

    def writable(self, number: int) -> Chat:
        """The chat a bot may write in. Raises Refusal when it may not."""
        chat = self.chats.get(number)
        if chat is not None and not chat.private:
            return chat
        person = self.people.get(number)
        if person is None:
            raise bad("chat not found")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if chat is None or not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def add(self, chat: Chat, sender: dict[str, Any], content: dict[str, Any], upload: Upload | None = None) -> Message:
        """A new message in a chat, with the file it brings."""
        if upload is not None:
            self.files[upload.number] = upload
        message: Message = {
            "message_id": chat.next_id,
            "from": sender,
            "chat": self.chat_view(chat),
            "date": self.stamp(),
            **content,
        }
        chat.messages[chat.next_id] = message
        chat.next_id += 1
        self.changed("bericht", chat.id, message["message_id"])
        return message

    def remove(self, chat: Chat, number: int) -> None:
        """Take a message away for everybody, bytes of its files included: nothing of it stays behind."""
        message = chat.messages.pop(number)
        chat.markups.pop(number, None)
        for file in files_of(message):
            self.files.pop(file["file_id"], None)
        self.changed("weg", chat.id, number)


def files_of(message: Message) -> list[dict[str, Any]]:
    """The files that belong to a message; a picture has one for each size."""
    single = [message[kind] for kind in ("document", "voice") if kind in message]
    return single + list(message.get("photo", ()))
