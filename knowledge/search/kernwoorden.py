"""The words of a question that carry its subject: what a search in the documents is about."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+|\d+")
SHORTEST = 3
"""Letters of the shortest word that can carry a subject: amv, COA, huis."""


@cache
def _leeg() -> frozenset[str]:
    raw = tomllib.loads((files("knowledge") / "taal" / "stopwoorden.toml").read_text("utf-8"))
    return frozenset(raw["woorden"].split()) | {
        "wie",
        "waar",
        "wanneer",
        "waarom",
        "hoeveel",
        "hoelang",
        "niet",
        "geen",
    }


def kernwoorden(text: str) -> list[str]:
    """The words that carry the subject, small, each once, in their order."""
    words = _WORD.findall(text.casefold())
    return list(dict.fromkeys(word for word in words if len(word) >= SHORTEST and word not in _leeg()))
