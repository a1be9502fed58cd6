"""Where and when a person lives or was born: addresses and birth dates."""

import re
from collections.abc import Sequence

from bot.desk.guard.data import een_van, een_van_woorden, lees
from bot.desk.guard.maskers import DATUM, DATUM_PATROON, MAAND
from bot.desk.guard.normaal import vouw
from workflows.dates.words import GETALLEN

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
_STRAAT_IN_WOORDEN = re.compile(
    rf"(?<![a-z])([a-z'-]{{0,30}}{een_van_woorden(_DATA['straten'])}),? {_NR}[. :]{{1,2}}({een_van(GETALLEN)})(?![a-z])"
    rf"{_GEEN_AANTAL}"
)
_ADRES_LABEL = re.compile(
    r"(?<![a-zA-Z])(?:(?i:(?:woon)?adres(?: is|:)?|woont (?:nu )?(?:op|aan|in)|wonen (?:nu )?(?:op|aan)))"
    r"(?: (?i:de|het|een|van|der|den|'t)(?![a-z]))*(?: [A-Z][\w'.-]{2,}){1,4},? (?:nr\.? )?"
    rf"({_HUISNUMMER})(?i:{_GEEN_AANTAL})"
)
# A house by what stands before it or after it: 'p/a Korenbloem nr 12', 'flat 12, Korenbloem'.
_PER_ADRES = re.compile(
    rf"(?<![a-z])(?i:p/a|p\.a\.|per adres) (?:[\w'.-]+ ){{1,4}}(?:(?i:{_NR})[. :]{{0,2}})?({_HUISNUMMER})"
)
_FLAT = re.compile(rf"(?<![a-zA-Z])(?i:flat|appartement|app\.|kamer|unit) ({_HUISNUMMER})[a-z]?, ?[A-Z][a-z]{{3,}}")
_JAARTAL = re.compile(r"(?:19|20)\d\d")

