"""The search index: which entries a row of concepts points to, and how strongly.

Every concept gives an entry points for standing in its phrasings, its question and its answer (BM25 over fields:
a second and third time counts less), weighted by how few entries have it. A score is the part of the question's
weight that an entry covers, 0 to 1, so that it means the same for a short and a long question.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from knowledge.entry import Entry
from knowledge.taal import BUITEN, LIDWOORDEN, Woordenboek, sleutel

PHRASING = 1.0
"""Points for each phrasing that has the concept."""
QUESTION = 2.0
"""Points when the entry's own question has it."""
ANSWER = 1.0
"""Points for each time the answer has it, in an answer of usual length."""
USUAL_ANSWER = 80
"""Words in an answer of usual length."""
SATURATION = 2.0
"""Points at which half of the most possible score is reached."""
GROUP = 0.4
"""Weight of a shared group of related words against a shared word."""
UNKNOWN = 0.6
"""Weight of a word that no entry has, against the rarest word that one has."""
GEWOON = 1.0
"""Phrasings with words as all entries use them that are thought to stand beside those of each entry: without them a
word that one of ten phrasings happens to lack would rule its entry out."""


@dataclass(frozen=True)
class Vraagvorm:
    """One phrasing of an entry as the index sees it: its concepts, with their length as a vector, and its plain words
    as one text, in the order of the alphabet."""

    text: str
    begrippen: frozenset[str]
    lengte: float
    geordend: str


def geordend(woorden: Iterable[str]) -> str:
    """Words as one text, in the order of the alphabet: two texts with the same words are then alike in any order."""
    return " ".join(sorted(woorden))


def _antwoord(entry: Entry) -> str:
    """All that an entry says."""
    own = entry.eigen if isinstance(entry.eigen, str) else ""
    return " ".join((entry.answer, own, entry.note or "", entry.actor or ""))


def _samen_gezet(concepts: Iterable[str]) -> str:
    """These concepts in one text, whatever their order: a third of the room of a set."""
    return "\n".join(sorted(set(concepts)))


_NERGENS: tuple[Sequence[int], Sequence[float]] = ((), ())


