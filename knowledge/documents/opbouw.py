"""How a document is divided: the headings of the documents we know as data (`data/opbouw.toml`), of any other by their
form; and how well a section's name fits the one that an answer names."""

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from knowledge.documents.passages import Indeling

AHEAD = 4
"""Headings that may be missing in a row: an edition may lack one."""
ENOUGH_FOUND = 0.5
"""Part of the known headings that a text must have for it to be divided by them."""
LINES = 3
"""Lines that one heading may take."""

REST = "…"
"""At the end of a beginning: the heading goes on to the end of the line."""

_NUMBERED = re.compile(r"^(?:hoofdstuk\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(\S.{1,90})$", re.IGNORECASE)
_NAMED = re.compile(r"^((?:bijlage|fase|stap)\b(?:\s+[0-9IVX]+)?)(.{0,80})$", re.IGNORECASE)
_ITEM = re.compile(r"^(?:fase \d+ )?(\d{1,2}(?:\.\d)?)\.?\s", re.IGNORECASE)
_NUMBER_OF_HEADING = re.compile(
    r"^(?:(?:hoofdstuk|fase|bijlage)\b\s*[\dIVX]*\.?|\d+(?:\.\d+)*\.?|[IVX]+\.|[a-h]\.)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading of a known document: the name that answers use for its section, and how it begins in the text.

    A beginning that ends in REST takes the rest of its line along. `punten` is how its numbered items are called, each
    a section of its own; "" where they are not.
    """

    naam: str
    begin: str
    punten: str = ""


@cache
def koppen() -> dict[str, tuple[Kop, ...]]:
    """The headings of the known documents by code, in the order in which they stand."""
    raw = tomllib.loads((files("knowledge") / "data" / "opbouw.toml").read_text(encoding="utf-8"))
    return {code: tuple(Kop(*row) for row in table["koppen"]) for code, table in raw.items()}


def indeling(code: str | None, text: str, eigen: Collection[str] = ()) -> Indeling:
    """What knows the headings of this text. `eigen` are the lines that the file itself marks as headings."""
    known = koppen().get(code or "", ())
    plain = _plain(text)
    found = sum(_plain(kop.begin.removesuffix(REST)) in plain for kop in known)
    return Bekend(known) if known and found >= ENOUGH_FOUND * len(known) else Vorm(eigen)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


class Bekend:
    """The headings of a known document, each looked for after the one before."""

    def __init__(self, rows: Sequence[Kop]) -> None:
        self._rows = rows
        self._next = 0
        self._title: dict[str, str] = {}
        self._items = Kop("", "")
        self._last: tuple[int, ...] = ()

    def kop(self, regels: Sequence[str]) -> tuple[str, int] | None:
        """See Indeling. A row whose beginning is only part of a line takes nothing from the text."""
        for number in range(self._next, min(self._next + AHEAD, len(self._rows))):
            consumed = _consumed(regels, self._rows[number].begin)
            if consumed is not None:
                self._next = number + 1
                return self._open(self._rows[number], " ".join(regels[:consumed])), consumed
        return self._item(regels[0])

    def _open(self, row: Kop, heading: str) -> str:
        title = _NUMBER_OF_HEADING.sub("", heading)
        if title and not title.isupper() and title.casefold() != row.naam.casefold():
            self._title[row.naam] = title
        self._items, self._last = row, ()
        known = self._title.get(row.naam)
        return f"{row.naam}: {known}" if known else row.naam

    def _item(self, line: str) -> tuple[str, int] | None:
        """The next numbered item of a section that has them. A number may come twice, or be left out once."""
        found = _ITEM.match(line)
        if not self._items.punten or found is None:
            return None
        here = tuple(int(part) for part in found[1].split("."))
        last = self._last or (0,) * len(here)
        if len(here) != len(last) or not last <= here or here[0] > last[0] + 2:
            return None
        self._last = here
        return f"{self._items.naam}, {self._items.punten} {found[1]}", 0


def _consumed(regels: Sequence[str], begin: str) -> int | None:
    """How many lines the heading takes: 0 when it ends inside a line; None when it does not begin here."""
    wanted = _plain(begin.removesuffix(REST))
    for count in range(1, min(LINES, len(regels)) + 1):
        have = _plain(" ".join(regels[:count]))
        if have == wanted:
            return count
        if have.startswith(wanted) and not (wanted[-1].isalnum() and have[len(wanted)].isalnum()):
            return count if begin.endswith(REST) else 0
        if not wanted.startswith(have):
            return None
    return None


class Vorm:
    """Headings by their form: numbered, or beginning with bijlage, fase or stap; and those a file marks itself."""

    def __init__(self, eigen: Collection[str] = ()) -> None:
        self._own = eigen
        self._number = ""

    def kop(self, regels: Sequence[str]) -> tuple[str, int] | None:
        """See Indeling. "Fase 2" stands under the numbered section above it, an annex under none."""
        line = regels[0]
        numbered, named = _NUMBERED.match(line), _NAMED.match(line)
        own = line in self._own
        if not own and (len(line) > 90 or line.endswith((".", ",", ";", ":"))):
            return None
        if numbered and (own or numbered[2][0].isupper()):
            self._number = numbered[1]
            return f"§{numbered[1]} {numbered[2]}", 1
        if not own and not (named and (not named[2].strip() or not named[2].strip()[0].islower())):
            return None
        if own or line.casefold().startswith("bijlage"):
            self._number = ""
            return line, 1
        return (f"§{self._number}, {line}" if self._number else line), 1


# ---------------------------------------------------------------- which section an answer means

_TOKEN = re.compile(r"(?P<teken>h|§\s?)?(?P<nummer>\d+(?:\.\d+)*)|(?P<woord>[^\W\d_]+)|(?P<tot>-)")
_GETELD = {
    "fase": "fase", "stap": "stap", "stappen": "stap", "punt": "punt", "punten": "punt", "variant": "variant",
    "uitgangspunt": "uitgangspunt", "uitgangspunten": "uitgangspunt", "bijlage": "bijlage",
}  # fmt: skip
"""Words that a number belongs to."""
_LEEG = frozenset(("en", "de", "het", "van", "onder", "over", "in", "specifiek"))
MOST_BETWEEN = 30
"""Numbers that "punten 1-15" may stand for."""


@cache
def merken(naam: str) -> frozenset[str]:
    """What a section's name says, a mark for each thing: "§3.2 fase 1 en 2" is 3.2, fase 1 and fase 2."""
    marks: set[str] = set()
    counted, last, through = "punt", "", False
    tokens = [*_TOKEN.finditer(naam.casefold().replace("t/m", "-")), None]
    for token, following in pairwise(tokens):
        if token is None or token["tot"]:
            through = token is not None
        elif token["nummer"]:
            plain = token["teken"] or ("." in token["nummer"] and counted != "stap")
            name = "" if plain else f"{counted} "
            marks |= {f"{name}{number}" for number in (*_tussen(last, token["nummer"], through), token["nummer"])}
            last, through = token["nummer"], False
        else:
            counted = _GETELD.get(token["woord"], counted)
            if token["woord"] not in _LEEG and not (token["woord"] in _GETELD and following and following["nummer"]):
                marks.add(_GETELD.get(token["woord"], token["woord"]))
            last, through = "", False
    return frozenset(marks)


def _tussen(first: str, last: str, through: bool) -> Iterator[str]:
    """What lies between the two numbers of "punten 1-3" or "stap 1.1-1.3"."""
    *before, begin = first.split(".")
    *same, end = last.split(".")
    if through and begin and before == same:
        for number in range(int(begin) + 1, min(int(end), int(begin) + MOST_BETWEEN)):
            yield ".".join([*before, str(number)])


def past(paragraaf: str, section: str) -> float:
    """How well a passage's section fits the one an answer names: the part of what is named that it has, 0 to 1."""
    wanted, have = merken(section), merken(paragraaf.partition(": ")[0])
    hits = sum(any(f"{other} ".startswith((f"{mark} ", f"{mark}.")) for other in have) for mark in wanted)
    return hits / len(wanted) if wanted else 0.0
