"""Passages of imported documents, with a full-text index. A search is a person's text: every word is quoted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment

_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?:en|e|s|n)$")
MOST_WORDS = 60
"""Different words of a question that are searched for: a pasted page says no more than its beginning."""
STEM = 6
"""Letters from which a word is also found with another ending: taakstelling, taakstellingen."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the document it stands in. `pagina` is 0 where the document has no pages."""

    code: str
    titel: str
    jaar: int | None
    pagina: int
    paragraaf: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that was imported."""

    code: str
    titel: str
    jaar: int | None
    passages: int
    ingelezen: str


class Passages:
    """Rows of documenten and passages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(
        self, code: str, titel: str, jaar: int | None, passages: Iterable[tuple[int, str, str]], now: datetime
    ) -> bool:
        """Put a document in, in place of an older version of it; says whether there was one."""
        older = self.remove(code)
        document = self._db.execute(
            "insert into documenten (code, titel, jaar, ingelezen) values (?, ?, ?, ?) returning id",
            [code, titel, jaar, moment(now)],
        ).fetchone()[0]
        self._db.conn.executemany(
            "insert into passages (document, pagina, paragraaf, tekst) values (?, ?, ?, ?)",
            ((document, *passage) for passage in passages),
        )
        return older

    def remove(self, code: str) -> bool:
        """Take a document out; says whether it was there."""
        self._db.execute("delete from passages where document in (select id from documenten where code = ?)", [code])
        return bool(self._db.execute("delete from documenten where code = ?", [code]).rowcount)

    def codes(self) -> frozenset[str]:
        """The documents that were imported."""
        return frozenset(row[0] for row in self._db.execute("select code from documenten").fetchall())

    def documents(self) -> list[Imported]:
        """The same with all that is known of them, by code."""
        rows = self._db.execute(
            "select d.code, d.titel, d.jaar, count(p.id), d.ingelezen from documenten d"
            " left join passages p on p.document = d.id group by d.id order by d.code"
        ).fetchall()
        return [Imported(*row) for row in rows]

    def search(self, words: str, *, code: str | None = None, most: int = 3) -> list[Found]:
        """The passages that fit the words best, within one document where it is named; the best first."""
        query = " OR ".join(_terms(words))
        if not query:
            return []
        rows = self._db.execute(
            "select d.code, d.titel, d.jaar, p.pagina, p.paragraaf, p.tekst from passages_fts"
            " join passages p on p.id = passages_fts.rowid join documenten d on d.id = p.document"
            " where passages_fts match ? and (? is null or d.code = ?) order by bm25(passages_fts), p.id limit ?",
            [query, code, code, most],
        ).fetchall()
        return [Found(*row) for row in rows]


def _terms(words: str) -> Iterator[str]:
    """The words as terms of the index, each quoted: nothing a person types is part of its language."""
    unique: Sequence[str] = list(dict.fromkeys(_WORD.findall(words.casefold())))[:MOST_WORDS]
    for word in unique:
        stem = _ENDING.sub("", word)
        yield f'"{stem}"*' if len(stem) >= STEM and stem.isalpha() else f'"{word}"'
