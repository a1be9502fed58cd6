"""A sheet that went out to be filled in and comes back: its columns, and what of a row differs from what was sent and
from what is known by now. Which row it is, its key says; the place of a row says nothing.

What the columns are of one sheet, its own module says (`workflows/<subject>/blad.py`); all are named in
`workflows/lijsten/vormen.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from workflows.dates.numbers import lees_tienden
from workflows.dates.reading import zeg
from workflows.lijsten import cel
from workflows.lijsten.blad import Tabel, letter
from workflows.lijsten.kop import woorden

SLEUTEL = "sleutel"
SLEUTELKOP = "Sleutel"
LEEG = ("", "-", "?")
"""Cells that say nothing."""

Lezer = Callable[[str, date], Any]
"""Reads a cell on this day; None for what cannot be read."""


@dataclass(frozen=True, slots=True)
class Vak:
    """A column: its heading, and how a cell of it is read when it comes back. Without `lees` it is given, there to find
    the row or to judge by; with `let_op` it is said that a change of it is not read."""

    naam: str
    kop: str
    lees: Lezer | None = None
    let_op: str = ""


@dataclass(frozen=True)
class Vorm:
    """A sheet of this name; its rows are called by what stands in the column `noemt`. The key stands last."""

    naam: str
    noemt: str
    vakken: tuple[Vak, ...]

    @cached_property
    def _kop(self) -> Mapping[tuple[str, ...], str]:
        return {woorden(vak.kop): vak.naam for vak in self.vakken} | {woorden(SLEUTELKOP): SLEUTEL}

    @cached_property
    def kop(self) -> Mapping[str, str]:
        """The headings by the names of the columns."""
        return {vak.naam: vak.kop for vak in self.vakken} | {SLEUTEL: SLEUTELKOP}

    @property
    def terug(self) -> tuple[Vak, ...]:
        """The columns that are read when it comes back."""
        return tuple(vak for vak in self.vakken if vak.lees is not None)

    def kolom(self, kop: str) -> str:
        """The column with this heading; "" for one of the sender's own."""
        return self._kop.get(woorden(kop), "")

    def past(self, koppen: Sequence[str]) -> int:
        """How many of these headings are of the sheet; 0 where the key, or what each must agree with, is not there."""
        found = {self.kolom(kop) for kop in koppen}
        return len(found - {""}) if {self.noemt, SLEUTEL} <= found else 0


# ---------------------------------------------------------------- how a cell is read


def dag(tekst: str, vandaag: date) -> date | None:
    """A day."""
    return cel.dag(cel.zonder_tijd(tekst), vandaag)


def aantal(minimum: int, maximum: int) -> Lezer:
    """Reads a whole number within these bounds."""

    def lees(tekst: str, _: date) -> int | None:
        number = cel.getal(tekst)
        return number if number is not None and minimum <= number <= maximum else None

    return lees


def tienden(maximum: int) -> Lezer:
    """Reads a number with at most one decimal, as tenths: "11,8" is 118; above nought, up to `maximum` whole."""

    def lees(tekst: str, _: date) -> int | None:
        number = lees_tienden(tekst.replace(".", ","))
        return number if number is not None and 0 < number <= maximum * 10 else None

    return lees


def keuze(keuzes: Mapping[str, Any]) -> Lezer:
    """Reads one of these words, whatever its capitals."""

    def lees(tekst: str, _: date) -> Any:
        return keuzes.get(tekst.casefold())

    return lees


# ---------------------------------------------------------------- what stands in it


@dataclass(frozen=True, slots=True)
class Terugrij:
    """A row that came back: its number and key, what it is called in it, the values that could be read, why others
    could not, and what stands in the columns that are given."""

    nummer: int
    sleutel: str
    genoemd: str
    waarden: Mapping[str, Any] = field(default_factory=dict)
    fouten: tuple[str, ...] = ()
    gegeven: Mapping[str, str] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        """ "rij 5 (Z-12)"."""
        return f"rij {self.nummer} ({self.genoemd})" if self.genoemd else f"rij {self.nummer}"

    @property
    def zegt(self) -> tuple[object, ...]:
        """All that it says of what is read."""
        return self.genoemd.casefold(), dict(self.waarden), self.fouten


@dataclass(frozen=True, slots=True)
class Terug:
    """What came back: the rows with a key, what must be said of rows that have none or the key of another row (which,
    and why), and the headings that are not read."""

    rijen: tuple[Terugrij, ...]
    fouten: tuple[tuple[str, str], ...]
    over: tuple[str, ...]


