"""Blanks what looks like personal numbers but is not: dates, amounts, and phone numbers of organisations.

What is blanked becomes a sign that no pattern knows, so that the digits round it do not grow together.
"""

import re

from bot.desk.guard.data import een_van, lees

LEEG = " \ufffc "

MAAND = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_DAG, _MND, _JAAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
# A date does not go on: 12-10-26-782 is no date, nor is the 06-10-20 of 06-10-20 34 56 a day.
_EINDE = r"(?!\d)(?![-./]\d)(?! \d\d \d\d)"
_VORMEN = [
    *(rf"{_DAG} ?{teken} ?{_MND} ?{teken} ?(?:{_JAAR}|\d\d)" for teken in ("-", "/", r"\.")),
    *(rf"{_JAAR}{teken}{_MND}{teken}{_DAG}" for teken in ("-", "/", r"\.")),
    rf"{_DAG}e?[ -]?{MAAND}(?:[ -]?(?:{_JAAR}|'?\d\d))?",
]
DATUM_PATROON = rf"(?<!\d)(?<!\d[-./])(?:{'|'.join(_VORMEN)}){_EINDE}"
DATUM = re.compile(DATUM_PATROON, re.IGNORECASE)

_GETAL = r"\d[\d.]*(?: \d{3})*"
_EENHEID = r"(?:euro|eur|€|inwoners?|procent|%|miljoen|mln|miljard|personen|mensen|woningen|m2|m²)"
BEDRAG = re.compile(
    rf"(?:€|\beuro?\b) ?{_GETAL}(?:,(?:\d+|-+))?"
    # Isolated only: in 'a,123456782,12' the commas separate columns.
    r"|(?<![\d,;.])\d[\d.]*,(?:\d\d|-{1,2})(?![\d,;])"
    rf"|(?<![\d.]){_GETAL}(?:,\d+)? ?{_EENHEID}(?!\w)",
    re.IGNORECASE,
)

# Ten digits as the Netherlands write them, or with a country code; how they are grouped is judged in `contact`.
_TUSSEN = r"[ ./()-]{0,3}"
TELEFOON = re.compile(
    rf"(?<![\d+])(?<!\d[-./,])(?:\(?0{_TUSSEN}[1-9]|(?:\+|00) ?31{_TUSSEN}(?:\(?0\)?{_TUSSEN})?[1-9])"
    rf"(?:{_TUSSEN}\d){{8}}(?!\d)(?![-./]\d)"
)
_FUNCTIE = lees("functieadressen")
_SERVICE = re.compile(rf"(?<!\d){een_van(_FUNCTIE['servicenummers'])}(?:[ -]?\d){{4,7}}(?!\d)")


def binnenlands(nummer: str) -> str:
    """The digits of a phone number in their national form: `+31 (0)88 715 70 00` -> `0887157000`."""
    cijfers = re.sub(r"\D", "", nummer)
    kern = re.sub(r"^(?:00)?31(?:0(?=\d{9}$))?", "", cijfers) if re.match(r"\s*(?:\+|00)", nummer) else cijfers
    return kern if kern.startswith("0") else f"0{kern}"


def zonder_datums(tekst: str) -> str:
    """The text with whole dates blanked."""
    return DATUM.sub(LEEG, tekst)


def zonder_bedragen(tekst: str) -> str:
    """The text with amounts and counted things blanked."""
    return BEDRAG.sub(LEEG, tekst)


def zonder_functienummers(tekst: str) -> str:
    """The text without phone numbers that belong to a desk and not to a person (`functieadressen.toml`)."""

    def weg(gevonden: re.Match[str]) -> str:
        return LEEG if binnenlands(gevonden.group()) in _FUNCTIE["telefoon"] else gevonden.group()

    return _SERVICE.sub(LEEG, TELEFOON.sub(weg, tekst))
