"""A question as the search reads it: repaired, as concepts, with what the guards look at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from knowledge.taal.herstel import Hersteller
from knowledge.taal.woordenboek import NEE, Woordenboek

GETELD = frozenset(
    (
        *("persoon", "man", "mens", "vergunninghouder", "familie", "kind", "gemeente", "medewerk", "alleenstaand"),
        *("huishouden", "achterstand"),
    )
)
"""Concepts that people count in their own case ("we lopen 14 man achter"): no number an answer must have."""
VERLEDEN = re.compile(
    r"\b(?:19\d\d|20[01]\d|202[01]|toen|vroeger|destijds|indertijd|corona\w*|waren|hadden|moest(?:en)?|kreeg|kregen"
    r"|werd(?:en)?|huisvestte(?:n)?|haalden?|gold(?:en)?|deed|deden|stonden?|oordeelden?|kwam(?:en)?|gingen|ging"
    r"|nam|namen(?=.*\bover)|zette|kon(?:den)?|diende|begon|bleek|telde|gaf|vroeg (?:de|het)"
    r"|(?:was|had)(?!.*\b(?:ook )?al ?weer\b))\b",
    re.IGNORECASE,
)
"""That a question is about the past: it says so, or names a year up to 2021, that of the newest document but one."""
NU_JAAR = re.compile(r"20(?:2[6-9]|[3-9]\d)")
"""A year from that of these answers on: it says that it is asked of now, and is no subject."""
TIJDVAK = re.compile(r"\b(20\d\d)\s?-\s?(?:ii|i|1|2)\b(?!-)", re.IGNORECASE)
"""A tijdvak by its name: "2027-I"."""
NAAMLOOS = re.compile(r"\b(?:de|deze|die|het|dit|dat) (?:nieuwe |oude )?(?:wet|regeling|besluit)\b", re.IGNORECASE)
"""A law, a scheme or a decision without its name."""
DUBBEL = re.compile(r"(.)\1")
"""A letter typed twice: short words ("tvss") are too short for any other repair."""


@dataclass(frozen=True)
class Lezing:
    """A question as concepts in order, with the words nobody could place.

    `woorden` holds its plain words, stop words too; `buiten` its concepts of other subjects, `plaatsen` the
    gemeenten it names, `jaren` the years of now and later; `verleden` says whether it is about the past, `naamloos`
    whether it speaks of a law or a scheme and does not say which.
    """

    begrippen: tuple[str, ...]
    onbekend: tuple[str, ...]
    buiten: frozenset[str]
    plaatsen: frozenset[str]
    woorden: frozenset[str]
    verleden: bool = False
    naamloos: bool = False
    jaren: frozenset[str] = frozenset()

    @property
    def getallen(self) -> frozenset[str]:
        """The numbers in the question, years and article numbers included; a count of people is the asker's own."""
        pairs = zip_longest(self.begrippen, self.begrippen[1:])
        told = (one for one, after in pairs if one[0].isdigit() and one != "1" and after not in GETELD)
        return self.jaren.union(told)

    @property
    def soorten(self) -> frozenset[str]:
        """The kinds of answer asked for, such as "?tijd" and "?wie"."""
        return frozenset(concept for concept in self.begrippen if concept[0] == "?")

    @property
    def ontkent(self) -> bool:
        """Whether the question holds a denial."""
        return NEE in self.begrippen


class Taal:
    """Reads questions with the dictionary and the words of the texts they may be about."""

    def __init__(self, boek: Woordenboek, counts: Mapping[str, int]) -> None:
        self._boek = boek
        self._known = boek.bekend | counts.keys()
        self._hersteller = Hersteller({word: counts.get(word, 0) for word in self._known})
        self._herstel = lru_cache(maxsize=4_000)(self._hersteller.herstel)

    def kent(self, word: str) -> bool:
        """Whether it is a word, and needs no repair."""
        return word in self._known or self._boek.kent(word)

    def lees(self, text: str) -> Lezing:
        """The reading of a text; never fails, whatever was typed."""
        words, unknown = [], []
        for word in self._boek.woorden(TIJDVAK.sub(r"tijdvak \1", text)):
            good = next(
                (form for form in (word, word.replace("y", "ij"), DUBBEL.sub(r"\1", word)) if self.kent(form)), None
            )
            good = good or self._herstel(word)
            words.append(good or word)
            if good is None:
                unknown.append(word)
        named = self._boek.begrippen(self._boek.voluit(words))
        years = frozenset(concept for concept in named if NU_JAAR.fullmatch(concept))
        concepts = tuple(concept for concept in named if concept not in years) or tuple(named)
        places = frozenset(self._boek.reduceer(word) for word in words if word in self._boek.plaatsen)
        other = self._boek.buiten & frozenset(concepts)
        past, nameless = VERLEDEN.search(text) is not None, NAAMLOOS.search(text) is not None
        return Lezing(concepts, tuple(unknown), other, places, frozenset(words), past, nameless, years)
