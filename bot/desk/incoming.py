"""What comes in at the desk, whatever channel it came by."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What somebody did."""

    TEXT = "tekst"
    PRESS = "druk"
    EDIT = "bewerkt"
    MEDIA = "media"
    GROUP = "groep"
    BLOCKED = "geblokkeerd"
    UNBLOCKED = "terug"
    OTHER = "anders"


@dataclass(frozen=True, slots=True)
class Bijlage:
    """A file as the channel announces it: how it gives the bytes, its name, its size in bytes (0: not said)."""

    bron: str
    naam: str
    grootte: int = 0

    @property
    def einde(self) -> str:
        """The end of its name, in small letters: ".xlsx"; "" where it has none."""
        dot = self.naam.rfind(".")
        return self.naam[dot:].lower() if dot >= 0 else ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message, press or change. `sent` is the message's own moment (aware): typed dates count from it.

    `channel` and `address` say who it is, in the channel's own words; `chat` is our id of the address that is answered.
    `text` is a text, a caption, or a press's action; `extra` holds further words to guard (a file name).
    `bijlage` is a file that came with it: it is fetched and read later, if somebody may send it.
    `message` is the message itself, or the one whose button was pressed; `above` the message that one replied to.
    """

    kind: Kind
    channel: str
    address: str
    chat: int
    name: str
    sent: datetime
    text: str = ""
    extra: str = ""
    message: int | None = None
    press: str | None = None
    above: int | None = None
    bijlage: Bijlage | None = None
