"""A case in motion: which steps are open, taking one with all that follows, correcting a fact, undoing, and replaying
the history.

Everything that happens is a Regel; the present standen and feiten are what the lines add up to. Whether a step may be
taken, and where it leads, the machine of its track decides.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from workflows.engine.achterstand import NIETS_NIEUWS
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.tabel import Blik, Procedure, Stap
from workflows.engine.velden import Soort, Veld, buiten

__all__ = ["Geweigerd", "NietOpen"]  # said here too: who takes a step catches them

MAAK, CORRIGEER, HERNOEM, ONGEDAAN = "maak", "corrigeer", "hernoem", "ongedaan"
"""Lines that every procedure has beside its own triggers. A HERNOEM tells that the reference was put right; what it
was before is kept nowhere, so that it cannot be taken back."""
VINK, LATER = "vink", "later"
"""A task ticked or unticked, and "remind me again later": each is put right by doing it again."""
OVERDRACHT = "overdracht"
"""Another behandelaar: the case itself stays as it is. It is put right by handing over again."""
BLIJVEND = (MAAK, HERNOEM, VINK, LATER, OVERDRACHT)
"""Lines that undoing passes over."""
VAN_ALLE = (*BLIJVEND, CORRIGEER, ONGEDAAN, NIETS_NIEUWS)
"""Lines that no table names."""


class Rondlopen(RuntimeError):
    """Steps that follow by themselves lead back to a stand within one act: a fault of the table."""


@dataclass
class Zaak:
    """The present standen (by track) and facts of a case."""

    standen: dict[str, str]
    feiten: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of history: what happened in which track, with the facts it brought."""

    spoor: str
    trigger: str
    van: str | None
    naar: str | None
    feiten: Mapping[str, Any]
    versie: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """Facts that cannot all be true: which fields, what to say in Dutch, and whether it is refused or asked back."""

    velden: frozenset[str]
    zin: str
    hard: bool = True


# ---------------------------------------------------------------- what the machine says


def blik(procedure: Procedure, zaak: Zaak, spoor: str, vandaag: date) -> Blik:
    """The case as the guards of this track see it."""
    return procedure.blik(zaak.standen[spoor], zaak.feiten, vandaag, zaak.standen, spoor, zaak.feiten)


def open_stappen(procedure: Procedure, zaak: Zaak, spoor: str) -> list[Stap]:
    """The steps of the track that start in its present stand, whether or not their conditions hold yet."""
    track = procedure.spoor(spoor)
    found = (track.stap(trigger) for trigger in track.machine.open(zaak.standen[spoor]))
    return [stap for stap in found if stap is not None]


def mag(procedure: Procedure, zaak: Zaak, spoor: str, trigger: str, vandaag: date) -> bool:
    """Whether the machine would take this step with the facts as they are."""
    return procedure.spoor(spoor).machine.may(blik(procedure, zaak, spoor, vandaag), trigger)


def nu_te_doen(procedure: Procedure, zaak: Zaak, spoor: str, vandaag: date) -> list[Stap]:
    """The steps of the track that a person can take now."""
    steps = open_stappen(procedure, zaak, spoor)
    return [s for s in steps if not s.vanzelf and mag(procedure, zaak, spoor, s.trigger, vandaag)]


def ontbreekt(procedure: Procedure, zaak: Zaak, sporen: Iterable[str], vandaag: date) -> tuple[str, ...]:
    """What is still missing, in Dutch, each once: of the steps that start in the present standen of these tracks, the
    conditions that do not hold. One that leads back, ends without the outcome or tells ways apart waits for nothing."""
    missing: list[str] = []
    for spoor in sporen:
        seen, machine = blik(procedure, zaak, spoor, vandaag), procedure.spoor(spoor).machine
        for stap in open_stappen(procedure, zaak, spoor):
            if not (stap.terug or stap.einde or stap.splitst or machine.may(seen, stap.trigger)):
                missing += [procedure.reden(naam) for naam in machine.why(seen, stap.trigger)]
    return tuple(dict.fromkeys(missing))


