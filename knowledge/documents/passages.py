"""Cuts a text into passages that can be read on a phone and keep their page and section. No word is changed, added or
left out, but for the headings, which name the section. Only line ends change: a broken word is made whole, and an item
of a list begins on a new line."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

LONGEST = 900
"""Characters of one passage: what can be read on a phone."""
ENOUGH = 450
"""Characters from which a passage is ended at the next paragraph."""

_ITEM = re.compile(r"\s*(?:[•·▪◦–-]\s|\d{1,2}[.)]\s|[a-h][.)]\s)")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+(?=[^a-zà-ÿ])|\n")
_BROKEN = re.compile(r"[a-zà-ÿ]-$")
_NOT_BROKEN = re.compile(r"(?:en|of|als|en/of)\b")
"""Words before which a hyphen at the end of a line stands on its own: "voor- en achterstand"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document, literally, with where it stands. `pagina` is 0 where the format has no pages."""

    pagina: int
    paragraaf: str
    tekst: str


class Indeling(Protocol):
    """Knows the headings of a document. Asked line by line, in order."""

    def kop(self, regels: Sequence[str]) -> tuple[str, int] | None:
        """When a section begins at the first of these lines (of one paragraph): its name, and how many of the lines
        are its heading and no text."""


@dataclass(frozen=True, slots=True)
class _Alinea:
    pagina: int
    paragraaf: str
    tekst: str


def verdeel(paginas: Sequence[str], indeling: Indeling) -> Iterator[Passage]:
    """The passages of a document, in order."""
    numbered = len(paginas) > 1
    waiting: list[_Alinea] = []
    for alinea in _alineas(paginas, indeling):
        if waiting and (alinea.paragraaf != waiting[0].paragraaf or not _fits(waiting, alinea)):
            yield _join(waiting, numbered)
            waiting = []
        waiting.append(alinea)
    if waiting:
        yield _join(waiting, numbered)


def _fits(waiting: Sequence[_Alinea], alinea: _Alinea) -> bool:
    """Whether the paragraph may join: there is room, and what waits is short or ends in the middle."""
    length = sum(len(item.tekst) + 1 for item in waiting)
    return length + len(alinea.tekst) <= LONGEST and (length < ENOUGH or waiting[-1].tekst.endswith(":"))


def _join(waiting: Sequence[_Alinea], numbered: bool) -> Passage:
    first = waiting[0]
    return Passage(first.pagina if numbered else 0, first.paragraaf, "\n".join(item.tekst for item in waiting))


def _alineas(paginas: Sequence[str], indeling: Indeling) -> Iterator[_Alinea]:
    """Paragraphs with page and section, none longer than a passage may be."""
    section = ""
    for page, text in enumerate(paginas, start=1):
        for lines in _groups(text):
            begin = at = 0
            while at < len(lines):
                heading = indeling.kop(lines[at:])
                if heading is None:
                    at += 1
                    continue
                yield from _cut(page, section, lines[begin:at])
                section, consumed = heading
                begin = at + consumed
                at += max(consumed, 1)
            yield from _cut(page, section, lines[begin:])


def _groups(text: str) -> Iterator[list[str]]:
    """Lines that stand together. Some texts have an empty line after every line; there only a line with blanks, or
    more than one empty line, parts paragraphs."""
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    spaced = sum(index + 1 < len(lines) and lines[index + 1] == "" for index in filled)
    double = spaced > 0.6 * len(filled) and any(line and not line.strip() for line in lines)
    group: list[str] = []
    for index, line in enumerate(lines):
        if line.strip():
            group.append(" ".join(line.split()))
        elif not (double and line == "" and index and lines[index - 1].strip()):
            yield from _filled(group)
            group = []
    yield from _filled(group)


def _filled(group: list[str]) -> Iterable[list[str]]:
    return [group] if group else []


def _cut(page: int, section: str, lines: Sequence[str]) -> Iterator[_Alinea]:
    text = whole(lines)
    while len(text) > LONGEST:
        end = _end(text)
        yield _Alinea(page, section, text[:end].rstrip())
        text = text[end:].lstrip()
    if text:
        yield _Alinea(page, section, text)


def _end(text: str) -> int:
    """Where to cut a text that is too long: into parts of about one length, after a sentence, else between words, else
    anywhere."""
    aim = len(text) / math.ceil(len(text) / LONGEST)
    ends = [found.end() for found in _SENTENCE.finditer(text, 0, LONGEST)]
    nearest = min(ends, key=lambda end: abs(end - aim), default=0)
    if nearest > LONGEST // 3:
        return nearest
    space = text.rfind(" ", 1, LONGEST)
    return space if space > 0 else LONGEST


def whole(lines: Sequence[str]) -> str:
    """Lines as running text."""
    text = ""
    for line in lines:
        if not text or _ITEM.match(line):
            text = f"{text}\n{line}".strip()
        elif _BROKEN.search(text) and line[:1].islower() and not _NOT_BROKEN.match(line):
            text = text[:-1] + line
        else:
            text = f"{text} {line}"
    return text
