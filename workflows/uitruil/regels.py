"""Uitruil: what must hold before a step counts, and what only warns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workflows.engine.tabel import Blik
from workflows.uitruil.feiten import UitruilFeiten
from workflows.uitruil.opgaven import ASIEL, OEKRAINE, STATUSHOUDERS
from workflows.uitruil.velden import GEHEEL

REDENEN = {
    "twee_gemeenten": "Een uitruil is tussen twee of meer gemeenten.",
    "twee_opgaven": "Bij een uitruil geeft ieder iets anders: noem twee opgaven, of een andere bijdrage. Gaat het "
    "om één opgave? Dan is het verdelen of herverdelen.",
    "som_gelijk": "De statushouders komen samen niet op nul uit: wat de een minder doet, doet een ander meer.",
    "duur_bekend": "Noem vanaf welk tijdvak het geldt, en hoeveel tijdvakken.",
    "allen_akkoord": "Nog niet alle gemeenten die meedoen zijn akkoord met deze cijfers.",
    "in_afspraken": "De cijfers liggen nog niet voor: eerst gaat het gesprek naar de afspraken.",
    "cijfers_nieuw": "De cijfers zijn dezelfde gebleven.",
    "geheel_klaar": "De uitruil loopt nog.",
    "geheel_loopt": "De uitruil is klaar of gestopt.",
}
"""Why a condition does not hold."""


@dataclass
class Uitruil(Blik):
    """What the guards look at."""

    @cached_property
    def weet(self) -> UitruilFeiten:
        """The facts with their types."""
        return UitruilFeiten(self.feiten)

    @property
    def twee_gemeenten(self) -> bool:
        """With those that take part."""
        return sum(self.standen.get(code) != "doet_niet_mee" for code in self.weet.codes) >= 2

    @property
    def twee_opgaven(self) -> bool:
        """Who does more on one opgave gets something else in return."""
        touched = sum(self.weet.geraakt(naam) for naam in (ASIEL.naam, OEKRAINE.naam, STATUSHOUDERS.naam, "amv"))
        return touched >= 2 or (touched == 1 and any(self.weet.van(code).bijdragen for code in self.weet.codes))

    @property
    def som_gelijk(self) -> bool:
        """Article 29: the sum of the taakstellingen does not change."""
        return self.weet.som(STATUSHOUDERS.naam) == 0

    @property
    def duur_bekend(self) -> bool:
        """From when and for how long."""
        return bool(self.weet.periode())

    @property
    def allen_akkoord(self) -> bool:
        """Who takes no part has no number either."""
        return all(
            self.standen.get(code) == "akkoord"
            or (self.standen.get(code) == "doet_niet_mee" and not self.weet.van(code).iets)
            for code in self.weet.codes
        )

    @property
    def in_afspraken(self) -> bool:
        """There are numbers to agree to."""
        return self.standen.get(GEHEEL) in ("afspraken", "vastleggen", "voortgang") and any(
            self.weet.van(code).iets for code in self.weet.codes
        )

    @property
    def cijfers_nieuw(self) -> bool:
        """This gemeente agreed to other numbers."""
        return self.feiten.get(f"ronde_{self.spoor}") != self.weet.ronde

    @property
    def geheel_klaar(self) -> bool:
        """The whole ended."""
        return self.standen.get(GEHEEL) in ("afgerond", "gestopt")

    @property
    def geheel_loopt(self) -> bool:
        """The whole runs, or runs again."""
        return not self.geheel_klaar


# ---------------------------------------------------------------- what only warns


def waarschuwingen(weet: UitruilFeiten, provincies: Mapping[str, str]) -> Iterator[str]:
    """What to look at in these numbers; `provincies` by CBS code."""
    places = [code for code in weet.codes if weet.van(code).aantallen.get(ASIEL.naam)]
    bring = [code for code in weet.codes if weet.van(code).iets]
    if places and len({provincies.get(code, "") for code in bring}) > 1:
        yield (
            "Asielopvang uitruilen kan formeel alleen binnen één provincie. Deze gemeenten liggen in meer provincies: "
            "overleg met JenV en de commissarissen."
        )
    periode, maanden = weet.periode(), weet.maanden
    if periode and maanden is not None and maanden != 6 * len(periode):
        yield (
            f"De plekken blijven {maanden} maanden, de statushouders gelden {6 * len(periode)} maanden. Trek de duur "
            "liefst gelijk."
        )
    if maanden is None and (weet.geraakt(ASIEL.naam) or weet.geraakt(OEKRAINE.naam)) and periode:
        yield "Hoeveel maanden blijven de plekken? Dat staat er nog niet in."
    if weet.verschillen and len(periode) > 1:
        yield (f"Neem {len(periode)} besluiten, voor elk tijdvak een. Langer kan na overleg met COA, JenV en BZK.")
