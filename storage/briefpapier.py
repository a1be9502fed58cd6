"""The letterhead of an organisation: a template for its letters, as bytes."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Briefpapier:
    """A template (.docx), when it came and from whom (None: somebody who is gone)."""

    inhoud: bytes
    naam: str | None
    op: datetime


class Briefpapieren:
    """Rows of briefpapier."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_organisation(self, organisatie: int) -> Briefpapier | None:
        """The letterhead of an organisation, or None when it has none of its own."""
        row = self._db.execute(
            "select b.inhoud, p.naam, b.op from briefpapier b left join personen p on p.id = b.persoon"
            " where b.organisatie = ?",
            [organisatie],
        ).fetchone()
        return Briefpapier(bytes(row[0]), row[1], read_moment(row[2])) if row else None

    def save(self, organisatie: int, inhoud: bytes, persoon: int, now: datetime) -> None:
        """Keep a letterhead in the place of the one before."""
        self._db.execute("delete from briefpapier where organisatie = ?", [organisatie])
        self._db.execute("insert into briefpapier values (?, ?, ?, ?)", [organisatie, inhoud, persoon, moment(now)])

    def delete(self, organisatie: int) -> bool:
        """Back to ours; False when there was no other."""
        return self._db.execute("delete from briefpapier where organisatie = ?", [organisatie]).rowcount > 0
