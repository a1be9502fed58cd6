"""Every reachable stand of a procedure, and everything that can be done from there: made from the tables alone, so that
a new procedure is taken by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from workflows.engine.kruising import WIS
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import (
    CORRIGEER,
    Regel,
    Zaak,
    begin,
    doe,
    met_gevolg,
    neem_terug,
    noteer_met_gevolg,
    open_stappen,
    volg,
)
from workflows.herverdeling.tabel import maak as maak_herverdeling
from workflows.uitruil.tabel import maak as maak_uitruil

VANDAAG = date(2026, 4, 1)
WONING, ANDERE = "DD-1", "DD-2"
KOMT = VANDAAG + timedelta(days=10)
HET_EERST: Mapping[str, Any] = {
    "koppelingsdatum": date(2026, 3, 2),
    "voorval_op": date(2026, 3, 16),
    "tijdvak_op": date(2025, 7, 1),
    "gemeente": "GM0034",
    "overleg_op": VANDAAG,
    "bericht_nareis": date(2026, 1, 5),
}
"""Facts that must lie before all others, or that name something."""


@dataclass(frozen=True)
class Bereikt:
    """A case somewhere on its way, with the history that led there."""

    procedure: Procedure
    zaak: Zaak
    regels: tuple[Regel, ...]

    def met(self, **feiten: Any) -> Bereikt:
        """The same with other facts from the beginning."""
        first = replace(self.regels[0], feiten={**self.regels[0].feiten, **feiten})
        return replace(self, zaak=replace(self.zaak, feiten={**self.zaak.feiten, **feiten}),
                       regels=(first, *self.regels[1:]))  # fmt: skip


@dataclass(frozen=True)
class Daad:
    """Something that can be done in a case: by which line, with what facts, and where it leads. `led` is the case as a
    press would have it, with the facts still to be asked."""

    trigger: str
    brengt: Mapping[str, Any]
    na: Zaak
    regels: Sequence[Regel] = ()
    terug: bool = False
    led: Zaak | None = None


def waarden(veld: Veld) -> list[Any]:
    """What may be answered: all choices, a day that fits in, two homes."""
    if veld.naam in HET_EERST:
        return [HET_EERST[veld.naam]]
    found: list[Any] = {
        Soort.DATUM: [KOMT, VANDAAG - timedelta(days=1)] if veld.naam.endswith("_tot") else [VANDAAG],
        Soort.KEUZE: [keuze.naam for keuze in veld.keuzes],
        Soort.AANTAL: [1 if veld.naam.startswith("ronde") else max(4, veld.minimum)],
        Soort.REFERENTIE: [WONING],
        Soort.ZAAK: [1],
    }.get(veld.soort, ["x"])
    return found


def antwoorden(velden: Sequence[Veld]) -> Iterator[dict[str, Any]]:
    yield from (
        dict(zip((v.naam for v in velden), values, strict=True)) for values in product(*(waarden(v) for v in velden))
    )


def beginnen(procedure: Procedure) -> Bereikt:
    """A new case."""
    if procedure.naam == "uitruil":
        first, line = maak_uitruil(procedure.partijen, VANDAAG)
        numbers = {"asiel_GM0355": 100, "status_GM0355": -10, "status_GM1581": 10, "vanaf": "2026-II", "tijdvakken": 2}
        first = Zaak(first.standen, first.feiten | numbers)
        lines: tuple[Regel, ...] = (replace(line, feiten=first.feiten),)
    elif procedure.partijen:
        first, line = maak_herverdeling({"GM0034": 4, "GM0995": -4}, "2026-II", {"gekoppeld": "nee"}, VANDAAG)
        lines = (line,)
    else:
        beside = [veld for veld in procedure.overig if veld.naam in HET_EERST]
        fields = [veld for veld in (*procedure.aanleg, *beside) if veld.naam != "referentie"]
        first, line = begin(procedure, next(antwoorden(fields)), VANDAAG)
        first, more = volg(procedure, first, VANDAAG)
        lines = (line, *more)
    return Bereikt(procedure, first, tuple(replace(regel, id=n) for n, regel in enumerate(lines, 1)))


def bereikbaar(procedure: Procedure) -> list[Bereikt]:
    """One case in every reachable combination of standen of its tracks, by the shortest way."""
    found = [beginnen(procedure)]
    seen = {tuple(sorted(found[0].zaak.standen.items()))}
    for case in found:  # it grows
        for daad in stappen(case):
            key = tuple(sorted(daad.na.standen.items()))
            if key not in seen:
                seen.add(key)
                found.append(gedaan(case, daad))
    return found


def gedaan(case: Bereikt, daad: Daad) -> Bereikt:
    """The case after it."""
    first = case.regels[-1].id + 1
    lines = tuple(replace(regel, id=n) for n, regel in enumerate(daad.regels, first))
    return Bereikt(case.procedure, daad.na, (*case.regels, *lines))


def stappen(case: Bereikt) -> Iterator[Daad]:
    """Every step that the machine lets go."""
    for spoor in case.zaak.standen:
        for stap in open_stappen(case.procedure, case.zaak, spoor):
            if stap.vanzelf:
                continue
            led = Zaak({**case.zaak.standen, spoor: stap.naar}, case.zaak.feiten)
            for facts in antwoorden(stap.velden):
                try:
                    na, lines = doe(case.procedure, case.zaak, spoor, stap.trigger, facts, VANDAAG)
                except (Geweigerd, NietOpen):
                    continue
                yield Daad(stap.trigger, lines[0].feiten, na, lines, led=led)


def verbeteringen(case: Bereikt) -> Iterator[Daad]:
    """Every fact put right, earlier and later, and the other home."""
    for veld in case.procedure.velden.values():
        tried = [VANDAAG - timedelta(days=25), VANDAAG, VANDAAG + timedelta(days=10)]
        values = {Soort.DATUM: tried, Soort.REFERENTIE: [WONING, ANDERE]}.get(veld.soort, waarden(veld))
        for value in values:
            if veld.naam == "referentie" or case.zaak.feiten.get(veld.naam) == value:
                continue
            try:
                na, lines = noteer_met_gevolg(case.procedure, case.zaak, CORRIGEER, {veld.naam: value}, VANDAAG)
            except Geweigerd:
                continue
            yield Daad(CORRIGEER, {veld.naam: value}, na, lines)


def alle(case: Bereikt) -> Iterator[Daad]:
    """Steps, corrections, taking back the last act, and deleting. An old button is one of these, or is refused by the
    machine."""
    yield from stappen(case)
    yield from verbeteringen(case)
    gone = met_gevolg(case.procedure, case.regels)
    if gone:
        na, lines = neem_terug(case.procedure, case.regels)
        yield Daad(gone[0].trigger, gone[0].feiten, na, lines, terug=True)
    yield Daad(WIS, {}, case.zaak)
