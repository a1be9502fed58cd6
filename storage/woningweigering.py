"""Woningweigeringen among the cases: those of one koppeling, and those of a period."""

from datetime import date

from sqlite_utils import Database

_PROCEDURE = "woningweigering"


class Weigeringen:
    """Looks up cases of the procedure woningweigering by what their facts say; gives their ids."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_koppeling(self, koppeling: int) -> list[int]:
        """The reports about a koppeling, oldest first."""
        rows = self._db.execute(
            "select id from zaken where procedure = ? and json_extract(feiten, '$.koppeling') = ? order by id",
            [_PROCEDURE, koppeling],
        )
        return [int(row[0]) for row in rows]

    def in_period(self, organisatie: int, van: date, tot_en_met: date) -> list[int]:
        """The organisation's reports of what happened on these days, oldest first."""
        rows = self._db.execute(
            "select id from zaken where procedure = ? and organisatie = ?"
            " and json_extract(feiten, '$.voorval_op') between ? and ? order by id",
            [_PROCEDURE, organisatie, van.isoformat(), tot_en_met.isoformat()],
        )
        return [int(row[0]) for row in rows]

    def koppelingen(self, organisatie: int) -> set[int]:
        """The organisation's koppelingen about which a refusal was reported."""
        rows = self._db.execute(
            "select distinct json_extract(feiten, '$.koppeling') from zaken where procedure = ? and organisatie = ?",
            [_PROCEDURE, organisatie],
        )
        return {int(row[0]) for row in rows if row[0] is not None}
