"""A case in hand: what the desk knows of it once it was read, and what was just done with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from bot.screens.case import GeschiedenisRegel
from storage.achterstand import Wachtend
from storage.cases import CaseRow
from storage.plaatsen import Plaats
from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.engine.achterstand import afgesproken, wacht_sinds, zwijg
from workflows.engine.laatste_dagen import LaatsteDag, eerste, later
from workflows.engine.nieuws import laatst_gedaan
from workflows.engine.tabel import Procedure, Stap
from workflows.engine.zaak import Regel, Zaak, daad, ontbrekend


@dataclass(frozen=True, slots=True)
class Verleden:
    """What happened to a case, oldest first, and the names in it and in its standen that the table does not know."""

    geschiedenis: tuple[GeschiedenisRegel, ...] = ()
    vreemd: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A case with its procedure and its history, as the desk has it in hand: what follows from it is worked out once,
    and not before it is asked: a line of a list asks for no history.

    `lees` gives its history; `mist` is what it should hold and does not, as its file was damaged: then it can only be
    looked at.
    """

    row: CaseRow
    procedure: Procedure
    zaak: Zaak
    kalender: Kalender
    lees: Callable[[], Verleden]
    mist: tuple[str, ...] = ()

    @cached_property
    def _verleden(self) -> Verleden:
        return self.lees()

    @property
    def geschiedenis(self) -> tuple[GeschiedenisRegel, ...]:
        """What happened to it, oldest first, with who and when."""
        return self._verleden.geschiedenis

    @cached_property
    def regels(self) -> tuple[Regel, ...]:
        """The lines of that."""
        return tuple(item.regel for item in self.geschiedenis)

    @property
    def vreemd(self) -> tuple[str, ...]:
        """The names in it that the table knows neither now nor from before: then it can only be looked at, too."""
        return self._verleden.vreemd

    @cached_property
    def dagen(self) -> tuple[LaatsteDag, ...]:
        """All last days of the case as it now is."""
        return laatste_dagen(self.procedure, self.zaak, self.kalender)

    @property
    def alleen_lezen(self) -> bool:
        """Whether it can only be looked at."""
        return bool(self.vreemd or self.mist)

    @property
    def loopt(self) -> bool:
        """Whether some track of it has no outcome yet."""
        return loopt(self.procedure, self.zaak.standen)

    @property
    def wachtend(self) -> Wachtend | None:
        """From when the case waits and until when that was agreed; None for what ended, or has no such day."""
        agreed = afgesproken(self.dagen) if self.loopt else None
        if agreed is None:
            return None
        last = laatst_gedaan(self.regels)
        done = next((g.moment for g in self.geschiedenis if last is not None and g.regel.id == last.id), None)
        return Wachtend(self.row.id, self.row.organisatie, wacht_sinds(agreed), agreed.dag, done)

    @property
    def daad(self) -> Regel | None:
        """What a person did last that can be taken back."""
        return daad(self.procedure, self.regels)

    @property
    def doel(self) -> dict[str, Any]:
        """What a form that is about this case keeps of it."""
        return {"procedure": self.procedure.naam, "zaak": self.row.id, "referentie": self.row.referentie}

    def stap(self, spoor: str, trigger: str) -> Stap | None:
        """The step of this name on a track that the case has; None where there is none."""
        known = {one.naam for one in self.procedure.sporen} & self.zaak.standen.keys()
        return self.procedure.spoor(spoor).stap(trigger) if spoor in known else None


def loopt(procedure: Procedure, standen: Mapping[str, str]) -> bool:
    """Whether some track has no outcome yet; a stand that the table does not know is none."""
    ends = procedure.uitkomsten
    return any((spoor, procedure.stand_nu(stand)) not in ends for spoor, stand in standen.items())


def laatste_dagen(procedure: Procedure, zaak: Zaak, kalender: Kalender) -> tuple[LaatsteDag, ...]:
    """The days that the table gives, with the one that somebody asked for while the case runs; none for a damaged
    case."""
    if ontbrekend(procedure, zaak.feiten):
        return ()
    asked = later(zaak.feiten, kalender) if loopt(procedure, zaak.standen) else None
    table = procedure.laatste_dagen(zaak.standen, zaak.feiten, kalender)
    return (*zwijg(table, zaak.feiten), *([asked] if asked else []))


def plaats(procedure: Procedure, zaak: Zaak, dagen: Iterable[LaatsteDag], vandaag: date) -> Plaats:
    """Where the case stands in lists on that day, and from when on it stands elsewhere: a day that passes may leave the
    lead to another."""
    days = [dag for dag in dagen if dag.leidt]
    first = eerste(days, vandaag)
    passes = min((dag.dag for dag in days if not dag.voorbij(vandaag)), default=None)
    return Plaats(
        loopt(procedure, zaak.standen),
        first.werkdag if first is not None else None,
        passes + EEN_DAG if passes is not None else None,
    )


@dataclass(frozen=True, slots=True)
class Gedaan:
    """What was just done with a case: as it was, as it is, and the lines that were written. `terug` is the act that
    was taken back, where it was an undoing; `voorbij` the herinneringen of the new plan that are past already."""

    voor: Opened
    na: Opened
    regels: tuple[Regel, ...]
    terug: Regel | None = None
    voorbij: Sequence[datetime] = ()


@dataclass(frozen=True, slots=True)
class Meegegaan:
    """With what another case went along: what was done in `zaak`, by this line or by taking it back; without a line
    the case is about to be deleted."""

    zaak: Opened
    regel: Regel | None
    terug: bool
