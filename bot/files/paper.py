"""A paper as it goes into a template: its parts as plain text."""

import re
from dataclasses import dataclass
from datetime import date

from workflows.dates.words import MAANDEN

CONCEPT = "CONCEPT"
"""Above each page of what somebody must still read before it goes."""


_DAG = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MAANDEN)}) (\d{{4}})\b")


def vast(tekst: str) -> str:
    """With every day in one piece, so that no line ends between the day and its month."""
    return _DAG.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", tekst)


@dataclass(frozen=True, slots=True)
class Rij:
    """A gemeente in the table."""

    gemeente: str
    voor: str
    erbij: str
    na: str


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading between the paragraphs."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table between the paragraphs; its head comes back on every page."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


Deel = str | Kop | Tabel
"""What stands below each other in a paper."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper, ready to be set in a template. `let_op` is for the one who sends it, and goes out before sending.
    `auteur` and `gemaakt` are for the properties of the file: an organisation and a day. While something is open it is
    a `concept`; `van` is the CBS code of the gemeente whose paper it is."""

    bestand: str
    titel: str
    let_op: str
    afzender: str
    adres: tuple[str, ...]
    datum: str
    kenmerk: str
    alineas: tuple[Deel, ...]
    rijen: tuple[Rij, ...]
    slot: tuple[Deel, ...]
    ondertekening: tuple[str, ...]
    auteur: str = ""
    gemaakt: date | None = None
    concept: bool = True
    van: str = ""

    @property
    def tekst(self) -> str:
        """All its words in order, a row of a table on a line."""
        rows = [" ".join((rij.gemeente, rij.voor, rij.erbij, rij.na)) for rij in self.rijen]
        lines = [self.titel, self.let_op, self.afzender, *self.adres, self.datum, self.kenmerk]
        return "\n".join([*lines, *_regels(self.alineas), *rows, *_regels(self.slot), *self.ondertekening])


def _regels(delen: tuple[Deel, ...]) -> list[str]:
    lines: list[str] = []
    for deel in delen:
        match deel:
            case Kop(tekst):
                lines.append(tekst)
            case Tabel(kop, rijen):
                lines += [" ".join(row) for row in (kop, *rijen)]
            case _:
                lines.append(deel)
    return lines
