"""Source documents: a .txt, .pdf or .docx in, its passages out. Nothing is interpreted: a passage is quoted as it
stands."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from knowledge.documents.opbouw import indeling
from knowledge.documents.passages import Passage, verdeel

if TYPE_CHECKING:
    from docx.table import Table

MOST_BYTES = 50_000_000
MOST_TEXT = 5_000_000
"""Characters of one document, some 2,000 pages: more is no handreiking, and would keep others from writing."""
LEAST_TEXT = 200
"""Characters: a file with less is a scan, or empty."""
EVERY = 25
"""Pages between two words on how far the reading is."""

Voortgang = Callable[[int, int], None]
"""Told now and then how many pages were read, and of how many."""


class OnleesbaarDocument(Exception):
    """The file gives no text; the words are Dutch and say what to do."""


@dataclass(frozen=True, slots=True)
class Brontekst:
    """A document that was read: `code` where it is one of the documents the answers rest on."""

    code: str | None
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class _Gelezen:
    """The text of a file by page, and the lines of which the file itself says that they are headings."""

    paginas: list[str]
    koppen: set[str] = field(default_factory=set)


def lees_document(naam: str, inhoud: bytes, voortgang: Voortgang = lambda _, __: None) -> Brontekst:
    """The passages of a file, read by the ending of its name. Raises OnleesbaarDocument."""
    if len(inhoud) > MOST_BYTES:
        raise OnleesbaarDocument("het bestand is groter dan 50 MB: knip het in delen")
    try:
        read = _read(naam, inhoud, voortgang)
    except OnleesbaarDocument:
        raise
    except Exception as exc:  # the libraries raise many kinds for a broken file
        raise OnleesbaarDocument(f"het bestand is beschadigd of beveiligd ({type(exc).__name__})") from exc
    text = "\n".join(read.paginas)
    if len("".join(text.split())) < LEAST_TEXT:
        raise OnleesbaarDocument("er staat (bijna) geen tekst in; is het een scan? Maak er eerst tekst van")
    if len(text) > MOST_TEXT:
        raise OnleesbaarDocument("er staat te veel tekst in voor één document: knip het in delen")
    code = herken(text)
    return Brontekst(code, tuple(verdeel(read.paginas, indeling(code, text, read.koppen))))


def _read(naam: str, inhoud: bytes, voortgang: Voortgang) -> _Gelezen:
    ending = naam.lower().rpartition(".")[2]
    if ending == "txt":
        return _Gelezen(_decode(inhoud).replace("\r\n", "\n").replace("\r", "\n").split("\f"))
    if ending == "pdf":
        return _Gelezen(list(_pdf_pages(inhoud, voortgang)))
    if ending == "docx":
        return _word(inhoud)
    raise OnleesbaarDocument("ik lees alleen .txt, .pdf en .docx")


def _decode(inhoud: bytes) -> str:
    """UTF-8, or else what Windows wrote."""
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")


def _pdf_pages(inhoud: bytes, voortgang: Voortgang) -> Iterator[str]:
    from pypdf import PdfReader  # only here, as below: starting need not wait for it

    pages = PdfReader(io.BytesIO(inhoud)).pages
    read = 0
    for number, page in enumerate(pages, start=1):
        text = page.extract_text() or ""
        read += len(text)
        if read > MOST_TEXT:
            raise OnleesbaarDocument("er staat te veel tekst in voor één document: knip het in delen")
        yield text
        if number % EVERY == 0 or number == len(pages):
            voortgang(number, len(pages))


def _word(inhoud: bytes) -> _Gelezen:
    """A Word file knows no pages, but says what its headings are. A row of a table is a paragraph."""
    from docx import Document as WordDocument
    from docx.text.paragraph import Paragraph

    read = _Gelezen([""])
    blocks = []
    for item in WordDocument(io.BytesIO(inhoud)).iter_inner_content():
        if isinstance(item, Paragraph):
            blocks.append(item.text)
            if item.style is not None and (item.style.name or "").casefold().startswith(("heading", "kop", "title")):
                read.koppen.add(" ".join(item.text.split()))
        else:
            blocks += _rows(item)
    read.paginas = ["\n\n".join(blocks)]
    return read


def _rows(table: Table) -> Iterable[str]:
    for row in table.rows:
        yield "\n".join(dict.fromkeys(cell.text for cell in row.cells))  # a merged cell comes back more than once


@cache
def _words() -> dict[str, list[str]]:
    data = tomllib.loads((files("knowledge") / "data" / "herkenning.toml").read_text(encoding="utf-8"))
    return {code: [word.casefold() for word in row["woorden"]] for code, row in data.items()}


def herken(text: str) -> str | None:
    """The code of the source document that this text is; None for any other document."""
    plain = " ".join(text.casefold().split())
    return next((code for code, words in _words().items() if all(word in plain for word in words)), None)


__all__ = ["Brontekst", "OnleesbaarDocument", "Passage", "herken", "lees_document"]
