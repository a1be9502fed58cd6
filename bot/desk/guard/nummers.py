"""Numbers under which a person is known: BSN, V-nummer, numbers of TVS and COA, documents, bank accounts."""

import re

from stdnum import iban
from stdnum.nl import bsn

from bot.desk.guard.data import een_van, lees

_LABELS = lees("labels")

_SEP = r"(?: ?[-./,] ?| {1,2})"
_NEGEN = re.compile(rf"(?<!\d)(?=(\d(?:{_SEP}?\d){{8}})(?!\d))")
# How people group nine digits. Two groups are left out: '5500 45678' are two numbers, '26-0001234' a zaaknummer.
BSN_GROEPEN = {
    (9,),
    (3, 3, 3),
    (4, 2, 3),
    (4, 3, 2),
    (3, 2, 4),
    (2, 3, 4),
    (2, 2, 2, 3),
    (3, 2, 2, 2),
    (2, 2, 2, 2, 1),
    (1, 2, 2, 2, 2),
    (1,) * 9,
}
_JAAR = re.compile(r"20[1-3]\d")
_V_KAAL = re.compile(
    r"(?<!\d)(?<!\d[-.])(?:\d{3}\.\d{3}\.\d{4}|[1-9]\d\d(?P<s>[- ])\d{3}(?P=s)\d{4}|[1-9]\d{9})(?!\d)(?!-\d)"
)
_IBAN_NL = re.compile(r"(?<![a-z0-9])nl[ .-]?\d\d[ .-]*(?:[a-z][ .-]?){4}(?:\d[ .-]?){9}\d(?!\d)", re.IGNORECASE)
_IBAN_BEGIN = re.compile(r"(?<![a-z0-9])[a-z]{2} ?\d\d(?=[ .-]?[a-z0-9])", re.IGNORECASE)
IBAN_LENGTES = range(15, 35)  # Norway has 15 signs; the standard allows 34


def _label(naam: str) -> str:
    return rf"(?<![a-z]){een_van(_LABELS[naam]['namen'])}(?![a-z])"


def _nummer(van: int, tot: int) -> str:
    return rf"\d(?:{_SEP}?\d){{{van - 1},{tot - 1}}}(?!\d)"


def _gelabeld(naam: str, nummer: str, gat: int) -> re.Pattern[str]:
    """The label before the number, or the number straight before the label ('123 is het bsn')."""
    label = _label(naam)
    daarna = r" ?[(\[]? ?(?:is|=|als)? ?(?:het|zijn|haar|mijn|dit|een)? ?"
    return re.compile(rf"{label}[^\d]{{0,{gat}}}?{nummer}|(?<!\d){nummer}{daarna}{label}", re.IGNORECASE)


# A label makes a number of about the right length enough: a slip of the pen is still somebody's number.
_BSN_LABEL = _gelabeld("bsn", _nummer(7, 11), 25)
_V_LABEL = _gelabeld("v_nummer", _nummer(6, 12), 25)
_V_LETTER = re.compile(rf"(?<![a-z0-9])v[ .:-]{{0,2}}(?!{_JAAR.pattern}){_nummer(10, 10)}", re.IGNORECASE)
"""Ten digits after the letter alone, in any groups."""
_KETEN = re.compile(
    rf"{_label('ketennummer')}[^\d\n]{{0,12}}?(?!{_JAAR.pattern}(?!\d))(?:[a-z]{{1,3}}[ -]?)?{_nummer(4, 14)}",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    rf"{_label('document')}[^\d\n]{{0,15}}?(?=(?:[a-z]*\d){{3}})[a-z0-9]{{6,14}}(?![a-z0-9])", re.IGNORECASE
)
_REKENING = re.compile(rf"{_label('bank')}[^\d\n]{{0,15}}?{_nummer(6, 12)}", re.IGNORECASE)


def _zaaknummer(groepen: list[str], tekens: set[str]) -> bool:
    """A year first, then hyphens or slashes: 2026-01-123 is how a gemeente numbers its zaken."""
    return len(groepen) > 1 and bool(_JAAR.fullmatch(groepen[0])) and tekens <= {"-", "/"}


def _groter_getal(tekst: str, begin: int, einde: int, teken: str) -> bool:
    """Whether the groups go on to the left or right in the same manner, as thousands or in a row of counts."""
    if teken == " ":
        return bool(re.search(r"(?<!\d)\d{3} {1,2}$", tekst[max(0, begin - 6) : begin])) or bool(
            re.match(r" {1,2}\d{3}(?!\d)", tekst[einde : einde + 6])
        )
    vast = re.escape(teken)
    return bool(re.search(rf"\d{vast}$", tekst[:begin][-2:])) or bool(re.match(rf"{vast}\d", tekst[einde : einde + 2]))


def _is_bsn(tekst: str, gevonden: re.Match[str]) -> bool:
    kandidaat = gevonden.group(1)
    groepen = re.split(_SEP, kandidaat)
    tussen = re.findall(_SEP, kandidaat)
    tekens = {stuk.strip() or " " for stuk in tussen}
    if tuple(map(len, groepen)) not in BSN_GROEPEN or len(tekens) > 1 or ", " in tussen:
        return False
    if _zaaknummer(groepen, tekens):
        return False
    if tekens and _groter_getal(tekst, *gevonden.span(1), min(tekens)):
        return False
    # stdnum fills short numbers with zeros; here there are always exactly nine digits.
    return bool(bsn.is_valid("".join(groepen)))


def heeft_bsn(tekst: str) -> bool:
    """Nine digits that pass the 11-proef. The text has no dates and amounts any more."""
    return any(_is_bsn(tekst, gevonden) for gevonden in _NEGEN.finditer(tekst))


def heeft_bsn_label(tekst: str) -> bool:
    """A number that is called a BSN, right or wrong."""
    return bool(_BSN_LABEL.search(tekst))


def heeft_v_nummer(tekst: str) -> bool:
    """Ten digits, bare or as 123.456.7890, or a number that is called a V-nummer.

    Ten bare digits that begin with a year (2026000123) count as a zaaknummer.
    """
    kaal = any(not re.fullmatch(rf"{_JAAR.pattern}\d{{6}}", gevonden.group()) for gevonden in _V_KAAL.finditer(tekst))
    return kaal or bool(_V_LABEL.search(tekst) or _V_LETTER.search(tekst))


def heeft_ketennummer(tekst: str) -> bool:
    """A number that is called a TVS-, COA- or client number."""
    return bool(_KETEN.search(tekst))


def heeft_document(tekst: str) -> bool:
    """A number of a passport, residence permit or other identity document, by its label."""
    return bool(_DOCUMENT.search(tekst))


def heeft_rekening(tekst: str) -> bool:
    """An IBAN of any country, a Dutch one also with a wrong check number, or a number called an account."""
    if _IBAN_NL.search(tekst) or _REKENING.search(tekst):
        return True
    return any(_iban_vanaf(tekst[gevonden.start() : gevonden.start() + 70]) for gevonden in _IBAN_BEGIN.finditer(tekst))


def _iban_vanaf(tekst: str) -> bool:
    """Whether the text begins with an IBAN. Its length differs by country, so each is tried."""
    eerste_regel = tekst.split("\n", 1)[0]
    dicht = re.match(r"[a-z0-9]+", re.sub(r"[ .-]", "", eerste_regel), re.IGNORECASE)
    tekens = dicht.group() if dicht else ""
    return any(iban.is_valid(tekens[:lengte], check_country=False) for lengte in IBAN_LENGTES if lengte <= len(tekens))
