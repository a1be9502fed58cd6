"""A temporary place on the screen: who pays, how it counts, and what is due; each with the year of its document."""

from collections.abc import Sequence
from functools import cached_property

from bot.screens.beeld import Beeld
from bot.screens.markup import Tekst, italic
from bot.screens.message import Knop, actie
from workflows.dates.tijdvak import tijdvak_van
from workflows.tussenoplossing.feiten import PlekFeiten
from workflows.tussenoplossing.plan import LOPEND, SPOOR
from workflows.tussenoplossing.regels import ANTWOORD, betaler, controleer, telling, telling_bron


class PlekBeeld(Beeld):
    """What the screens of a temporary place show."""

    @cached_property
    def weet(self) -> PlekFeiten:
        """Its facts."""
        return PlekFeiten(self.feiten)

    def boven(self) -> Sequence[Tekst]:
        """Who pays and how it counts, while the vaste woning is due; first what moved since the document."""
        if self.standen[SPOOR] not in LOPEND:
            return ()
        plek = self.weet.plek
        moved = [] if self.weet.bijdrage_tot else [controleer(plek, self.weet.begin_op)]
        lines = [*(f"⚠ {zin}" for zin in moved if zin), f"Betaalt: {betaler(plek)}.", f"Telt: {telling(plek)}."]
        end = self.weet.einde
        if end is not None:
            lines.append(f"Nodig: woning voor {self.weet.personen} pers. in {tijdvak_van(end)}, naast de taakstelling.")
        return lines

    def uitleg_dagen(self) -> Sequence[Tekst]:
        """With where the counting is written."""
        return [*super().uitleg_dagen(), italic(f"Hoe het telt: {telling_bron(self.weet.plek)}.")]

    def uitleg_knoppen(self) -> Sequence[Knop]:
        """The answer about this kind of place, under which stands what changed since."""
        return (Knop("Wat is er veranderd?", actie("f", ANTWOORD[self.weet.plek])),)
