"""Questions for another desk: how like one of them a question is.

They are kept as text (taal/elders.toml). Their words are known to the search, so that none is taken for a slip of a
word of ours.
"""

import math
from collections import defaultdict
from collections.abc import Iterable

from knowledge.search.index import Index
from knowledge.taal import Woordenboek


class Elders:
    """The questions that are not ours, as concepts with the weights that these have in our index."""

    def __init__(self, boek: Woordenboek, index: Index) -> None:
        self._index = index
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, words in enumerate(boek.elders):
            self._leer(number, frozenset(boek.begrippen(words)))

    def _leer(self, number: int, concepts: frozenset[str]) -> None:
        length = self._lengte(concepts)
        for concept in concepts:
            self._postings[concept].append((number, self._index.gewicht(concept) ** 2 / length))

    def _lengte(self, concepts: Iterable[str]) -> float:
        return math.sqrt(math.fsum(self._index.gewicht(concept) ** 2 for concept in concepts)) or 1.0

    def gelijk(self, concepts: Iterable[str]) -> float:
        """How like a question of these concepts is to the nearest question that is not ours: 1 is the same."""
        return self.naaste(concepts)[1]

    def naaste(self, concepts: Iterable[str]) -> tuple[int, float]:
        """The nearest question that is not ours, by its place in the list, and how like it is; -1 for none."""
        asked = frozenset(concepts)
        shared: dict[int, float] = defaultdict(float)
        for concept in sorted(asked):  # in one order, so that sums never differ
            for number, part in self._postings.get(concept, ()):
                shared[number] += part
        number = max(shared, key=lambda item: shared[item], default=-1)
        return number, shared.get(number, 0.0) / self._lengte(asked)
