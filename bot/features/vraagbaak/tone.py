"""What is no question: thanks, a greeting, goodbye, a bare yes, panic, an insult. It gets a human word and a way on."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from knowledge.taal.vraagsoort import vraagsoort

LONGEST = 8
"""Words: a longer message has something to ask, whatever its tone."""


_WORD = re.compile(r"\w+")
_POLITE_KEY = "beleefd"
"""The words in toon.toml that may stand beside any politeness."""
_SIGN = re.compile(r"[\s\ufe0f\U0001f3fb-\U0001f3ff.?!,…]+")


class Tone(StrEnum):
    """How something was meant; the value is the key of its words in `toon.toml`."""

    AGREED = "akkoord"
    THANKS = "dank"
    BYE = "afscheid"
    GREETING = "groet"
    NEXT = "volgende"
    BARE = "ja"
    PANIC = "paniek"
    INSULT = "boos"


POLITE = (Tone.THANKS, Tone.BYE, Tone.GREETING)
"""What may be said together."""


@dataclass(frozen=True)
class _Woorden:
    """How a tone is known: whole messages, words of which a message is made with others beside them, and parts."""

    heel: frozenset[str]
    woorden: frozenset[str]
    bij: frozenset[str]
    delen: re.Pattern[str] | None

    def whole(self, bare: str) -> bool:
        """Whether the message is one of these, or made of nothing else."""
        words = set(bare.split())
        return bare in self.heel or (bool(words & self.woorden) and words <= self.woorden | self.bij)


@cache
def _words() -> dict[Tone, _Woorden]:
    raw = tomllib.loads((files("bot.features.vraagbaak") / "toon.toml").read_text(encoding="utf-8"))
    return {tone: _read(raw[tone]) for tone in Tone}


def _read(table: dict[str, list[str]]) -> _Woorden:
    whole, words, beside = (frozenset(table.get(key, ())) for key in ("heel", "woorden", "bij"))
    return _Woorden(whole, words, beside, _anywhere(table.get("delen", [])))


@cache
def _polite() -> frozenset[str]:
    """All words of which politeness is made."""
    raw = tomllib.loads((files("bot.features.vraagbaak") / "toon.toml").read_text(encoding="utf-8"))
    kinds = (_words()[tone] for tone in POLITE)
    return frozenset(raw[_POLITE_KEY]["bij"]).union(*(known.woorden | known.bij for known in kinds))


def _mixed(text: str, bare: str) -> Tone | None:
    """Politeness of several kinds in one message ("dankjewel, en fijne dag nog"): the first of these that is in it; a
    question is none."""
    words = set(bare.split())
    if not words <= _polite() or vraagsoort(text) is not None:
        return None
    return next((tone for tone in POLITE if words & _words()[tone].woorden), None)


def _anywhere(parts: list[str]) -> re.Pattern[str] | None:
    """Any of the parts, as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)") if parts else None


def tone(text: str) -> Tone | None:
    """What the message is, when it is not a question; None for everything else. Signs alone are a bare word too."""
    plain = " ".join(text.casefold().split())
    if not plain:
        return None
    bare = " ".join(_WORD.findall(plain)) or _SIGN.sub("", plain)
    if not bare:
        return Tone.BARE
    if len(plain.split()) > LONGEST:
        return None
    words = _words()
    for found, known in words.items():
        if known.whole(bare):
            return found
    if not _WORD.search(plain):
        return Tone.BARE
    if mixed := _mixed(text, bare):
        return mixed
    return next((found for found, known in words.items() if known.delen and known.delen.search(plain)), None)
