"""What gemeenten agreed in an uitruil, read from lines: one for each gemeente, and one for how long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from workflows.dates.tijdvak import lees_tijdvak
from workflows.engine.velden import Veld
from workflows.gemeenten import Zoek
from workflows.uitruil import velden
from workflows.uitruil.opgaven import AMV_OPGAVE, ASIEL, BIJDRAGEN, OEKRAINE, STATUSHOUDERS

VOORBEELD = (
    "Utrechtse Heuvelrug: asielopvang +100, statushouders -10\nZeist: statushouders +10\n"
    "2027-I, 6 tijdvakken, plekken 36 maanden"
)
"""Statushouders are counted for each half-year."""
_WOORDEN = (
    (ASIEL.naam, re.compile(r"asiel\w*|azc\w*|opvangplek\w*", re.I)),
    (OEKRAINE.naam, re.compile(r"oekra[iï]\w+|ontheemd\w*|goo\w*", re.I)),
    (STATUSHOUDERS.naam, re.compile(r"statushouder\w*|taakstelling\w*|vergunninghouder\w*|huisvest\w*", re.I)),
    (AMV_OPGAVE.naam, re.compile(r"amv\w*", re.I)),
)
_BIJ = {
    "secretariaat": re.compile(r"secretaria\w+", re.I),
    "vervoer": re.compile(r"\w*(?:bus|vervoer)\w*", re.I),
    "onderwijs": re.compile(r"\w*(?:onderwijs|school|isk)\w*", re.I),
    "capaciteit": re.compile(r"\w*(?:capaciteit|expertise|ambtena|personeel|menskracht)\w*", re.I),
    "voorzieningen": re.compile(r"\w*(?:voorziening|maatschappelijk)\w*", re.I),
    "geld": re.compile(r"\b(?:geld\w*|financi\w+|euro'?s?)\b|€", re.I),
}
_GETAL = re.compile(r"(?P<teken>[+\-−–])?\s*(?P<aantal>\d{1,5})(?!\d)")
_HALF = re.compile(
    r"(\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht)\s*(?:tijdvak\w*|halfja\w*|half jaar|besluit\w*)", re.I
)
_DUUR = re.compile(
    r"(?:plekken\s+)?(?:voor\s+)?\b(\d{1,3}|een|één|twee|drie|vier|vijf)\s*(maand\w*|jaar|jaren)\b", re.I
)
_VANAF = re.compile(
    r"(?:\b(?:vanaf|van|duur|looptijd|tijdvak)\s*:?\s*)*(?<!\d)(20\d\d\s*[-/]?\s*(?:ii|i|1|2))(?!\w)", re.I
)
MOST = 9999
WORDS = 5
"""So many words a gemeente has at most."""
_TELT = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8}


@dataclass
class Gelezen:
    """What the lines say, as facts of the table; what cannot be read, a sentence each; and who is named."""

    feiten: dict[str, Any] = field(default_factory=dict)
    fout: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def lees(tekst: str, zoek: Zoek, meedoen: Sequence[str]) -> Gelezen:
    """What the text says of those that take part, by CBS code. A gemeente that is named says all of it; who is
    not named stays as it is. Lines may have run together: each gemeente begins with its name and a colon."""
    found = Gelezen()
    rest = _duur(found, " ".join(tekst.split()))
    loose, parts = _per_gemeente(rest, zoek)
    if re.search(r"\w", loose):
        found.fout.append(f"“{loose.strip(' ,;')[:40]}” begrijp ik niet. Begin met de gemeente en een dubbele punt.")
    for naam, items in parts:
        _gemeente(found, naam, items, zoek, meedoen)
    if not found.feiten and not found.fout:
        found.fout.append(f"Typ een regel per gemeente, zoals:\n{VOORBEELD}")
    return found


def _per_gemeente(tekst: str, zoek: Zoek) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first name, and of each name what follows it."""
    pieces, names, begin = list[str](), list[str](), 0
    for colon in re.finditer(":", tekst):
        words = re.split(r"[,;]", tekst[begin : colon.start()])[-1].split()
        while any(sign.isdigit() for word in words for sign in word):
            words = words[1:]
        tails = [" ".join(words[start:]) for start in range(len(words))][-WORDS:]
        naam = next((tail for tail in tails if len(zoek(tail)) == 1), tails[0] if tails else "")
        pieces.append(tekst[begin : colon.start() - len(naam)])
        names.append(naam)
        begin = colon.end()
    pieces.append(tekst[begin:])
    return pieces[0], list(zip(names, pieces[1:], strict=True))


