"""Woningweigering: what must hold before a date or a step counts, and why not, in Dutch."""

from dataclasses import dataclass

from workflows.engine.tabel import Blik

PERSOON, HUIS = "persoon", "woning"

TERECHT = ("terecht", "te_laat", "blijft", "ontkoppeld")
"""COA found the refusal justified, and the household does not take this home."""
DEFINITIEF = (*TERECHT, "gestopt", "titel", "verlaten", "ontruimd")
"""The household does not take this home."""
UIT = ("ontkoppeld", "gestopt", "titel", "verlaten", "ontruimd")
"""It is coupled no longer."""
WACHTEND = ("toets", "tweede_kans")
"""It may still take the home."""
NEEMT = ("geaccepteerd", "ingetrokken", "toch_genomen")
"""It takes the home."""
ZOEKT = ("wacht", "gemeld", "leiding")
"""Where somebody else is looked for to take the home."""
WEG = ("kandidaat", "terug")
"""Where the home is no longer there for this household."""


@dataclass
class Weigering(Blik):
    """What the guards look at: the other track."""

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
    "woning_er_nog": "Deze woning is er niet meer voor dit huishouden. Bel de regievoerder.",
    "woning_weg": "De woning is er nog. Wacht het oordeel of de tweede kans af.",
    "persoon_definitief": "COA heeft nog niet geoordeeld, of de tweede kans loopt nog.",
    "persoon_open": "De toets en de tweede kans zijn voorbij.",
    "persoon_neemt_woning": "Het huishouden heeft de woning niet geaccepteerd.",
}
