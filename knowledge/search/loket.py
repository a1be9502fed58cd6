"""Whom a question is for that got no answer: the desk for that kind of question (taal/loketten.toml)."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True)
class _Regel:
    loket: Loket
    woorden: tuple[tuple[tuple[str, ...], ...], ...]

    def past(self, words: Sequence[str]) -> bool:
        return any(all(_staat(part, words) for part in line) for line in self.woorden)


def _staat(part: Iterable[str], words: Sequence[str]) -> bool:
    """Whether one of these stands in the question, as a whole word ("=ww") or as the beginning of one."""
    return any((piece[1:] in words) if piece[0] == "=" else any(w.startswith(piece) for w in words) for piece in part)


@cache
def _regels() -> tuple[tuple[_Regel, ...], Mapping[str, Loket]]:
    """The desks in their order, and for each group of questions its desk."""
    rules: list[_Regel] = []
    groups: dict[str, Loket] = {}
    for row in tomllib.loads((files("knowledge") / "taal" / "loketten.toml").read_text("utf-8"))["loket"]:
        desk = Loket(row["naam"], row["zin"], row.get("keten", False))
        lines = tuple(tuple(tuple(part.split("|")) for part in line.split()) for line in row["woorden"])
        rules.append(_Regel(desk, lines))
        groups |= dict.fromkeys(row.get("groepen", ()), desk)
    return tuple(rules), groups


@cache
def _groepen() -> tuple[str, ...]:
    """The group of each question for another desk, in the order of `vragen_elders`."""
    raw = tomllib.loads((files("knowledge") / "taal" / "elders.toml").read_text("utf-8"))["vragen"]
    return tuple(group for group, texts in raw.items() for _ in texts)


def bij_woorden(text: str) -> Loket | None:
    """The desk whose words the question has."""
    words = _WORD.findall(normaliseer(text))
    return next((rule.loket for rule in _regels()[0] if rule.past(words)), None)


def bij_vraag(number: int) -> Loket:
    """The desk of a question for another desk, by its place in `vragen_elders`: by its own words, or its group."""
    return bij_woorden(vragen_elders()[number]) or _regels()[1][_groepen()[number]]