class Index:
    """Built once from all entries; answers which of them share most with a question.

    What only the best-scoring entries need (their phrasings with lengths) is made when one is first looked at: most
    of the time to build would go there.
    """

    def __init__(self, entries: Sequence[Entry], boek: Woordenboek) -> None:
        self.entries = entries
        self._boek = boek
        self.woorden: Counter[str] = Counter()
        self._woordvormen: Counter[str] = Counter()
        self._eens: dict[str, str] = {}
        self._woorden = [[self._woorden_van_vorm(text) for text in entry.phrasings] for entry in entries]
        self._teksten = [[self._begrippen(words) for words in rows] for rows in self._woorden]
        self._aantal = sum(map(len, self._woorden))
        self._antwoorden = [self._begrippen(self._woorden_van(_antwoord(entry))) for entry in entries]
        self._niet = [self._geweigerd(entry.not_for) for entry in entries]
        points = [self._punten(*pair) for pair in zip(self._teksten, self._antwoorden, strict=True)]
        self._gewicht = self._zeldzaamheid(points)
        self._postings = self._keer_om(points)
        self._gelijk_aan: dict[str, tuple[int, ...]] = {}
        for number, texts in enumerate(self._teksten):
            alone = (number,)
            for text in texts:
                there = self._gelijk_aan.setdefault(_samen_gezet(text), alone)
                if there[-1] != number:
                    self._gelijk_aan[_samen_gezet(text)] = (*there, number)
        self._eens.clear()
        self.vaktermen = boek.vaktermen
        self._vormen = cache(self._vormen_van)
        self._telling = cache(self._telling_van)
        self.inhoud = cache(self._inhoud)
        self.gevraagd = cache(self._gevraagd)

    def _woorden_van(self, text: str) -> list[str]:
        """The words of a text, each word kept once for all texts."""
        words = [self._eens.setdefault(word, word) for word in self._boek.woorden(text)]
        self.woorden.update(words)
        return words

    def _woorden_van_vorm(self, text: str) -> list[str]:
        words = self._woorden_van(text)
        self._woordvormen.update(set(words))
        return words

    def _begrippen(self, words: Sequence[str]) -> list[str]:
        return [concept for concept in self._boek.begrippen(words) if concept != BUITEN]

    def _met_groepen(self, concepts: Iterable[str]) -> set[str]:
        """The concepts, and once each group of related words they belong to."""
        found = set(concepts)
        for concept in tuple(found):
            found.update(self._boek.groepen(concept))
        return found

    def _punten(self, texts: Sequence[Sequence[str]], answer: Sequence[str]) -> dict[str, float]:
        points: dict[str, float] = defaultdict(float)
        for concept in self._met_groepen(texts[0]):
            points[concept] = QUESTION
        for text in texts:
            for concept in self._met_groepen(text):
                points[concept] += PHRASING
        share = ANSWER / (0.5 + len(answer) / USUAL_ANSWER)
        for concept in answer:
            points[concept] += share
            for group in self._boek.groepen(concept):
                points[group] += share
        return points

    def _zeldzaamheid(self, points: Sequence[Mapping[str, float]]) -> dict[str, float]:
        """The weight of each concept: the fewer entries have it, the more it tells."""
        counts = Counter(concept for found in points for concept in found)
        total = len(points)
        self._zeldzaamst = math.log(1 + (total + 0.5) / 0.5)
        return {
            concept: math.log(1 + (total - count + 0.5) / (count + 0.5)) * (GROUP if concept[0] == "~" else 1)
            for concept, count in counts.items()
        }

    def _keer_om(self, points: Sequence[Mapping[str, float]]) -> dict[str, tuple[array[int], array[float]]]:
        """For each concept the numbers of the entries that have it, and how strongly each: bare numbers, that take a
        fifth of the room of pairs."""
        postings: dict[str, tuple[array[int], array[float]]] = {}
        for number, found in enumerate(points):
            for concept, value in found.items():
                numbers, shares = postings.setdefault(concept, (array("H"), array("d")))
                numbers.append(number)
                shares.append(self._gewicht[concept] * value / (SATURATION + value))
        return postings

    def _geweigerd(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of the wordings an entry refuses (`not_for`)."""
        return [self._woorden_van(text) for text in texts]

    def _vormen_van(self, number: int) -> list[Vraagvorm]:
        """The phrasings of an entry."""
        return self._vraagvormen(self.entries[number].phrasings, self._woorden[number], self._teksten[number])

    def _inhoud(self, number: int) -> frozenset[str]:
        """The concepts of an entry: of its phrasings and of its answer."""
        return self.gevraagd(number).union(self._antwoorden[number])

    def zegt(self, number: int) -> frozenset[str]:
        """The concepts of an entry's answer."""
        return frozenset(self._antwoorden[number])

    def titel(self, number: int) -> frozenset[str]:
        """The concepts of an entry's own question."""
        return frozenset(self._teksten[number][0])

    def _gevraagd(self, number: int) -> frozenset[str]:
        """The concepts of an entry's phrasings."""
        return frozenset(concept for text in self._teksten[number] for concept in text)

    def _vraagvormen(
        self, texts: Sequence[str], words: Sequence[Sequence[str]], concepts: Sequence[Sequence[str]]
    ) -> list[Vraagvorm]:
        forms = []
        for text, row, found in zip(texts, words, concepts, strict=True):
            plain = frozenset(row) - LIDWOORDEN
            forms.append(Vraagvorm(text, frozenset(found), self._lengte(found), geordend(plain)))
        return forms

    def _lengte(self, concepts: Iterable[str]) -> float:
        return math.sqrt(math.fsum(self.gewicht(concept) ** 2 for concept in set(concepts)))

    def _telling_van(self, number: int) -> Counter[str]:
        """In how many phrasings of an entry each plain word stands."""
        return Counter(word for row in self._woorden[number] for word in set(row))

    def groepen(self, concept: str) -> tuple[str, ...]:
        """The groups of related words that a concept belongs to."""
        return self._boek.groepen(concept)

    def kent(self, concept: str) -> bool:
        """Whether any entry has the concept."""
        return concept in self._gewicht

    def gewicht(self, concept: str) -> float:
        """How much a concept tells; a word that no entry has still counts, or nothing would be outside."""
        return self._gewicht.get(concept, self._zeldzaamst * UNKNOWN)

    def scores(self, concepts: Sequence[str]) -> list[float]:
        """For each entry (by number) the part of the question's weight that it covers, 0 to 1."""
        found = [0.0] * len(self.entries)
        total = 0.0
        for concept in sorted(self._met_groepen(concepts)):  # in one order, so that sums never differ
            if concept[0] == "~" and concept not in self._gewicht:
                continue  # a group none of our texts uses says nothing about the question
            total += self.gewicht(concept)
            for number, share in zip(*self._postings.get(concept, _NERGENS), strict=True):
                found[number] += share
        return [score / total for score in found] if total else found

    def letterlijk(self, text: str) -> Entry | None:
        """The entry that has this very text as a phrasing."""
        words, asked = self._boek.woorden(text), sleutel(text)
        if any(word not in self.woorden for word in words):
            return None
        for number in reversed(self._gelijk_aan.get(_samen_gezet(self._begrippen(words)), ())):
            same = zip(self.entries[number].phrasings, self._woorden[number], strict=True)
            if any(row == words and sleutel(phrasing) == asked for phrasing, row in same):
                return self.entries[number]
        return None

    def zelfde(self, concepts: Iterable[str]) -> frozenset[int]:
        """The entries with a phrasing of exactly these concepts."""
        asked = _samen_gezet(concepts)
        return frozenset(self._gelijk_aan.get(asked, ())) if asked else frozenset()

    def bewijs(self, number: int, concepts: Iterable[str]) -> float:
        """How much of what was asked the entry has, as a sum of weights: long questions can show more."""
        return math.fsum(self.gewicht(concept) for concept in set(concepts) & self.inhoud(number))

    def beste_vorm(self, number: int, concepts: Sequence[str]) -> tuple[float, Vraagvorm]:
        """The phrasing of an entry that is most like the question, and how like: 1 is the same words."""
        return self._meest_gelijk(self._vormen(number), concepts)

    def woordkans(self, number: int, words: frozenset[str]) -> float:
        """How much more often the plain words of a question, stop words too, stand in phrasings of this entry than in
        all phrasings: the mean of the logarithms, 0 when they tell nothing.

        The small words tell siblings apart: "wat is een koppeling" from "nieuwe koppeling, wat nu".
        """
        counts, mine, total = self._telling(number), len(self._woorden[number]), self._aantal
        asked = [word for word in sorted(words - LIDWOORDEN) if self._woordvormen[word]]
        smooth = math.log(mine + GEWOON)
        odds = (math.log(GEWOON + counts[word] * total / self._woordvormen[word]) - smooth for word in asked)
        return math.fsum(odds) / (len(asked) + 1)

    def lijkt(self, number: int, woorden: str) -> float:
        """How like the question is to a phrasing of the entry letter by letter, 0 to 1: other endings and compounds of
        the same words. `woorden` are its words as one text, in the order of the alphabet."""
        return max(fuzz.ratio(woorden, form.geordend) for form in self._vormen(number)) / 100

    def niet_bedoeld(self, number: int, concepts: Sequence[str], likeness: float) -> bool:
        """Whether the question is more like a phrasing the entry refuses (`not_for`) than `likeness`."""
        words = self._niet[number]
        if not words:
            return False
        refused = self._vraagvormen(self.entries[number].not_for, words, [self._begrippen(row) for row in words])
        return self._meest_gelijk(refused, concepts)[0] > likeness

    def _meest_gelijk(self, forms: Sequence[Vraagvorm], concepts: Sequence[str]) -> tuple[float, Vraagvorm]:
        asked = frozenset(concepts)
        length = self._lengte(asked) or 1.0
        return max(((self._gelijk(asked, form, length), form) for form in forms), key=lambda item: item[0])

    def _gelijk(self, asked: frozenset[str], form: Vraagvorm, length: float) -> float:
        shared = math.fsum(self.gewicht(concept) ** 2 for concept in asked & form.begrippen)
        return shared / (length * form.lengte) if form.lengte else 0.0
