"""A case in motion: which steps are open, taking one, correcting a fact, undoing, and replaying the history.

Everything that happens is a Regel; the present standen and feiten are what the lines add up to.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workflows.engine.tabel import Blik, Procedure, Spoor, Stap

MAAK, CORRIGEER, HERNOEM, ONGEDAAN = "maak", "corrigeer", "hernoem", "ongedaan"
"""Lines that every procedure has beside its own triggers. A HERNOEM tells that the reference was put right; what it
was before is kept nowhere, so that it cannot be taken back."""
VINK, LATER = "vink", "later"
"""A task ticked or unticked, and "remind me again later": each is put right by doing it again."""
OVERDRACHT = "overdracht"
"""Another behandelaar: the case itself stays as it is. It is put right by handing over again."""
BLIJVEND = (MAAK, HERNOEM, VINK, LATER, OVERDRACHT)
"""Lines that undoing passes over."""


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


class NietOpen(Exception):
    """This step is not a step from where the case now is (an old button, or somebody was first)."""


class Geweigerd(Exception):
    """The step is open but a condition does not hold; `redenen` says which, in Dutch."""

    def __init__(self, redenen: Sequence[str]) -> None:
        super().__init__("; ".join(redenen))
        self.redenen = tuple(redenen)


def begin(procedure: Procedure, feiten: Mapping[str, Any], vandaag: date) -> tuple[Zaak, Regel]:
    """A new case with its first line. Raises Geweigerd when the facts contradict each other."""
    zaak = Zaak({spoor.naam: spoor.begin for spoor in procedure.sporen}, dict(feiten))
    controleer(procedure, zaak.feiten, vandaag)
    return zaak, Regel("", MAAK, None, None, dict(feiten), procedure.versie)


def open_stappen(procedure: Procedure, zaak: Zaak, spoor: str) -> list[Stap]:
    """The steps of the track that start in its present stand, whether or not their conditions hold yet."""
    return [stap for stap in procedure.spoor(spoor).stappen if zaak.standen[spoor] in stap.van]


def zet(
    procedure: Procedure, zaak: Zaak, spoor: str, trigger: str, feiten: Mapping[str, Any], vandaag: date
) -> tuple[Zaak, Regel]:
    """Take a step with the facts it brings; the given case is left as it was.

    Raises NietOpen and Geweigerd.
    """
    track = procedure.spoor(spoor)
    stap = next((s for s in open_stappen(procedure, zaak, spoor) if s.trigger == trigger), None)
    if stap is None:
        raise NietOpen(trigger)
    gone = {naam: None for naam in stap.wist if zaak.feiten.get(naam) is not None}
    follows = procedure.gevolg(stap, {**zaak.feiten, **feiten}, vandaag)
    feiten = {**feiten, **gone, **follows}
    known = {**zaak.feiten, **feiten}
    controleer(procedure, known, vandaag)
    van = zaak.standen[spoor]
    naar = _fire(procedure, track, stap, procedure.blik(van, known, vandaag, zaak.standen))
    return Zaak({**zaak.standen, spoor: naar}, known), Regel(spoor, trigger, van, naar, dict(feiten), procedure.versie)


def _fire(procedure: Procedure, track: Spoor, stap: Stap, blik: Blik) -> str:
    if not track.machine.events[stap.trigger].trigger(blik):
        raise Geweigerd([procedure.redenen[naam] for naam in stap.eist if not getattr(blik, naam)])
    return blik.stand


def controleer(
    procedure: Procedure, feiten: Mapping[str, Any], vandaag: date, alleen: Container[str] | None = None
) -> None:
    """Hold the facts (or only those of the fields in `alleen`) against the conditions of their fields. Raises
    Geweigerd with the reasons."""
    blik = procedure.blik("", feiten, vandaag)
    broken = [
        procedure.redenen[naam]
        for veld in procedure.velden.values()
        if feiten.get(veld.naam) is not None and (alleen is None or veld.naam in alleen)
        for naam in veld.eist
        if not getattr(blik, naam)
    ]
    if broken:
        raise Geweigerd(list(dict.fromkeys(broken)))


def corrigeer(procedure: Procedure, zaak: Zaak, feiten: Mapping[str, Any], vandaag: date) -> tuple[Zaak, Regel]:
    """Put right facts that were entered wrongly; the stand stays. Raises Geweigerd."""
    controleer(procedure, {**zaak.feiten, **feiten}, vandaag)
    return noteer(procedure, zaak, CORRIGEER, feiten, vandaag)


def noteer(
    procedure: Procedure, zaak: Zaak, trigger: str, feiten: Mapping[str, Any], vandaag: date
) -> tuple[Zaak, Regel]:
    """Add facts in a line that is no step: the stand stays. Only these facts are checked: ticking a task must not
    fail on a date that was typed wrongly before. Raises Geweigerd."""
    known = {**zaak.feiten, **feiten}
    controleer(procedure, known, vandaag, feiten)
    return Zaak(dict(zaak.standen), known), Regel("", trigger, None, None, dict(feiten), procedure.versie)


def geldend(regels: Iterable[Regel]) -> list[Regel]:
    """The lines that still count: an undone one does not, nor does the undoing itself."""
    kept: list[Regel] = []
    for regel in regels:
        if regel.trigger == ONGEDAAN:
            kept = [r for r in kept if r.id != regel.feiten["regel"]]
        else:
            kept.append(regel)
    return kept


def laatste(regels: Iterable[Regel]) -> Regel | None:
    """The line that undoing takes back: the last that counts and can be taken back at all."""
    return next((regel for regel in reversed(geldend(regels)) if regel.trigger not in BLIJVEND), None)


def daad(procedure: Procedure, regels: Iterable[Regel]) -> Regel | None:
    """What a person did last that can be taken back: what followed by itself goes with it, and is no act."""
    return laatste(regel for regel in geldend(regels) if regel.trigger not in procedure.vanzelf)


def maak_ongedaan(procedure: Procedure, regels: Sequence[Regel]) -> tuple[Zaak, Regel]:
    """Take back the last step or correction. Raises NietOpen when there is none."""
    last = laatste(regels)
    if last is None:
        raise NietOpen(ONGEDAAN)
    line = Regel(last.spoor, ONGEDAAN, last.naar, last.van, {"regel": last.id}, procedure.versie)
    return herspeel(procedure, [*regels, line]), line


def herspeel(procedure: Procedure, regels: Iterable[Regel]) -> Zaak:
    """The case that the history adds up to."""
    zaak = Zaak({spoor.naam: spoor.begin for spoor in procedure.sporen})
    for regel in geldend(regels):
        zaak.feiten.update(regel.feiten)
        if regel.naar is not None:
            zaak.standen[regel.spoor] = regel.naar
    return zaak
