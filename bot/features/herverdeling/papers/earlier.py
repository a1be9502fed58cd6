"""When a paper is due, and what came before it: a besluit or a letter that it comes in place of, or takes back."""

from datetime import date
from functools import cached_property

from bot.features.herverdeling.papers.changes import verschil
from bot.features.herverdeling.papers.sheet import Geheel
from bot.features.herverdeling.papers.wording import OPEN, dag, schoon
from bot.features.herverdeling.words_screens import not_right
from workflows.herverdeling.effect import EFFECT_NIET, effect
from workflows.herverdeling.feiten import GemeenteFeiten
from workflows.herverdeling.regels import GESTOPT, VOOR_BESLUIT

GEMELD = ("wacht_op_kennisgeving", "wacht_op_coa_toets", "herstel_gevraagd", "verwerkt")
"""From the last bekendmaking on: before it no letter says that gemeenten decided."""


class MetEerder(Geheel):
    """The words of the whole, with what came before."""

    # ------------------------------------------------------------ when a paper is due

    @property
    def te_beslissen(self) -> bool:
        """A college decides on it, or will."""
        return self.dossier.geheel in VOOR_BESLUIT

    @property
    def te_besluiten(self) -> bool:
        """Until it is at an end."""
        return self.dossier.geheel not in GESTOPT

    @property
    def naar_de_raad(self) -> bool:
        """Once it went to the colleges."""
        return self.te_besluiten and self.dossier.geheel != "verkenning"

    @property
    def te_melden(self) -> bool:
        """Every besluit was published."""
        return self.dossier.geheel in GEMELD

    @property
    def in_te_trekken(self) -> bool:
        """It came to nothing, no earlier besluit holds, and this party was told (of the colleges: it lay with them)."""
        if self.dossier.geheel not in GESTOPT or effect(self.dossier.standen, self.dossier.feiten)[0] != EFFECT_NIET:
            return False
        return self.eerder_gemeld or (self.aan("colleges") and bool(self.weet.colleges_op))

    # ------------------------------------------------------------ what came before

    @property
    def vorige_besluiten(self) -> str:
        """The besluiten that an error in them, or other numbers, took away."""
        found = [
            f"{self.dossier.namen[code]} van {dag(own.besluit_op)}, {nummer(own)}"
            for code in self.codes
            if (own := self.dossier.wist.van(code)).besluit_op
        ]
        return "; en van ".join(found)

    @property
    def vervangt_besluit(self) -> bool:
        """Whether there are any."""
        return bool(self.vorige_besluiten)

    @property
    def vervangt_afschrift(self) -> bool:
        """Whether the colleges had letters about them."""
        return self.vervangt_besluit and self.dossier.wist.gemeld_op("coa") is not None

    @property
    def na_herstel(self) -> bool:
        """Whether COA asked for herstel."""
        return self.weet.herstel_op is not None

    @property
    def coa_na_herstel(self) -> bool:
        """Whether this is the letter that answers that."""
        return self.na_herstel and self.aan("coa")

    @property
    def herstel_bekend(self) -> bool:
        """Whether it is known when COA asked."""
        return self._herstel is not None

    @property
    def _herstel(self) -> date | None:
        return self.weet.herstel_op or self.dossier.wist.herstel_op

    @property
    def herstel_dag(self) -> str:
        """When COA asked."""
        return dag(self._herstel)

    @property
    def herstel_inhoud(self) -> str:
        """Behind that: what COA found wrong, where it said so."""
        said = not_right(self.weet, self.dossier.namen) or not_right(self.dossier.wist, self.dossier.namen)
        return f": {said}" if said else ""

    @property
    def niet_hersteld(self) -> bool:
        """Whether it ended because it was not put right."""
        return self.dossier.geheel == "geen_wettelijke_herverdeling"

    @cached_property
    def _gemeld(self) -> date | None:
        """When this party had a letter that this one comes in place of, or takes back."""
        told = self.dossier.gezegd
        if self.coa_na_herstel:
            return told.hersteld_op or told.coa_op or self.weet.coa_op
        if self.dossier.geheel in GESTOPT:
            known, lost = self.weet, self.dossier.wist
            parties = ("coa",) if self.aan("colleges") else (self.ontvanger,)
            days = (known.gemeld_op(naam) or lost.gemeld_op(naam) for naam in parties)
            return next((found for found in days if found), None)
        repaired = self.weet.gemeld_op(self.ontvanger) if self.na_herstel and self._anders else None
        return self.dossier.wist.gemeld_op(self.ontvanger) or repaired

    @property
    def gemeld_dag(self) -> str:
        """The same in words."""
        return dag(self._gemeld)

    @property
    def eerder_gemeld(self) -> bool:
        """Whether there was one."""
        return self._gemeld is not None

    @property
    def vervangt_brief(self) -> bool:
        """Whether this letter comes in its place."""
        return self.eerder_gemeld

    @property
    def niets_anders(self) -> bool:
        """Whether nothing is known that is otherwise than in that letter."""
        return not self._anders

    @property
    def is_anders(self) -> bool:
        """Whether anything of this gemeente is."""
        return self.code in self._anders

    @property
    def wat_anders(self) -> str:
        """What of it."""
        return "; ".join(self._anders[self.code])

    @cached_property
    def _anders(self) -> dict[str, list[str]]:
        told = self.dossier.gezegd if self.dossier.basis else self.weet
        return {code: found for code, own in self.weet.gemeenten() if (found := verschil(told.van(code), own))}


def nummer(own: GemeenteFeiten) -> str:
    """The number of its besluit."""
    return genummerd(own.nummer, own.besluit_op)


def genummerd(nummer: str | None, besluit_op: date | None) -> str:
    """A besluit that was recorded may have no number; of one that was not it is open."""
    if nummer:
        return f"nummer {schoon(nummer)}"
    return "zonder nummer" if besluit_op else f"nummer {OPEN}"
