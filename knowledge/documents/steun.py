"""Which texts of a document support an answer best: those that share most of its rare words. A word counts once,
however often it stands there; "10 weken" and "tien weken" are one."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from knowledge.search.kernwoorden import kernwoorden

ASKED = 2.0
"""Weight of a word of the question against one of the answer: the question says which part of the answer matters."""
STEM = 5
"""Letters that a word keeps at least when its ending is left off."""

_ENDING = re.compile(r"(?:en|e|s|n|t)$")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_GETAL = {
    "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8", "negen": "9",
    "tien": "10", "elf": "11", "twaalf": "12", "dertien": "13", "veertien": "14", "vijftien": "15", "achttien": "18",
    "twintig": "20",
}  # fmt: skip
"""Numbers as words; "een" is as good as never one."""


def _stam(word: str) -> str:
    stem = _ENDING.sub("", word)
    return _GETAL.get(word, stem if len(stem) >= STEM else word)


@lru_cache(maxsize=4096)  # the passages of the documents, which are asked for again and again
def _stammen(text: str) -> frozenset[str]:
    return frozenset(_stam(word) for word in _WORD.findall(text.casefold()))


def steun(vraag: str, antwoord: str, teksten: Sequence[str]) -> list[float]:
    """For each text how much it supports the answer to the question; 0 when it shares no word with them."""
    weights = {_stam(word): 1.0 for word in (*kernwoorden(antwoord), *re.findall(r"\d+", antwoord)) if word != "1"}
    weights |= {_stam(word): ASKED for word in (*kernwoorden(vraag), *re.findall(r"\d+", vraag)) if word != "1"}
    have = [_stammen(text) & weights.keys() for text in teksten]
    common = Counter(word for words in have for word in words)
    return [sum(weights[word] * math.log(1 + len(teksten) / common[word]) for word in words) for words in have]
