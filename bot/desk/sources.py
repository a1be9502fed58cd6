"""Importing source documents: each file in one transaction, an older version of the same document replaced."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from knowledge.documenten import OnleesbaarDocument, lees_document
from knowledge.lezer import documenten
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    code: str
    titel: str
    passages: int
    replaced: bool


def import_document(store: Store, path: Path, now: datetime) -> Imported:
    """Read a file and put its passages in the database. Raises OnleesbaarDocument or OSError; then nothing changed."""
    read = lees_document(path.name, path.read_bytes())
    known = documenten().get(read.code) if read.code else None
    code, titel = (known.code, known.title) if known else (path.stem, path.stem.replace("_", " ").replace("-", " "))
    rows = [(p.pagina, p.paragraaf, p.tekst) for p in read.passages]
    with store.atomic():
        replaced = store.passages.replace(code, titel, known.year if known else None, rows, now)
    return Imported(code, titel, len(rows), replaced)


__all__ = ["Imported", "OnleesbaarDocument", "import_document"]
