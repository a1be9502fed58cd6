"""Numbers of a person that are written as something else: odd signs or letters between the digits, a letter for a
digit, digits in words, a first zero left out.

None of this is as sure as a number in its usual writing, so it is only asked of a text that would be kept.
"""

import re

from stdnum.nl import bsn

from bot.desk.guard.contact import heeft_telefoon
from bot.desk.guard.data import een_van, een_van_woorden, lees
from bot.desk.guard.normaal import vouw

_DATA = lees("vermomd")
_CIJFERS: dict[str, str] = {woord: cijfer for cijfer, woorden in _DATA["cijfers"].items() for woord in woorden}

_TUSSEN = r"(?:(?![,;] \d)[^\w\n]{1,3}|\n|[a-z])"
_NEGEN = re.compile(rf"(?<![\w])(?=(\d(?:{_TUSSEN}?\d){{8}})(?!\w))", re.IGNORECASE)
"""Nine digits, with at most a few signs, one letter or a new line between two of them."""
_DRIE_GROEPEN = re.compile(r"(?<![\d,.])\d{3}[,;] ?\d{3}[,;] ?\d{3}(?![\d,.])")
_NOEMT_BSN = re.compile(r"(?<![a-z])(?:bsn|burgerservice)", re.IGNORECASE)
_STUK = re.compile(r"(?<!\d)\d{3,6}(?!\d)")
_JAAR = re.compile(r"(?:20[1-3]\d|2\d[-/.])")
"""How a gemeente begins a zaaknummer of digits."""
_IN_CIJFERS = re.compile(r"(?<![a-z\d])[oOlI\d](?:[ .()-]?[oOlI\d]){7,11}(?![a-z\d])")
_LETTERS = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1"})
_WOORD_OF_CIJFER = rf"(?:{een_van_woorden(_CIJFERS)}|\d{{1,4}})"
_RIJ = re.compile(rf"(?<![a-z\d]){_WOORD_OF_CIJFER}(?:[ ,.-]{{1,2}}{_WOORD_OF_CIJFER}){{3,9}}(?![a-z\d])")
_ACHT = re.compile(
    rf"(?<![a-z]){een_van(_DATA['van_iemand'])}(?![a-z])[^\d\n]{{0,20}}(?<!\d)(\d(?:[ .-]?\d){{7}})(?!\d)",
    re.IGNORECASE,
)


def _proef(cijfers: str) -> bool:
    return len(cijfers) in {8, 9} and bool(bsn.is_valid(cijfers.zfill(9))) and len(set(cijfers)) > 1


def _is_zaaknummer(geschreven: str) -> bool:
    """A year first, and after it nothing but digits and the signs of a zaaknummer."""
    return bool(_JAAR.match(geschreven) and re.fullmatch(r"[\d./-]+", geschreven))


def heeft_vreemde_bsn(tekst: str) -> bool:
    """Nine digits that pass the 11-proef, whatever stands between them; but no zaaknummer that begins with a year."""
    gevonden = (match.group(1) for match in _NEGEN.finditer(tekst))
    return any(not _is_zaaknummer(stuk) and _proef(re.sub(r"\D", "", stuk)) for stuk in gevonden)


def heeft_bsn_in_stukken(tekst: str) -> bool:
    """Nine digits in three groups with commas between, or all digits of a text that names a BSN."""
    if any(_negen(match.group()) for match in _DRIE_GROEPEN.finditer(tekst)):
        return True
    return _NOEMT_BSN.search(tekst) is not None and _negen("".join(_STUK.findall(tekst)))


def heeft_bsn_zonder_nul(tekst: str) -> bool:
    """Eight digits that pass the 11-proef with a zero before them, behind a word that says whose number it is."""
    return any(_proef(re.sub(r"\D", "", match.group(1))) for match in _ACHT.finditer(tekst))


def heeft_letters_als_cijfer(tekst: str) -> bool:
    """A BSN, a V-nummer or a phone number with the letter o, l or I for a digit."""
    for match in _IN_CIJFERS.finditer(tekst):
        plat = match.group().translate(_LETTERS)
        tien = len(re.sub(r"\D", "", plat)) == 10
        if plat != match.group() and (tien or heeft_telefoon(plat) or _negen(plat)):
            return True
    return False


def _negen(tekst: str) -> bool:
    return len(cijfers := re.sub(r"\D", "", tekst)) == 9 and _proef(cijfers)


def heeft_cijfers_in_woorden(tekst: str) -> bool:
    """A BSN or a phone number with digits written as words, in a few languages, or in part."""
    return any(_is_uitgeschreven(match.group()) for match in _RIJ.finditer(vouw(tekst)))


def _is_uitgeschreven(rij: str) -> bool:
    stukken = re.findall(r"[a-z]+|\d+", rij)
    if all(stuk.isdigit() for stuk in stukken):
        return False
    cijfers = "".join(_CIJFERS.get(stuk, stuk) for stuk in stukken)
    return _negen(cijfers) or (len(cijfers) == 10 and cijfers.startswith("0"))
