"""Lines of words by which a message names a screen of its own (`Command.eigen`), and whether a message says one of
them and nothing else."""

import re
from dataclasses import dataclass
from functools import lru_cache

WIJ = "wij"
"""In a line: any word for us, or an own gemeente by name."""
OWN = frozenset(("wij", "we", "ons", "onze", "ik", "mij", "mijn", "mn", "me"))
_SMALL = (
    "de het een er en of van voor in op aan bij met om te tot naar over per uit als dan dat dit deze die t m nog al ook"
    " maar dus nou toch eens even graag eigenlijk precies ongeveer totaal samen nu momenteel moment vandaan is zijn ben"
    " was waren heb hebben heeft hebt gaan gaat ga kan kunnen kun je jij u jullie moet moeten wil willen weet weten zie"
    " zien laat laten kijk kijken bekijk bekijken toon tonen geef geven zeg zeggen vertel vertellen wat welk welke hoe"
    " waar iets wel aub svb alsjeblieft dank bedankt hoi hallo goedemorgen goedemiddag gemeente organisatie zo ver"
    " ervoor staat staan mens mensen vergunninghouders statushouders vergunninghouder statushouder personen man"
    " nieuwkomers toe halfjaar half jaar tijdvak periode heen ff effe alweer allemaal zoal pls svp ook hey hee vraagje"
)
TEMPO = "tempo"
"""In a message: how much in a week, a month or a day."""
FILLERS = frozenset((*_SMALL.split(), TEMPO))
"""Words that change nothing about which screen is meant."""
_WORD = re.compile(r"[^\W_]+")
_SHORT = (
    (re.compile(r"\b(m|z)['’`]n\b"), r"\1ijn"),
    (re.compile(r"['’`]t\b|(?<![\w/])t(?=\s|$)"), "het"),
    (re.compile(r"\bhvl\b|\bhoevl\b"), "hoeveel"),
    (re.compile(r"\bgem\.? (?=doorlooptijd|aantal|tijd|duur|weken|wachttijd)"), "gemiddelde "),
    (re.compile(r"\bp/?w\b"), "per week"),
    (re.compile(r"\bp/?m\b"), "per maand"),
    (re.compile(r"\bkopp\b"), "koppelingen"),
)
"""As people shorten on a phone what a line has whole."""
_JOINED = (
    *_SHORT,
    (re.compile(r"\bte laat\b"), "telaat"),
    (
        re.compile(
            r"^(?:de |onze |het )?(?:raad|gemeenteraad|raadslid|wethouder|college|bestuur)\b.{0,20}?\b(?:vraagt|vroeg"
            r"|wil weten)\b|^raadsvraag\b"
        ),
        " ",
    ),
    (
        re.compile(
            r"\b(?:voor|tot|tot en met|t/m) (?:(?:1|31) (?:januari|juli|december)|eind (?:juni|december)"
            r"|(?:het )?einde? van het (?:half)?jaar|nieuwjaar|oudjaar|kerst|de (?:jaarwisseling|kerst|zomer))\b"
        ),
        " ",
    ),
    (re.compile(r"\bper (?:week|maand|dag|kwartaal)\b"), f" {TEMPO} "),
    (re.compile(r"\b(?:deze|dit|komende|volgende|aankomende) (?=week|maand)"), " "),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A message as words: all of them, and those that a line must account for. `own`: it speaks of us."""

    words: frozenset[str]
    content: frozenset[str]
    own: bool


def said(text: str) -> Said:
    """What a text says, for the lines."""
    plain = text.casefold()
    for pattern, joined in _JOINED:
        plain = pattern.sub(joined, plain)
    words = frozenset(_WORD.findall(plain))
    return Said(words, words - OWN - FILLERS, not words.isdisjoint(OWN))


def words(text: str) -> tuple[str, ...]:
    """All words of a text in small letters, "te laat" as one."""
    plain = text.casefold()
    for pattern, joined in _JOINED[: len(_SHORT) + 1]:
        plain = pattern.sub(joined, plain)
    return tuple(_WORD.findall(plain))


@dataclass(frozen=True, slots=True)
class _Part:
    """Choices of words, as whole words or as their beginnings."""

    whole: frozenset[str]
    begins: tuple[str, ...]

    def fits(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.begins)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: parts that must all be there, parts that may be, and whether it takes a word for us."""

    needed: tuple[_Part, ...]
    allowed: tuple[_Part, ...]
    own: bool

    def says(self, message: Said) -> bool:
        """Whether the message holds all of the line, and nothing that the line does not account for."""
        return self.named(message) and all(
            any(part.fits(word) for part in (*self.needed, *self.allowed)) for word in message.content
        )

    def named(self, message: Said) -> bool:
        """Whether the message holds all of the line, whatever else it says."""
        if self.own and not message.own:
            return False
        return all(any(part.fits(word) for word in message.words) for part in self.needed)


@lru_cache(maxsize=1000)
def line(text: str) -> Line:
    """A line as it stands in a table: beginnings of words, a stroke between choices; a full stop ends a whole word; a
    part that begins with "~" may be there."""
    parts = [part for part in text.split() if part != WIJ]
    needed = tuple(_part(part) for part in parts if not part.startswith("~"))
    allowed = tuple(_part(part[1:]) for part in parts if part.startswith("~"))
    return Line(needed, allowed, WIJ in text.split())


def _part(text: str) -> _Part:
    choices = text.split("|")
    whole = frozenset(choice[:-1] for choice in choices if choice.endswith("."))
    return _Part(whole, tuple(choice for choice in choices if not choice.endswith(".")))
