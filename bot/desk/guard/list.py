"""A list of koppelingen, guarded cell by cell before anything of it is kept. Needs no database: it may be read in a
worker, so that a long list holds nobody up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stdnum.nl import bsn

from bot.desk.guard import Afgekeurd, controleer, is_geboortedag, referentie_ok
from bot.desk.guard.plaats import LAATSTE_GEBOORTEJAAR
from workflows.cijfers import lijst as cijfers_lijst
from workflows.koppeling.lijst import MEESTE_RIJEN, Kop, Rij, lees_kop, lees_rij, zonder_kop

PRIVACY = "privacy"
"""The key of a row that held what looks like data of a person: nothing else of it is kept."""

_HARMLESS = re.compile(r"\d{0,4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T][\d:.]+)?")
_OLD = re.compile(rf"(?<!\d)(?:19[3-9]\d|200\d|201[0-{LAATSTE_GEBOORTEJAAR % 10}])(?!\d)")
"""The year of a day that nothing in a list can have but a birth."""
_LOST_ZERO = re.compile(r"(?!20[1-3]\d)\d{8}")
"""Eight digits may be a BSN whose leading zero a spreadsheet took away."""


@dataclass(frozen=True, slots=True)
class CijferCellen:
    """A list of published figures before its meaning is known: the column of each cell, and by row its number and
    cells. Of columns that are not known nothing is kept."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Lijst:
    """What came of a list: its rows, the rows that hold data of persons, the columns that do, or why it is no list
    ("soort", "te_groot", "ophalen", "onleesbaar", "te_veel", "leeg"). A list of figures stands in `cijfers`."""

    rijen: tuple[Rij, ...] = ()
    persoonlijk: tuple[int, ...] = ()
    kolommen: tuple[int, ...] = ()
    probleem: str = ""
    cijfers: CijferCellen | None = None


def lees(cellen: Sequence[Sequence[str]], vandaag: date, eerste: int = 1) -> Lijst:
    """Read the rows; `eerste` is the number of the first. Empty rows are passed over, a heading is understood."""
    genummerd = [(n, rij) for n, rij in enumerate(cellen, start=eerste) if any(cel.strip() for cel in rij)]
    if not genummerd:
        return Lijst(probleem="leeg")
    figures = cijfers_lijst.vind_kop(genummerd)
    if figures is not None:
        return _cijfers(figures[1], genummerd[figures[0] + 1 :])
    kop = lees_kop(genummerd[0][1])
    if kop is not None and kop.persoonlijk:
        return Lijst(kolommen=kop.persoonlijk)
    genummerd = genummerd[1:] if kop else genummerd
    if not genummerd or len(genummerd) > MEESTE_RIJEN:
        return Lijst(probleem="te_veel" if genummerd else "leeg")
    rijen = tuple(_rij(n, rij, kop or zonder_kop(rij, vandaag), vandaag) for n, rij in genummerd)
    return Lijst(rijen, tuple(rij.nummer for rij in rijen if PRIVACY in rij.fouten))


def _cijfers(kop: tuple[str, ...], genummerd: Sequence[tuple[int, Sequence[str]]]) -> Lijst:
    """The cells of known columns; a row with words that look like data of a person is taken out."""
    if not genummerd or len(genummerd) > cijfers_lijst.MEESTE_RIJEN:
        return Lijst(probleem="te_veel_cijfers" if genummerd else "leeg")
    rows = [(n, tuple(cel if kolom else "" for kolom, cel in zip(kop, row, strict=False))) for n, row in genummerd]
    words = [place for place, kolom in enumerate(kop) if kolom in ("gemeente", "bron")]
    bad = {n for n, row in rows if any(_of_a_person(row[place].strip()) for place in words if place < len(row))}
    return Lijst(
        persoonlijk=tuple(sorted(bad)), cijfers=CijferCellen(kop, tuple((n, row) for n, row in rows if n not in bad))
    )


def _rij(nummer: int, cellen: Sequence[str], kop: Kop, vandaag: date) -> Rij:
    if any(_of_a_person(cel.strip()) for cel in cellen):
        return _taken_out(nummer)
    rij = lees_rij(nummer, cellen, kop, vandaag)
    if "referentie" not in rij.waarden:
        return rij
    verdict = referentie_ok(str(rij.waarden.pop("referentie")))
    if isinstance(verdict, Afgekeurd):
        if verdict.soort is not None:
            return _taken_out(nummer)
        return Rij(nummer, rij.waarden, {"referentie": verdict.uitleg, **rij.fouten})
    return Rij(nummer, {"referentie": verdict.upper(), **rij.waarden}, rij.fouten)


def _of_a_person(cel: str) -> bool:
    """Whether a cell holds what must not come in. Dates of these years and small numbers are passed over, for speed."""
    if _HARMLESS.fullmatch(cel):
        return len(cel) > 4 and _OLD.search(cel) is not None
    if _OLD.search(cel) and is_geboortedag(cel, overal=False):
        return True
    if _LOST_ZERO.fullmatch(cel) and bsn.is_valid("0" + cel):
        return True
    return controleer(cel, opslaan=False) is not None


def _taken_out(nummer: int) -> Rij:
    return Rij(nummer, {}, {PRIVACY: "Hier stond iets wat op een gegeven van een persoon lijkt."})


def from_text(text: str) -> list[list[str]] | None:
    """The rows of a pasted text, or None when it is no list: most lines hold a date and something beside it, or the
    first is a heading."""
    sign = r"[;\t|]" if re.search(r"[;\t|]", text) else ","
    lines = [re.split(rf"\s*{sign}\s*", line.strip(" |")) for line in text.strip().splitlines()]
    headed = len(lines) > 1 and (lees_kop(lines[0]) is not None or are_figures(lines))
    if headed or sum(_is_row(line) for line in lines) * 2 > len(lines):
        return lines
    return None


def are_figures(lines: Sequence[Sequence[str]]) -> bool:
    """Whether pasted rows begin with the heading of a list of figures."""
    return bool(lines) and cijfers_lijst.lees_kop(lines[0]) is not None


_DAY = re.compile(r"\d{1,4}[-/. ](?:\d{1,2}|[a-z]{3,9})\.?[-/. ]\d{2,4}", re.IGNORECASE)


def _is_row(cells: Sequence[str]) -> bool:
    others = [cell for cell in cells if cell and not _DAY.fullmatch(cell)]
    with_number = any(re.search(r"\d", cell) for cell in others)
    return 1 <= len(others) < len(cells) and with_number and max(map(len, cells)) < 40
