"""Where the table is: in the first rows of every sheet, under titles, remarks and empty rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workflows.lijsten.blad import Blad, Kolom, Rij, Tabel, gevuld
from workflows.lijsten.cel import is_datum, is_getal
from workflows.lijsten.kop import GETALLEN, Betekenis, cijferkolom, koppelingkolom, persoonlijk, tijdvakken
from workflows.lijsten.soorten import OP_NAAM, soort_van
from workflows.lijsten.vormen import vorm_van

BOVENAAN = 12
"""Rows with anything in them in which a heading is looked for."""
KOPPELINGEN, CIJFERS, PROVINCIES, TERUG = "koppelingen", "cijfers", "provincies", "terug"
_KERN = frozenset(("koppelingsdatum", "referentie", "tekendatum", "verhuisdatum", "vergunning"))


@dataclass(frozen=True, slots=True)
class Gevonden:
    """The tables of one kind ("terug" for a sheet that went out from here, "koppelingen", "cijfers", "provincies" for
    figures of provincies alone, a name in `workflows.lijsten.soorten`, "" for none), headings of persons (sheet, place,
    heading), and the sheets that were not read."""

    soort: str
    tabellen: tuple[Tabel, ...] = ()
    persoonlijk: tuple[tuple[str, int, str], ...] = ()
    over: tuple[str, ...] = ()


def soort_van_kop(cellen: Sequence[str]) -> tuple[str, int]:
    """What kind of list these cells are the heading of, and how many columns they name; ("", 0) for no heading."""
    koppen = [cel for cel in cellen if cel.strip()]
    if len(koppen) < 1 or any(is_getal(cel) or is_datum(cel) for cel in koppen[:1]):
        return "", 0
    if (vorm := vorm_van(koppen)) is not None:
        return TERUG, vorm.past(koppen)
    if (own := soort_van(koppen))[0]:
        return own
    ours = [koppelingkolom(cel) for cel in koppen]
    people = sum(persoonlijk(cel) for cel in koppen)
    figures = [cijferkolom(cel) for cel in koppen]
    named = {b.naam for b in figures} - {"", "datum", "bron"}
    value = bool(named & {*GETALLEN, "aantal"}) or any(not b.naam and (b.tijdvak or b.dag) for b in figures)
    known = len({naam for naam in ours if naam})
    of_cases = "koppelingsdatum" in ours or ("referentie" in ours and known > 1) or people > 1 or (people and known)
    of_figures = "gemeente" in named and named & set(GETALLEN) and not _KERN & set(ours)
    if of_cases and not of_figures:
        return KOPPELINGEN, known + people
    if value and "provincie" in named and "gemeente" not in named:
        return PROVINCIES, len(named)
    if value and named & {"gemeente", "tijdvak", "jaar", "maand", "tot"}:
        return CIJFERS, len(named)
    if named & set(GETALLEN) and len(koppen) > 1 and any(b.tijdvak or b.dag for b in figures):
        return CIJFERS, len(named)
    return (KOPPELINGEN, known) if known > 1 and len(koppen) > 1 else ("", 0)


def _beste(rijen: Sequence[Rij]) -> tuple[int, str] | None:
    """The place of the heading among the rows, and its kind."""
    scored = [(soort_van_kop(cellen), place) for place, (_, cellen) in enumerate(rijen[:BOVENAAN])]
    found = [(score, -place, soort) for (soort, score), place in scored if soort]
    if not found:
        return None
    _, place, soort = max(found)
    return -place, soort


def vind(bladen: Sequence[Blad]) -> Gevonden:
    """The tables of a file. A hidden sheet is never read; nor is one of another kind than the first that is found."""
    heads = {place: _beste(gevuld(blad.rijen)) for place, blad in enumerate(bladen) if not blad.verborgen}
    kinds = [head[1] for head in heads.values() if head]
    soort = next((kind for kind in (TERUG, KOPPELINGEN, *OP_NAAM, CIJFERS, PROVINCIES) if kind in kinds), "")
    if soort != TERUG and kinds.count(CIJFERS) > kinds.count(soort):
        soort = CIJFERS
    tabellen, people, over = [], [], []
    for place, blad in enumerate(bladen):
        head = heads.get(place)
        rijen = gevuld(blad.rijen)
        if head is None or head[1] != soort:
            over += [blad.naam] if rijen else []
            continue
        tabel = maak(blad.naam, rijen, head[0])
        if soort == KOPPELINGEN:
            people += [(blad.naam, k.plaats, k.kop) for k in tabel.kolommen if persoonlijk(k.kop)]
        tabellen.append(tabel)
    return Gevonden(soort, tuple(tabellen), tuple(people), tuple(over))


def maak(naam: str, rijen: Sequence[Rij], kop: int) -> Tabel:
    """The table whose heading is at this place among the rows."""
    nummer, cellen = rijen[kop]
    rest = rijen[kop + 1 :]
    width = max([len(cellen), *(len(row) for _, row in rest)])
    heads = [cellen[i].strip() if i < len(cellen) else "" for i in range(width)]
    above = _boven(rijen[kop - 1][1] if kop else (), width)
    kolommen = tuple(
        Kolom(i + 1, " ".join(heads[i].split()), above[i], _getallen(rest, i))
        for i in range(width)
        if heads[i] or any(i < len(row) and row[i].strip() for _, row in rest)
    )
    kept = tuple((n, tuple(row[k.plaats - 1] if k.plaats <= len(row) else "" for k in kolommen)) for n, row in rest)
    titels = tuple(cel.strip() for _, row in rijen[:kop] for cel in row if cel.strip())
    return Tabel(naam, nummer, titels, kolommen, kept)


def _boven(cellen: Sequence[str], width: int) -> list[str]:
    """What stands above each heading in merged cells: a tijdvak, or what is counted, over several columns. One cell
    alone at the left is a title."""
    filled = [i for i, cel in enumerate(cellen) if cel.strip()]
    if not filled or (filled[0] == 0 and len(filled) == 1):
        return [""] * width
    if not any(_zegt_iets(cellen[i]) for i in filled):
        return [""] * width
    said, current = [], ""
    for i in range(width):
        if i < len(cellen) and cellen[i].strip():
            current = cellen[i].strip()
        said.append(current if i >= filled[0] else "")
    return said


def _zegt_iets(tekst: str) -> bool:
    read: Betekenis = cijferkolom(tekst)
    return bool(tijdvakken(tekst)) or read.naam in GETALLEN


def _getallen(rijen: Sequence[Rij], place: int) -> bool:
    filled = [row[place].strip() for _, row in rijen if place < len(row) and row[place].strip()]
    return bool(filled) and sum(map(is_getal, filled)) * 2 >= len(filled)


def zonder_kop(naam: str, rijen: Sequence[Rij]) -> Tabel:
    """A table without a heading: its columns have none."""
    width = max((len(row) for _, row in rijen), default=0)
    kolommen = tuple(
        Kolom(i + 1, "", "", _getallen(rijen, i))
        for i in range(width)
        if any(i < len(row) and row[i].strip() for _, row in rijen)
    )
    kept = tuple((n, tuple(row[k.plaats - 1] if k.plaats <= len(row) else "" for k in kolommen)) for n, row in rijen)
    return Tabel(naam, 0, (), kolommen, kept)


_TOTAAL = re.compile(r"(?:eind|sub)?tota(?:al|len)\b.*|som\b.*|gemiddelde?\b.*|aantal\b.*", re.IGNORECASE)


def is_totaal(tekst: str) -> bool:
    """Whether a cell says that its row is a sum."""
    return _TOTAAL.fullmatch(tekst.strip(" :=")) is not None
