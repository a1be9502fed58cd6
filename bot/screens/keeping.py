"""How long something is kept, and what is said when it is gone."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.screens.markup import bold, paragraphs
from bot.screens.message import Bericht


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

    @property
    def zin(self) -> str:
        """The same for who reads /privacy."""
        zaken = "tot jullie hem wissen" if self.zaken is None else f"tot {_days(self.zaken)} na het einde"
        kopie = f" Back-ups: de laatste {self.backups} dagen." if self.backups else ""
        return (
            f"Een zaak {zaken}. Waar een gesprek zonder zaak over ging: {_days(self.vragen)}. Over welke zaken ik je "
            f"herinnerde: {_days(self.herinneringen)}. Soort en plaats van een fout: {_days(self.fouten)}.{kopie}"
        )


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dagen"


def choose(count: int) -> Bericht:
    """To a beheerder: cases that ended long ago are kept for ever until somebody chooses."""
    cases = f"{count} zaken die" if count > 1 else "1 zaak die"
    verb = "zijn" if count > 1 else "is"
    return Bericht(
        paragraphs(
            bold("Hoe lang bewaren jullie afgelopen zaken?"),
            f"Er {'staan' if count > 1 else 'staat'} nog {cases} meer dan een jaar geleden afgelopen {verb}. Er is "
            "geen bewaartermijn gekozen, dus ze blijven.",
            "Kies een termijn met je archivaris en je privacy officer, en zet KETENBOT_BEWAAR_ZAKEN op het aantal "
            "dagen. Ik vraag het over drie maanden weer.",
        )
    )
