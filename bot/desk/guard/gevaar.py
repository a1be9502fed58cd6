"""Words of danger: looked at before anything else a message may mean.

A hit that was not needed costs one extra line; a miss may cost a life. So the phrases lean to hits, and what is
ordinary in this field ('de termijn dreigt te verlopen', 'brandveiligheid') is named in `gevaar.toml`.
"""

import re
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import OSA

from bot.desk.guard.data import een_van, lees
from bot.desk.guard.normaal import normaliseer, vouw

# Between the words of a phrase: anything but the end of a sentence.
_TUSSEN = r"[^\w.!?;\n]+"
_EINDE = r"(?=[\s'\")]*(?:$|[.,!?;:\n]|\b(?:en|maar|dus|want|wat|help)\b))"
# A word this long may have one slip, or two; a shorter one would be too near to others.
KORTSTE_TIKFOUT, LANG_WOORD = 7, 11


class Gevaar(StrEnum):
    """What may be happening. The value is the key of its phrases and its reply in `gevaar.toml`."""

    ZELFDODING = "zelfdoding"
    GEWELD = "geweld"
    BRAND = "brand"
    GEZONDHEID = "gezondheid"


def _deel(deel: str) -> str:
    """One word of a phrase as a regex: a|b, {klasse}, a stem with ~, or a literal word."""
    tabel = lees("gevaar")
    if "|" in deel:
        return een_van(_deel(woord) for woord in deel.split("|"))
    if deel.startswith("{"):
        return een_van(_TUSSEN.join(map(_deel, woord.split())) for woord in tabel["klassen"][deel.strip("{}")])
    if deel.endswith("~"):
        return re.escape(deel[:-1]) + r"\w*"
    return een_van(map(re.escape, tabel["slordig"].get(deel, [deel]))) + r"(?!\w)"


def _regex(zin: str) -> str:
    """A phrase as a regex. `*` is up to four words, a last `#` the end of the clause."""
    uit, los = r"(?<!\w)", True
    for deel in zin.split():
        if deel == "*":
            uit, los = uit + rf"{_TUSSEN}(?:\w+{_TUSSEN}){{0,4}}?", True
        elif deel == "#":
            uit += _EINDE
        else:
            uit, los = uit + ("" if los else _TUSSEN) + _deel(deel), False
    return uit


@cache
def _patroon(sleutel: str) -> re.Pattern[str]:
    tabel = lees("gevaar")
    return re.compile(
        een_van(_regex(zin) for zin in (tabel["gewoon"] if sleutel == "gewoon" else tabel[sleutel]["zinnen"]))
    )


def _klank(woord: str) -> str:
    """The word with spellings that sound alike made the same."""
    return woord.replace("ij", "ei").replace("dt", "t").replace("au", "ou")


def _hersteld(gevonden: re.Match[str]) -> str:
    woord = gevonden.group()
    tabel = lees("gevaar")
    if woord in tabel["geen_tikfout"]:
        return woord
    fouten = 2 if len(woord) >= LANG_WOORD else 1
    klank = _klank(woord)
    bijna = (goed for goed in tabel["herstel"] if OSA.distance(_klank(goed), klank, score_cutoff=fouten) <= fouten)
    return next(bijna, woord)


def _herstel(tekst: str) -> str:
    """The text with each word mended that nearly is a long word of danger (`herstel` in `gevaar.toml`)."""
    return re.sub(rf"[a-z]{{{KORTSTE_TIKFOUT},}}", _hersteld, tekst)


def gevaar(tekst: str) -> Gevaar | None:
    """The danger this text seems to speak of, or None. Thoughts of suicide come first: they have their own number."""
    rest = _patroon("gewoon").sub(" ; ", vouw(normaliseer(tekst)))
    enkel = re.sub(r"([a-z])\1{2,}", r"\1", rest)  # 'brannnd' -> 'brand'
    vormen = (rest, enkel, _herstel(enkel))
    for soort in Gevaar:
        if any(_patroon(soort.value).search(vorm) for vorm in vormen):
            return soort
    return None


def gevaar_tekst(soort: Gevaar) -> str:
    """The Dutch reply: whom to call now, then what the bot is for."""
    tabel = lees("gevaar")
    return f"{tabel[soort.value]['antwoord']}\n\n{tabel['slot']}"
