"""What was read from a list: every column as it was taken, what would be recorded, what must be asked, what was checked
and what was left out. A function of tables and answers, so that each answer gives a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.cijfers.lijst import Gelezen
from workflows.koppeling.lijst import Rij as KoppelingRij

Antwoorden = Mapping[str, str]
"""What was pressed: the code of a choice by the code of its question."""
WEG = "weg"
"""The choice that leaves a column (or rows) out."""


@dataclass(frozen=True, slots=True)
class GelezenKolom:
    """A column on the card. `naam` is what it was read as ("controle" for one that was only held against the others),
    "" when it was not; `zegt` the same in Dutch, or why it was not read. `getallen`: it holds numbers."""

    blad: str
    plaats: int
    kop: str
    naam: str
    zegt: str = ""
    getallen: bool = False


@dataclass(frozen=True, slots=True)
class Keuze:
    """A button under a question."""

    code: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Vraag:
    """One doubt, asked once whatever the number of rows. `kolom` is the heading it is about."""

    code: str
    tekst: str
    keuzes: tuple[Keuze, ...]
    kolom: str = ""


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong in a row, and in which column (its heading); that row is not recorded."""

    blad: str
    rij: int
    kolom: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Controle:
    """A column or a row that was held against the others. `zegt` names both numbers where it is not right."""

    kolom: str
    klopt: bool
    zegt: str
    rij: int = 0
    staat: int | None = None
    som: int | None = None


@dataclass(frozen=True, slots=True)
class Lezing:
    """Of `soort` "koppelingen" or "cijfers"; "geweigerd" with the reason in `weigering`. While there are `vragen`,
    what stands in `cijfers` is what is certain already. `meldingen` must be said, in the order given."""

    soort: str
    kolommen: tuple[GelezenKolom, ...] = ()
    gelezen: tuple[str, ...] = ()
    niet_gelezen: tuple[str, ...] = ()
    vragen: tuple[Vraag, ...] = ()
    fouten: tuple[Fout, ...] = ()
    controles: tuple[Controle, ...] = ()
    meldingen: tuple[str, ...] = ()
    koppelingen: tuple[KoppelingRij, ...] = ()
    cijfers: tuple[Gelezen, ...] = ()
    weigering: str = ""

    @property
    def alles(self) -> bool:
        """Whether nothing was left out: no column with numbers, no row and no sheet."""
        left = any(not kolom.naam and kolom.getallen for kolom in self.kolommen)
        return not (left or self.fouten or self.niet_gelezen or self.vragen)