def breekt(
    procedure: Procedure, zaak: Zaak, spoor: str, trigger: str, feiten: Mapping[str, Any], vandaag: date
) -> tuple[str, ...]:
    """Why the machine would refuse this step with these facts where it would not without them, in Dutch."""
    seen, machine = blik(procedure, zaak, spoor, vandaag), procedure.spoor(spoor).machine
    with_them = replace(seen, feiten={**zaak.feiten, **feiten})
    broken = set(machine.why(with_them, trigger)) - set(machine.why(seen, trigger))
    return tuple(procedure.reden(naam) for naam in machine.why(with_them, trigger) if naam in broken)


def houdt_tegen(procedure: Procedure, zaak: Zaak, spoor: str, trigger: str, vandaag: date) -> tuple[str, ...]:
    """The names of the conditions for which the machine refuses this step now."""
    return procedure.spoor(spoor).machine.why(blik(procedure, zaak, spoor, vandaag), trigger)


# ---------------------------------------------------------------- taking a step


def begin(procedure: Procedure, feiten: Mapping[str, Any], vandaag: date) -> tuple[Zaak, Regel]:
    """A new case with its first line. Raises Geweigerd when the facts contradict each other."""
    zaak = Zaak({spoor.naam: spoor.begin for spoor in procedure.sporen}, dict(feiten))
    controleer(procedure, zaak.feiten, vandaag)
    return zaak, Regel("", MAAK, None, None, dict(feiten), procedure.versie)


def zet(
    procedure: Procedure, zaak: Zaak, spoor: str, trigger: str, feiten: Mapping[str, Any], vandaag: date
) -> tuple[Zaak, Regel]:
    """Take one step with the facts it brings; the given case is left as it was.

    Raises NietOpen and Geweigerd.
    """
    track = procedure.spoor(spoor)
    stap = track.stap(trigger)
    if stap is None or trigger not in track.machine.open(zaak.standen[spoor]):
        raise NietOpen(trigger)
    gone = {naam: None for naam in stap.wist if zaak.feiten.get(naam) is not None}
    follows = procedure.gevolg(stap, {**zaak.feiten, **feiten}, vandaag)
    brought = {**feiten, **gone, **follows}
    known = {**zaak.feiten, **brought}
    controleer(procedure, known, vandaag, brengt=brought, was=zaak.feiten)
    van = zaak.standen[spoor]
    try:
        naar = track.machine.take(procedure.blik(van, known, vandaag, zaak.standen, spoor, zaak.feiten), trigger)
    except Geweigerd as refused:
        raise Geweigerd([procedure.reden(naam) for naam in refused.redenen]) from None
    return Zaak({**zaak.standen, spoor: naar}, known), Regel(spoor, trigger, van, naar, brought, procedure.versie)


def doe(
    procedure: Procedure, zaak: Zaak, spoor: str, trigger: str, feiten: Mapping[str, Any], vandaag: date
) -> tuple[Zaak, tuple[Regel, ...]]:
    """Take a step and all that follow from it by themselves: the case as it then is, and the lines to add. Raises as
    `zet`."""
    zaak, line = zet(procedure, zaak, spoor, trigger, feiten, vandaag)
    zaak, lines = volg(procedure, zaak, vandaag)
    return zaak, (line, *lines)


def volg(procedure: Procedure, zaak: Zaak, vandaag: date) -> tuple[Zaak, tuple[Regel, ...]]:
    """Take every step that follows by itself: the first that the machine allows, over all tracks in order, until none
    is. Raises Rondlopen."""
    lines: list[Regel] = []
    seen = [zaak.standen]
    while (step := _volgende(procedure, zaak, vandaag)) is not None:
        zaak, line = zet(procedure, zaak, *step, {}, vandaag)
        if zaak.standen in seen:
            raise Rondlopen(f"{procedure.naam}: {line.trigger} leidt terug naar {line.naar}")
        seen.append(zaak.standen)
        lines.append(line)
    return zaak, tuple(lines)


def _volgende(procedure: Procedure, zaak: Zaak, vandaag: date) -> tuple[str, str] | None:
    if not procedure.vanzelf:
        return None
    for spoor in procedure.sporen:
        for stap in open_stappen(procedure, zaak, spoor.naam):
            if stap.vanzelf and mag(procedure, zaak, spoor.naam, stap.trigger, vandaag):
                return spoor.naam, stap.trigger
    return None


# ---------------------------------------------------------------- facts that cannot all be true


