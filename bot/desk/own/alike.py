"""Which own screen a sentence asks for that no line of words names: the one of which a written sentence is most like
it. The words are read as those of the knowledge base, so that another word for the same counts, and a word that none of
the sentences knows counts against all."""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bot.desk.own import wording
from knowledge.search.kennis import Kennis
from workflows.engine.stapwoorden import bedoeld

CLEAR = 0.68
"""Likeness (0 to 1) from which the screen opens by itself."""
DOUBT = 0.57
"""From here it is offered beside the answer."""
SHORTEST = 3
"""Fewer words without one for us are a word in a conversation ("nee", "geen woning")."""
LONGEST = 20
"""Words of such a sentence at the most."""
_SMALL = 0.25
"""What a word that changes little weighs against one of meaning."""
_US, _NUMBER = "wij", "1"
"""Any word for us, and any number."""


@dataclass(frozen=True, slots=True)
class Scherm:
    """A screen that sentences lead to: a command, or the cases of a procedure, in some standen or all."""

    zinnen: tuple[str, ...]
    opdracht: str = ""
    procedure: str = ""
    standen: str = ""


@lru_cache(maxsize=1)
def schermen() -> tuple[Scherm, ...]:
    """The screens with their sentences, as they are written."""
    raw = tomllib.loads((files("bot.desk.own") / "zinnen.toml").read_text(encoding="utf-8"))
    return tuple(Scherm(**{**row, "zinnen": tuple(row["zinnen"])}) for row in raw["scherm"])


class Gelijkenis:
    """All sentences as weighed words."""

    def __init__(self, kennis: Kennis) -> None:
        self._kennis = kennis
        self._concept = lru_cache(maxsize=5_000)(self._begrip)
        self._schermen = schermen()
        self._words = frozenset(word for scherm in self._schermen for zin in scherm.zinnen for word in _words(zin))
        sets = [frozenset(self._read(zin)) for scherm in self._schermen for zin in scherm.zinnen]
        found = frozenset().union(*sets)
        self._weight = {word: math.log(1 + len(sets) / sum(word in one for one in sets)) for word in found}
        self._unknown = math.log(1 + len(sets))
        self._zinnen = [(scherm, self._weigh(zin)) for scherm in self._schermen for zin in scherm.zinnen]

    def naaste(self, tekst: str) -> tuple[Scherm, float] | None:
        """The screen whose sentence is most like the text, with how much; None where it is too long or too short."""
        words = _words(tekst)
        if len(words) > LONGEST or (len(words) < SHORTEST and wording.OWN.isdisjoint(words)):
            return None
        said = self._weigh(tekst)
        best = max(self._zinnen, key=lambda pair: _cosine(said, pair[1]))
        return best[0], _cosine(said, best[1])

    def _read(self, tekst: str) -> list[str]:
        return [self._concept(bedoeld(word, self._words)) for word in _words(tekst)]

    def _begrip(self, word: str) -> str:
        """A word for us as one, else what the knowledge base reads in it."""
        if word in wording.OWN:
            return _US
        if word.isdigit():
            return _NUMBER
        if word in wording.FILLERS:
            return word
        read = self._kennis.lees(word).begrippen
        return read[0] if len(read) == 1 else word

    def _weigh(self, tekst: str) -> Mapping[str, float]:
        return {word: self._of(word) for word in self._read(tekst)}

    def _of(self, word: str) -> float:
        weight = self._weight.get(word, self._unknown)
        return weight * _SMALL if word in (_US, _NUMBER) or word in wording.FILLERS else weight


def _words(tekst: str) -> Sequence[str]:
    return wording.words(tekst)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    both = sum(weight * other.get(word, 0.0) for word, weight in one.items())
    return both / (_length(one.values()) * _length(other.values()) or 1.0)


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))
