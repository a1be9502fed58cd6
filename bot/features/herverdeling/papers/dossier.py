"""What the papers of a herverdeling are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workflows.engine.zaak import Regel, geldend
from workflows.herverdeling.feiten import HerverdelingFeiten


@dataclass(frozen=True, slots=True)
class Dossier:
    """The facts of the case, the names and provincies of the gemeenten by CBS code, which gemeente writes (a CBS code),
    the reference of the case, and the day. `eerder` holds the facts that held before an error was put right."""

    feiten: Mapping[str, Any]
    namen: Mapping[str, str]
    provincies: Mapping[str, str]
    afzender: str
    referentie: str
    vandaag: date
    eerder: Mapping[str, Any] = field(default_factory=dict)

    @property
    def weet(self) -> HerverdelingFeiten:
        """The facts, with their types."""
        return HerverdelingFeiten(self.feiten)

    @property
    def wist(self) -> HerverdelingFeiten:
        """Those that held before."""
        return HerverdelingFeiten(self.eerder)


def vervallen(regels: Iterable[Regel]) -> dict[str, Any]:
    """Of each fact that a later line took away: its last value. A besluit or a letter of before is named after it."""
    known: dict[str, Any] = {}
    lost: dict[str, Any] = {}
    for regel in geldend(regels):
        lost |= {naam: known[naam] for naam, value in regel.feiten.items() if value is None and known.get(naam)}
        known |= regel.feiten
    return lost