def tegenspraken(procedure: Procedure, feiten: Mapping[str, Any], vandaag: date) -> tuple[Tegenspraak, ...]:
    """Everything in these facts that cannot be true together, by field, in their order."""
    seen = procedure.blik("", feiten, vandaag)
    known = (veld for veld in procedure.velden.values() if feiten.get(veld.naam) is not None)
    holds: dict[str, bool] = {}  # many fields name the same condition
    return tuple(item for veld in known for item in _van_veld(procedure, veld, seen, holds))


def _van_veld(procedure: Procedure, veld: Veld, seen: Blik, holds: dict[str, bool]) -> Iterable[Tegenspraak]:
    for grens in veld.grenzen:
        if not grens.houdt(seen.feiten[veld.naam], seen.feiten, seen.vandaag):
            yield Tegenspraak(frozenset((veld.naam, grens.na, grens.voor)) - {""}, grens.zin, grens.hard)
    for naam in veld.eist:
        if naam not in holds:
            holds[naam] = bool(getattr(seen, naam))
        if not holds[naam]:
            yield Tegenspraak(frozenset([veld.naam]), procedure.reden(naam))
    if veld.soort is Soort.DATUM and veld.naam != procedure.begindag:
        yield from _buiten(procedure, veld, seen)


def _buiten(procedure: Procedure, veld: Veld, seen: Blik) -> Iterable[Tegenspraak]:
    """What holds for every day, in every procedure; the own order of a field says it in its own words."""
    begun = None if any(g.na == procedure.begindag for g in veld.grenzen) else seen.feiten.get(procedure.begindag)
    doubt = buiten(veld, seen.feiten[veld.naam], begun, seen.vandaag)
    if doubt is not None:
        yield Tegenspraak(frozenset((veld.naam, procedure.begindag)) - {""}, doubt, hard=False)


def bezwaren(
    procedure: Procedure,
    feiten: Mapping[str, Any],
    vandaag: date,
    *,
    brengt: Container[str],
    was: Mapping[str, Any],
) -> tuple[Tegenspraak, ...]:
    """The contradictions that the fields in `brengt` are part of, or that did not stand there before: an old one says
    nothing about what is done now."""
    found = tegenspraken(procedure, feiten, vandaag)
    if not found:
        return ()
    known = set(tegenspraken(procedure, was, vandaag))
    return tuple(item for item in found if item not in known or any(naam in brengt for naam in item.velden))


def controleer(
    procedure: Procedure,
    feiten: Mapping[str, Any],
    vandaag: date,
    *,
    brengt: Container[str] | None = None,
    was: Mapping[str, Any] | None = None,
) -> None:
    """Hold the facts against the order of their days and the conditions of their fields; with `brengt`, only as
    `bezwaren` does. Raises Geweigerd with what is hard."""
    if brengt is None:
        found = tegenspraken(procedure, feiten, vandaag)
    else:
        found = bezwaren(procedure, feiten, vandaag, brengt=brengt, was=was or {})
    hard = [item.zin for item in found if item.hard]
    if hard:
        raise Geweigerd(list(dict.fromkeys(hard)))


def corrigeer(procedure: Procedure, zaak: Zaak, feiten: Mapping[str, Any], vandaag: date) -> tuple[Zaak, Regel]:
    """Put right facts that were entered wrongly; the stand stays. Raises Geweigerd."""
    return noteer(procedure, zaak, CORRIGEER, feiten, vandaag)


def noteer(
    procedure: Procedure, zaak: Zaak, trigger: str, feiten: Mapping[str, Any], vandaag: date
) -> tuple[Zaak, Regel]:
    """Add facts in a line that is no step: the stand stays. Ticking a task does not fail on a date that was typed
    wrongly before. Raises Geweigerd."""
    known = {**zaak.feiten, **feiten}
    controleer(procedure, known, vandaag, brengt=feiten, was=zaak.feiten)
    return Zaak(dict(zaak.standen), known), Regel("", trigger, None, None, dict(feiten), procedure.versie)


def noteer_met_gevolg(
    procedure: Procedure, zaak: Zaak, trigger: str, feiten: Mapping[str, Any], vandaag: date
) -> tuple[Zaak, tuple[Regel, ...]]:
    """The same with the steps that follow from it by themselves. Raises Geweigerd."""
    result, line = noteer(procedure, zaak, trigger, feiten, vandaag)
    result, lines = volg(procedure, result, vandaag)
    return result, (line, *lines)


