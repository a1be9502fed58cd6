"""What the papers of a herverdeling are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from workflows.engine.zaak import Regel, geldend
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.velden import MELDING


@dataclass(frozen=True, slots=True)
class Eerder:
    """Another herverdeling that changed the taakstelling of a gemeente in the same tijdvak before this one: what it
    gave, and the besluit of that gemeente."""

    verschil: int
    besluit_op: date | None
    nummer: str | None
    bekend_op: date | None


@dataclass(frozen=True)
class Dossier:
    """The facts of the case, the names and provincies of the gemeenten by CBS code, which gemeente writes (a CBS code),
    the reference of the case, and the day. `eerder` holds the facts that held before an error was put right, and
    `basis` all facts as they were last told. `eerdere` are by CBS code the other herverdelingen in this tijdvak,
    `contact` is how the department that writes is reached, `zorgen` is what the screen of the case warns of, and
    `eigen` for which gemeenten a paper of its own is made."""

    feiten: Mapping[str, Any]
    namen: Mapping[str, str]
    provincies: Mapping[str, str]
    afzender: str
    referentie: str
    vandaag: date
    eerder: Mapping[str, Any] = field(default_factory=dict)
    standen: Mapping[str, str] = field(default_factory=dict)
    basis: Mapping[str, Any] = field(default_factory=dict)
    eerdere: Mapping[str, tuple[Eerder, ...]] = field(default_factory=dict)
    contact: str = ""
    zorgen: tuple[str, ...] = ()
    eigen: tuple[str, ...] = ()

    @cached_property
    def weet(self) -> HerverdelingFeiten:
        """The facts, with their types."""
        return HerverdelingFeiten(self.feiten)

    @cached_property
    def wist(self) -> HerverdelingFeiten:
        """Those that held before."""
        return HerverdelingFeiten(self.eerder)

    @cached_property
    def gezegd(self) -> HerverdelingFeiten:
        """Those that were last told."""
        return HerverdelingFeiten(self.basis)

    @property
    def geheel(self) -> str:
        """Where the whole is."""
        return self.standen.get(GEHEEL, "verkenning")

    def oud(self, code: str) -> int:
        """The taakstelling that this besluit changes: as published, with what an earlier besluit in the tijdvak did to
        it (own reading of uitgangspunt 3 of the stappenplan)."""
        return (self.weet.van(code).voor or 0) + sum(item.verschil for item in self.eerdere.get(code, ()))

    def nieuw(self, code: str) -> int:
        """What it becomes, in the first tijdvak."""
        return self.oud(code) + self.weet.van(code).verschil


def vervallen(regels: Iterable[Regel]) -> dict[str, Any]:
    """Of each fact that a later line took away: its last value. A besluit or a letter of before is named after it."""
    known: dict[str, Any] = {}
    lost: dict[str, Any] = {}
    for regel in geldend(regels):
        lost |= {naam: known[naam] for naam, value in regel.feiten.items() if value is None and known.get(naam)}
        known |= regel.feiten
    return lost


def gezegd(regels: Iterable[Regel]) -> dict[str, Any]:
    """All facts as they were when COA last asked for herstel, or when what was told lapsed: what a letter that comes in
    place of another is held against. Empty while nothing was told that is no longer so."""
    known: dict[str, Any] = {}
    told: dict[str, Any] = {}
    for regel in geldend(regels):
        lapsed = MELDING in regel.feiten and regel.feiten[MELDING] is None and known.get(MELDING) is not None
        if lapsed or regel.trigger == "vraag_herstel":
            told = dict(known)
        known |= regel.feiten
    return told
