"""What a procedure is made of. A procedure module fills these in, in the order of the handreiking:
standen (where a case is), stappen (how it gets on), termijnen (by when) and velden (what is asked)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from workflows.bron import Bron
from workflows.dates.gebeurtenissen import Gebeurtenis
from workflows.engine.achterstand import BEKEKEN_VELD, Tegenhouden
from workflows.engine.laatste_dagen import LATER as LATER_FEIT
from workflows.engine.laatste_dagen import LATER_VRAAG, Dagen, Herinnervraag
from workflows.engine.machine import Machine, Overgang
from workflows.engine.velden import Soort, Veld


@dataclass(frozen=True, slots=True)
class Doorstuurtekst:
    """A text that is ready to send where a case is in some stand: to a function of `workflows/contacten.toml`.

    Between braces it names what it is about: {zaak}, the reference; {gemeente}; and facts by the name of their field.
    A part in square brackets is left out where a fact in it is not known."""

    aan: str
    zin: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a track is: what is going on, who acts now, and where that is written. `gevraagd` are the words by which
    people ask for the cases in it, in the lines that `bot.desk.own.wording` reads. `teksten` are ready to send: each a
    button, with whom to call."""

    naam: str
    titel: str
    wie: str
    uitleg: str
    bron: Bron | None = None
    eind: bool = False
    gevraagd: tuple[str, ...] = ()
    teksten: tuple[Doorstuurtekst, ...] = ()


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: open in the standen `van`, asks `velden`, and happens only when all of `eist` hold.

    `eist` names properties of the procedure's Blik; `Procedure.redenen` says each in Dutch. `wist` names the facts
    that are no longer true once it is taken. A step that is `vanzelf` follows by itself as soon as the machine allows
    it, and nobody presses it; one that `splitst` only tells two ways apart by what is known, so that nobody waits for
    its conditions. `gaat_naar_buiten` names in Dutch who hears of it outside the house: taking it back first says so.
    An `einde` ends what runs without its outcome, and `terug` leads back to an earlier stand: neither is offered among
    the steps that lead on. One that is taken `zelden` stands under "Meer", as an `einde` does. In the
    standen `van_allen` everybody may take it whose track is in the case, and not only whose track this is.
    `namens` is what a regio must be allowed to take it for a gemeente, as a letter of `workflows.regio.machtiging`; a
    step without one is never taken by a regio.
    `woorden` are how people tell that it was taken, beside the words of its title: each line is a set of words that all
    stand in the sentence, in any order; a stroke parts choices.
    """

    trigger: str
    titel: str
    van: tuple[str, ...]
    naar: str
    velden: tuple[Veld, ...] = ()
    eist: tuple[str, ...] = ()
    bron: Bron | None = None
    wist: tuple[str, ...] = ()
    vanzelf: bool = False
    gaat_naar_buiten: str = ""
    einde: bool = False
    terug: bool = False
    van_allen: tuple[str, ...] = ()
    zelden: bool = False
    splitst: bool = False
    namens: str = ""
    woorden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Eigenaar:
    """Whose a track is: of the gemeente with this CBS code, or of the one that the fact `feit` names."""

    gemeente: str = ""
    feit: str = ""

    def van(self, feiten: Mapping[str, Any]) -> str | None:
        """The CBS code by these facts; None while the fact is not known."""
        found = self.gemeente or feiten.get(self.feit)
        return str(found) if found else None


@dataclass(frozen=True)
class Spoor:
    """One track of a case: a small machine with a stand of its own. Without an `eigenaar` it is that of the case's
    organisation: from it follow who may take a step, who is asked, who may undo and who hears. `titel` names it where a
    case has more than one."""

    naam: str
    begin: str
    standen: tuple[Stand, ...]
    stappen: tuple[Stap, ...]
    eigenaar: Eigenaar | None = None
    titel: str = ""

    def stand(self, naam: str) -> Stand:
        """The stand of this name; KeyError for one that the table does not know."""
        for stand in self.standen:
            if stand.naam == naam:
                return stand
        raise KeyError(naam)

    def stap(self, trigger: str) -> Stap | None:
        """The step of this trigger, or None."""
        return self._per_trigger.get(trigger)

    @cached_property
    def _per_trigger(self) -> Mapping[str, Stap]:
        return {stap.trigger: stap for stap in reversed(self.stappen)}

    @cached_property
    def machine(self) -> Machine:
        """The machine drawn from the table: one for all cases, no case is ever added to it."""
        return Machine(
            [stand.naam for stand in self.standen],
            self.begin,
            (Overgang(stap.trigger, stap.van, stap.naar, stap.eist) for stap in self.stappen),
        )


@dataclass
class Blik:
    """A track of a case as its guards see it: the facts, the other tracks, the day, which track it is, and what the
    facts were before the step. Guards are properties."""

    stand: str
    feiten: Mapping[str, Any]
    vandaag: date
    standen: Mapping[str, str] = field(default_factory=dict)
    spoor: str = ""
    was: Mapping[str, Any] = field(default_factory=dict)


LATER = Veld(LATER_FEIT, "Weer herinneren", "", Soort.DATUM, richting="toekomst")
"""The day on which somebody asked to be reminded again: every case has the field."""
BIJ = Veld("bij_zaak", "", "", Soort.ZAAK)
"""The case that this one stands beside, by its id: see `Procedure.naast`."""
VAN_ELKE = (LATER, BEKEKEN_VELD, BIJ)
"""Facts that every case can have, whatever its table asks."""


@dataclass(frozen=True)
class Procedure:
    """A whole procedure. `versie` goes up whenever standen, stappen or velden change: a fingerprint guards it.

    `aanleg` is asked when a case is made; `later` is asked nowhere and can be added to a case at any time; `overig`
    are the fields of lines beside the steps, and `noteert` says in Dutch what such a line is called. `gevolg` gives the
    facts that follow from taking a step: from the step, the facts with what it brings, and the day. `vroeger` gives for
    the name that a stand or trigger had in an earlier version the one that it has now; where a stand and a trigger had
    the same name, `stand:` or `stap:` before it says which. `meervoud` is what several cases are called, `het` says
    that its noun takes that article, and `kort` names the facts in a line of a list. `laatste_dagen` are all days of a
    case, `gebeurtenissen` is what happens in one from which terms run, and `vraagt` is what each kind of reminder asks.
    `bronnen` says where a condition is written. `tegenhouden` is what can hold a case up, where the table names causes.
    `begint` are the words by which people say that a case begins, beside "nieuw" and its title: as those of a step.
    `begindag` names the day on which a case begins: an earlier one is asked back. `naast` are the procedures beside a
    case of which one of this may stand: it is begun from there, carries the same reference, and each shows the other.
    In the standen named with it the screen of that case offers it; else it stands under "Meer".
    """

    naam: str
    titel: str
    versie: int
    sporen: tuple[Spoor, ...]
    aanleg: tuple[Veld, ...]
    redenen: Mapping[str, str] = field(default_factory=dict)
    blik: type[Blik] = Blik
    later: tuple[Veld, ...] = ()
    overig: tuple[Veld, ...] = ()
    noteert: Mapping[str, str] = field(default_factory=dict)
    vroeger: Mapping[str, str] = field(default_factory=dict)
    meervoud: str = ""
    het: bool = False
    kort: tuple[str, ...] = ()
    begindag: str = ""
    laatste_dagen: Dagen = lambda *_: ()
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    vraagt: Mapping[str, Herinnervraag] = field(default_factory=dict)
    gevolg: Callable[[Stap, Mapping[str, Any], date], Mapping[str, Any]] = field(default=lambda *_: {})
    bronnen: Mapping[str, Bron] = field(default_factory=dict)
    tegenhouden: Tegenhouden | None = None
    begint: tuple[str, ...] = ()
    naast: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def spoor(self, naam: str) -> Spoor:
        """The track of this name; KeyError for an unknown one."""
        for spoor in self.sporen:
            if spoor.naam == naam:
                return spoor
        raise KeyError(naam)

    @cached_property
    def partijen(self) -> tuple[str, ...]:
        """The CBS codes of the gemeenten that have a track of their own, in order."""
        owners = (spoor.eigenaar for spoor in self.sporen)
        return tuple(owner.gemeente for owner in owners if owner is not None and owner.gemeente)

    def reden(self, naam: str) -> str:
        """Why a condition does not hold, in Dutch, with the place where it is written."""
        return f"{self.redenen[naam]} (Bron: {self.bronnen[naam]}.)" if naam in self.bronnen else self.redenen[naam]

    def spoor_van(self, veld: Veld) -> str:
        """The track that a fact is of: the one in which it is asked, or that its field names; empty for the case's."""
        asked = (s.naam for s in self.sporen for stap in s.stappen if veld.naam in {one.naam for one in stap.velden})
        return veld.spoor or next(asked, "")

    @cached_property
    def vanzelf(self) -> frozenset[str]:
        """The triggers that nobody presses."""
        return frozenset(stap.trigger for spoor in self.sporen for stap in spoor.stappen if stap.vanzelf)

    @cached_property
    def uitkomsten(self) -> frozenset[tuple[str, str]]:
        """The standen that end a track, each with the track."""
        return frozenset((spoor.naam, stand.naam) for spoor in self.sporen for stand in spoor.standen if stand.eind)

    @cached_property
    def namen(self) -> Mapping[str, frozenset[str]]:
        """The names of the standen of each track."""
        return {spoor.naam: frozenset(stand.naam for stand in spoor.standen) for spoor in self.sporen}

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The names of all steps, and of the lines beside them."""
        return frozenset((*(stap.trigger for spoor in self.sporen for stap in spoor.stappen), *self.noteert))

    @cached_property
    def altijd(self) -> tuple[Veld, ...]:
        """What every case has from its beginning."""
        return tuple(veld for veld in self.aanleg if not veld.optioneel)

    def stand_nu(self, naam: str) -> str:
        """The present name of a stand that history or a button wrote."""
        return self.vroeger.get(f"stand:{naam}", self.vroeger.get(naam, naam))

    def trigger_nu(self, naam: str) -> str:
        """The present name of a trigger that history or a button wrote."""
        return self.vroeger.get(f"stap:{naam}", self.vroeger.get(naam, naam))

    @cached_property
    def velden(self) -> dict[str, Veld]:
        """Every field of the procedure by name, in the order of asking."""
        steps = (veld for spoor in self.sporen for stap in spoor.stappen for veld in stap.velden)
        return {veld.naam: veld for veld in (*self.aanleg, *self.later, *steps, *self.overig, *VAN_ELKE)}

    def herinnervraag(self, soort: str) -> Herinnervraag | None:
        """What a reminder of this kind asks, where the table says it."""
        return self.vraagt.get(soort, LATER_VRAAG if soort == LATER_FEIT else None)
