"""The ladder: what must hold before a step is taken, in Dutch, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.dates.kalender import plus_maanden
from workflows.dates.tijdvak import tijdvak_van
from workflows.engine.tabel import Blik, Stap
from workflows.ladder.velden import AANGEHOUDEN_OP, BRIEVEN, CONCEPT_SINDS, STAND_OP

VERSTUURD, GEMELD = "verstuurd", "gemeld"
"""Lines beside the steps: a letter that was a draft went out; the gemeente heard that the ladder ended."""

VERSTUUR_EERST = ("vraag_uit", "afspraken_uit", "aankondiging_uit", "besluit_uit", "raad_weet_het")
"""Conditions that hold once a letter went out."""


def gevolg(stap: Stap, feiten: Mapping[str, Any], vandaag: date) -> dict[str, Any]:
    """Since when the ladder is where it is, a letter is a draft, or the ladder is held: the day of the step itself."""
    follows: dict[str, Any] = {STAND_OP.naam: vandaag}
    sent = [veld.naam for veld in stap.velden if veld.naam.endswith("_verstuurd")]
    if sent and feiten.get(sent[0]) is None:
        follows[CONCEPT_SINDS.naam] = vandaag
    if stap.trigger == "houd_aan":
        follows[AANGEHOUDEN_OP.naam] = vandaag
    return follows


@dataclass
class Ladder(Blik):
    """What the guards look at: which letters went out, and whether their terms are over."""

    def _dag(self, naam: str) -> date | None:
        found = self.feiten.get(naam)
        return found if isinstance(found, date) else None

    def _uit(self, brief: str) -> bool:
        sent = self._dag(f"{brief}_verstuurd")
        return sent is not None and sent <= self.vandaag

    def _voorbij(self, brief: str) -> bool:
        last = self._dag(f"{brief}_tot")
        return last is not None and last < self.vandaag

    @property
    def toets_kan(self) -> bool:
        """The earliest test is three months into the tijdvak; the normal one is at its end."""
        day = self._dag("tijdvak_op")
        return day is not None and plus_maanden(tijdvak_van(day).begin, 3) <= self.vandaag

    @property
    def tijdvak_voorbij(self) -> bool:
        """Whether the taakstelling was met is known after the tijdvak."""
        day = self._dag("tijdvak_op")
        return day is not None and tijdvak_van(day).einde < self.vandaag

    @property
    def nummer_bij_brief(self) -> bool:
        """A letter that went out has its number."""
        return all(self.feiten.get(f"{brief}_nr") for brief in BRIEVEN if self._dag(f"{brief}_verstuurd") is not None)

    @property
    def vraag_uit(self) -> bool:
        """The gemeente was asked."""
        return self._uit("vraag")

    @property
    def antwoord_of_te_laat(self) -> bool:
        """The ambtsbericht came, or its term is over."""
        return self._dag("ambtsbericht_op") is not None or self._voorbij("vraag")

    @property
    def overleg_geweest(self) -> bool:
        """The gemeente was heard."""
        day = self._dag("overleg_op")
        return day is not None and day <= self.vandaag

    @property
    def afspraken_uit(self) -> bool:
        """The gemeente knows what it has to do."""
        return self._uit("afspraken")

    @property
    def afspraken_voorbij(self) -> bool:
        """The chance to repair was the gemeente's until the last day."""
        return self._voorbij("afspraken")

    @property
    def aankondiging_uit(self) -> bool:
        """The gemeente was warned."""
        return self._uit("aankondiging")

    @property
    def raad_had_een_maand(self) -> bool:
        """The raad needs at least a month to have a say."""
        sent = self._dag("aankondiging_verstuurd")
        return sent is not None and plus_maanden(sent, 1) <= self.vandaag

    @property
    def besluit_uit(self) -> bool:
        """The besluit was made known."""
        return self._uit("besluit")

    @property
    def begunstiging_voorbij(self) -> bool:
        """The gemeente could do it itself until the last day."""
        return self._voorbij("besluit")

    @property
    def raad_weet_het(self) -> bool:
        """The raad is told before the provincie takes over."""
        return self._uit("raad")


_EERST = "is nog een concept. Vul eerst in wanneer hij is verstuurd."
REDENEN = {
    "toets_kan": "Toetsen kan vanaf drie maanden na het begin van het halfjaar.",
    "tijdvak_voorbij": "Het halfjaar loopt nog. Of de taakstelling is gehaald, weet je daarna.",
    "nummer_bij_brief": "Een verstuurde brief heeft een nummer. Vul eerst het nummer in, of kies Nog een concept.",
    "vraag_uit": f"De vraag om informatie {_EERST}",
    "antwoord_of_te_laat": "De gemeente heeft nog tijd voor haar ambtsbericht.",
    "overleg_geweest": "Het bestuurlijk overleg moet nog komen. Verbeter de datum als het al is geweest.",
    "afspraken_uit": f"De brief met afspraken {_EERST}",
    "afspraken_voorbij": "De termijn van de afspraken loopt nog.",
    "aankondiging_uit": f"De vooraankondiging {_EERST}",
    "raad_had_een_maand": "Geef de raad ten minste een maand na de vooraankondiging.",
    "besluit_uit": "Het besluit is nog een concept. Vul eerst in wanneer het is verstuurd.",
    "begunstiging_voorbij": "De begunstigingstermijn loopt nog.",
    "raad_weet_het": f"De brief aan de raad {_EERST}",
}