def lees(vorm: Vorm, tabellen: Sequence[Tabel], vandaag: date) -> Terug:
    """The rows of all tables that have keys."""
    rows: list[Terugrij] = []
    wrong: list[tuple[str, str]] = []
    left: list[str] = []
    for tabel in tabellen:
        if not vorm.past([k.kop for k in tabel.kolommen]):
            left.append(f"blad {tabel.blad}")
            continue
        names = [vorm.kolom(k.kop) for k in tabel.kolommen]
        left += [k.kop or f"kolom {letter(k.plaats)}" for k, n in zip(tabel.kolommen, names, strict=True) if not n]
        left += [vorm.kop[n] for n in dict.fromkeys(names) if n and names.count(n) > 1]
        for nummer, cells in tabel.rijen:
            if not any(c.strip() for c in cells):
                continue
            row = _rij(vorm, nummer, names, cells, vandaag)
            if row.sleutel:
                rows.append(row)
            else:
                wrong.append((row.naam, "er staat geen sleutel"))
    return Terug(*_eenmaal(rows, wrong), tuple(dict.fromkeys(left)))


def _rij(vorm: Vorm, nummer: int, names: Sequence[str], cells: Sequence[str], vandaag: date) -> Terugrij:
    """A column that stands in the sheet twice is not read."""
    said = {
        n: " ".join(c.split()).removeprefix("'") for n, c in zip(names, cells, strict=True) if n and names.count(n) == 1
    }
    values: dict[str, Any] = {}
    given: dict[str, str] = {}
    wrong: list[str] = []
    for vak in vorm.vakken:
        text = said.get(vak.naam, "")
        if vak.lees is None:
            given[vak.naam] = text
        elif text not in LEEG:
            value = vak.lees(text, vandaag)
            if value is None:
                wrong.append(f"{klein(vak.kop)} kan ik niet lezen")
            else:
                values[vak.naam] = value
    return Terugrij(nummer, said.get(SLEUTEL, ""), given[vorm.noemt], values, tuple(wrong), given)


def _eenmaal(
    rows: Sequence[Terugrij], wrong: list[tuple[str, str]]
) -> tuple[tuple[Terugrij, ...], tuple[tuple[str, str], ...]]:
    """The same row twice is one; one key on two rows that differ is wrong on both."""
    by: dict[str, list[Terugrij]] = defaultdict(list)
    for row in rows:
        by[row.sleutel].append(row)
    kept = []
    for same in by.values():
        if all(row.zegt == same[0].zegt for row in same):
            kept.append(same[0])
        else:
            wrong.append((", ".join(r.naam for r in same), "hebben dezelfde sleutel"))
    return tuple(kept), tuple(wrong)


# ---------------------------------------------------------------- held against what is known


@dataclass(frozen=True, slots=True)
class Verschil:
    """A value that the sender changed, and what it was (None: it was not known)."""

    naam: str
    was: Any
    wordt: Any


@dataclass(frozen=True, slots=True)
class Vergeleken:
    """A row held against what is known: what is proposed, and what must be said of it."""

    verschillen: tuple[Verschil, ...] = ()
    meldingen: tuple[str, ...] = ()


def vergelijk(
    vorm: Vorm, rij: Terugrij, nu: Mapping[str, Any], toen: Callable[[], Mapping[str, Any]], zegt: "Zegt"
) -> Vergeleken:
    """Only what the sender changed, and nobody else since, is proposed. A cell that was made empty takes nothing away.
    `toen` gives what was known when it went out: asked only where a row differs from what is known now."""
    others = [vak for vak in vorm.vakken if vak.let_op and _anders(rij.gegeven[vak.naam], nu.get(vak.naam))]
    if not others and all(nu.get(naam) == value for naam, value in rij.waarden.items()):
        return Vergeleken((), rij.fouten)
    sent = toen()
    changed, said = [], list(rij.fouten)
    for vak in vorm.terug:
        theirs, now = rij.waarden.get(vak.naam), nu.get(vak.naam)
        if theirs is None or theirs == now:
            continue
        if sent.get(vak.naam) == now:
            changed.append(Verschil(vak.naam, now, theirs))
        else:
            said.append(f"{klein(vak.kop)}: jij {zegt(vak.naam, theirs)}, hier intussen {zegt(vak.naam, now)}")
    if not changed:
        said += [vak.let_op for vak in others if _anders(rij.gegeven[vak.naam], sent.get(vak.naam))]
    return Vergeleken(tuple(changed), tuple(said))


def _anders(tekst: str, waarde: object) -> bool:
    return tekst not in LEEG and tekst.casefold() != ("" if waarde is None else str(waarde)).casefold()


Zegt = Callable[[str, Any], str]
"""A value of the column of this name, as a person reads it."""


def zegt(_: str, waarde: object) -> str:
    """A value as it is."""
    if waarde is None:
        return "leeg"
    return zeg(waarde) if isinstance(waarde, date) else str(waarde)


def klein(kop: str) -> str:
    """A heading within a sentence; one in capitals stays so."""
    return kop if kop[:2].isupper() else kop[:1].lower() + kop[1:]
