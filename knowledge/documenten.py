"""Source documents as passages: a .txt, .pdf or .docx in, its text out by page and section. Nothing is interpreted:
a passage is quoted as it stands."""

import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docx import Document as WordDocument
from pypdf import PdfReader

LONGEST = 900
"""Characters of one passage: what can be read on a phone."""
SHORTEST = 30
"""Shorter pieces join the next one of their section."""
MOST_BYTES = 50_000_000

_NUMBERED = re.compile(r"^(?:hoofdstuk\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(\S.{1,90})$", re.IGNORECASE)
_NAMED = re.compile(r"^((?:bijlage|fase|stap)\b(?:\s+[0-9IVX]+)?)(.{0,80})$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


class OnleesbaarDocument(Exception):
    """The file gives no text; the words are Dutch and say what to do."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document, literally, with where it stands. `pagina` is 0 where the format has no pages."""

    pagina: int
    paragraaf: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Brontekst:
    """A document that was read: `code` where it is one of the documents the answers rest on."""

    code: str | None
    passages: tuple[Passage, ...]


def lees_document(naam: str, inhoud: bytes) -> Brontekst:
    """The passages of a file, by the ending of its name. Raises OnleesbaarDocument."""
    if len(inhoud) > MOST_BYTES:
        raise OnleesbaarDocument("het bestand is groter dan 50 MB: knip het in delen")
    pages = list(_pages(naam, inhoud))
    text = "\n".join(pages)
    passages = tuple(_passages(pages))
    if sum(len(p.tekst) for p in passages) < 200:
        raise OnleesbaarDocument("er staat (bijna) geen tekst in; is het een scan? Maak er eerst tekst van")
    return Brontekst(_recognise(text), passages)


def _pages(naam: str, inhoud: bytes) -> Iterator[str]:
    ending = naam.lower().rpartition(".")[2]
    try:
        if ending == "txt":
            yield from _decode(inhoud).split("\f")
        elif ending == "pdf":
            yield from ((page.extract_text() or "") for page in PdfReader(io.BytesIO(inhoud)).pages)
        elif ending == "docx":
            yield "\n\n".join(paragraph.text for paragraph in WordDocument(io.BytesIO(inhoud)).paragraphs)
        else:
            raise OnleesbaarDocument("ik lees alleen .txt, .pdf en .docx")
    except OnleesbaarDocument:
        raise
    except Exception as exc:  # the libraries raise many kinds for a broken file
        raise OnleesbaarDocument(f"het bestand is beschadigd of beveiligd ({type(exc).__name__})") from exc


def _decode(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")


@cache
def _words() -> dict[str, list[str]]:
    data = tomllib.loads((files("knowledge") / "data" / "herkenning.toml").read_text(encoding="utf-8"))
    return {code: [word.casefold() for word in row["woorden"]] for code, row in data.items()}


def _recognise(text: str) -> str | None:
    plain = " ".join(text.casefold().split())
    return next((code for code, words in _words().items() if all(word in plain for word in words)), None)


def _passages(pages: list[str]) -> Iterator[Passage]:
    """The text in pieces that keep page and section; a heading opens a new section and is not a piece itself."""
    section, number = "", ""
    waiting, began = "", 1
    for page, text in enumerate(pages, start=1):
        for block in _blocks(text):
            heading = _heading(block, number)
            if heading is not None or len(waiting) + len(block) > LONGEST:
                yield from _cut(waiting, began if len(pages) > 1 else 0, section)
                waiting = ""
            if heading is not None:
                section, number = heading
                continue
            began = page if not waiting else began
            waiting = f"{waiting} {block}".strip()
    yield from _cut(waiting, began if len(pages) > 1 else 0, section)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs. Some texts have an empty line after every line; there only a line with blanks parts paragraphs."""
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    spaced = sum(index + 1 < len(lines) and lines[index + 1] == "" for index in filled)
    double = bool(filled) and spaced > 0.6 * len(filled) and any(line and not line.strip() for line in lines)
    block: list[str] = []
    for line in lines:
        parts = (line and not line.strip()) if double else not line.strip()
        if parts or (line.strip() and _looks_like_heading(line)):
            yield from _joined(block)
            block = []
            if not parts:
                yield " ".join(line.split())
        elif line.strip():
            block.append(line.strip())
    yield from _joined(block)


def _joined(block: list[str]) -> Iterator[str]:
    if block:
        yield re.sub(r"(\w)- (?=[a-z])", r"\1", " ".join(" ".join(block).split()))


def _looks_like_heading(line: str) -> bool:
    plain = " ".join(line.split())
    if len(plain) > 90 or plain.endswith((".", ",", ";", ":")):
        return False
    return bool((found := _NUMBERED.match(plain)) and found[2][0].isupper()) or bool(_NAMED.match(plain))


def _heading(block: str, number: str) -> tuple[str, str] | None:
    """(section label, its number) when the block is a heading. "Fase 2" stands under the numbered section above it,
    an annex under none."""
    if not _looks_like_heading(block):
        return None
    if found := _NUMBERED.match(block):
        return f"{found[1]} {found[2]}", found[1]
    if block.casefold().startswith("bijlage"):
        return block, ""
    return f"{number}, {block}".removeprefix(", "), number


def _cut(text: str, page: int, section: str) -> Iterator[Passage]:
    """A long piece at the ends of its sentences."""
    piece = ""
    for sentence in _SENTENCE.split(text):
        if piece and len(piece) + len(sentence) > LONGEST:
            yield Passage(page, section, piece)
            piece = ""
        piece = f"{piece} {sentence}".strip()
    if len(piece) >= SHORTEST:
        yield Passage(page, section, piece)
