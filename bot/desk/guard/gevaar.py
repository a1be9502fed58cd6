"""Words of danger: looked at before anything else a message may mean.

A hit that was not needed costs one extra line; a miss may cost a life. So the phrases lean to hits, and what is
ordinary in this field ('de termijn dreigt te verlopen', 'brandveiligheid') is named in `gevaar.toml`.
"""

import re
from enum import StrEnum
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.desk.guard.data import lees
from bot.desk.guard.normaal import normaliseer, vouw
from bot.desk.guard.zinnen import Taal, Zinnen

# A word this long may have one slip, or two; a shorter one would be too near to others.
KORTSTE_TIKFOUT, LANG_WOORD = 7, 11


class Gevaar(StrEnum):
    """What may be happening. The value is the key of its phrases and its reply in `gevaar.toml`."""

    ZELFDODING = "zelfdoding"
    GEWELD = "geweld"
    BRAND = "brand"
    GEZONDHEID = "gezondheid"


@cache
def _taal() -> Taal:
    return Taal(lees("gevaar")["klassen"], lees("gevaar")["slordig"])


@cache
def _gewoon() -> Zinnen:
    return Zinnen.lees(_taal(), lees("gevaar")["gewoon"])


@cache
def _zinnen(soort: Gevaar) -> Zinnen:
    return Zinnen.lees(_taal(), lees("gevaar")[soort.value]["zinnen"])


def _klank(woord: str) -> str:
    """The word with spellings that sound alike made the same."""
    return woord.replace("ij", "ei").replace("dt", "t").replace("au", "ou")


@cache
def _klanken() -> dict[str, str]:
    """The words that slips are mended to, each with its sound."""
    return {woord: _klank(woord) for woord in lees("gevaar")["herstel"]}


def _hersteld(gevonden: re.Match[str]) -> str:
    woord = gevonden.group()
    if woord in lees("gevaar")["geen_tikfout"]:
        return woord
    fouten = 2 if len(woord) >= LANG_WOORD else 1
    beste = process.extractOne(_klank(woord), _klanken(), scorer=OSA.distance, score_cutoff=fouten)
    return beste[2] if beste else woord


def _herstel(tekst: str) -> str:
    """The text with each word mended that nearly is a long word of danger (`herstel` in `gevaar.toml`)."""
    return re.sub(rf"[a-z]{{{KORTSTE_TIKFOUT},}}", _hersteld, tekst)


_NUMMERS = {"112": Gevaar.GEWELD, "113": Gevaar.ZELFDODING}
"""A message that is nothing but the number itself: somebody looks for help."""


def gevaar(tekst: str) -> Gevaar | None:
    """The danger this text seems to speak of, or None. Thoughts of suicide come first: they have their own number."""
    if (alleen := _NUMMERS.get(re.sub(r"[^0-9]", "", tekst))) and not re.search(r"[^\W\d]", tekst):
        return alleen
    rest = _gewoon().zonder(vouw(normaliseer(tekst)))
    enkel = re.sub(r"([a-z])\1{2,}", r"\1", rest)  # 'brannnd' -> 'brand'
    vormen = tuple(dict.fromkeys((rest, enkel, _herstel(enkel))))
    for soort in Gevaar:
        if any(_zinnen(soort).in_tekst(vorm) for vorm in vormen):
            return soort
    return None


def gevaar_tekst(soort: Gevaar) -> str:
    """The Dutch reply: whom to call now, then what the bot is for."""
    tabel = lees("gevaar")
    return f"{tabel[soort.value]['antwoord']}\n\n{tabel['slot']}"
