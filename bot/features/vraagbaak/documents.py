"""Importing source documents: each file in one transaction, an older version of the same document replaced."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from knowledge.documents.reading import MOST_BYTES, OnleesbaarDocument, Voortgang, lees_document
from knowledge.lezer import documenten
from storage.store import Store

ENDINGS = (".txt", ".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file. `known`: it is one of the documents that the answers rest on."""

    code: str
    titel: str
    passages: int
    replaced: bool
    known: bool


def import_document(
    store: Store, path: Path, now: datetime, voortgang: Voortgang = lambda _, __: None, *, jaar: int | None = None
) -> Imported:
    """Read a file and put its passages in the database. `jaar` is the year of this edition, where it is another than
    the one that is known. Raises OnleesbaarDocument or OSError; then nothing changed."""
    if path.stat().st_size > MOST_BYTES:
        raise OnleesbaarDocument("het bestand is groter dan 50 MB: knip het in delen")
    read = lees_document(path.name, path.read_bytes(), voortgang)
    known = documenten().get(read.code) if read.code else None
    # A code of our own has capitals: no other file can be taken for it by its name.
    code = known.code if known else path.stem.casefold()
    titel = known.title if known else path.stem.replace("_", " ").replace("-", " ")
    rows = [(p.pagina, p.paragraaf, p.tekst) for p in read.passages]
    with store.atomic():
        replaced = store.passages.replace(code, titel, jaar or (known.year if known else None), rows, now)
    return Imported(code, titel, len(rows), replaced, known is not None)


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: of a folder, those of a kind that can be read."""
    for path in paths:
        if path.is_dir():
            yield from sorted(item for item in path.iterdir() if item.suffix.lower() in ENDINGS and item.is_file())
        else:
            yield path


__all__ = ["Imported", "OnleesbaarDocument", "files_of", "import_document"]
