"""Gemeenten with their opgave and places, read from what somebody typed or pasted: a line each, in many forms, with or
without a heading. Lines may have run together: a name begins the next one."""

import re
from dataclasses import dataclass, field

from workflows.gemeenten import Zoek
from workflows.lijsten.lezing import GelezenKolom
from workflows.streefpercentage.kolommen import is_som
from workflows.streefpercentage.velden import MOST, STREEF

VOORBEELD = "Tilburg 600 240\nGoirle 80 12\nOisterwijk 90 410"
_DEEL = re.compile(r"[-−–]?\d[\d.+]*%?|[^\W\d_][\w'’\-]*|'s-\w+|[,;:|()%]|\n", re.UNICODE)
_GETAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:\+(?:\d{1,3}(?:\.\d{3})+|\d+))*")
_OPGAVE = frozenset(("opgave", "opgaven", "gevraagd", "gevraagde", "nodig", "taakstelling"))
_PLEKKEN = frozenset(
    ("plekken", "plaatsen", "opvangplekken", "beschikbaar", "beschikbare", "aanbod", "heeft", "levert", "gerealiseerd")
)
_KOP = _OPGAVE | _PLEKKEN | {"gemeente", "gemeenten", "naam", "aantal"}
_STREEF = frozenset(("streef", "streefpercentage", "minimaal", "minstens"))
ZELF = "Percentages per gemeente reken ik zelf uit. Het streefpercentage typ je zo: streef 60%."
_SCHEIDT = re.compile(r"[,;|\n]+")
_CEL = re.compile(r"[;|\t]")


@dataclass
class Gelezen:
    """What the text says: opgave and places by CBS code (None for what it does not say), who is taken out, the
    percentage; what must be said of it, and what cannot be read, a sentence each. `kolommen` are those of a table."""

    cijfers: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    weg: list[str] = field(default_factory=list)
    streef: int | None = None
    meldingen: list[str] = field(default_factory=list)
    fout: list[str] = field(default_factory=list)
    kolommen: tuple[GelezenKolom, ...] = ()


@dataclass
class _Groep:
    """Words, and the numbers that follow them with the word before each."""

    woorden: list[str] = field(default_factory=list)
    getallen: list[tuple[str, str]] = field(default_factory=list)


_EIGEN = re.compile(r"\s*(?:(?:streef\w*|minimaal|minstens)\W{0,3}\d{1,3}\s?%?|[^\d;|\t]+ weg)\s*\.?", re.IGNORECASE)
_NOEMT = re.compile(r"(?:streef\w*|minimaal|minstens)\D{0,20}\d{1,3}|\d{1,3}\s?%", re.IGNORECASE)
_JAAR = re.compile(r"20\d\d")


def is_eigen(regel: str) -> bool:
    """Whether a line below a table is one of our own: a percentage, or a gemeente that leaves."""
    return _EIGEN.fullmatch(regel) is not None


def noemt_streef(tekst: str) -> bool:
    """Whether a text names a percentage."""
    return _NOEMT.search(tekst) is not None


def lees(tekst: str, zoek: Zoek) -> Gelezen:
    """What the text says of which gemeenten."""
    found, omgekeerd = Gelezen(fout=_lege_cellen(tekst) or _ruime_cellen(tekst) or _breuken(tekst)), False
    if found.fout:
        return found
    for groep in _groepen(tekst):
        named = [word for word in groep.woorden if word.casefold() not in _KOP | _STREEF]
        heads = [word.casefold() for word in groep.woorden if word.casefold() in _OPGAVE | _PLEKKEN]
        if len({word in _OPGAVE for word in heads}) == 2:  # a heading: its order holds for the lines below it
            omgekeerd = heads[0] in _PLEKKEN
        _streef(found, groep)
        if not re.search(r"\w", " ".join(named)):
            if [number for _, number in groep.getallen if not number.endswith("%")]:
                found.fout.append(f"Van welke gemeente is {groep.getallen[0][1]}? Begin met de naam.")
            continue
        _namen(found, groep, " ".join(named), zoek, omgekeerd=omgekeerd)
    if not (found.cijfers or found.weg or found.streef or found.fout):
        found.fout.append(f"Typ een regel per gemeente: naam, opgave, plekken. Zoals:\n{VOORBEELD}")
    return found


def _lege_cellen(tekst: str) -> list[str]:
    """The rows of a pasted table with nothing between two signs: which number stood there cannot be read, and the next
    would be taken for it. Signs at the end are of columns that are not ours."""
    rows = [line.strip(" ;|\t") for line in tekst.splitlines() if re.search(r"\d", line)]
    empty = [_CEL.split(row)[0].strip()[:40] for row in rows if re.search(r"[;|\t]\s*[;|\t]", row)]
    return [f"Bij {naam} is een cel leeg. Zet er het getal in (0 mag), of laat de regel weg." for naam in empty]


_RUIM = re.compile(r"([^\d;|\t,:]+?) {2,}(" + _GETAL.pattern + r")")


def _ruime_cellen(tekst: str) -> list[str]:
    """The same among spaces, where an empty cell leaves no trace: a row with one number while others have more."""
    rows = [line.strip() for line in tekst.splitlines()]
    if max((len(_GETAL.findall(row)) for row in rows), default=0) < 2:
        return []
    single = [(found[1].strip()[:40], found[2]) for row in rows if (found := _RUIM.fullmatch(row))]
    return [
        f"Bij {naam} staat één getal. Typ {naam} opgave {number}, of {naam} plekken {number}."
        for naam, number in single
        if not (_KOP | _STREEF) & set(naam.casefold().split()) and not is_som(naam)
    ]


_BREUK = re.compile(rf"(?<![\d/])({_GETAL.pattern})\s?/\s?({_GETAL.pattern})(?![\d/])")


