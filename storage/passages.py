"""Passages of imported documents, with a full-text index. A search is a person's text: every word is quoted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment

_WORD = re.compile(r"\w+")
MOST_WORDS = 40
"""Words of a question that are searched for: a pasted page says no more than its beginning."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the document it stands in. `pagina` is 0 where the document has no pages."""

    code: str
    titel: str
    jaar: int | None
    pagina: int
    paragraaf: str
    tekst: str


class Passages:
    """Rows of documenten and passages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(
        self, code: str, titel: str, jaar: int | None, passages: Sequence[tuple[int, str, str]], now: datetime
    ) -> bool:
        """Put a document in, in place of an older version of it; says whether there was one."""
        self._db.execute("delete from passages where document in (select id from documenten where code = ?)", [code])
        older = self._db.execute("delete from documenten where code = ?", [code]).rowcount
        document = self._db.execute(
            "insert into documenten (code, titel, jaar, ingelezen) values (?, ?, ?, ?) returning id",
            [code, titel, jaar, moment(now)],
        ).fetchone()[0]
        self._db.conn.executemany(
            "insert into passages (document, pagina, paragraaf, tekst) values (?, ?, ?, ?)",
            [(document, *passage) for passage in passages],
        )
        return bool(older)

    def codes(self) -> frozenset[str]:
        """The documents that were imported."""
        return frozenset(row[0] for row in self._db.execute("select code from documenten").fetchall())

    def search(self, words: str, *, code: str | None = None, most: int = 3) -> list[Found]:
        """The passages that fit the words best, within one document where it is named."""
        query = " OR ".join(f'"{word}"' for word in _WORD.findall(words)[:MOST_WORDS])
        if not query:
            return []
        rows = self._db.execute(
            "select d.code, d.titel, d.jaar, p.pagina, p.paragraaf, p.tekst from passages_fts"
            " join passages p on p.id = passages_fts.rowid join documenten d on d.id = p.document"
            " where passages_fts match ? and (? is null or d.code = ?) order by bm25(passages_fts) limit ?",
            [query, code, code, most],
        ).fetchall()
        return [Found(*row) for row in rows]