def _gemeente(found: Gelezen, naam: str, rest: str, zoek: Zoek, meedoen: Sequence[str]) -> None:
    named = zoek(naam) if naam else ()
    if len(named) != 1:
        which = " of ".join(one.naam for one in named)
        said = f"Welke bedoel je met {naam[:40]}: {which}?" if which else f"De gemeente {naam[:40]} ken ik niet."
        found.fout.append(said)
        return
    code = named[0].code
    if code not in meedoen:
        found.fout.append(f"{named[0].naam} doet niet mee in deze uitruil.")
        return
    if code in found.codes:
        found.fout.append(f"{named[0].naam} staat er twee keer. Zet alles bij elkaar.")
        return
    read: dict[str, Any] = {veld.naam: None for veld in _velden(code)}
    pieces = [piece for piece in re.split(r"[,;]|\s+en\s+", rest) if re.search(r"\w", piece)]
    wrong = [said for piece in pieces if (said := _stuk(read, piece, code))]
    found.fout += [f"{named[0].naam}: {said}" for said in wrong]
    found.codes.append(code)
    if not wrong:
        found.feiten |= read


def _velden(code: str) -> list[Veld]:
    numbers = [velden.verschil(o, code) for o, _ in _WOORDEN]
    return [*numbers, *(velden.bijdrage(b.naam, code) for b in BIJDRAGEN)]


def _stuk(read: dict[str, Any], piece: str, code: str) -> str:
    """Put what a piece says among what was read; in Dutch what is wrong with it."""
    said = piece.strip()[:40]
    opgave = next((naam for naam, word in _WOORDEN if word.search(piece)), None)
    number = _GETAL.search(piece)
    if opgave is None or number is None:
        bring = next((naam for naam, word in _BIJ.items() if word.search(piece)), None)
        if bring is not None and number is None:
            read[velden.bijdrage(bring, code).naam] = velden.JA.naam
            return ""
        if opgave is not None:
            return f"hoeveel is “{said}”? Typ bijvoorbeeld {said} +10."
        return f"“{said}” begrijp ik niet. Noem asielopvang, Oekraïne, statushouders of amv, met een getal."
    if int(number["aantal"]) > MOST:
        return f"“{said}” is te veel: hooguit {MOST}."
    if number["teken"] is None:
        return f"zet + (doet meer) of − (doet minder) bij “{said}”."
    if read[velden.verschil(opgave, code).naam] is not None:
        return f"“{said}” staat er twee keer."
    read[velden.verschil(opgave, code).naam] = int(number["aantal"]) * (1 if number["teken"] == "+" else -1)
    return ""


def _duur(found: Gelezen, tekst: str) -> str:
    """From when and for how long; gives the text without it."""
    when, half = _VANAF.search(tekst), _HALF.search(tekst)
    if when is not None:
        found.feiten[velden.VANAF.naam] = str(lees_tijdvak(when[1]))
        tekst = _VANAF.sub(" ", tekst, count=1)
    if half is not None:
        count = _tel(half[1])
        if not 1 <= count <= velden.MEESTE_TIJDVAKKEN:
            found.fout.append(f"Hier passen 1 tot {velden.MEESTE_TIJDVAKKEN} tijdvakken in.")
        found.feiten[velden.TIJDVAKKEN.naam] = count
        tekst = _HALF.sub(" ", tekst, count=1)
    if (months := _DUUR.search(tekst)) is not None:
        number = _tel(months[1]) * (1 if months[2].lower().startswith("maand") else 12)
        if not 1 <= number <= (velden.MAANDEN.maximum or 0):
            found.fout.append(f"Plekken blijven hier 1 tot {velden.MAANDEN.maximum} maanden.")
        found.feiten[velden.MAANDEN.naam] = number
        tekst = _DUUR.sub(" ", tekst, count=1)
    return tekst


def _tel(word: str) -> int:
    return _TELT.get(word.lower()) or int(word)
