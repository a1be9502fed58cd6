"""What is no question: thanks, a greeting, panic, an insult. It gets a human word and a way on."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

LONGEST = 8
"""Words: a longer message has something to ask, whatever its tone."""


_WORD = re.compile(r"\w+")


class Tone(StrEnum):
    """How something was meant; the value is the key of its words in `toon.toml`."""

    THANKS = "dank"
    GREETING = "groet"
    PANIC = "paniek"
    INSULT = "boos"


@cache
def _words() -> dict[Tone, tuple[frozenset[str], re.Pattern[str] | None]]:
    raw = tomllib.loads((files("bot.features.vraagbaak") / "toon.toml").read_text(encoding="utf-8"))
    return {tone: (frozenset(raw[tone].get("heel", ())), _anywhere(raw[tone].get("delen", ()))) for tone in Tone}


def _anywhere(parts: list[str]) -> re.Pattern[str] | None:
    """Any of the parts, as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)") if parts else None


def tone(text: str) -> Tone | None:
    """What the message is, when it is not a question; None for everything else."""
    plain = " ".join(text.casefold().split())
    bare = " ".join(_WORD.findall(plain)) or plain.strip("\ufe0f ")
    for found, (whole, _) in _words().items():
        if bare in whole:
            return found
    if len(plain.split()) > LONGEST:
        return None
    return next((found for found, (_, part) in _words().items() if part and part.search(plain)), None)
