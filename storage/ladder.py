"""Interventieladders among the cases: those about one gemeente."""

from sqlite_utils import Database


class Ladders:
    """Looks up cases of the procedure ladder by the gemeente in their facts; gives their ids."""

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
