"""Whom a question is for that got no answer: the desk for that kind of question (taal/loketten.toml)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.taal import normaliseer, vragen_elders

NEAR = 0.6
"""Likeness to a question for another desk from which this one is for that desk too."""
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Loket:
    """A desk: its name ("" where there is none for such a question), and in a sentence what it is about. `keten` says
    whether the question may be one of the chain, or of somebody who is housed in it."""

    naam: str
    zin: str = ""
    keten: bool = False


KETEN = Loket("regievoerder", keten=True)
"""For a question in words of the field that no answer fits."""
ONBEGREPEN = Loket("onbegrepen")
"""For words that say nothing to us."""


_Deel = frozenset[str]
"""One part of a line: pieces of which any may stand in the question."""


@cache
def _regels() -> tuple[tuple[tuple[Loket, tuple[_Deel, ...]], ...], Mapping[str, Loket], frozenset[str]]:
    """Each line with its desk, in order; for each group of questions its desk; and all pieces of the lines."""
    lines: list[tuple[Loket, tuple[_Deel, ...]]] = []
    groups: dict[str, Loket] = {}
    for row in tomllib.loads((files("knowledge") / "taal" / "loketten.toml").read_text("utf-8"))["loket"]:
        desk = Loket(row["naam"], row["zin"], row.get("keten", False))
        lines += [(desk, tuple(frozenset(part.split("|")) for part in line.split())) for line in row["woorden"]]
        groups |= dict.fromkeys(row.get("groepen", ()), desk)
    return tuple(lines), groups, frozenset(piece for _, parts in lines for part in parts for piece in part)


def _stukken(words: Sequence[str], known: frozenset[str]) -> frozenset[str]:
    """The pieces that stand in the question: whole words ("=ww"), or how one begins."""
    whole = {f"={word}" for word in words}
    return frozenset((whole | {word[:size] for word in words for size in range(1, len(word) + 1)}) & known)


@cache
def _groepen() -> tuple[str, ...]:
    """The group of each question for another desk, in the order of `vragen_elders`."""
    raw = tomllib.loads((files("knowledge") / "taal" / "elders.toml").read_text("utf-8"))["vragen"]
    return tuple(group for group, texts in raw.items() for _ in texts)


def bij_woorden(text: str) -> Loket | None:
    """The desk whose words the question has."""
    lines, _, known = _regels()
    there = _stukken(_WORD.findall(normaliseer(text)), known)
    if not there:
        return None
    return next((desk for desk, parts in lines if not any(map(there.isdisjoint, parts))), None)


def bij_vraag(number: int) -> Loket:
    """The desk of a question for another desk, by its place in `vragen_elders`: by its own words, or its group."""
    return bij_woorden(vragen_elders()[number]) or _regels()[1][_groepen()[number]]
