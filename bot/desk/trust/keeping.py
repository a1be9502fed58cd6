"""How long each kind is kept: what the organisation that runs Ketenbot may choose, with what it is without a choice."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Bewaren:
    """In days: what a conversation without a case was about, of which cases somebody was reminded, faults that were set
    aside, a file that was replaced by a copy, and cases that ended (None: until they are wiped). `backups` is a number
    of copies, one a day; 0 where we make none."""

    vragen: int = 1
    herinneringen: int = 60
    fouten: int = 30
    oud: int = 7
    zaken: int | None = None
    backups: int = 0

    def weg_op(self, vandaag: date) -> date | None:
        """When what is wiped today is gone from our own backups too; None where we make none."""
        return vandaag + timedelta(days=self.backups) if self.backups else None
