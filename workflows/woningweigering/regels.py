"""Woningweigering: what must hold before a date or a step counts, and why not, in Dutch."""

from dataclasses import dataclass

from workflows.engine.tabel import Blik

PERSOON, HUIS = "persoon", "woning"

TERECHT = ("terecht", "te_laat", "blijft", "ontkoppeld")
"""COA found the refusal justified."""
DEFINITIEF = (*TERECHT, "gestopt", "titel", "verlaten", "ontruimd")
"""The household does not take this home."""
WACHTEND = ("toets", "tweede_kans")
"""It may still take the home."""
NEEMT = ("geaccepteerd", "ingetrokken")
"""It takes the home."""
WEG = ("kandidaat", "terug")
"""Where the home is no longer there for this household."""


@dataclass
class Weigering(Blik):
    """What the guards look at: the order of the dates, and the other track."""

    @property
    def voorval_geweest(self) -> bool:
        """A refusal is reported after it happened."""
        return self._geweest("voorval_op")

    @property
    def oordeel_na_voorval(self) -> bool:
        """COA judges what happened."""
        return self._volgorde("voorval_op", "oordeel_op")

    @property
    def oordeel_geweest(self) -> bool:
        """A judgement to come is none."""
        return self._geweest("oordeel_op")

    @property
    def kans_na_oordeel(self) -> bool:
        """The second chance ends after it began."""
        return self._volgorde("oordeel_op", "kans_tot")

    @property
    def geaccepteerd_na_oordeel(self) -> bool:
        """Accepting is in the second chance; before COA's judgement the report is withdrawn."""
        return self._volgorde("oordeel_op", "geaccepteerd_op")

    @property
    def geaccepteerd_geweest(self) -> bool:
        """It happened."""
        return self._geweest("geaccepteerd_op")

    @property
    def afspraak_na_voorval(self) -> bool:
        """The new day of signing is not before the one that failed."""
        return self._volgorde("voorval_op", "afspraak")

    @property
    def tekenen_na_oordeel(self) -> bool:
        """Signing after the second chance follows the judgement."""
        return self._volgorde("oordeel_op", "tekenen_op")

    @property
    def getekend_na_voorval(self) -> bool:
        """Signing after all is not before the refusal."""
        return self._volgorde("voorval_op", "getekend_op")

    @property
    def getekend_geweest(self) -> bool:
        """It happened."""
        return self._geweest("getekend_op")

    @property
    def definitief_na_oordeel(self) -> bool:
        """The second refusal follows the judgement."""
        return self._volgorde("oordeel_op", "definitief_op")

    @property
    def definitief_geweest(self) -> bool:
        """It happened."""
        return self._geweest("definitief_op")

    @property
    def verlaten_na_definitief(self) -> bool:
        """Leaving the opvang follows the second refusal."""
        return self._volgorde("definitief_op", "verlaten_op")

    @property
    def verlaten_geweest(self) -> bool:
        """It happened."""
        return self._geweest("verlaten_op")

    @property
    def titel_na_definitief(self) -> bool:
        """COA goes to court after the second refusal."""
        return self._volgorde("definitief_op", "titel_op")

    @property
    def titel_geweest(self) -> bool:
        """It happened."""
        return self._geweest("titel_op")

    @property
    def ontruimd_na_titel(self) -> bool:
        """No eviction without the court."""
        return self._volgorde("titel_op", "ontruimd_op")

    @property
    def ontruimd_geweest(self) -> bool:
        """It happened."""
        return self._geweest("ontruimd_op")

    @property
    def kandidaat_na_voorval(self) -> bool:
        """A new candidate comes after the refusal."""
        return self._volgorde("voorval_op", "kandidaat_op")

    @property
    def kandidaat_geweest(self) -> bool:
        """It happened."""
        return self._geweest("kandidaat_op")

    @property
    def woning_er_nog(self) -> bool:
        """The home is still there for this household."""
        return self.standen.get(HUIS, "vrij") not in WEG

    @property
    def woning_weg(self) -> bool:
        """The home went back or has another candidate."""
        return self.standen.get(HUIS, "vrij") in WEG

    @property
    def persoon_definitief(self) -> bool:
        """The household does not take the home: it may go to somebody else."""
        return self.standen.get(PERSOON) in DEFINITIEF

    @property
    def persoon_open(self) -> bool:
        """The household may still take the home."""
        return self.standen.get(PERSOON) in WACHTEND

    @property
    def persoon_neemt_woning(self) -> bool:
        """The household takes the home after all."""
        return self.standen.get(PERSOON) in NEEMT


REDENEN = {
    "voorval_geweest": "Die dag moet nog komen. Typ de dag waarop het gebeurde.",
    "oordeel_na_voorval": "Het oordeel ligt vóór de weigering. Controleer beide datums.",
    "oordeel_geweest": "Die dag moet nog komen. Leg het oordeel vast als COA heeft geoordeeld.",
    "kans_na_oordeel": "De tweede kans eindigt vóór het oordeel. Typ een latere dag.",
    "geaccepteerd_na_oordeel": "Die dag ligt vóór het oordeel van COA. Controleer de datum.",
    "geaccepteerd_geweest": "Die dag moet nog komen. Typ de dag waarop het huishouden accepteerde.",
    "afspraak_na_voorval": "De nieuwe afspraak ligt vóór de weigering. Controleer de datum.",
    "tekenen_na_oordeel": "De tekendag ligt vóór het oordeel van COA. Controleer de datum.",
    "getekend_na_voorval": "De dag van tekenen ligt vóór de weigering. Controleer de datum.",
    "getekend_geweest": "Die dag moet nog komen. Kies Nieuwe tekenafspraak, of typ de dag van het tekenen.",
    "definitief_na_oordeel": "Die dag ligt vóór het oordeel van COA. Controleer de datum.",
    "definitief_geweest": "Die dag moet nog komen. Typ de dag waarop het gebeurde.",
    "verlaten_na_definitief": "Die dag ligt vóór de tweede weigering. Controleer de datum.",
    "verlaten_geweest": "Die dag moet nog komen. Typ de dag waarop het gebeurde.",
    "titel_na_definitief": "Die dag ligt vóór de tweede weigering. Controleer de datum.",
    "titel_geweest": "Die dag moet nog komen. Typ de dag waarop het gebeurde.",
    "ontruimd_na_titel": "Die dag ligt vóór de vraag aan de rechtbank. Controleer de datum.",
    "ontruimd_geweest": "Die dag moet nog komen. Typ de dag waarop het gebeurde.",
    "kandidaat_na_voorval": "Die dag ligt vóór de weigering. Controleer de datum.",
    "kandidaat_geweest": "Die dag moet nog komen. Typ de dag waarop de kandidaat accepteerde.",
    "woning_er_nog": "Deze woning is er niet meer voor dit huishouden. Overleg met de regievoerder.",
    "woning_weg": "De woning is er nog. Wacht het oordeel of de tweede kans af.",
    "persoon_definitief": "COA heeft nog niet geoordeeld, of de tweede kans loopt nog.",
    "persoon_open": "De toets en de tweede kans zijn voorbij.",
    "persoon_neemt_woning": "Het huishouden heeft de woning niet geaccepteerd.",
}
