"""No silence and no impossible day: over every procedure, wherever a case can be walked to, on whatever day.

The case is walked through the machine with made-up facts. A procedure that is registered is walked by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.case import laatste_dagen, loopt
from bot.features import all_features
from tests.herverdeling.road import TWEE
from workflows.dates.kalender import EEN_DAG, KALENDER
from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import LaatsteDag, leidend, plan, volgende
from workflows.engine.tabel import Procedure, Stap
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import (
    Geweigerd,
    NietOpen,
    Zaak,
    begin,
    corrigeer,
    doe,
    noteer_met_gevolg,
    open_stappen,
    volg,
)
from workflows.herverdeling.tabel import MELD, maak, procedure_van
from workflows.herverdeling.velden import ADRESSEN, GEHEEL
from workflows.koppeling.aanhouden import begin as begin_oorzaak
from workflows.koppeling.aanhouden import hervat, houd_aan
from workflows.koppeling.tabel import HERVAT, HOUD_AAN
from workflows.streefpercentage import tabel as streefpercentage
from workflows.uitruil import tabel as uitruil

NAMEN = sorted(all_features().procedures)
ACTS = 25
VER = (0, 1, 40, 400, 1600)
"""So many days after an act an open case still has a reminder to come."""
Draw = Callable[[Any], Any]


@dataclass
class Wandeling:
    """A case that is walked: where it is, and what day it is."""

    procedure: Procedure
    zaak: Zaak
    dag: date

    def act(self, draw: Draw) -> None:
        """One thing that somebody does, as far as the machine allows it."""
        self.dag += timedelta(days=draw(st.sampled_from([0, 0, 1, 3, 10, 30, 75])))
        kind = draw(st.integers(0, 11))
        try:
            if kind == 0:
                self._correct(draw)
            elif kind <= (5 if self.procedure.naam == "herverdeling" else 1) and self.procedure.naam in NAAST:
                trigger, facts = NAAST[self.procedure.naam](self, draw)
                self.zaak, _ = noteer_met_gevolg(self.procedure, self.zaak, trigger, facts, self.dag)
                return
        except (Geweigerd, NietOpen):
            pass  # then a step
        self._step(draw, onward=kind < 10)

    def _step(self, draw: Draw, *, onward: bool) -> None:
        """The first step that the machine allows, of all that start here in some order; those that lead on first."""
        steps = [
            (spoor.naam, stap)
            for spoor in self.procedure.sporen
            for stap in open_stappen(self.procedure, self.zaak, spoor.naam)
            if not stap.vanzelf
        ]
        mixed = draw(st.permutations(steps)) if steps else []
        if onward:
            mixed = sorted(mixed, key=lambda item: item[1].einde or item[1].terug or self._ends(*item))
        for spoor, stap in mixed:
            try:
                facts = self._facts(stap, draw)
                self.zaak, _ = doe(self.procedure, self.zaak, spoor, stap.trigger, facts, self.dag)
            except (Geweigerd, NietOpen):
                continue
            return

    def _ends(self, spoor: str, stap: Stap) -> bool:
        """Whether it ends the walk, or leads nowhere."""
        return stap.naar == self.zaak.standen[spoor] or self.procedure.spoor(spoor).stand(stap.naar).eind

    def _facts(self, stap: Stap, draw: Draw) -> dict[str, Any]:
        found = {veld.naam: value(veld, self.dag, draw) for veld in stap.velden}
        if self.procedure.naam == "herverdeling":
            found |= {naam: self.zaak.feiten["ronde"] for naam in found if naam.startswith("ronde_")}
            found |= {naam: self.zaak.feiten[naam] for naam in found if naam.startswith("verschil_")}
            found |= {naam: "ja" for naam in found if naam.startswith("schriftelijk_")}
        return found

    def _correct(self, draw: Draw) -> None:
        asked = [veld for veld in self.procedure.velden.values() if veld.soort is Soort.DATUM and veld.vraag]
        known = [veld for veld in asked if self.zaak.feiten.get(veld.naam) is not None or veld in self.procedure.later]
        if known:
            veld = draw(st.sampled_from(known))
            zaak, _ = corrigeer(self.procedure, self.zaak, {veld.naam: value(veld, self.dag, draw)}, self.dag)
            self.zaak, _ = volg(self.procedure, zaak, self.dag)


def value(veld: Veld, dag: date, draw: Draw) -> Any:
    """A made-up answer."""
    if veld.optioneel and draw(st.integers(0, 7)) == 0:
        return None
    if veld.soort is Soort.DATUM:
        ahead = veld.richting == "toekomst"
        return dag + timedelta(days=draw(st.integers(0, 60) if ahead else st.integers(-20, 0)))
    if veld.soort is Soort.KEUZE:
        return draw(st.sampled_from(veld.keuzes)).naam
    if veld.soort in (Soort.AANTAL, Soort.SALDO, Soort.TIENDEN, Soort.ZAAK):
        return draw(st.integers(max(1, veld.minimum), max(1, veld.maximum)))
    return "W-12"


# ---------------------------------------------------------------- how a case begins, and what is done beside the steps


def _herverdeling(dag: date, draw: Draw) -> tuple[Procedure, Zaak]:
    """Taakstelling goes over in a tijdvak that is to come, or runs."""
    tijdvak = draw(st.sampled_from(["2026-I", "2026-II", "2027-I"]))
    zaak, _ = maak(TWEE, tijdvak, {"gekoppeld": "nee", "afzender": "GM0034"}, dag)
    return procedure_van(zaak.feiten), zaak


def _uitruil(dag: date, draw: Draw) -> tuple[Procedure, Zaak]:
    """Between two gemeenten, with numbers or not yet."""
    zaak, _ = uitruil.maak(("GM0355", "GM1581"), dag)
    numbers = {"asiel_GM0355": 100, "status_GM0355": -10, "status_GM1581": 10, "vanaf": "2026-II", "tijdvakken": 2}
    facts = zaak.feiten | (numbers if draw(st.booleans()) else {})
    return uitruil.procedure_van(facts), Zaak(zaak.standen, facts)


BEGINT: Mapping[str, Callable[[date, Draw], tuple[Procedure, Zaak]]] = {
    "herverdeling": _herverdeling,
    "uitruil": _uitruil,
    "streefpercentage": lambda dag, _: (streefpercentage.STREEFPERCENTAGE, streefpercentage.maak({}, dag)[0]),
}
"""By procedure that is made of more than its `aanleg`."""


def begonnen(naam: str, draw: Draw) -> Wandeling:
    """A new case of this procedure."""
    dag = date(2026, 1, 2) + timedelta(days=draw(st.integers(0, 330)))
    if naam in BEGINT:
        return Wandeling(*BEGINT[naam](dag, draw), dag)
    procedure = all_features().procedures[naam].procedure
    facts = {veld.naam: value(veld, dag, draw) for veld in procedure.aanleg}
    try:
        zaak, _ = begin(procedure, facts, dag)
    except Geweigerd:
        asked = {veld.naam: value(veld, dag, lambda strategy: draw(strategy)) for veld in procedure.aanleg}
        days = {naam: dag for naam, known in asked.items() if isinstance(known, date)}
        zaak, _ = begin(procedure, {**asked, **days}, dag)
    return Wandeling(procedure, volg(procedure, zaak, dag)[0], dag)


def _meld(zaak: Wandeling, draw: Draw) -> tuple[str, Mapping[str, Any]]:
    told = draw(st.lists(st.sampled_from(sorted(ADRESSEN)), min_size=1, unique=True))
    if zaak.zaak.standen[GEHEEL] not in ("wacht_op_bekendmaking", "wacht_op_kennisgeving"):
        raise NietOpen(MELD)
    return MELD, {f"{naam}_op": zaak.dag for naam in told}


def _houd_aan(zaak: Wandeling, draw: Draw) -> tuple[str, Mapping[str, Any]]:
    facts = zaak.zaak.feiten
    if facts.get("wacht_tot") is not None and draw(st.booleans()):
        return HERVAT, hervat(facts, zaak.dag)
    until = zaak.dag + timedelta(days=draw(st.integers(1, 90)))
    cause = begin_oorzaak("corporatie_zoekt", facts, zaak.dag)
    return HOUD_AAN, {**cause, **houd_aan(until, {**facts, **cause}, zaak.dag)}


NAAST: Mapping[str, Callable[[Wandeling, Draw], tuple[str, Mapping[str, Any]]]] = {
    "herverdeling": _meld,
    "koppeling": _houd_aan,
}
"""By procedure: what is recorded beside its steps and changes its days."""

# ---------------------------------------------------------------- what must hold


def dagen_van(zaak: Wandeling) -> tuple[LaatsteDag, ...]:
    """All last days of the case as it now is."""
    return tuple(laatste_dagen(zaak.procedure, zaak.zaak, KALENDER))


def wachtend(zaak: Wandeling, dag: date) -> bool:
    """Whether it is held on that day: who holds it hears of the end of it."""
    since, until = zaak.zaak.feiten.get("wacht_sinds"), zaak.zaak.feiten.get("wacht_tot")
    return since is not None and until is not None and since <= dag <= until


def kijk(zaak: Wandeling) -> None:
    """All that holds of an open case."""
    days = dagen_van(zaak)
    planned, where = plan(days), (zaak.zaak.standen, zaak.dag)
    double = [key for key, times in Counter((item.soort, item.merk) for item in planned).items() if times > 1]
    assert not double, (double, where)
    assert all(KALENDER.gewerkt(item.dag) for item in planned), where
    for later in VER:
        after = zaak.dag + timedelta(days=later)
        assert volgende(days, after, KALENDER) is not None, (after, where)
    leads = leidend(days, zaak.dag)
    if leads and leads[0].voorbij(zaak.dag) and leads[0].aard is not Aard.WET:
        assert all(day.voorbij(zaak.dag) for day in leads), where
    asked = {item.dag for item in planned}
    for day in leads:
        if day.grens:
            _grens(zaak, day, asked)


def _eerste(dag: date) -> bool:
    """Whether it is the first working day of its week."""
    return dag == KALENDER.herinnerdag_na(dag - timedelta(days=dag.weekday()))


def _grens(zaak: Wandeling, day: LaatsteDag, asked: set[date]) -> None:
    """A last day that leads does not lie before what it follows, and is asked about on its last working day and on the
    next one, as far as these are still to come after the last act. An own choice may come with the overview of the week
    alone: then it is asked about at the beginning of a week soon after it."""
    where = (day.naam, day.dag, zaak.zaak.standen, zaak.dag)
    assert day.begonnen is None or day.begonnen <= day.dag, where
    own = {item.dag for item in day.herinner}
    wish = (KALENDER.herinnerdag(day.werkdag), KALENDER.herinnerdag_na(day.dag + EEN_DAG))
    if day.eigen and own and all(_eerste(dag) for dag in own):
        # Of a day that lies in a hold what was to come may be gone but for one Monday: then the hold is asked about.
        soon = any(day.dag < dag <= day.dag + timedelta(days=10) for dag in own)
        assert soon or any(wachtend(zaak, wanted) for wanted in wish), where
        return
    for wanted in wish:
        coming = wanted > zaak.dag and (day.begonnen is None or wanted > day.begonnen)
        assert not coming or wanted in asked or wachtend(zaak, wanted), (wanted, where)


@pytest.mark.parametrize("naam", NAMEN)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_an_open_case_is_never_silent(naam: str, data: st.DataObject) -> None:
    """After every act: a reminder to come, on the last day and after it, for a day that can be."""
    zaak = begonnen(naam, data.draw)
    for _ in range(data.draw(st.integers(1, ACTS))):
        if loopt(zaak.procedure, zaak.zaak.standen):
            kijk(zaak)
        zaak.act(data.draw)
    if loopt(zaak.procedure, zaak.zaak.standen):
        kijk(zaak)


@pytest.mark.parametrize("naam", NAMEN)
def test_the_walks_reach_far(naam: str) -> None:
    """More than the beginning: half of the standen that are no end."""
    reached: set[tuple[str, str]] = set()

    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    @given(data=st.data())
    def walk(data: st.DataObject) -> None:
        zaak = begonnen(naam, data.draw)
        for _ in range(ACTS):
            zaak.act(data.draw)
            reached.update(zaak.zaak.standen.items())

    walk()
    spoor = all_features().procedures[naam].procedure.sporen[0]
    running = {(spoor.naam, stand.naam) for stand in spoor.standen if not stand.eind}
    assert len(running & reached) * 2 >= len(running), sorted(running - reached)
