"""Dates in Dutch words: how we say them, and the pieces from which people build them. Their meaning is not here."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from rapidfuzz.distance import OSA

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAG_NUMMERS = {naam[:2]: nummer for nummer, naam in enumerate(WEEKDAGEN)}

_ANDERS = {"mrt": 3, "mai": 5, "may": 5, "mey": 5, "march": 3, "marz": 3, "oct": 10, "october": 10}
_GEEN_MAAND = {"maar", "maat", "maal"}  # ordinary words one letter away from a month
_TELWOORDEN = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
    "eenentwintig", "tweeentwintig", "drieentwintig", "vierentwintig", "vijfentwintig", "zesentwintig",
    "zevenentwintig", "achtentwintig", "negenentwintig", "dertig", "eenendertig",
)  # fmt: skip
_ONREGELMATIG = {"eerste": 1, "derde": 3, "achtste": 8}
GETALLEN = {
    **{woord: n for n, woord in enumerate(_TELWOORDEN, start=1)},
    **{woord + ("de" if 1 < n < 20 else "ste"): n for n, woord in enumerate(_TELWOORDEN, start=1)},
    **_ONREGELMATIG,
}
DAGWOORDEN = {
    "eergisteren": -2, "gisteren": -1, "gister": -1, "gisteravond": -1, "gistermiddag": -1, "gisterochtend": -1,
    "gistermorgen": -1, "vandaag": 0, "vanochtend": 0,
    "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "morgen": 1, "morgenochtend": 1, "morgenmiddag": 1,
    "morgenavond": 1, "overmorgen": 2,
}  # fmt: skip
# Words beside a date that change nothing. Words that do ("rond", "voor", "na", "niet") are left out on purpose.
VULWOORDEN = frozenset((
    "op", "de", "het", "een", "dat", "die", "is", "was", "werd", "wordt", "per", "datum", "dd", "van", "vanaf", "sinds",
    "in", "tvs", "en", "al", "dus", "ik", "we", "er", "ja", "nee", "ok", "oke", "sorry", "graag", "vergunning",
    "gekoppeld", "koppeling", "koppelingsdatum", "koppeldatum", "getekend", "ondertekend", "tekenen", "tekendatum",
    "contract", "huurcontract", "verhuisd", "verhuizing", "heb", "hebben", "heeft", "zijn", "gekregen",
))  # fmt: skip

# Typing errors are repaired in these; "morgen" is not, as "zorgen" and "borgen" are words of their own.
_HERSTELBAAR = (
    *WEEKDAGEN, "vandaag", "gisteren", "eergisteren", "overmorgen", "koningsdag", "hemelvaartsdag", "bevrijdingsdag",
)  # fmt: skip
ONGEVEER = re.compile(
    r"\b(?:ruim|bijna|ongeveer|circa|ca\.?|zo'n|rond|omstreeks|minstens|(?:meer|minder) dan)(?: op| de)? $"
)
_TIJDSTIP = re.compile(r"\b(?:om )?[0-9]{1,2}(?:(?:[:.][0-9]{2})? ?(?:uur|u)\b|:[0-9]{2}\b)")
_AANSTAANDE = re.compile(r"\b(?:a\. ?s\b\.?|as\b)")
_JONGSTLEDEN = re.compile(r"\b(?:j\. ?l\b\.?|jl\b\.?)")


# The short months are said in full: "zo 10 mei 2026", "zo 1 maart 2026", but "vr 27 nov 2026".
_KORT = tuple(naam if len(naam) <= 5 else naam[:3] for naam in MAANDEN)


def zeg(dag: date) -> str:
    """As in "zo 10 mei 2026"."""
    return f"{WEEKDAGEN[dag.weekday()][:2]} {dag.day} {_KORT[dag.month - 1]} {dag.year}"


def zeg_kort(dag: date, vandaag: date) -> str:
    """As in "4 dec"; with its year when that is not the present one or less than a year ago."""
    year = f" {dag.year}" if abs((vandaag - dag).days) >= 365 else ""
    return f"{dag.day} {_KORT[dag.month - 1]}{year}"


def zeg_lang(dag: date) -> str:
    """As in "zondag 10 mei 2026"."""
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def gewoon(tekst: str) -> str:
    """The text in plain small letters: no accents, single spaces, no times of day, short forms written out."""
    plat = unicodedata.normalize("NFD", tekst.casefold().replace("’", "'").replace("‘", "'"))
    plat = "".join(c for c in plat if unicodedata.category(c) not in ("Mn", "Cf")).replace("–", "-").replace("‑", "-")
    plat = " ".join(plat.split())
    plat = _TIJDSTIP.sub("", _JONGSTLEDEN.sub("jongstleden", _AANSTAANDE.sub("aanstaande", plat)))
    return re.sub(r"[a-z]{6,}", lambda m: _herstel(m[0]), " ".join(plat.split()))


def _herstel(woord: str) -> str:
    """A misspelt weekday or day word as it should be; "maandags" and the like are other words."""
    if woord in DAGWOORDEN or woord.endswith("s"):
        return woord
    dichtbij = [goed for goed in _HERSTELBAAR if OSA.distance(woord, goed, score_cutoff=1) <= 1]
    return dichtbij[0] if len(dichtbij) == 1 else woord


def maanden(woord: str, *, los: bool = False) -> tuple[int, ...]:
    """The months (1-12) a word can mean: a name, an abbreviation of three letters or more, or one typing error away.

    More than one when it cannot be told ("jui"). `los`: the word stands without a day, so only the exact name counts.
    """
    if woord in MAANDEN:
        return (MAANDEN.index(woord) + 1,)
    if los or woord in _GEEN_MAAND or len(woord) < 3:
        return (_ANDERS["mrt"],) if woord == "mrt" else ()
    if woord in _ANDERS:
        return (_ANDERS[woord],)
    return _nummers(naam for naam in MAANDEN if naam.startswith(woord)) or _nummers(
        naam for naam in MAANDEN if len(naam) > 3 and OSA.distance(woord, naam) <= (2 if len(naam) > 6 else 1)
    )


def _nummers(namen: Iterable[str]) -> tuple[int, ...]:
    return tuple(MAANDEN.index(naam) + 1 for naam in namen)


def weekdag(woord: str) -> int:
    """The number of a weekday (Monday 0) from its name or its first letters. Raises KeyError for another word."""
    return _WEEKDAG_NUMMERS[woord[:2]]


def getal(woord: str) -> int:
    """The number a word or digits mean: "3", "15e", "drie", "derde". Raises KeyError."""
    cijfers = re.match(r"[0-9]+", woord)
    return int(cijfers[0]) if cijfers else GETALLEN[woord]


# ---------------------------------------------------------------- pieces of patterns


def _keuze(woorden: Iterable[str]) -> str:
    return "|".join(sorted(woorden, key=len, reverse=True))


GRENS = r"(?<![\w.,/§€'-])(?<![§€] )"  # not inside a word, a number, a reference or an amount
WEEKDAG = rf"(?P<weekdag>{_keuze(WEEKDAGEN)})(?:ochtend|middag|avond)?\b"
# The two letters of a weekday are words too ("zo", "do"), so they count only just before a day.
WEEKDAG_KORT = rf"(?P<weekdag>{_keuze(WEEKDAGEN)}|maa?|din?|woe?|don?|vr(?:ij?)?|zat?|zon?)\b\.?[ ,]*(?:de )?"
DAG = rf"(?P<dag>[0-9]{{1,2}}(?:e|de|ste)?|{_keuze(GETALLEN)})"
GETAL = rf"(?P<getal>[0-9]{{1,3}}|{_keuze(GETALLEN)})"
EENHEID = r"(?P<eenheid>dag|dagen|week|weken|maand|maanden|jaar|jaren)\b"
KANT = r"(?P<kant>aanstaande|komende|jongstleden|afgelopen)\b"
# Fewer or more than four digits are a year only at the end of a phrase ("15 maart 26"), so that
# "15 maart 10 woningen" and an amount are left alone.
JAAR = (
    r"[ ,.-]*(?:(?:in|van) )?(?P<jaar>'?[0-9]{4}\b|'[0-9]{2}\b|(?:[0-9]{2,3}|[0-9]{5,})\b(?! ?[a-z%]|[.,-]?[0-9])"
    r"|(?:dit|vorig|volgend) jaar\b)"
)
