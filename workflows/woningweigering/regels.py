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
VERDER = (*ZOEKT, "gekoppeld")
"""Where the home waits for what somebody else does with it."""
WEG = ("gekoppeld", "kandidaat", "weer_geweigerd", "terug", "niet_door")
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
        """The home went back or somebody else has it: no candidate can fall away any more."""
        return self.standen.get(HUIS, "vrij") in WEG and self.standen.get(HUIS) != "gekoppeld"

    @property
    def kandidaat_kiest(self) -> bool:
        """Somebody else may take the home, and has not said so yet."""
        return self.standen.get(HUIS) == "gekoppeld"

    @property
    def geoordeeld(self) -> bool:
        """COA judged, so that there is something to put right."""
        return self.feiten.get("oordeel_op") is not None

    @property
    def persoon_definitief(self) -> bool:
        """The household does not take the home: it may go to somebody else."""
        return self.standen.get(PERSOON) in DEFINITIEF

    @property
    def persoon_open(self) -> bool:
        """The household may still take the home."""
        return self.standen.get(PERSOON) in WACHTEND

    @property
    def kans_vrij(self) -> bool:
        """No second chance was used yet, as far as is known."""
        return self.feiten.get("kans_eerder") != "ja"

    @property
    def kans_gebruikt(self) -> bool:
        """The household used its one second chance before."""
        return not self.kans_vrij

    @property
    def persoon_neemt_woning(self) -> bool:
        """The household takes the home after all."""
        return self.standen.get(PERSOON) in NEEMT


REDENEN = {
    "woning_er_nog": "Deze woning is er niet meer voor dit huishouden. Bel de regievoerder.",
    "woning_weg": "De woning is er nog, of een kandidaat heeft nog niet gekozen. Wacht dat af.",
    "kandidaat_kiest": "Er is geen nieuwe kandidaat die nog moet kiezen.",
    "geoordeeld": "COA oordeelde nog niet.",
    "persoon_definitief": "COA heeft nog niet geoordeeld, of de tweede kans loopt nog.",
    "kans_vrij": "Dit huishouden kreeg al een tweede kans. Er is er maar één: kies onterecht, kans al gebruikt.",
    "kans_gebruikt": "Dit huishouden kreeg nog geen tweede kans. Klopt dat niet? Kies Verbeter: Eerdere tweede kans.",
    "persoon_open": "De toets en de tweede kans zijn voorbij.",
    "persoon_neemt_woning": "Het huishouden heeft de woning niet geaccepteerd.",
}
