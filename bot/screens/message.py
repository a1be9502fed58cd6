"""What a screen is: a text with buttons. No channel's types; the mail turns it into a message."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.screens.markup import Markup, Tekst, paragraphs


@dataclass(frozen=True, slots=True)
class Knop:
    """A button under a message: what it says, and what it asks of the desk (at most 64 bytes)."""

    tekst: str
    actie: str


Rij = tuple[Knop, ...]


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file under a message: its name, and its bytes. One named .png is shown as a picture."""

    naam: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Bericht:
    """A message. `tekst` becomes HTML of the small kind (b, i, code): what is given without marks is escaped here.

    `toetsenbord` shows a fixed keyboard with these words; None leaves the person's keyboard as it is. `op` is the
    message that this one is a reply to. With a `bestand` the text is its caption: at most 1024 signs.
    `zaken` are the cases it is about: who takes over hears of these when it cannot be delivered.
    """

    tekst: Tekst
    knoppen: tuple[Rij, ...] = ()
    toetsenbord: tuple[tuple[str, ...], ...] | None = None
    op: int | None = None
    bestand: Bestand | None = None
    zaken: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "tekst", Markup.escape(self.tekst))

    def met(self, *, boven: Tekst = "", onder: Tekst = "") -> "Bericht":
        """The same message with something above or below its text."""
        return replace(self, tekst=paragraphs(boven, self.tekst, onder))

    def inhoud(self) -> dict[str, Any]:
        """As plain values, to be frozen in the outbox."""
        content: dict[str, Any] = {"tekst": str(self.tekst)}
        if self.knoppen:
            content["knoppen"] = [[[knop.tekst, knop.actie] for knop in rij] for rij in self.knoppen]
        if self.toetsenbord is not None:
            content["toetsenbord"] = [list(rij) for rij in self.toetsenbord]
        if self.op is not None:
            content["op"] = self.op
        if self.zaken:
            content["zaken"] = list(self.zaken)
        if self.bestand is not None:
            content["bestand"] = [self.bestand.naam, b64encode(self.bestand.inhoud).decode()]
        return content


def together(een: Bericht, ander: Bericht) -> Bericht:
    """Two messages to the same person in one: each button once, as the first of them calls it."""
    known = {knop.actie for rij in een.knoppen for knop in rij}
    more = (tuple(knop for knop in rij if knop.actie not in known) for rij in ander.knoppen)
    zaken = tuple(dict.fromkeys((*een.zaken, *ander.zaken)))
    text = paragraphs(een.tekst, ander.tekst)
    return replace(een, tekst=text, knoppen=(*een.knoppen, *filter(None, more)), zaken=zaken)


def groot(tekst: str) -> str:
    """With a capital at its start; the rest stays as it is."""
    return tekst[:1].upper() + tekst[1:]


def klein(tekst: str) -> str:
    """In the middle of a sentence: without the capital of its first word, unless that is a name such as COA."""
    return tekst if tekst[1:2].isupper() else tekst[:1].lower() + tekst[1:]


def actie(*delen: object) -> str:
    """The action of a button from its parts. Raises ValueError when the channel could not carry it."""
    text = ":".join(str(deel) for deel in delen)
    if len(text.encode()) > 64:
        raise ValueError(f"button action of more than 64 bytes: {delen[0]}")
    return text


def onder_elkaar(*knoppen: Knop) -> tuple[Rij, ...]:
    """Buttons one below the other: readable on a phone."""
    return tuple((knop,) for knop in knoppen)


KORT = 20
"""Signs that can be read on a button half as wide as a phone."""


def rijen(*knoppen: Knop) -> tuple[Rij, ...]:
    """Two by two where all are short enough to be read so, else one below the other."""
    short = all(len(knop.tekst) <= KORT for knop in knoppen)
    return naast_elkaar(*knoppen) if short else onder_elkaar(*knoppen)


def naast_elkaar(*knoppen: Knop) -> tuple[Rij, ...]:
    """Short buttons two by two: half the height on a phone."""
    return tuple(tuple(knoppen[start : start + 2]) for start in range(0, len(knoppen), 2))


def blader(page: int, last: int, turn_to: Callable[[int], str]) -> tuple[Rij, ...]:
    """The row of buttons to the page before and the page after; no row where there is one page. Pages count from
    nought up to and including `last`, and `turn_to` gives the action that shows one."""
    back = [Knop("◀ Vorige", turn_to(page - 1))] if page > 0 else []
    turn = [*back, *([Knop("Volgende ▶", turn_to(page + 1))] if page < last else [])]
    return (tuple(turn),) if turn else ()
