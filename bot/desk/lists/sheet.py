"""A sheet that a use sends out to be filled in, and that comes back: what the use says of it. The rest (keys, what
changed meanwhile, the card, recording, taking back) is the same for all (`sheet_out`, `sheet_back`).

A row is known by a number that the use gives it, and by the line up to which the sheet knew it; both stand in its key.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from bot.screens.sheets import Uitgaand, Woorden
from storage.lists.sheets import BladRow
from storage.people import Persoon
from workflows.lijsten.terugblad import Verschil, Vorm

if TYPE_CHECKING:
    from bot.desk.visit import Office, Visit


@dataclass(frozen=True, slots=True)
class Uit:
    """What goes out: how it is told, the columns that it has of its form, and of each row its number, the last line
    that it knows, and what stands in its columns."""

    beeld: Uitgaand
    kolommen: Sequence[str]
    rijen: Sequence[tuple[int, int, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Plaats:
    """A row of a sheet: its number, and the last line that the sheet knew of it."""

    blad: BladRow
    rij: int
    tot: int


@dataclass(frozen=True, slots=True)
class Bekend:
    """What is known of a row: what it is called, what stands in its columns now, and what stood there when it went
    out."""

    naam: str
    nu: Mapping[str, Any]
    toen: Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What the sender changed in a row."""

    plaats: Plaats
    naam: str
    verschillen: tuple[Verschil, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What of it can be recorded, each with the acts that do it (plain values, or what prints as it is), and in Dutch
    why the rest cannot, by the name of its row."""

    daden: Sequence[tuple[Voorstel, Any]]
    bezwaren: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet of this form.

    `mag` says whether the person may have, and record, that of an organisation about something. `maak` gives what goes
    out, or what is said where there is nothing. `ken` gives what is known of rows of sheets that the person may have; a
    row that is not there any more is left out. `plan` says which acts record what was changed. `leg_vast` records
    those of a list and gives the names of rows of which it could not after all; `terug` takes back what came of a list
    and gives how many rows, and the names of those that stay because somebody went on with them. So many rows are
    recorded `per_keer`: nobody else is served meanwhile. `daarna` says what follows, where that must be said.
    """

    vorm: Vorm
    woorden: Woorden
    mag: "Callable[[Office, Persoon, int, str], bool]"
    maak: "Callable[[Office, BladRow, date], Uit | Bericht]"
    ken: "Callable[[Visit, Sequence[Plaats]], Mapping[Plaats, Bekend]]"
    plan: "Callable[[Visit, Sequence[Voorstel]], Plan]"
    leg_vast: "Callable[[Visit, int, Plan], Collection[str]]"
    terug: "Callable[[Visit, int], tuple[int, Sequence[str]]]"
    per_keer: int = 50
    daarna: "Callable[[Visit, Plan], Tekst] | None" = None