# ---------------------------------------------------------------- history


def geldend(regels: Iterable[Regel]) -> list[Regel]:
    """The lines that still count: an undone one does not, nor does the undoing itself."""
    kept: list[Regel] = []
    for regel in regels:
        gone = teruggenomen(regel)
        if gone is not None:
            kept = [r for r in kept if r.id != gone]
        else:
            kept.append(regel)
    return kept


def teruggenomen(regel: Regel) -> int | None:
    """The id of the line that this one takes back; None for a line that takes back none."""
    return int(regel.feiten["regel"]) if regel.trigger == ONGEDAAN else None


def laatste(regels: Iterable[Regel]) -> Regel | None:
    """The last line that counts and can be taken back at all."""
    return next((regel for regel in reversed(geldend(regels)) if regel.trigger not in BLIJVEND), None)


def daad(procedure: Procedure, regels: Iterable[Regel]) -> Regel | None:
    """What a person did last that can be taken back: what followed by itself goes with it, and is no act."""
    return laatste(regel for regel in geldend(regels) if regel.trigger not in procedure.vanzelf)


def met_gevolg(procedure: Procedure, regels: Iterable[Regel]) -> tuple[Regel, ...]:
    """The last act of a person with all that followed from it by itself, in order; empty when there is none."""
    lines = [regel for regel in geldend(regels) if regel.trigger not in BLIJVEND]
    act = daad(procedure, lines)
    return tuple(lines[lines.index(act) :]) if act is not None else ()


def maak_ongedaan(procedure: Procedure, regels: Sequence[Regel]) -> tuple[Zaak, Regel]:
    """Take back the last line. Raises NietOpen when there is none."""
    last = laatste(regels)
    if last is None:
        raise NietOpen(ONGEDAAN)
    line = Regel(last.spoor, ONGEDAAN, last.naar, last.van, {"regel": last.id}, procedure.versie)
    return herspeel(procedure, [*regels, line]), line


def neem_terug(procedure: Procedure, regels: Sequence[Regel]) -> tuple[Zaak, tuple[Regel, ...]]:
    """Take back the last thing a person did, with every step that followed from it by itself: the case as it then is,
    and the lines to add. Raises NietOpen when there is nothing to take back."""
    gone = met_gevolg(procedure, regels)
    if not gone:
        raise NietOpen(ONGEDAAN)
    lines = tuple(
        Regel(line.spoor, ONGEDAAN, line.naar, line.van, {"regel": line.id}, procedure.versie)
        for line in reversed(gone)
    )
    return herspeel(procedure, [*regels, *lines]), lines


def herspeel(procedure: Procedure, regels: Iterable[Regel]) -> Zaak:
    """The case that the history adds up to."""
    zaak = Zaak({spoor.naam: spoor.begin for spoor in procedure.sporen})
    for regel in geldend(regels):
        zaak.feiten.update(regel.feiten)
        if regel.naar is not None:
            zaak.standen[regel.spoor] = procedure.stand_nu(regel.naar)
    return zaak


def ontbrekend(procedure: Procedure, feiten: Mapping[str, Any]) -> tuple[str, ...]:
    """The titles of what is always asked when a case is made and this one has not: its file was damaged. Such a case
    has no last days, and can be looked at and nothing more."""
    return tuple(veld.titel for veld in procedure.altijd if veld.naam not in feiten)


def onbekend(procedure: Procedure, standen: Mapping[str, str], regels: Iterable[Regel]) -> tuple[str, ...]:
    """The names in the standen and the history of a case that the table knows neither now nor from before: such a case
    can be looked at, and nothing more."""
    known, triggers = procedure.namen, procedure.triggers
    strange = [name for spoor, name in standen.items() if procedure.stand_nu(name) not in known.get(spoor, ())]
    for regel in regels:
        trigger = procedure.trigger_nu(regel.trigger)
        strange += [regel.trigger] if trigger not in triggers and trigger not in VAN_ALLE else []
        places = [name for name in (regel.van, regel.naar) if name is not None]
        strange += [name for name in places if procedure.stand_nu(name) not in known.get(regel.spoor, ())]
    return tuple(dict.fromkeys(strange))
