"""Who to call, by function: a desk's telephone number, mail and hours. Never a name."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment


@dataclass(frozen=True, slots=True)
class Contact:
    """How a function is reached by the people of one organisation."""

    functie: str
    telefoon: str | None
    mail: str | None
    bereikbaar: str | None


class Contacten:
    """Rows of contacten."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_organisation(self, organisatie: int) -> dict[str, Contact]:
        """What the organisation filled in, by function."""
        rows = self._db.execute(
            "select functie, telefoon, mail, bereikbaar from contacten where organisatie = ?", [organisatie]
        )
        return {row[0]: Contact(*row) for row in rows}

    def save(self, organisatie: int, contact: Contact, now: datetime) -> None:
        """Keep a contact; one with nothing in it is taken out."""
        self._db.execute("delete from contacten where organisatie = ? and functie = ?", [organisatie, contact.functie])
        if contact.telefoon or contact.mail:
            self._db.execute(
                "insert into contacten values (?, ?, ?, ?, ?, ?)",
                [organisatie, contact.functie, contact.telefoon, contact.mail, contact.bereikbaar, moment(now)],
            )
