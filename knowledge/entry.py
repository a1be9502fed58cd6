"""What the knowledge base consists of: themes with entries, and the documents they rest on."""

from dataclasses import dataclass
from datetime import date

from knowledge.dag import Dag

CONTACTS = frozenset(
    (
        *("regievoerder", "coa", "provincie", "corporatie", "begeleiding", "privacy"),
        *("jenv", "bzk", "nidos", "ind", "vng"),
    )
)
"""The kinds of contact an answer may point to (`contact`)."""


ZELF = "over-ketenbot"
"""The theme of the answers about Ketenbot itself: they rest on its own pages and send nobody elsewhere in the chain."""


@dataclass(frozen=True)
class Document:
    """A source document: its short code, title, year and who published it; `maand` where its month is known, `kort` its
    name where there is room for one word. `eigen` are the pages of Ketenbot itself: what they say is of today."""

    code: str
    title: str
    year: int
    publisher: str
    maand: str = ""
    eigen: bool = False
    kort: str = ""

    @property
    def stand(self) -> str:
        """The time it speaks of: "juni 2024", or the year."""
        return f"{self.maand} {self.year}".strip()


@dataclass(frozen=True)
class Source:
    """The place in a document that an answer rests on."""

    document: Document
    section: str

    def __str__(self) -> str:
        return f"{self.document.title} ({self.document.year}), {self.section}"

    @property
    def kort(self) -> str:
        """The same in one line of a phone."""
        return f"{self.document.kort or self.document.title} {self.document.year}, {self.section}"


@dataclass(frozen=True)
class Entry:
    """One question with its answer. Texts are Dutch; the file format is described in docs/kennis.md.

    `eigen` is True when the answer is our own reading and no source says it so; or the sentences that are, beside an
    answer that rests on its sources. `nagekeken` is when somebody last held it against the world, never filled in by a
    script; `geldig_tot` the last day on which it is true, and `loket` whether it is a counter that closes on that day.
    `kort` is the question in the signs that a button on a phone shows, where the question is longer.
    """

    id: str
    thema: str
    question: str
    asked_as: tuple[str, ...]
    answer: str
    sources: tuple[Source, ...]
    moving: bool = False
    historical: bool = False
    note: str | None = None
    related: tuple[str, ...] = ()
    next: str | None = None
    actor: str | None = None
    leads_to: str | None = None
    contact: str | None = None
    not_for: tuple[str, ...] = ()
    eigen: bool | str = False
    nagekeken: Dag | None = None
    geldig_tot: date | None = None
    loket: bool = False
    kort: str | None = None

    @property
    def jaren(self) -> frozenset[int]:
        """The years of the documents it rests on."""
        return frozenset(source.document.year for source in self.sources)

    @property
    def knop(self) -> str:
        """The question as a button bears it."""
        return self.kort or self.question

    @property
    def phrasings(self) -> tuple[str, ...]:
        """Every wording that means this question: the question itself and how people ask it."""
        return (self.question, *self.asked_as)


@dataclass(frozen=True)
class Thema:
    """A group of entries in one file; `titel` is what the menu shows."""

    id: str
    bestand: str
    titel: str
    entries: tuple[Entry, ...]