def _breuken(tekst: str) -> list[str]:
    """Two numbers with a stroke between them: what there is of what is asked, or the other way round."""
    return [
        f"{found[0]} kan op twee manieren. Typ {found[1]} van {found[2]} (plekken van opgave), of opgave {found[1]} "
        f"plekken {found[2]}."
        for found in _BREUK.finditer(tekst)
    ]


def _groepen(tekst: str) -> list[_Groep]:
    """A new group begins with a word after a number, where that is not the word before the next number."""
    groups, last = [_Groep()], ""
    parts = [found[0] for found in _DEEL.finditer(tekst)]
    for place, part in enumerate(parts):
        here = groups[-1]
        if _is_getal(part):
            here.getallen.append((last, part))
            last = ""
        elif here.getallen and part[0].isalpha():
            following = next((p for p in parts[place + 1 :] if p not in ":="), "")
            if part.casefold() in _OPGAVE | _PLEKKEN | {"van", "weg"} and (_is_getal(following) or part == "weg"):
                last = part.casefold()
            elif part.casefold() not in _OPGAVE | _PLEKKEN:
                groups.append(_Groep([part]))
                last = ""
        elif here.getallen:
            continue
        else:
            here.woorden.append(part)
            last = part.casefold() if part[0].isalpha() else last
    return groups


def _is_getal(part: str) -> bool:
    return part.lstrip("-−–")[:1].isdigit()


def _streef(found: Gelezen, groep: _Groep) -> None:
    """A percentage stands by its word, or alone: beside a gemeente it is what the gemeente delivers, and follows."""
    named = bool({w.casefold() for w in groep.woorden} & _STREEF)
    alone = not any(word[0].isalpha() for word in groep.woorden)
    for word, number in list(groep.getallen):
        if number.endswith("%") and not (named or alone):
            groep.getallen.remove((word, number))
            found.meldingen += [] if ZELF in found.meldingen else [ZELF]
        elif number.endswith("%") or (named and len(groep.getallen) == 1):
            value = int(number.rstrip("%").split("+")[0].replace(".", "") or 0)
            if not 1 <= value <= (STREEF.maximum or 0):
                found.fout.append(f"Een streefpercentage is 1 tot {STREEF.maximum}, niet {number}.")
            else:
                found.streef = value
            groep.getallen.remove((word, number))


def _namen(found: Gelezen, groep: _Groep, words: str, zoek: Zoek, *, omgekeerd: bool) -> None:
    """The names that stand before the numbers: the last has them, the others have none yet."""
    names = [name for part in _SCHEIDT.split(words) for name in _elk(part.strip(" :()%"), zoek) if name]
    for place, name in enumerate(names):
        out = name.casefold().endswith(" weg")
        name = name[:-4].strip() if out else name
        named = zoek(name)
        if len(named) != 1:
            if is_som(name) and _titel(groep, last=place == len(names) - 1):
                continue
            if is_som(name):
                found.meldingen.append(f"De regel “{name[:40]}” lees ik niet: het totaal reken ik zelf uit.")
            else:
                which = " of ".join(one.naam for one in named)
                said = (
                    f"Welke bedoel je met {name[:40]}: {which}?" if which else f"De gemeente {name[:40]} ken ik niet."
                )
                found.fout.append(said)
            continue
        code = named[0].code
        if code in found.cijfers or code in found.weg:
            found.fout.append(f"{named[0].naam} staat er twee keer.")
        elif out:
            found.weg.append(code)
        elif place < len(names) - 1:
            found.cijfers[code] = (None, None)
        else:
            _getallen(found, groep, code, named[0].naam, omgekeerd=omgekeerd)


def _titel(groep: _Groep, *, last: bool) -> bool:
    """Whether a name has no numbers of its own, but a year: then it is the title of what follows, and no sum."""
    return not last or all(_JAAR.fullmatch(number) for _, number in groep.getallen)


def _elk(part: str, zoek: Zoek) -> list[str]:
    """The names in a part with "en" between them: the longest that is one gemeente, for Gilze en Rijen is one."""
    pieces, names = re.split(r"\sen\s", part), list[str]()
    while pieces:
        ends = range(len(pieces), 0, -1)
        end = next((n for n in ends if len(zoek(" en ".join(pieces[:n]))) == 1), 1)
        names.append(" en ".join(pieces[:end]).strip())
        pieces = pieces[end:]
    return names


def _getallen(found: Gelezen, groep: _Groep, code: str, naam: str, *, omgekeerd: bool) -> None:
    """By the words before them, else in the order of the heading: opgave, places."""
    read: dict[str, int] = {}
    plain: list[int] = []
    for word, number in groep.getallen:
        if not _GETAL.fullmatch(number):
            found.fout.append(f"{naam}: {number[:20]} is geen heel getal.")
            return
        value = sum(int(piece.replace(".", "")) for piece in number.split("+"))
        if value > MOST:
            found.fout.append(f"{naam}: {number[:20]} is te veel, hooguit {MOST}.")
            return
        if word == "van" and plain and len(plain) == 1 and not read:
            read = {"plekken": plain.pop(), "opgave": value}
        elif word in _OPGAVE or word in _PLEKKEN:
            read["opgave" if word in _OPGAVE else "plekken"] = value
        else:
            plain.append(value)
    order = ["plekken", "opgave"] if omgekeerd else ["opgave", "plekken"]
    left = [kind for kind in order if kind not in read]
    if len(plain) > len(left):
        found.fout.append(f"{naam}: er staan meer dan twee getallen. Tel de opgaven op, zoals 400+200.")
        return
    read |= dict(zip(left, plain, strict=False))
    found.cijfers[code] = (read.get("opgave"), read.get("plekken"))
