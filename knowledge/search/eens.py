"""The knowledge base for one message: what is asked of it for the same words is worked out once.

Several readers look at a message before one of them answers it, and each may ask what the search makes of it. What was
found is gone with the message: nobody's words are kept.
"""

from knowledge.search.kennis import Kandidaat, Kennis, Uitkomst
from knowledge.taal import Lezing


class Eens(Kennis):
    """The same entries and index, with what was found for these words so far."""

    def __init__(self, kennis: Kennis) -> None:
        vars(self).update(vars(kennis))
        self._gezocht: dict[tuple[str, bool], Uitkomst] = {}
        self._gewogen: dict[Lezing, list[Kandidaat]] = {}

    def zoek(self, vraag: str, *, van_ons: bool = False) -> Uitkomst:
        """As Kennis.zoek."""
        asked = vraag, van_ons
        if asked not in self._gezocht:
            self._gezocht[asked] = super().zoek(vraag, van_ons=van_ons)
        return self._gezocht[asked]

    def kandidaten(self, lezing: Lezing) -> list[Kandidaat]:
        """As Kennis.kandidaten."""
        if lezing not in self._gewogen:
            self._gewogen[lezing] = super().kandidaten(lezing)
        return self._gewogen[lezing]
