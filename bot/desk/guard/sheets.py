"""Every cell of every sheet, guarded before anything of a list is kept or shown: of columns that are not read too.

Needs no database: it runs where the bytes are read, in a process of its own. What it gives holds no cell of a column
that is not read, and no row in which something of a person stood.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from stdnum.nl import bsn

from bot.desk.guard.plaats import LAATSTE_GEBOORTEJAAR, heeft_oude_datum
from bot.desk.guard.poort import controleer, is_geboortedag, twijfel
from workflows.lijsten import cel
from workflows.lijsten.blad import Blad, Kolom, Tabel, gevuld, letter
from workflows.lijsten.gebied import Soort, Vind
from workflows.lijsten.kop import cijferkolom, koppelingkolom, persoonlijk
from workflows.lijsten.plak import is_lijst
from workflows.lijsten.soorten import OP_NAAM
from workflows.lijsten.tabel import BOVENAAN, CIJFERS, KOPPELINGEN, TERUG, Gevonden, vind, zonder_kop
from workflows.lijsten.terugblad import Vorm
from workflows.lijsten.vormen import vorm_van

PRIVACY = "privacy"
"""The key of a row that held what looks like data of a person: nothing else of it is kept."""
_OUD = re.compile(rf"(?<!\d)(?:19[3-9]\d|200\d|201[0-{LAATSTE_GEBOORTEJAAR % 10}])(?!\d)")
"""The year of a day that nothing in a list can have but a birth."""
PLAATSEN = (Soort.GEMEENTE, Soort.MEER, Soort.OPGEHEVEN)
_DAGEN = frozenset(("koppelingsdatum", "tekendatum", "verhuisdatum", "vergunning", "datum", "uiterste"))


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """A list that may be kept: its tables, of one kind (as `workflows.lijsten.tabel.Gevonden` says).

    `personen` are the columns for which the whole list is refused; `weg` those of which a cell may not be kept
    ("kolom F (Bijzonderheden)", "blad Toelichting"); `rijen` the rows in which such a thing stood in a column that is
    read, with their sheet. `plaatsen`: a gemeente or provincie stands in some cell.
    """

    soort: str
    tabellen: tuple[Tabel, ...] = ()
    over: tuple[str, ...] = ()
    personen: tuple[str, ...] = ()
    weg: tuple[str, ...] = ()
    rijen: tuple[tuple[str, int], ...] = ()
    plaatsen: bool = False

    def als_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "soort": self.soort,
            "tabellen": [tabel.als_json() for tabel in self.tabellen],
            "over": list(self.over),
            "personen": list(self.personen),
            "weg": list(self.weg),
            "rijen": [list(row) for row in self.rijen],
            "plaatsen": self.plaatsen,
        }

    @classmethod
    def van_json(cls, data: Mapping[str, Any]) -> "Nagekeken":
        """Back from plain values."""
        return cls(
            data["soort"],
            tuple(Tabel.van_json(tabel) for tabel in data["tabellen"]),
            tuple(data["over"]),
            tuple(data["personen"]),
            tuple(data["weg"]),
            tuple((blad, nummer) for blad, nummer in data["rijen"]),
            data["plaatsen"],
        )


@lru_cache(maxsize=8192)
def persoon(tekst: str) -> bool:
    """Whether a cell holds what must not come in. Numbers of up to four digits are passed over, for speed."""
    if len(tekst) <= 4 and tekst.isdigit():
        return False
    if cel.is_datum(tekst):
        return heeft_oude_datum(cel.zonder_tijd(tekst))
    if _OUD.search(tekst) and is_geboortedag(tekst, overal=False):
        return True
    if (
        len(tekst) == 8
        and tekst.isdigit()
        and not tekst.startswith(("201", "202", "203"))
        and bsn.is_valid(f"0{tekst}")
    ):
        return True  # a BSN whose leading zero a spreadsheet took away
    long = len(tekst) > 7 or not tekst.isascii()  # a shorter one hides no number
    return controleer(tekst, opslaan=True) is not None or (long and twijfel(tekst) is not None)


def keur(bladen: Sequence[Blad], vind_plaats: Vind, soort: str = "") -> Nagekeken:
    """Guard all cells and find the tables. `soort`: what a list without a heading is."""
    found = vind(bladen)
    if not found.soort:
        found = _zonder_kop(bladen, vind_plaats, soort)
    places = any(vind_plaats(text).soort in (*PLAATSEN, Soort.PROVINCIE) for b in bladen for text in _teksten(b))
    columns: list[str] = list(_koppen_van_personen(bladen, found))
    weg: list[str] = []
    rows: list[tuple[str, int]] = []
    tables = []
    for tabel in found.tabellen:
        safe, gone, bad = _tabel(tabel, found.soort, vind_plaats, many=len(found.tabellen) > 1)
        tables.append(safe)
        weg += gone
        rows += bad
    weg += _elders(bladen, found, vind_plaats)
    if columns:
        return Nagekeken(found.soort, personen=tuple(dict.fromkeys([*columns, *weg])), plaatsen=places)
    return Nagekeken(found.soort, tuple(tables), found.over, (), tuple(dict.fromkeys(weg)), tuple(rows), places)


def _zonder_kop(bladen: Sequence[Blad], vind_plaats: Vind, soort: str) -> Gevonden:
    """Sheets without a heading, of which the rows say what they are; or all of them, where that was said."""
    tables, over, kinds = [], [], set[str]()
    for blad in bladen:
        rows = gevuld(blad.rijen)
        said = is_lijst("\n".join("; ".join(row) for _, row in rows[:60]), vind_plaats)
        kind = "" if blad.verborgen or not rows else said or soort
        if kind and kind == next(iter(kinds), kind):
            kinds.add(kind)
            tables.append(zonder_kop(blad.naam, rows))
        elif rows:
            over.append(blad.naam)
    return Gevonden(next(iter(kinds), ""), tuple(tables), (), tuple(over))


def _teksten(blad: Blad) -> set[str]:
    return {blad.naam, *(c.strip() for _, row in blad.rijen for c in row if c.strip() and not c.strip().isdigit())}


def naam_van(kolom: Kolom, blad: str = "") -> str:
    """How a column is called that must go: never by a heading that may not be said."""
    place = f"kolom {letter(kolom.plaats)}" + (f" van blad {blad}" if blad else "")
    return f"{place} ({kolom.kop})" if kolom.kop and not persoon(kolom.kop) else place


def _koppen_van_personen(bladen: Sequence[Blad], found: Gevonden) -> list[str]:
    """Headings of persons: in what was read, and on any other sheet where two stand in a row."""
    named = []
    for tabel in found.tabellen:
        figures, vorm = found.soort == CIJFERS or found.soort in OP_NAAM, _vorm(tabel, found.soort)
        bad = [k for k in tabel.kolommen if persoonlijk(k.kop) and not (figures and _betekent(k, found.soort))]
        bad = [k for k in bad if vorm is None or not vorm.kolom(k.kop)]
        named += [_kop(k) for k in bad]
    for blad in bladen:
        for _, row in gevuld(blad.rijen)[:BOVENAAN]:
            bad = [Kolom(i, c.strip()) for i, c in enumerate(row, 1) if c.strip() and persoonlijk(c)]
            named += [_kop(k) for k in bad] if len(bad) > 1 else []
    return list(dict.fromkeys(named))


def _kop(kolom: Kolom) -> str:
    return f"kolom {letter(kolom.plaats)} ({kolom.kop})"


def _tabel(
    tabel: Tabel, soort: str, vind_plaats: Vind, *, many: bool
) -> tuple[Tabel, list[str], list[tuple[str, int]]]:
    """The table without what must not be kept, with the columns and the rows that held it."""
    vorm = _vorm(tabel, soort)
    used = [
        bool(vorm.kolom(k.kop)) if vorm is not None else _gebruikt(tabel, i, soort, vind_plaats)
        for i, k in enumerate(tabel.kolommen)
    ]
    blad = tabel.blad if many else ""
    gone: list[str] = []
    bad: set[int] = set()
    for i, kolom in enumerate(tabel.kolommen):
        days = koppelingkolom(kolom.kop) in _DAGEN
        hits = [n for n, row in tabel.rijen if row[i].strip() and _treft(row[i].strip(), vind_plaats, days=days)]
        if hits and vorm is None and not _bekend(kolom, soort):
            used[i] = False
        if not used[i] and (hits or (kolom.kop and persoon(kolom.kop))):
            gone.append(naam_van(kolom, blad))
        elif hits:
            bad.update(hits)
    kolommen = tuple(
        replace(k, gebruikt=u, kop="" if persoon(k.kop) else k.kop, boven="" if persoon(k.boven) else k.boven)
        for k, u in zip(tabel.kolommen, used, strict=True)
    )
    rijen = tuple(
        (n, tuple(c if u else "" for c, u in zip(row, used, strict=True))) for n, row in tabel.rijen if n not in bad
    )
    titels = tuple(t for t in tabel.titels if not persoon(t))
    return replace(tabel, kolommen=kolommen, rijen=rijen, titels=titels), gone, [(tabel.blad, n) for n in sorted(bad)]


def _vorm(tabel: Tabel, soort: str) -> Vorm | None:
    """The sheet that went out from here and that this table is."""
    return vorm_van([k.kop for k in tabel.kolommen]) if soort == TERUG else None


def _treft(tekst: str, vind_plaats: Vind, *, days: bool) -> bool:
    if days and (day := cel.seriedag(tekst)) is not None:
        return heeft_oude_datum(f"{day:%d-%m-%Y}")
    return persoon(tekst) and vind_plaats(tekst).soort is Soort.ONBEKEND


def _bekend(kolom: Kolom, soort: str) -> bool:
    """Whether the heading says what the column is: only then a row is refused for what stands in it."""
    return bool(_betekent(kolom, soort)) if kolom.kop else soort == KOPPELINGEN


def _betekent(kolom: Kolom, soort: str) -> str:
    """What a heading names in a list of this kind."""
    if soort in OP_NAAM:
        return OP_NAAM[soort].kolom(kolom.kop)
    return koppelingkolom(kolom.kop) if soort == KOPPELINGEN else cijferkolom(kolom.kop, kolom.boven).naam


def _gebruikt(tabel: Tabel, index: int, soort: str, vind_plaats: Vind) -> bool:
    """Whether a column is read, or may be after a question."""
    kolom = tabel.kolommen[index]
    if not tabel.rij:
        return True
    if soort in OP_NAAM:
        return bool(_betekent(kolom, soort)) or (not kolom.kop and kolom.getallen)
    if soort == KOPPELINGEN:
        names = [koppelingkolom(k.kop) for k in tabel.kolommen]
        if names[index]:
            return True
        cells = [row[index].strip() for _, row in tabel.rijen if row[index].strip()]
        days = sum(map(cel.is_datum, cells)) * 2 > len(cells)
        return ("koppelingsdatum" not in names and days) or ("personen" not in names and kolom.getallen)
    read = cijferkolom(kolom.kop, kolom.boven)
    if read.naam or (kolom.getallen and (read.tijdvak or read.dag)):
        return True
    if kolom.getallen or any(cijferkolom(k.kop, k.boven).naam == "gemeente" for k in tabel.kolommen):
        return False
    cells = [row[index].strip() for _, row in tabel.rijen if row[index].strip()]
    return bool(cells) and sum(vind_plaats(c).soort in PLAATSEN for c in cells) * 2 >= len(cells)


def _elders(bladen: Sequence[Blad], found: Gevonden, vind_plaats: Vind) -> list[str]:
    """What must not be kept beside the tables: above a heading, on a sheet that is not read, as the name of one."""
    said = []
    read = {tabel.blad: tabel for tabel in found.tabellen}
    for place, blad in enumerate(bladen, start=1):
        name = f"blad {place}" if persoon(blad.naam) else f"blad {blad.naam}" if blad.naam else "de lijst"
        tabel = read.get(blad.naam)
        if tabel is None:
            if persoon(blad.naam) or any(_treft(t, vind_plaats, days=False) for t in _alles(blad)):
                said.append(name)
        elif any(_treft(t, vind_plaats, days=False) for t in tabel.titels):
            said.append("boven de kop" if len(bladen) == 1 else f"boven de kop van {name}")
    return said


def _alles(blad: Blad) -> set[str]:
    return {c.strip() for _, row in blad.rijen for c in row if c.strip()}
