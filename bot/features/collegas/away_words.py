"""What a sentence says of being away: whether it does, from when to when, and who stands in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.dates.reading import lees_datum, vind_datum

MOST = 14
"""Words of such a sentence at most."""
_WEG = (
    r"weg|vrij|afwezig|vakantie|\w*verlof|ziek|ziekgemeld|ziekmelding|griep|cursus|training|opleiding|congres|studiedag"
    r"|snipperdag|roostervrij|buiten kantoor|out of office|er niet|niet aanwezig|niet op kantoor|niet bereikbaar"
)
_IK = re.compile(
    rf"\b(?:ik|ben|mij|me|mijn)\b.*\b(?:{_WEG})\b|\b(?:{_WEG})\b.*\b(?:ik|mij|me)\b"
    r"|\bik (?:ben|werk|zit|kom)\b.*\bniet$"
    r"|^(?:ik )?ben er\b.*\bniet(?:$|\b.*\b(?:tot|t/m|vanaf)\b)"
)
_ZONDER_IK = re.compile(
    rf"^(?:(?:morgen|vandaag|overmorgen|vanaf|van|met|op|hele|deze|volgende|komende|week|\w+dag|heb|ben|ga|weer|a\.s\."
    rf"|[\d./-]+|t/m|tm|tot|en|\w+uari|maart|april|mei|ju[nl]i|augustus|\w+ber|de|weken|jan|feb|mrt|apr|jun|jul|aug"
    rf"|sep|okt|nov|dec|twee|drie|een|dagen|dag),? )*(?:{_WEG})\b"
)
_ANDER = re.compile(
    r"\b(?:statushouder|vergunninghouder|bewoner|huurder|gezin|kandidaat|huishouden|jongere|kind|moeder|vader|man|vrouw"
    r"|corporatie|regievoerder|coa|huis|woning|kamer|plek|plekken|hij|zij|ze|client|cliënt|asielzoeker|kinderen|tolk"
    r"|begeleider|begeleiding|amv|geld|toeslag|uitkering|zoon|dochter|wethouder|college|provincie)\b"
)
"""Whose being away or ill is told instead."""
_NEEMT_OVER = re.compile(
    r"\b(?:neem|neemt|nemen)\b.*\b(?:over|waar)\b|\b(?:overnemen|waarnemen|waarneemt|overneemt|overgenomen|waarnemer|vervangt|vervang"
    r"|vervangen|vervanger|vervanging|invallen|invaller|achterwacht)\b|\bvalt\b.*\bin\b|\bdoet mijn\b"
)
_MIJN_WERK = re.compile(
    r"\bmijn (?:zaken|dossiers|koppelingen|werk|caseload|lijst|taken|spullen|gezinnen|berichten)\b"
    r"|\b(?:voor|van) (?:mij|me)\b"
    r"|\bmijn (?:waarnemer|vervanger|vervanging)\b|\b(?:vervangt|vervang) (?:mij|me)\b"
)
_DAG = re.compile(r"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b")
_VAN_TOT = re.compile(
    r"(?:\b(?:van(?:af)?|tussen)\s+)?(?P<van>\S+(?:\s+[^\W\d]\S*){0,2}?)\s*(?:\bt/m\b|\btm\b|\btot en met\b|\btot\b|–"
    r"|\s-\s|\ben(?=\s+\S*\d))\s*(?P<tot>\S+(?:\s+\S+){0,2})"
)
_WEKEN = re.compile(r"\b(?P<n>een|twee|drie|vier|vijf|zes|\d{1,2}) (?P<maat>weken|week|dagen)\b")
_GETAL = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_WEEK = re.compile(r"\b(deze|volgende|komende|aanstaande|hele|heel de|de rest van de) week\b")
_TOT = re.compile(r"\b(?:tot|t/m|tm)\b")
_MAAND = re.compile(r"\d{1,2}e?\s+([^\W\d].*)")
_ZEKER = re.compile(r"\b(?:afwezig|vakantie|\w*verlof|ziek|ziekgemeld|ziekmelding|griep)\b|\bben ik er niet$")
"""Said without a day it is still that."""
_NIET_ERTUSSEN = re.compile(r"\bniet (?=(?:tot|t/m|tm)\b)")
"""Between two days: "vanaf donderdag niet tot de 14e"."""
_TERUG = re.compile(
    r"^(?:(?:ik|hoi|hallo|zo|ja|hey)[ ,]+)*(?:ben er (?:ook )?weer|(?:ben )?eerder (?:weer )?terug"
    r"|(?:ben )?(?:er )?(?:ook )?weer "
    r"(?:terug|er|aanwezig|beschikbaar|aan het werk|beter))"
    r"(?:,? (?:hoor|vandaag|eerder|(?:ik ben )?eerder terug"
    r"|op kantoor|van vakantie|van (?:mijn )?\w*verlof|van weggeweest|vanaf vandaag))*$"
)


def is_terug(tekst: str) -> bool:
    """Whether it says that its writer is back."""
    return _TERUG.match(" ".join(tekst.casefold().replace("!", " ").split()).rstrip(" .")) is not None


_VRAAGT = re.compile(r"(?:hoe|wat|mag|moet|krijg|wie|waarom|wanneer|welke|als|hoeveel|is|telt)\b")
_DAARNA = re.compile(
    r"(?P<eerst>[^?]+?)\s*[;.,]\s*(?:en )?(?:wie|hoe|wat|kan iemand|kan een collega|gaan|blijven)\b[^?]*"
    r"\b(?:mijn|mij|dan|intussen|over|waar)\b[^?]*\?$"
)
"""It is told first, and then asked what happens meanwhile: the form for it says that."""
_NU = re.compile(r"\b(?:ziek|ziekgemeld|ziekmelding|griep|vandaag|nu)\b")


@dataclass(frozen=True, slots=True)
class Weg:
    """From which day to which, as far as it was said, and the name of who stands in."""

    van: date | None = None
    tot: date | None = None
    wie: int | None = None


def lees(tekst: str, vandaag: date, collegas: Mapping[int, str]) -> Weg | None:
    """What a sentence says of its writer being away; None where it does not. `collegas` are names of people who may
    stand in."""
    plat = " ".join(tekst.casefold().replace("!", " ").split()).rstrip(" .")
    told = _DAARNA.match(plat)
    if told is not None:
        plat = told["eerst"]
    if len(plat.split()) > MOST or _ANDER.search(plat):
        return None
    if _VRAAGT.match(plat):
        return None
    wie = _wie(plat, collegas)
    over = _NEEMT_OVER.search(plat) is not None and _MIJN_WERK.search(plat) is not None
    weg = _IK.search(plat) is not None or _ZONDER_IK.match(plat) is not None
    if not weg and not (over and wie is not None):
        return None
    van, tot = _periode(_met_maand(_NIET_ERTUSSEN.sub(" ", plat), vandaag), vandaag)
    if plat.endswith("?") and not (over and (wie is not None or van is not None)):
        return None
    if not over and van is None and not _ZEKER.search(plat):
        return None
    return Weg(van or (vandaag if _NU.search(plat) else None), tot, wie)


_DE_HOEVEELSTE = re.compile(
    r"\b(tot en met|t/m|tm|tot) (?:de )?(\d{1,2})e\b(?! (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
)


def _met_maand(plat: str, vandaag: date) -> str:
    """The text with "tot de 14e" as the first such day that comes, where the month has one."""
    found = _DE_HOEVEELSTE.search(plat)
    if found is None:
        return plat
    ahead = (vandaag + timedelta(days=count) for count in range(62))
    day = next((dag for dag in ahead if dag.day == int(found[2])), None)
    return plat if day is None else f"{plat[: found.start()]}{found[1]} {day:%d-%m-%Y}{plat[found.end() :]}"


def _wie(plat: str, collegas: Mapping[int, str]) -> int | None:
    words = set(re.findall(r"[^\W\d_]+", plat))
    same = [ident for ident, naam in collegas.items() if naam.casefold() in words]
    return same[0] if len(same) == 1 and _NEEMT_OVER.search(plat) else None


def _periode(plat: str, vandaag: date) -> tuple[date | None, date | None]:
    """The first and the last day, as far as they are said."""
    for both in _VAN_TOT.finditer(plat):
        words = both["van"].split()
        for cut in range(len(words)):  # "weg van vandaag": the day is what stands last
            if days := _beide(" ".join(words[cut:]), both["tot"], vandaag):
                return days
    week = _WEEK.search(plat)
    if week is not None and not _DAG.search(plat):
        monday = vandaag - timedelta(days=vandaag.weekday())
        if week[1] in ("volgende", "komende", "aanstaande"):
            return monday + timedelta(days=7), monday + timedelta(days=13)
        return vandaag, monday + timedelta(days=6)
    counted = _WEKEN.search(plat)
    found = vind_datum(plat if counted is None else plat.replace(counted[0], " "), vandaag, "toekomst")
    first = found if isinstance(found, date) and found >= vandaag else None
    if counted is not None and (first is not None or not _TOT.search(plat)):
        begin = first or vandaag
        number = int(counted["n"]) if counted["n"].isdigit() else _GETAL[counted["n"]]
        length = number * (1 if counted["maat"] == "dagen" else 7)
        return begin, begin + timedelta(days=length - 1)
    if first is None:
        return None, None
    if _TOT.search(plat):
        return vandaag, first
    return (first, None) if re.search(r"\bvanaf\b|\bper\b", plat) else (first, first)


def _beide(van: str, tot: str, vandaag: date) -> tuple[date, date] | None:
    """Both days; one without a month is in that of the other. None where either is no day."""
    words = tot.split()
    for length in range(len(words), 0, -1):  # what stands behind the day belongs to the sentence
        end = " ".join(words[:length]).rstrip(",;.")
        month = _MAAND.fullmatch(end)
        begin = f"{van} {month[1]}" if van.isdigit() and month is not None else van
        days = [lees_datum(word, vandaag, richting="toekomst") for word in (begin, end)]
        if all(isinstance(dag, date) for dag in days):
            first, last = (dag for dag in days if isinstance(dag, date))
            return first, last
    return None
