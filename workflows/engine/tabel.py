"""What a procedure is made of. A procedure module fills these in, in the order of the handreiking:
standen (where a case is), stappen (how it gets on), termijnen (by when) and velden (what is asked)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from transitions import Machine

from workflows.bron import Bron
from workflows.engine.velden import Veld


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a track is: what is going on, who acts now, and where that is written."""

    naam: str
    titel: str
    wie: str
    uitleg: str
    bron: Bron | None = None
    eind: bool = False


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: open in the standen `van`, asks `velden`, and happens only when all of `eist` hold.

    `eist` names properties of the procedure's Blik; `Procedure.redenen` says each in Dutch. `wist` names the facts
    that are no longer true once it is taken.
    """

    trigger: str
    titel: str
    van: tuple[str, ...]
    naar: str
    velden: tuple[Veld, ...] = ()
    eist: tuple[str, ...] = ()
    bron: Bron | None = None
    wist: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spoor:
    """One track of a case: a small machine with a stand of its own."""

    naam: str
    begin: str
    standen: tuple[Stand, ...]
    stappen: tuple[Stap, ...]

    def stand(self, naam: str) -> Stand:
        """The stand of this name; KeyError for one that the table does not know."""
        for stand in self.standen:
            if stand.naam == naam:
                return stand
        raise KeyError(naam)

    def stap(self, trigger: str) -> Stap | None:
        """The step of this trigger, or None."""
        return next((stap for stap in self.stappen if stap.trigger == trigger), None)

    @cached_property
    def machine(self) -> Machine:
        """The machine drawn from the table: one for all cases, no case is ever added to it."""
        return Machine(
            model=None,
            states=[stand.naam for stand in self.standen],
            initial=self.begin,
            transitions=[
                {"trigger": s.trigger, "source": list(s.van), "dest": s.naar, "conditions": list(s.eist)}
                for s in self.stappen
            ],
            auto_transitions=False,
            model_attribute="stand",
        )


@dataclass(frozen=True, slots=True)
class Gepland:
    """A reminder that a case deserves: what about, which one of the series, on which day, and for whom.

    `achtervang`: who stands in and the coordinator hear it as well, when nobody answered by then.
    """

    soort: str
    merk: str
    dag: date
    rol: str = "behandelaar"
    achtervang: bool = False


@dataclass
class Blik:
    """A track of a case as its guards see it: the facts, the other tracks, and the day. Guards are properties."""

    stand: str
    feiten: Mapping[str, Any]
    vandaag: date
    standen: Mapping[str, str] = field(default_factory=dict)

    def _volgorde(self, eerder: str, later: str) -> bool:
        """The two dates stand in order, as far as both are known."""
        first, second = self.feiten.get(eerder), self.feiten.get(later)
        return first is None or second is None or first <= second

    def _geweest(self, naam: str) -> bool:
        """The date is not in the future, as far as it is known."""
        return self.feiten.get(naam) is None or self.feiten[naam] <= self.vandaag


@dataclass(frozen=True)
class Procedure:
    """A whole procedure. `versie` goes up whenever standen or stappen change, so that history stays readable.

    `aanleg` is asked when a case is made; `later` is asked nowhere and can be added to a case at any time; `overig`
    are the fields of lines beside the steps, and `noteert` says in Dutch what such a line is called. `vanzelf` names
    the steps that follow by themselves from what a person did: nobody presses those. `gevolg` gives the facts that
    follow from taking a step: from the step, the facts with what it brings, and the day.
    """

    naam: str
    titel: str
    versie: int
    sporen: tuple[Spoor, ...]
    aanleg: tuple[Veld, ...]
    redenen: Mapping[str, str]
    blik: type[Blik] = Blik
    later: tuple[Veld, ...] = ()
    overig: tuple[Veld, ...] = ()
    noteert: Mapping[str, str] = field(default_factory=dict)
    vanzelf: tuple[str, ...] = ()
    gevolg: Callable[[Stap, Mapping[str, Any], date], Mapping[str, Any]] = field(default=lambda *_: {})

    def spoor(self, naam: str) -> Spoor:
        """The track of this name; KeyError for an unknown one."""
        for spoor in self.sporen:
            if spoor.naam == naam:
                return spoor
        raise KeyError(naam)

    @cached_property
    def velden(self) -> dict[str, Veld]:
        """Every field of the procedure by name, in the order of asking."""
        steps = (veld for spoor in self.sporen for stap in spoor.stappen for veld in stap.velden)
        return {veld.naam: veld for veld in (*self.aanleg, *self.later, *steps, *self.overig)}
