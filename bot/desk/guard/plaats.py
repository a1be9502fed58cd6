"""Where and when a person lives or was born: addresses and birth dates."""

import re

from bot.desk.guard.data import een_van_woorden, lees
from bot.desk.guard.maskers import DATUM, DATUM_PATROON, MAAND
from bot.desk.guard.normaal import vouw

_DATA = lees("adressen")

_HUISNUMMER = r"\d{1,4}(?!\d)(?![.,:/-]\d)"
_GEEN_AANTAL = rf"(?! ?(?:[-+] ?\d+ ?)?(?:%|{een_van_woorden(_DATA['geteld'])}(?![a-z])|{MAAND}(?![a-z])))"
_NR = r"(?:huis ?)?(?:nummer|nr|no)"
_CODE = r"(?<![a-z0-9])([1-9]\d{3}) ?([a-z]{2})(?![a-z])"
_POSTCODE_NUMMER = re.compile(
    rf"{_CODE}[ ,;:/.\n(-]{{0,4}}(?:(?:met|en|is|op|{_NR})[ .:]{{0,3}}){{0,3}}{_HUISNUMMER}{_GEEN_AANTAL}",
    re.IGNORECASE,
)
_POSTCODE_PLAATS = re.compile(
    rf"{_CODE}[^\d\n]{{0,30}}?(?<![a-z]){_NR}[. :]{{0,3}}{_HUISNUMMER}{_GEEN_AANTAL}", re.IGNORECASE
)
_NUMMER_POSTCODE = re.compile(
    rf"(?<![a-z]){_NR}[. :]{{0,3}}{_HUISNUMMER} ?[a-z]?[ ,;:/\n-]{{1,4}}(?:in |op |postcode |pc )?:? ?{_CODE}",
    re.IGNORECASE,
)

_STRAAT = re.compile(
    rf"(?<![a-z])([a-z'-]{{0,30}}{een_van_woorden(_DATA['straten'])})(?![a-z])"
    rf"[ ,.]{{1,2}}(?:{_NR}[. :]{{0,2}})?({_HUISNUMMER}){_GEEN_AANTAL}"
)
_ADRES_LABEL = re.compile(
    r"(?<![a-zA-Z])(?:(?i:(?:woon)?adres(?: is|:)?|woont (?:nu )?(?:op|aan|in)|wonen (?:nu )?(?:op|aan)))"
    r"(?: (?:de|het|een|van|der|den|'t))*(?: [A-Z][\w'.-]{2,}){1,4},? (?:nr\.? )?"
    rf"({_HUISNUMMER})(?i:{_GEEN_AANTAL})"
)
_JAARTAL = re.compile(r"(?:19|20)\d\d")

_GEBOREN = (
    r"(?<![a-z])(?:geboren|geboorte ?(?:datum|dag|jaar)?|geb(?: ?dat(?:um)?)?|verjaardag|verjaart|jarig|dob)(?![a-z])"
)
_GEBOORTE = re.compile(
    rf"{_GEBOREN}[^\d\n]{{0,25}}?(?:{DATUM_PATROON}|\d\d? \d\d? (?:19|20)\d\d|(?<!\d)\d{{8}}(?!\d))"
    rf"|{DATUM_PATROON}[^\d\n]{{0,10}}{_GEBOREN}"
    rf"|{_GEBOREN}[.:]? ?(?:in |is )?(?:(?:het )?jaar )?(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
# Younger than this nobody of the field's dates reaches: the Huisvestingswet 2014 began in 2015.
LAATSTE_GEBOORTEJAAR = 2014


def _postcode(getal: str, letters: str, alles_groot: bool) -> bool:
    """Not so in 'in 2026 is 12': a small word that is not in capitals by choice, or that stands after a year."""
    klein = letters.lower() in _DATA["kleine_woorden"]
    return not klein or not (alles_groot or not letters.isupper() or _JAARTAL.fullmatch(getal))


def _straat(woord: str, nummer: str) -> bool:
    laatste = woord.strip("'-")
    gewoon = laatste in _DATA["geen_straat"] or laatste.endswith(tuple(_DATA["geen_straat_einde"]))
    return not gewoon and not _JAARTAL.fullmatch(nummer)


def heeft_adres(tekst: str) -> bool:
    """A postcode with a house number, a street with a number, or an address by its label.

    A postcode alone, a Postbus and a year after a street name pass.
    """
    groot = tekst.isupper()
    for patroon in (_POSTCODE_NUMMER, _POSTCODE_PLAATS, _NUMMER_POSTCODE):
        if any(_postcode(code[1], code[2], groot) for code in patroon.finditer(tekst)):
            return True
    if any(_straat(*gevonden.groups()) for gevonden in _STRAAT.finditer(vouw(tekst))):
        return True
    return any(not _JAARTAL.fullmatch(gevonden.group(1)) for gevonden in _ADRES_LABEL.finditer(tekst))


def heeft_geboorte(tekst: str) -> bool:
    """A date or year that is called a date of birth."""
    return bool(_GEBOORTE.search(tekst))


def heeft_oude_datum(tekst: str) -> bool:
    """A whole date too old for this field: in a text that is kept it is read as a date of birth."""
    for gevonden in DATUM.finditer(tekst):
        jaar = _JAARTAL.search(gevonden.group())
        if jaar and int(jaar.group()) <= LAATSTE_GEBOORTEJAAR:
            return True
    return False
