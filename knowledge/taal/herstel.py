"""Repairs typing errors: a word nobody knows becomes the nearest word that somebody does."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

MIN_LETTERS = 4
"""Shorter words are left alone: one letter changed makes another word."""


def toegestaan(letters: int) -> int:
    """How many slips (a letter more, less, other, or two swapped) a word of this length may hold."""
    if letters < 8:
        return 1
    return 2 if letters < 14 else 3


class Hersteller:
    """Finds the nearest word of a vocabulary; how often a word occurs decides between equals."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = Counter(counts)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(counts):
            if len(word) >= MIN_LETTERS and word.isalpha():
                self._by_length[len(word)].append(word)

    def herstel(self, word: str) -> str | None:
        """The word that was probably meant, or None when nothing is near enough."""
        if len(word) < MIN_LETTERS or not word.isalpha():
            return None
        slips = toegestaan(len(word))
        near = list(self._nearby(word, slips))
        return min(near, key=lambda item: self._rank(word, *item))[0] if near else None

    def _nearby(self, word: str, slips: int) -> Iterable[tuple[str, float]]:
        for length in range(len(word) - slips, len(word) + slips + 1):
            found = process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=slips, limit=5
            )
            yield from ((choice, distance) for choice, distance, _ in found)

    def _rank(self, word: str, choice: str, distance: float) -> tuple[float, bool, int, str]:
        return distance, choice[0] != word[0], -self._counts[choice], choice
