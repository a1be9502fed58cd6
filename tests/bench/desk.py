"""Somebody at the desk, without a channel: what is typed and pressed goes straight to it."""

from dataclasses import dataclass, field

from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from bot.desk.visit import Office, Post


@dataclass
class Person:
    """Who lives at this address of Telegram; `seen` is what the last answer brought."""

    office: Office
    address: str
    seen: Post = field(default_factory=Post)

    def types(self, text: str) -> Post:
        """Type a text, in a transaction of its own."""
        with self.office.store.atomic():
            return self.says(text)

    def presses(self, label: str) -> Post:
        """Press the button that begins so, in a transaction of its own. KeyError when there is none."""
        with self.office.store.atomic():
            return self.says(self.buttons()[label], Kind.PRESS)

    def buttons(self) -> "Buttons":
        """The buttons of the last answer."""
        return Buttons(b for row in self.seen.rows for line in row.inhoud.get("knoppen", ()) for b in line)

    def says(self, text: str, kind: Kind = Kind.TEXT) -> Post:
        """The same inside a transaction that runs."""
        chat = self.office.store.addresses.seen("telegram", self.address, self.office.now())
        press = "1" if kind is Kind.PRESS else None
        coming = Incoming(
            kind, "telegram", self.address, chat, "Iemand", self.office.now(), text, message=1, press=press
        )
        self.seen = handle(self.office, coming)
        return self.seen


class Buttons(dict[str, str]):
    """Labels with what they do; one is found by how it begins."""

    def __missing__(self, label: str) -> str:
        found = next((action for name, action in self.items() if name.startswith(label)), None)
        if found is None:
            raise KeyError(label)
        return found
