"""Words that must not be kept: names, health, religion, origin, reasons. Only asked of a text that would be stored."""

import re
import unicodedata
from functools import cache

from bot.desk.guard.data import een_van, een_van_woorden, lees
from bot.desk.guard.normaal import vouw

_NAMEN = lees("namen")
_WOORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
VOORNAMEN = frozenset(naam for groep in _NAMEN["voornamen"].values() for naam in groep)

_PLAATSEN = re.compile(een_van_woorden(_NAMEN["plaatsen"]))

_TUSSENVOEGSEL = een_van(rf"{woord} " for woord in _NAMEN["tussenvoegsels"])
_NA_AANSPREEKVORM = re.compile(
    rf"(?<![^\W\d_])(?i:{een_van_woorden(_NAMEN['aanspreekvormen'])})\.? (?i:{_TUSSENVOEGSEL})*([^\W\d_][\w'-]+)"
)
_NA_LABEL = re.compile(
    r"(?<![^\W\d_])(?:voor|achter|roep|familie)?naam(?: van (?:hem|haar|de \w+))?(?: is|:| =)"
    r" ?[^\W\d_]{2,}|(?<![^\W\d_])(?:heet|heten|genaamd|noemt zich) +([^\W\d_][\w'-]+)",
    re.IGNORECASE,
)
_NA_GEZIN = re.compile(rf"(?<![^\W\d_])(?i:gezin|familie|fam\.?|echtpaar) (?:{_TUSSENVOEGSEL})*([A-Z][\w'-]+)")
_VOORLETTERS = re.compile(rf"(?<![\w.])(?:[A-Z]\. ?){{1,4}}(?i:{_TUSSENVOEGSEL})*[A-Z][^\W\d_]{{2,}}")


def _is_naam(woord: str | None) -> bool:
    return woord is None or vouw(woord) not in _NAMEN["geen_naam"]


def heeft_naam(tekst: str) -> bool:
    """A first name from the list, or what follows 'mevrouw', 'heet', 'naam:', 'familie' or initials."""
    if any(woord in VOORNAMEN for woord in _WOORD.findall(_PLAATSEN.sub(" ", vouw(tekst)))):
        return True
    patronen = (_NA_AANSPREEKVORM, _NA_LABEL, _NA_GEZIN)
    if any(_is_naam(gevonden.group(1)) for patroon in patronen for gevonden in patroon.finditer(tekst)):
        return True
    return bool(_VOORLETTERS.search(tekst))


@cache
def _patronen(soort: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is fine, and what is not, of one table of `woorden.toml`."""
    tabel = lees("woorden")[soort]
    stammen = [rf"{re.escape(stam)}\w*" for stam in tabel.get("stammen", [])]
    einden = [rf"\w*{re.escape(einde)}" for einde in tabel.get("einden", [])]
    heel = [re.escape(woord) for woord in tabel.get("woorden", [])]
    mag = een_van([r"(?!)", *tabel.get("mag", [])])
    return re.compile(rf"\b{mag}"), re.compile(rf"\b{een_van(stammen + einden + heel)}\b")


def _heeft(soort: str, tekst: str) -> bool:
    mag, mag_niet = _patronen(soort)
    return bool(mag_niet.search(mag.sub(" ", vouw(tekst))))


def heeft_medisch(tekst: str) -> bool:
    """A word on somebody's health. A property of the home (rolstoelwoning, prikkelarm) passes."""
    return _heeft("medisch", tekst)


def heeft_geloof(tekst: str) -> bool:
    """A word on religion."""
    return _heeft("geloof", tekst)


def heeft_afkomst(tekst: str) -> bool:
    """A word on ethnicity or nationality. Ukraine passes: it names a kind of reception, not a person."""
    return _heeft("afkomst", tekst)


def heeft_geaardheid(tekst: str) -> bool:
    """A word on sexual orientation or gender."""
    return _heeft("geaardheid", tekst)


def heeft_straf(tekst: str) -> bool:
    """A word on a crime or a sentence."""
    return _heeft("straf", tekst)


def heeft_angst(tekst: str) -> bool:
    """A word on somebody's fear or what was done to them. It is kept nowhere as such; a question needs no such word."""
    return _heeft("angst", tekst)


def heeft_ander_schrift(tekst: str) -> bool:
    """Two letters or more of another script than ours: what a form asks has none, a name may."""
    vreemd = (teken for teken in tekst if not teken.isascii() and teken.isalpha())
    return sum("LATIN" not in unicodedata.name(teken, "LATIN") for teken in vreemd) > 1


def heeft_reden(tekst: str) -> bool:
    """A word that introduces a reason: causes are chosen with buttons."""
    return _heeft("reden", tekst)
