"""How long an organisation keeps what its people type at the page: until it was shown, or for days it chose itself."""

from sqlite_utils import Database

CHOSEN = (
    "(select max(w.dagen) from adressen a join lidmaatschappen l on l.persoon = a.persoon and l.geblokkeerd is null"
    " join webbewaren w on w.organisatie = l.organisatie where a.id = webberichten.chat)"
)
"""SQL: for how many days the text of a row of webberichten stays; null where no organisation chose. Who works for two
is kept as long as the longer: an archive's duty is not undone by another's choice (own choice)."""


class Bewaartijden:
    """Rows of webbewaren."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, organisatie: int) -> int | None:
        """The days that this organisation chose; None where it did not."""
        row = self._db.execute("select dagen from webbewaren where organisatie = ?", [organisatie]).fetchone()
        return int(row[0]) if row else None

    def set(self, organisatie: int, dagen: int | None) -> None:
        """From now on so long; None: until shown."""
        self._db.execute("delete from webbewaren where organisatie = ?", [organisatie])
        if dagen is not None:
            self._db.execute("insert into webbewaren values (?, ?)", [organisatie, dagen])

    def of_person(self, persoon: int) -> tuple[int, str] | None:
        """The longest that counts for this person, in days, and of which organisation it is."""
        row = self._db.execute(
            "select w.dagen, o.naam from lidmaatschappen l join webbewaren w on w.organisatie = l.organisatie"
            " join organisaties o on o.id = w.organisatie where l.persoon = ? and l.geblokkeerd is null"
            " order by w.dagen desc, o.id limit 1",
            [persoon],
        ).fetchone()
        return (int(row[0]), str(row[1])) if row else None
