"""What people type: "Lelystad draagt 10 over aan Almere en 5 aan Zeewolde". How gemeenten are found is an argument."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflows.dates.tijdvak import lees_tijdvak
from workflows.dates.words import getal
from workflows.engine.velden import Terugvraag
from workflows.gemeenten import Gevonden, Zoek

VOORBEELD = "Typ het zo: Lelystad draagt 10 over aan Almere en 5 aan Zeewolde."
LANGSTE_TEKST = 500
_TELWOORD = r"\d{1,4}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
_MENSEN = r"(?:vergunninghouders?|statushouders?|mensen|personen|plaatsen)"
_GEEFT = re.compile(r"(?P<van>.+?)\s+(?:draagt|geeft|wil|wilde|gaat)\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_NEEMT = re.compile(
    rf"(?P<aan>.+?)\s+neemt\s+(?P<n>{_TELWOORD})\s+(?:{_MENSEN}\s+)?(?:over\s+)?van\s+(?P<van>.+?)(?:\s+over)?",
    re.IGNORECASE | re.DOTALL,
)
_DEEL = re.compile(
    rf"(?:^|,\s*|\s+en\s+|,\s*en\s+)(?P<n>{_TELWOORD})\s+(?:{_MENSEN}\s+)?(?:over(?:dragen)?\s+)?aan\s+"
    rf"(?P<aan>.+?)(?=(?:,\s*(?:en\s+)?|\s+en\s+)(?:{_TELWOORD})\s|$)",
    re.IGNORECASE | re.DOTALL,
)


_WERKWOORD = re.compile(r"\s(?:draagt|geeft|neemt)\s", re.IGNORECASE)
_GRENS = re.compile(
    r"(?:;\s*|\.\s+|,?\s+en\s+|,\s*)(?=(?:(?!\baan\b)[^\d;]){2,45}?\s(?:draagt|geeft|neemt)\s)", re.IGNORECASE
)
"""Where a next sentence may begin: a name with a verb of its own."""
_SAMEN = re.compile(
    rf".+\s+en\s+[^\d]+?\s+(?:dragen|geven|willen)\s+(?:samen\s+)?(?P<n>{_TELWOORD})\s+.+", re.IGNORECASE | re.DOTALL
)
"""More givers before one number: each, or together?"""
_TEKEN = re.compile(
    r"\s*(?:herverdeling:?\s+)?(?:gemeente\s+)?(?P<naam>['’]?[^\W\d][^:\n]{1,45}?)\s*[:\t;|]?\s*(?P<teken>[-+−–])\s?(?P<n>\d{1,4})\s*"
)

_ACHTER_ELKAAR = re.compile(r"(?:(?<=\d)|(?<=\d-I)|(?<=\d-II))(?:\s*[,;]\s*|\s+(?:en\s+)?)(?=[^\W\d])", re.IGNORECASE)
"""Between two gemeenten with a sign on one line, and behind a tijdvak before them."""


@dataclass(frozen=True, slots=True)
class Overdracht:
    """By CBS code what each gemeente takes over (below zero: hands over); it always adds up to nothing. `opmerking`
    is what to say of a name that was read as another."""

    verschillen: Mapping[str, int]
    namen: Mapping[str, str]
    opmerking: str = ""


def lees_overdracht(tekst: str, zoek: Zoek) -> Overdracht | Terugvraag:
    """Who hands over how many to whom, in one sentence or more, or as lines with a sign. What is not clear is asked
    back."""
    if is_tekens(tekst):
        return _lees_tekens(tekst, zoek)
    line = " ".join(tekst.split()).rstrip(".!")
    if len(line) > LANGSTE_TEKST:
        return Terugvraag(VOORBEELD)
    if (together := _SAMEN.fullmatch(line)) is not None:
        return Terugvraag(_elk_of_samen(together["n"]))
    totals: dict[str, int] = {}
    names: dict[str, str] = {}
    for sentence in _zinnen(line):
        found = _lees_zin(sentence, zoek)
        if isinstance(found, Terugvraag):
            return found
        names |= found.namen
        for code, change in found.verschillen.items():
            totals[code] = totals.get(code, 0) + change
    return _klopt(totals, names)


def _zinnen(line: str) -> list[str]:
    """The sentences of a line: a new one begins where a name with a verb follows on a sentence that had its own."""
    found, begin = [], 0
    for cut in _GRENS.finditer(line):
        if _WERKWOORD.search(line, begin, cut.start()):
            found.append(line[begin : cut.start()])
            begin = cut.end()
    return [*found, line[begin:]]


def is_tekens(tekst: str) -> bool:
    """Whether a text is two pieces or more that all carry a sign: `Almere -10`, `Lelystad +15`, each on a line or one
    behind the other; a tijdvak may stand before them."""
    lines = _stukken(tekst)
    if lines and not _TEKEN.fullmatch(lines[0]) and lees_tijdvak(lines[0]) is not None:
        lines = lines[1:]
    return len(lines) >= 2 and all(_TEKEN.fullmatch(line) for line in lines)


def _stukken(tekst: str) -> list[str]:
    if len(tekst) > LANGSTE_TEKST:
        return []
    lines = (line.strip().rstrip(".!") for line in tekst.splitlines())
    return [piece for line in lines if line for piece in _ACHTER_ELKAAR.split(line)]


def _lees_tekens(tekst: str, zoek: Zoek) -> Overdracht | Terugvraag:
    totals: dict[str, int] = {}
    names: dict[str, str] = {}
    for found in filter(None, (_TEKEN.fullmatch(line) for line in _stukken(tekst))):
        gemeente = _een(found["naam"], zoek)
        if isinstance(gemeente, Terugvraag):
            return gemeente
        if gemeente.code in totals:
            return Terugvraag(f"{gemeente.naam} staat er twee keer in. Zet elke gemeente op één regel.")
        totals[gemeente.code] = int(found["n"]) * (1 if found["teken"] == "+" else -1)
        names[gemeente.code] = gemeente.naam
    rest = sum(totals.values())
    if rest:
        lack = f"er wordt {rest} te veel overgenomen" if rest > 0 else f"{-rest} heeft nog geen gemeente"
        return Terugvraag(f"Samen moet het gelijk blijven: {lack}. Pas een regel aan en stuur ze opnieuw.")
    return _klopt({code: change for code, change in totals.items() if change}, names)


def _elk_of_samen(number: str) -> str:
    return (
        f"Dragen zij elk {number} over, of samen {number}? Typ het per gemeente, ieder op een regel, zoals: "
        "Almere -10, en daaronder Lelystad +10."
    )


def _klopt(totals: Mapping[str, int], names: Mapping[str, str]) -> Overdracht | Terugvraag:
    if len(totals) < 2 or not any(totals.values()):
        return Terugvraag(f"Noem twee verschillende gemeenten en een aantal boven nul. {VOORBEELD}")
    return Overdracht(totals, names)


def _lees_zin(line: str, zoek: Zoek) -> Overdracht | Terugvraag:
    taken = _NEEMT.fullmatch(line)
    if taken is not None:
        return _tel([(taken["n"], taken["van"], taken["aan"])], zoek)
    given = _GEEFT.fullmatch(line)
    parts = _delen(given["rest"]) if given is not None else None
    if given is None or not parts:
        return Terugvraag(VOORBEELD)
    return _tel([(number, given["van"], naam) for number, naam in parts], zoek)


def _delen(rest: str) -> list[tuple[str, str]] | None:
    """The pieces "10 aan Almere"; None when words are left that belong to none of them."""
    rest = re.sub(r"\s+(?:over|overdragen)$", "", rest, flags=re.IGNORECASE)
    found = list(_DEEL.finditer(rest))
    whole = "".join(piece[0] for piece in found) == rest
    return [(piece["n"], piece["aan"]) for piece in found] if whole else None


def _tel(parts: Sequence[tuple[str, str, str]], zoek: Zoek) -> Overdracht | Terugvraag:
    totals: dict[str, int] = {}
    names: dict[str, str] = {}
    for number, giver, taker in parts:
        amount = getal(number.lower().replace("één", "een"))
        for naam, change in ((giver, -amount), (taker, amount)):
            gemeente = _een(re.sub(r"\s+over$", "", naam, flags=re.IGNORECASE), zoek)
            if isinstance(gemeente, Terugvraag):
                return gemeente
            totals[gemeente.code] = totals.get(gemeente.code, 0) + change
            names[gemeente.code] = gemeente.naam
    return _klopt(totals, names)


def zonder(verschillen: Mapping[str, int], code: str) -> dict[str, int]:
    """The same without one gemeente: who handed over to it keeps that, who took over from it gets less, those with most
    first. Who then changes nothing is left out; empty where nothing is left."""
    left = {other: change for other, change in verschillen.items() if other != code}
    rest = verschillen[code]
    for other in sorted(left, key=lambda naam: (left[naam] * (1 if rest > 0 else -1), naam)):
        part = min(abs(rest), max(0, -left[other] if rest > 0 else left[other]))
        step = part if rest > 0 else -part
        left[other], rest = left[other] + step, rest - step
    return {other: change for other, change in left.items() if change}


def _een(naam: str, zoek: Zoek) -> Gevonden | Terugvraag:
    found = zoek(naam)
    if len(found) == 1:
        return found[0]
    if not found:
        return Terugvraag(f"Een van de namen is geen gemeente die ik ken. {VOORBEELD}")
    names = tuple((gemeente.naam, gemeente.naam) for gemeente in found)
    which = " of ".join(gemeente.naam for gemeente in found)
    return Terugvraag(f"Welke gemeente bedoel je: {which}? Typ de hele zin opnieuw met de volle naam.", names)
