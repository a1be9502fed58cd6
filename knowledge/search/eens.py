"""The knowledge base for one message: what is asked of it for the same words is worked out once.

Several readers look at a message before one of them answers it, and each may ask what the search makes of it. What was
found is gone with the message: nobody's words are kept.
"""

import re
from collections.abc import Iterable

from knowledge.entry import Entry
from knowledge.search.kennis import Kandidaat, Kennis, Uitkomst
from knowledge.taal import Lezing
from knowledge.taal.lezing import VERLEDEN

_ONZE = "onze gemeente"


class Eens(Kennis):
    """The same entries and index, with what was found for these words so far. `eigen` are the names of the gemeenten of
    who asks: in a question about today they mean no more than "our gemeente"."""

    def __init__(self, kennis: Kennis, eigen: Iterable[str] = ()) -> None:
        vars(self).update(vars(kennis))
        names = "|".join(re.escape(naam) for naam in sorted(eigen, key=len, reverse=True))
        pattern = rf"(?<![\w-])(?:(?:de|onze) )?(?:gemeente )?(?:{names})(?![\w-])"
        self._eigen = re.compile(pattern, re.IGNORECASE) if names else None
        self._gezocht: dict[tuple[str, bool], Uitkomst] = {}
        self._gewogen: dict[Lezing, list[Kandidaat]] = {}

    def zoek(self, vraag: str, *, van_ons: bool = False) -> Uitkomst:
        """As Kennis.zoek."""
        vraag = self._als_ons(vraag)
        asked = vraag, van_ons
        if asked not in self._gezocht:
            self._gezocht[asked] = super().zoek(vraag, van_ons=van_ons)
        return self._gezocht[asked]

    def kandidaten(self, lezing: Lezing) -> list[Kandidaat]:
        """As Kennis.kandidaten."""
        if lezing not in self._gewogen:
            self._gewogen[lezing] = super().kandidaten(lezing)
        return self._gewogen[lezing]

    def lees(self, vraag: str) -> Lezing:
        """As Kennis.lees."""
        return super().lees(self._als_ons(vraag))

    def rangschik(self, vraag: str) -> list[tuple[Entry, float]]:
        """As Kennis.rangschik."""
        return super().rangschik(self._als_ons(vraag))

    def _als_ons(self, vraag: str) -> str:
        """The question with "our gemeente" for its name; one about the past may ask for what happened there."""
        if self._eigen is None or VERLEDEN.search(vraag):
            return vraag
        return self._eigen.sub(_ONZE, vraag)