_GEBOREN = (
    r"(?<![a-z])(?:geboren|geboorte ?(?:datum|dag|jaar)?|geb(?: ?dat(?:um)?)?|verjaardag|verjaart|jarig|dob)(?![a-z])"
)
_GEBOORTE = re.compile(
    rf"{_GEBOREN}[^\d\n]{{0,25}}?(?:{DATUM_PATROON}|\d\d? \d\d? (?:19|20)\d\d|(?<!\d)\d{{8}}(?!\d))"
    rf"|{DATUM_PATROON}[^\d\n]{{0,10}}{_GEBOREN}"
    rf"|{_GEBOREN}[.:]? ?(?:in |is )?(?:(?:het )?jaar |{MAAND} )?(?:19|20)\d\d(?!\d)"
    rf"|{_GEBOREN}[^\d\n]{{0,30}}?(?:negentien ?honderd|tweeduizend"
    r"|negentien ?[a-z]*(?:der|veer|vijf|zes|zeven|tach|negen)tig)"
    r"|(?<![a-z])(?:date of birth|birth ?da(?:te|y)|born)(?![a-z])[^\n]{0,20}?(?:19|20)\d\d(?!\d)"
    r"|geboorte(?:jaar|dag|datum)[^\d\n]{0,15}(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
# Younger than this nobody of the field's dates reaches: the Huisvestingswet 2014 began in 2015.
LAATSTE_GEBOORTEJAAR = 2014


def _postcode(getal: str, letters: str, alles_groot: bool) -> bool:
    """Not so in 'in 2026 is 12': a small word that is not in capitals by choice, or that stands after a year."""
    klein = letters.lower() in _DATA["kleine_woorden"]
    return not klein or not (alles_groot or not letters.isupper() or _JAARTAL.fullmatch(getal))


def _in_een_dag(plek: int, dagen: Sequence[tuple[int, int]]) -> bool:
    """Whether it stands in a whole date: the 2026 of "20-2-2026 DD-77" is a year, and what follows a home's number."""
    return any(begin < plek < eind for begin, eind in dagen)


def _straat(woord: str, nummer: str) -> bool:
    laatste = woord.strip("'-")
    gewoon = laatste in _DATA["geen_straat"] or laatste.endswith(tuple(_DATA["geen_straat_einde"]))
    return not gewoon and not _JAARTAL.fullmatch(nummer)


def heeft_adres(tekst: str) -> bool:
    """A postcode with a house number, a street with a number, or an address by its label.

    A postcode alone, a Postbus and a year after a street name pass.
    """
    groot = tekst.isupper()
    dagen = [dag.span() for dag in DATUM.finditer(tekst)]
    for patroon in (_POSTCODE_NUMMER, _POSTCODE_PLAATS, _NUMMER_POSTCODE):
        codes = (code for code in patroon.finditer(tekst) if not _in_een_dag(code.start(1), dagen))
        if any(_postcode(code[1], code[2], groot) for code in codes):
            return True
    straten = (item for patroon in (_STRAAT, _STRAAT_IN_WOORDEN) for item in patroon.finditer(vouw(tekst)))
    if any(_straat(*gevonden.groups()) for gevonden in straten):
        return True
    gevonden = (item for patroon in (_ADRES_LABEL, _PER_ADRES, _FLAT) for item in patroon.finditer(tekst))
    return any(not _JAARTAL.fullmatch(item.group(1)) for item in gevonden)


def heeft_geboorte(tekst: str) -> bool:
    """A date or year that is called a date of birth."""
    return bool(_GEBOORTE.search(tekst))


# Old days in every way that people type them. A year of two digits is taken for one of this century.
_OUD = rf"(?:19[3-9]\d|200\d|201[0-{LAATSTE_GEBOORTEJAAR % 10}])"
_OUD_KORT = rf"(?:{_OUD}|'?(?:0\d|1[0-{LAATSTE_GEBOORTEJAAR % 10}]))"
_DAGGETAL = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:e|de|ste)?|{een_van(GETALLEN)})"
_MAANDGETAL = r"(?:0?[1-9]|1[0-2])"
_OUDE_DAG = re.compile(
    rf"(?<![\w-])(?:{_DAGGETAL}[ -]?(?:van )?{MAAND}[ ,-]{{0,2}}{_OUD_KORT}"
    rf"|{MAAND} ?{_DAGGETAL},? {_OUD}"
    rf"|{_DAGGETAL} ?([-/. ]) ?{_MAANDGETAL} ?\1 ?{_OUD_KORT}"
    rf"|{_OUD}([-/. ]){_MAANDGETAL}\2(?:0?[1-9]|[12]\d|3[01])"
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){_OUD}|{_OUD}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\w-])",
    re.IGNORECASE,
)
_OUDE_MAAND = re.compile(rf"(?<![a-z]){MAAND} {_OUD}(?!\d)", re.IGNORECASE)
_ROND_EEN_DAG = re.compile(
    rf"(?:/?{een_van_woorden(_DATA['rond_een_dag'])}(?![a-z])|/[a-z]+|[\s.,;:!?()\"'])*", re.IGNORECASE
)
_JONGERE = re.compile(rf"(?<![a-z]){een_van_woorden(_DATA['jongere'])}(?![a-z])", re.IGNORECASE)
_LEEFTIJD = r"(?:1[4-9]|2[01]|1[78][.,]5|20[.,]5|zeventien|achttien|eenentwintig)"
_VAN_IEMAND = re.compile(
    rf"(?<![a-z])(?:hij|zij|ze|die|wie|{een_van_woorden(_DATA['jongere'])})(?![a-z])|{_LEEFTIJD} ?(?:jaar|jr)(?![a-z])",
    re.IGNORECASE,
)
_WORDEN = r"(?<![a-z])(?:wordt|word|werd)[^\d\n]{0,15}"
_WORDT = re.compile(
    rf"{_WORDEN}{_LEEFTIJD}(?: ?(?:jaar|jr))?,?(?: (?:op|per|in|is))? (?:{DATUM_PATROON})"
    rf"|(?:{DATUM_PATROON})[^\d\n]{{0,15}}{_WORDEN}{_LEEFTIJD}(?![\d.,-]*\d)"
    rf"|{_WORDEN}\d{{1,2}} {MAAND} (?:1[4-9]|2[01])(?!\d)",
    re.IGNORECASE,
)


def heeft_oude_datum(tekst: str) -> bool:
    """A whole date too old for this field: in a text that is kept, or where the day of a young person's case is asked,
    it is read as a date of birth."""
    return bool(_OUDE_DAG.search(tekst))


def heeft_oude_maand(tekst: str) -> bool:
    """A month of such a year, where a day about a young person is asked: half of a date of birth."""
    return bool(_OUDE_MAAND.search(tekst))


def is_oude_datum(tekst: str) -> bool:
    """Whether the text is such a date and nothing else, but for a command and small words."""
    found = _OUDE_DAG.search(tekst)
    return found is not None and all(
        _ROND_EEN_DAG.fullmatch(rest) for rest in (tekst[: found.start()], tekst[found.end() :])
    )


def heeft_dag_van_jongere(tekst: str) -> bool:
    """Such a date beside a word for a young person, or the day on which somebody comes of an age, past or to come."""
    if _JONGERE.search(tekst) and heeft_oude_datum(tekst):
        return True
    return bool(_WORDT.search(tekst) and _VAN_IEMAND.search(tekst))
