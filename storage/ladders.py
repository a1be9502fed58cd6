"""Interventieladders among the cases: those about one gemeente, and the terms that gemeenten were reminded of."""

from datetime import date

from sqlite_utils import Database


class Ladders:
    """Looks up cases of the procedure ladder by their facts, and rows of ladderpost; gives ids of cases."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def about(self, gemeente: str) -> list[int]:
        """The ladders about the gemeente with this CBS code, of whatever provincie, newest first."""
        rows = self._db.execute(
            "select id from zaken where procedure = 'ladder' and json_extract(feiten, '$.gemeente') = ?"
            " order by id desc",
            [gemeente],
        )
        return [int(row[0]) for row in rows]

    def with_term(self, vanaf: date, tot: date = date.max) -> list[int]:
        """The running ladders of which a letter has a term that ends on these days, oldest first."""
        rows = self._db.execute(
            "select id from zaken where procedure = 'ladder' and loopt = 1 and (json_extract(feiten, '$.vraag_tot')"
            " between ?1 and ?2 or json_extract(feiten, '$.afspraken_tot') between ?1 and ?2"
            " or json_extract(feiten, '$.besluit_tot') between ?1 and ?2) order by id",
            [vanaf.isoformat(), tot.isoformat()],
        )
        return [int(row[0]) for row in rows]

    def reminded(self, zaak: int, brief: str, tot: date) -> bool:
        """Whether the gemeente was reminded of this term."""
        row = self._db.execute(
            "select 1 from ladderpost where zaak = ? and brief = ? and tot = ?", [zaak, brief, tot.isoformat()]
        ).fetchone()
        return row is not None

    def reminded_on(self, zaak: int, op: date) -> bool:
        """Whether it was reminded of some term of this ladder on that day."""
        row = self._db.execute("select 1 from ladderpost where zaak = ? and op = ?", [zaak, op.isoformat()])
        return row.fetchone() is not None

    def remind(self, zaak: int, brief: str, tot: date, op: date) -> None:
        """Remember that it was, on this day."""
        self._db.execute(
            "insert into ladderpost values (?, ?, ?, ?) on conflict do nothing",
            [zaak, brief, tot.isoformat(), op.isoformat()],
        )
