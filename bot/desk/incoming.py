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
class Incoming:
    """One message, press or change. `sent` is the message's own moment (aware): typed dates count from it.

    `text` is a text, a caption, or a press's action; `extra` holds further words to guard (a file name).
    `message` is the message itself, or the one whose button was pressed.
    """

    kind: Kind
    channel: str
    address: int
    chat: int
    name: str
    sent: datetime
    text: str = ""
    extra: str = ""
    message: int | None = None
    press: str | None = None
