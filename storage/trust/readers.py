"""Who read a case that is somebody else's: one row for each day."""

from datetime import date

from sqlite_utils import Database


class Lezers:
    """Rows of gelezen."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def note(self, zaak: int, persoon: int, dag: date) -> None:
        """This person looked at it on that day."""
        self._db.execute("insert or ignore into gelezen values (?, ?, ?)", [zaak, persoon, dag.isoformat()])

    def of(self, zaak: int) -> list[tuple[date, str]]:
        """The days and names, in order."""
        rows = self._db.execute(
            "select g.dag, p.naam from gelezen g join personen p on p.id = g.persoon where g.zaak = ?"
            " order by g.dag, p.naam",
            [zaak],
        )
        return [(date.fromisoformat(dag), naam) for dag, naam in rows.fetchall()]
