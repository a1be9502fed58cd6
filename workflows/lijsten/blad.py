"""Sheets of cells as a file or a paste holds them, and tables found in them. Cells are text: a date reads 2026-10-12,
a number as it was stored. Rows are counted as the file counts them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rij = tuple[int, tuple[str, ...]]
"""Its number in the file, and its cells."""


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet; empty rows may be left out. A sheet that is `verborgen` was hidden by who made the file."""

    naam: str
    rijen: tuple[Rij, ...]
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a table: its place (from 1), its heading, and what stands above that (a tijdvak over more columns).
    `getallen`: it holds numbers. Of one that is not `gebruikt` no cell is kept."""

    plaats: int
    kop: str
    boven: str = ""
    getallen: bool = False
    gebruikt: bool = True


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table on a sheet: the lines above its heading, its columns, and its rows with a cell for each column (empty
    where the column is not used). `rij` is the row of the heading; 0: there was none."""

    blad: str
    rij: int
    titels: tuple[str, ...]
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]

    def als_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "blad": self.blad,
            "rij": self.rij,
            "titels": list(self.titels),
            "kolommen": [[k.plaats, k.kop, k.boven, k.getallen, k.gebruikt] for k in self.kolommen],
            "rijen": [[nummer, list(cellen)] for nummer, cellen in self.rijen],
        }

    @classmethod
    def van_json(cls, data: Mapping[str, Any]) -> "Tabel":
        """Back from plain values."""
        return cls(
            data["blad"],
            data["rij"],
            tuple(data["titels"]),
            tuple(Kolom(*kolom) for kolom in data["kolommen"]),
            tuple((nummer, tuple(cellen)) for nummer, cellen in data["rijen"]),
        )


def letter(plaats: int) -> str:
    """How a spreadsheet calls the column at this place: 1 is A, 27 is AA."""
    said = ""
    while plaats > 0:
        plaats, rest = divmod(plaats - 1, 26)
        said = chr(65 + rest) + said
    return said


def gevuld(rijen: Sequence[Rij]) -> list[Rij]:
    """The rows in which anything stands."""
    return [rij for rij in rijen if any(cel.strip() for cel in rij[1])]
