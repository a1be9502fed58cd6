"""What a heading means: the column it names, with the tijdvak or the day that stands in it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from workflows.dates.tijdvak import Tijdvak
from workflows.dates.words import MAANDEN

_DATA = tomllib.loads(files("workflows.lijsten").joinpath("kolommen.toml").read_text(encoding="utf-8"))


def woorden(tekst: str) -> tuple[str, ...]:
    """The words of a heading, without capitals, accents and signs; "t/m" is one word."""
    flat = unicodedata.normalize("NFKD", tekst).casefold()
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign))
    flat = re.sub(r"\bt\s*[/.]\s*(?:e\.?\s*)?m\b\.?|\btot en met\b", " tm ", flat)
    return tuple(re.findall(r"[a-z0-9]+|%", flat))


Regels = Mapping[str, tuple[frozenset[str], ...]]


def _regels(tabel: Mapping[str, list[str]]) -> Regels:
    return {naam: tuple(frozenset(woorden(regel)) for regel in regels) for naam, regels in tabel.items()}


_KOPPELING = _regels(_DATA["koppelingen"]["woorden"])
_VOLGORDE: tuple[str, ...] = tuple(_DATA["koppelingen"]["volgorde"])
_KOPPELING_NOOIT = {naam: frozenset(regels) for naam, regels in _DATA["koppelingen"]["nooit"].items()}
_KOPPELING_PRECIES = {woorden(w): n for n, ws in _DATA["koppelingen"]["precies"].items() for w in ws}
_CIJFER = _regels(_DATA["cijfers"]["woorden"])
_CIJFER_PRECIES = {woorden(w): n for n, ws in _DATA["cijfers"]["precies"].items() for w in ws}
_CONTROLES = _regels(_DATA["cijfers"]["controles"])
_TWIJFEL = frozenset(_DATA["cijfers"]["twijfel"]["woorden"])
_PERSOON = tuple(frozenset(woorden(w)) for w in _DATA["persoonlijk"]["woorden"])
_PERSOON_PRECIES = {woorden(w) for w in _DATA["persoonlijk"]["precies"]}
_PERSOON_MAG = frozenset(_DATA["persoonlijk"]["mag"])

GETALLEN = ("inwoners", "landelijk", "taakstelling", "restant", "achterstand", "voorsprong", "gehuisvest", "in_maand")
"""Columns of a list of figures that hold a figure."""
SALDI = ("restant", "achterstand", "voorsprong")
CONTROLES = ("opgave", "resterend", "procent")
LOS = frozenset(
    ("van", "de", "het", "een", "per", "op", "in", "aantal", "met", "voor", "of", "en", "aan", "bij", "tm", "begin",
     "eind", "einde", "personen", "vergunninghouders", "statushouders", "gemeente", "vorig", "vorige", "halfjaar",
     "tijdvak", "volgens", "coa")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Betekenis:
    """What a heading of a list of figures names ("" for nothing known). `dag` is a day in it, `jaar` a year that stands
    alone, `rand` whether it says "begin" or "eind". With `tm` it counts up to and including that day. A heading in
    `twijfel` holds a known word among words that may change its meaning."""

    naam: str = ""
    tijdvak: Tijdvak | None = None
    dag: date | None = None
    jaar: int | None = None
    rand: str = ""
    tm: bool = False
    vorig: bool = False
    twijfel: bool = False


# ---------------------------------------------------------------- days and tijdvakken in a heading

_MAAND = {naam: nummer for nummer, naam in enumerate(MAANDEN, start=1)}
_MAAND |= {naam[:3]: nummer for naam, nummer in _MAAND.items()} | {"mrt": 3, "sept": 9}
_M = "|".join(sorted(_MAAND, key=len, reverse=True))
_DAG = re.compile(rf"(?<!\d)(\d{{1,2}})(?:\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*|\s*({_M})\.?\s+'?)(20\d\d|\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?:[ t]00:00(?::00)?)?(?!\d)")
_MAANDJAAR = re.compile(rf"\b({_M})\.?\s*'?(20\d\d|\d\d)(?!\d)")
_HALF = re.compile(
    r"\b(?:(eerste|tweede|1e|2e|1ste|2de|i|ii)\s+(?:helft|halfjaar|half jaar|hj|tijdvak)(?:\s+van)?\s+(20\d\d)"
    r"|(20\d\d)\s*[-/ ,]?\s*(eerste|tweede|1e|2e)\s+(?:helft|halfjaar|half jaar|hj)"
    r"|(?:h|hj|halfjaar|half jaar|helft|tijdvak|periode)\s?([12])[-/ ,]?\s?(20\d\d)|(20\d\d)[-/ ]?\s?(?:h|hj)\s?([12])"
    r"|(20\d\d)\s*[-/ ]?\s*(ii|i|1|2)(?!\w)(?!\s*[-/]\s*\d)|(?<![\w-])(ii|i)\s*[-/ ]\s*(20\d\d))"
)
_JAAR = re.compile(r"(?<![\d-])(20\d\d)(?![\d-])")
_EEN = ("eerste", "1e", "1ste", "i", "1")


def _jaar(tekst: str) -> int:
    return int(tekst) + (2000 if len(tekst) == 2 else 0)


def _uit_dag(found: re.Match[str]) -> date | None:
    month = int(found[2]) if found[2] else _MAAND[found[3]]
    try:
        return date(_jaar(found[4]), month, int(found[1]))
    except ValueError:
        return None


def _uit_half(found: re.Match[str]) -> Tijdvak:
    given = [part for part in found.groups() if part]
    year = next(part for part in given if re.fullmatch(r"20\d\d", part))
    half = next(part for part in given if part is not year)
    return Tijdvak(int(year), 1 if half in _EEN else 2)


def _zonder(tekst: str, found: re.Match[str]) -> str:
    return tekst[: found.start()] + " " + tekst[found.end() :]


def dag_en_tijdvak(tekst: str) -> tuple[Betekenis, str]:
    """The day, the tijdvak and the year in a text, and what is left of it. More than one tijdvak is none."""
    flat = tekst.casefold()
    read = Betekenis()
    if iso := _ISO.search(flat):
        read, flat = replace(read, dag=date(int(iso[1]), int(iso[2]), int(iso[3]))), _zonder(flat, iso)
    elif day := _DAG.search(flat):
        read, flat = replace(read, dag=_uit_dag(day)), _zonder(flat, day)
    halves = {_uit_half(found) for found in _HALF.finditer(flat)}
    flat = _HALF.sub(" ", flat)
    if len(halves) == 1:
        read = replace(read, tijdvak=halves.pop())
    if read.dag is None and (month := _MAANDJAAR.search(flat)):
        number, year = _MAAND[month[1]], _jaar(month[2])
        last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
        read, flat = replace(read, dag=last, naam="maand"), _zonder(flat, month)
    if alone := _JAAR.search(flat):
        read, flat = replace(read, jaar=int(alone[1])), _zonder(flat, alone)
    return read, flat


def tijdvakken(tekst: str) -> set[Tijdvak]:
    """All tijdvakken that a title names."""
    flat = tekst.casefold()
    for pattern in (_ISO, _DAG):
        flat = pattern.sub(" ", flat)
    return {_uit_half(found) for found in _HALF.finditer(flat)}


# ---------------------------------------------------------------- lists of figures


def _past(regels: Iterable[frozenset[str]], woorden_: frozenset[str]) -> int:
    """How many words the longest line has that stands in these words whole."""
    return max((len(regel) for regel in regels if regel <= woorden_), default=0)


@lru_cache(maxsize=1024)  # of what people send: bounded
def cijferkolom(kop: str, boven: str = "") -> Betekenis:
    """What a heading of a list of figures means; `boven` is what stands above it, over several columns."""
    read, left = dag_en_tijdvak(kop)
    month, read = read.naam == "maand", replace(read, naam="")
    words = woorden(left)
    if boven:
        above, rest = dag_en_tijdvak(boven)
        read = replace(read, tijdvak=read.tijdvak or above.tijdvak, dag=read.dag or above.dag)
        if not words:
            words = woorden(rest)
        elif not any(_past(regels, frozenset(words)) for regels in _CIJFER.values()):
            words = (*words, *(w for w in woorden(rest) if w not in LOS))
    found = frozenset(words)
    rand = "begin" if found & {"begin", "start"} else "eind" if found & {"eind", "einde"} else ""
    read = replace(read, rand=rand, tm="tm" in found or (bool(found & {"per", "tot"}) and read.dag is not None))
    naam = _CIJFER_PRECIES.get(words) or _cijfernaam(found)
    if naam == "gehuisvest" and ((found & {"maand"} and "tm" not in found) or (month and not read.tm)):
        naam = "in_maand"
    return replace(
        read,
        naam=naam,
        vorig=bool(found & {"vorig", "vorige", "eerder", "eerdere"}) and naam in SALDI,
        twijfel=naam in GETALLEN and bool(found & _TWIJFEL - ({"vorig", "vorige"} if naam in SALDI else set())),
    )


def _cijfernaam(found: frozenset[str]) -> str:
    if found & {"%", "percentage", "procent", "pct", "perc"}:
        return "procent"
    hits = {naam for naam, regels in _CIJFER.items() if _past(regels, found)}
    check = max(_CONTROLES, key=lambda naam: _past(_CONTROLES[naam], found))
    sums = hits & {"taakstelling", "gehuisvest", *SALDI}
    if _past(_CONTROLES[check], found):
        plain = hits & {"taakstelling", "gehuisvest", "inwoners", "landelijk"} and check == "opgave"
        if not (plain and found & {"totaal", "totale"} and not found & {"huisvesten", "opgave"}):
            return check
    if "taakstelling" in sums and sums & set(SALDI):
        return "taakstelling" if found & {"excl", "exclusief", "zonder"} else "opgave"
    if {"voorsprong", "achterstand"} <= sums or ("achterstand" in sums and "voor" in found):
        return "restant"
    for naam in ("gehuisvest", "achterstand", "voorsprong", "restant", "taakstelling"):
        if naam in sums:
            return "landelijk" if naam == "taakstelling" and "landelijk" in hits else naam
    for naam in ("inwoners", "landelijk", "gemeente", "provincie", "tijdvak", "maand", "bron", "datum"):
        if naam in hits:
            return naam
    return ""


# ---------------------------------------------------------------- lists of koppelingen, and of persons


@lru_cache(maxsize=1024)  # of what people send: bounded
def koppelingkolom(kop: str) -> str:
    """The column of a list of koppelingen that a heading names: also "datum" for a day that is not named, and
    "uiterste" for the sender's own last day; "" for nothing known."""
    words = woorden(kop)
    if words in _KOPPELING_PRECIES:
        return str(_KOPPELING_PRECIES[words])
    found = frozenset(words)
    for naam in _VOLGORDE:
        if _past(_KOPPELING[naam], found) and not found & _KOPPELING_NOOIT.get(naam, frozenset()):
            return naam
    return ""


@lru_cache(maxsize=1024)  # of what people send: bounded
def persoonlijk(kop: str) -> bool:
    """Whether a heading tells that the column holds data of persons."""
    words = woorden(kop)
    if words in _PERSOON_PRECIES:
        return True
    found = frozenset(words)
    if found & _PERSOON_MAG and not found & {"bsn", "geboortedatum"}:
        return False
    named = any(regel <= found for regel in _PERSOON)
    return named and koppelingkolom(kop) in ("", "referentie")
