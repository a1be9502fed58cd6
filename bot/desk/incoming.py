"""What comes in at the desk, whatever channel it came by."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.desk.guard.list import Lijst


class Kind(StrEnum):
    """What somebody did."""

    TEXT = "tekst"
    PRESS = "druk"
    EDIT = "bewerkt"
    MEDIA = "media"
    LIST = "lijst"
    FILE = "bestand"
    GROUP = "groep"
    BLOCKED = "geblokkeerd"
    UNBLOCKED = "terug"
    OTHER = "anders"


@dataclass(frozen=True, slots=True)
class Ontvangen:
    """A file that was fetched, by the end of its name (".docx"): its bytes, or in Dutch why it cannot be used."""

    einde: str
    inhoud: bytes
    probleem: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message, press or change. `sent` is the message's own moment (aware): typed dates count from it.

    `channel` and `address` say who it is, in the channel's own words; `chat` is our id of the address that is answered.
    `text` is a text, a caption, or a press's action; `extra` holds further words to guard (a file name).
    `lijst` is what came of a list that may be read, `ontvangen` of another file that a use takes.
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
    lijst: Lijst | None = None
    ontvangen: Ontvangen | None = None
