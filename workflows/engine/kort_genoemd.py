"""Cases that are named by the last two digits of their reference, as people say them among themselves: "nr 33", "die
van 21", "de achtentwintig", "(14)". Which of the own cases ends so is for who knows them; here only where a
sentence names one."""

import re
from collections.abc import Sequence

from workflows.engine.kenmerk import Genoemd, Vorm

_EENHEDEN = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TIENTALLEN = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
_TELWOORDEN = {
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19, **_TIENTALLEN,
    **{
        f"{een}{en}{tien}": waarde + n
        for tien, waarde in _TIENTALLEN.items()
        for n, een in enumerate(_EENHEDEN, start=1)
        for en in ("en", "ën")
    },
}  # fmt: skip
"""Two digits as a word."""

_NN = rf"(?P<nn>\d\d|{'|'.join(sorted(_TELWOORDEN, key=len, reverse=True))})"
_GEEN_AANTAL = (
    r"(?![\w%€]|[.,:/+-]\d|,-| ?(?:euro|procent|%|uur|u)\b)"
    r"(?! (?:van|t/m|tot|en|of|tot en met|à|plus|min) (?:\w+ )?\d+ (?:\w+en|jaar|uur)\b)"
    r"(?! van (?:de|het|onze|ons|die|alle)\b)"
    r"(?! (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
)
_EINDE = (
    r"(?=\s*(?:[,.!?;:)]|$)| (?:is|was|heeft|hebben|had|wil|kan|moet|mag|gaat|ging|staat|zit|tekent|verhuist|woont"
    r"|krijgt|kreeg|komt|komen|overnemen|overdragen|aan|nog|nu|al|weer|maar|even|ff|graag|aub|met|door|niet|verder|op"
    r"|naar|toch|ook|loopt|ligt|wordt|per|klopt|pas|bij|voor|en|of|heb|zijn|doorgeven|oppakken|checken|bellen|gekoppeld"
    r"|getekend|verhuisd|gevonden|eruit|erin|afsluiten|hoe|wat|wanneer|welke|wie|waar)\b)"
)
"""Nothing that is counted stands behind it."""
_WAT = (
    "tekenafspraak|tekenafspr|afspraak|tekenen|contract|huurcontract|sleutels?|woning|huis|brp|inschrijving|uitkering"
    "|weigering|herinnering|verhuizing"
)
"""What there is of a case."""
_GENOEMD = re.compile(
    rf"\b(?:nr\.?|nummer|zaak|zaaknr|zaaknummer|dossier|koppeling|huishouden|casus|die van|dat van) (?:de )?{_NN}\b"
    rf"{_GEEN_AANTAL}|\({_NN.replace('<nn>', '<haak>')}\)"
    r"|(?<!op )(?<!tot )(?<!vanaf )(?<!na )(?<!rond )(?<!per )"
    rf"\b(?:de|die) {_NN.replace('<nn>', '<de>')}\b{_GEEN_AANTAL}{_EINDE}",
    re.IGNORECASE,
)
"""Behind a word that says that a case follows, in brackets, or with "de" and no noun behind it: it is named."""
_MISSCHIEN = re.compile(
    rf"(?:\b(?:de|die|voor|vr|v|bij|over|aan|mbt|{_WAT}|(?:{_WAT}) van|open|doe|toon|geef|en|\+) (?:de )?|^)"
    rf"#?{_NN}\b{_GEEN_AANTAL}{_EINDE}"
    rf"|\b{_NN.replace('<nn>', '<doet>')} (?=(?:heeft|wil|tekent|verhuist|woont|krijgt|kreeg|gaat|is) (?!er\b|\d))",
    re.IGNORECASE,
)
"""Behind a word that a case can stand behind, or first, and nothing that is counted behind it."""


def vind_kort(tekst: str) -> tuple[Genoemd, ...]:
    """The numbers of two digits that stand where a case can be named: `Vorm.MISSCHIEN` where a word or brackets say so,
    `Vorm.CIJFERS` where it only can be. Where some are named the others are not looked at. Empty for none, or for more
    than two: then something is counted."""
    named = _items(tekst, _GENOEMD, Vorm.MISSCHIEN)
    found = named if len(named) == 1 and not _MISSCHIEN.search(tekst, named[0].tot) else _joined(tekst, named)
    return found if len(found) <= 2 else ()


def is_kort(genoemd: Genoemd, tekst: str) -> bool:
    """Whether only two digits of it were typed, or said in a word."""
    typed = tekst[genoemd.van : genoemd.tot].casefold()
    return typed in _TELWOORDEN or (len(typed) == len("33") and typed.isdigit())


def _joined(tekst: str, named: Sequence[Genoemd]) -> tuple[Genoemd, ...]:
    """Those that are named, with those that can be."""
    can = [item for item in _items(tekst, _MISSCHIEN, Vorm.CIJFERS) if all(item.van != other.van for other in named)]
    return (*named, *can)


def _items(tekst: str, vorm: re.Pattern[str], hoe: Vorm) -> tuple[Genoemd, ...]:
    groups = [name for name in ("nn", "haak", "de", "doet") if name in vorm.groupindex]
    spans = [found.span(name) for found in vorm.finditer(tekst) for name in groups if found[name]]
    return tuple(Genoemd((_als_eind(tekst[van:tot]),), van, tot, hoe) for van, tot in spans)


def _als_eind(typed: str) -> str:
    """As a reference ends: "33" and "drieëndertig" are 033."""
    return f"{_TELWOORDEN.get(typed.casefold(), typed):0>3}"
