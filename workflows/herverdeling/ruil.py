"""Swapping households that are already gekoppeld: with equal numbers no taakstelling moves, so it is no herverdeling.

That no besluit is needed stands nowhere in so many words: it follows from the numbers (own conclusion, and said so).
"""

import re
from dataclasses import dataclass

from workflows.bron import Bron
from workflows.dates.words import getal

BRONNEN = (
    Bron("Handreiking uitruil", "h1, definities", 2024),
    Bron("Handreiking regionale samenwerking", "variant 1", 2016),
    Bron("Handreiking Huisvesting vergunninghouders", "§3.3.1", 2016),
)
"""Where swapping with equal numbers, the part of the regievoerder, and the duty for who is gekoppeld are written."""

_N = r"\d{1,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
_RUILT = re.compile(
    r"\b(?:ge|om|om te |om te)?(?:ruil|ruilen|ruilt|ruild|ruilden|ruiling|wissel|wisselen|wisselt|wisseld)\b", re.I
)
_WIE = re.compile(
    r"\b(?:huishoudens?|gezin(?:nen)?|duo'?s?|stel(?:len)?|paar|paren|alleenstaanden?|koppeling(?:en)?|gekoppelden?)\b",
    re.I,
)
_VRAAGT = re.compile(r"\s*(?:kan|kun|kunnen|mag|mogen|moet|moeten|hoe|is|zijn|wat|wie|wanneer|waarom|welke)\b", re.I)
_GROEP = re.compile(
    rf"\b(?:(?P<n>{_N})\s+)?(?:grote?\s+|klein\s+|kleine\s+)?(?:"
    rf"(?:gezin(?:nen)?|huishoudens?)\s+van\s+(?P<maat>{_N})"
    r"|(?P<twee>duo'?s?|stel(?:len)?|paar|paren|koppels?)"
    r"|(?P<een>alleenstaanden?|personen|persoon|mensen|statushouders?|vergunninghouders?))\b",
    re.I,
)
_HEEN_EN_TERUG = re.compile(
    rf"\b(?:draagt|geeft)\s+(?P<heen>{_N})\b.+\b(?:krijgt|ontvangt|neemt)\s+(?:er\s+)?(?P<terug>{_N})\b.*\bterug\b",
    re.I,
)
_HUISHOUDEN_OVER = re.compile(
    r"\bdra(?:agt?|gen)\b.*\b(?:gezin(?:nen)?|huishoudens?|duo'?s?|stel(?:len)?)\b.*\bover(?:\s+aan\b|\W*$)",
    re.I,
)
LANGSTE_TEKST = 300


@dataclass(frozen=True, slots=True)
class Ruil:
    """What somebody wants to swap: the persons on each side, None while a side was not named."""

    hier: int | None = None
    daar: int | None = None

    @property
    def gelijk(self) -> bool | None:
        """Whether both sides hold as many persons; None while that is not known."""
        return None if self.hier is None or self.daar is None else self.hier == self.daar


def lees_ruil(tekst: str) -> Ruil | None:
    """The swap that a text tells of, such as "gezin van 8 ruilen tegen vier duo's". None for another text, and for a
    question in which not both sides are named: that is answered as a question. As many there as back, and handing over
    a household, is told of too. "Uitruil" is something else: there opgaven change hands."""
    if len(tekst) > LANGSTE_TEKST:
        return None
    if (both := _beide_kanten(tekst)) is not None:
        return both
    if tekst.rstrip().endswith("?") or _VRAAGT.match(tekst):
        return None
    both_ways = _HEEN_EN_TERUG.search(tekst)
    if both_ways is not None and _aantal(both_ways["heen"]) == _aantal(both_ways["terug"]):
        return Ruil(_aantal(both_ways["heen"]), _aantal(both_ways["terug"]))
    if _HUISHOUDEN_OVER.search(tekst):
        return Ruil(_personen(tekst))
    if not (_RUILT.search(tekst) and _WIE.search(tekst)):
        return None
    sides = re.split(r"\b(?:tegen|voor)\b", tekst, maxsplit=1, flags=re.I)
    return Ruil(*map(_personen, sides)) if len(sides) == 2 else Ruil()


def _beide_kanten(tekst: str) -> Ruil | None:
    """What stands against what: households and their persons on both sides, whether it is asked or told."""
    sides = re.split(r"\btegen\b", tekst, maxsplit=1, flags=re.I)
    if len(sides) != 2 or any(_WIE.search(side) is None and _GROEP.search(side) is None for side in sides):
        return None
    hier, daar = map(_personen, sides)
    return Ruil(hier, daar) if hier is not None and daar is not None else None


def _personen(tekst: str) -> int | None:
    """How many persons a side names together; None when it names none."""
    groups = list(_GROEP.finditer(tekst))
    return sum(_aantal(found["n"] or "een") * _maat(found) for found in groups) if groups else None


def _maat(found: re.Match[str]) -> int:
    if found["maat"]:
        return _aantal(found["maat"])
    return 2 if found["twee"] else 1


def _aantal(tekst: str) -> int:
    return getal(tekst.lower().replace("één", "een"))
