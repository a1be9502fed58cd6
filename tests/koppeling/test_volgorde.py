"""Whatever is done in whatever order, the history adds up to the case and the plan is the one it deserves."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.cli.check import problems
from bot.desk import cases, correcting, steps
from bot.desk.case import Opened
from bot.desk.visit import AMSTERDAM
from bot.features.koppeling import hold
from tests.koppeling.wereld import Wereld
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import herspeel, laatste, open_stappen
from workflows.koppeling.oorzaken import EISEN, OORZAKEN
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import TAKEN

NOOR, COR = 101, 102
SPOOR = KOPPELING.sporen[0]
CASES = st.integers(0, 2)
DAYS = st.integers(0, 100)


class Volgorde(RuleBasedStateMachine):
    """Two people and at most three koppelingen; every rule is something a person or the machine can do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="volgorde-"))
        self.wereld = Wereld(self.folder / "test.db")
        self.wereld.add(NOOR, "gemeente")
        self.wereld.add(COR, "coordinator")
        self.cases: list[int] = []
        self.latest = self.wereld.now

    def teardown(self) -> None:
        self.wereld.store.close()
        shutil.rmtree(self.folder)

    @property
    def today(self) -> date:
        return self.wereld.now.astimezone(AMSTERDAM).date()

    def _case(self, index: int) -> Opened:
        return self.wereld.case(self.cases[index % len(self.cases)])

    # ------------------------------------------------------------ what can be done

    @initialize(ago=DAYS)
    def first(self, ago: int) -> None:
        self.make(ago, 4)

    @precondition(lambda self: len(self.cases) < 3)
    @rule(ago=DAYS, personen=st.integers(1, 30))
    def make(self, ago: int, personen: int) -> None:
        number = f"Z-{len(self.cases) + 1}"
        self.cases.append(self.wereld.make(NOOR, number, self.today - timedelta(days=ago), personen))

    @rule(index=CASES, which=st.integers(0, 5), ago=st.integers(-40, 40))
    def step(self, index: int, which: int, ago: int) -> None:
        case = self._case(index)
        open_now = open_stappen(case.procedure, case.zaak, SPOOR.naam)
        if open_now:
            stap = open_now[which % len(open_now)]
            facts = {veld.naam: self._value(veld, ago, which) for veld in stap.velden}
            stand = case.zaak.standen[SPOOR.naam]
            self.wereld.act(NOOR, lambda v: steps.take(v, case.row.id, SPOOR.naam, stap.trigger, stand, facts))

    def _value(self, veld: Veld, ago: int, which: int) -> Any:
        if veld.optioneel and which == 0:
            return None
        if veld.soort is Soort.KEUZE:
            return veld.keuzes[which % len(veld.keuzes)].naam
        day = self.today - timedelta(days=ago)
        return day if veld.richting == "toekomst" else min(day, self.today)

    @rule(index=CASES)
    def undo(self, index: int) -> None:
        case = self._case(index)
        last = laatste(case.regels)
        if last is not None:
            self.wereld.press(COR, f"o:{case.row.id}:{last.id}")

    @rule(index=CASES, cause=st.sampled_from(OORZAKEN))
    def cause(self, index: int, cause: Any) -> None:
        self.wereld.press(NOOR, f"hc:{self._case(index).row.id}:{cause.naam}")

    @rule(index=CASES)
    def resolved(self, index: int) -> None:
        self.wereld.press(NOOR, f"hr:{self._case(index).row.id}")

    @rule(index=CASES, days=st.integers(1, 400))
    def held(self, index: int, days: int) -> None:
        doel, answers = {"zaak": self._case(index).row.id}, {"wacht_tot": self.today + timedelta(days=days)}
        form = hold.FORMS["aanhouden"]
        if not self.wereld.act(NOOR, lambda v: form.check(v, doel, answers)):
            self.wereld.act(NOOR, lambda v: form.finish(v, doel, answers))

    @rule(index=CASES, chosen=st.integers(0, 2 ** len(EISEN) - 1))
    def needs(self, index: int, chosen: int) -> None:
        self.wereld.press(NOOR, f"he:{self._case(index).row.id}:{chosen}:ok")

    @rule(index=CASES, taak=st.sampled_from(TAKEN), done=st.booleans())
    def tick(self, index: int, taak: Any, done: bool) -> None:
        self.wereld.press(NOOR, f"vk:{self._case(index).row.id}:{taak.naam}:{int(done)}")

    @rule(index=CASES, soort=st.sampled_from(["start", "kopie", "brp", "tekenen"]))
    def yes(self, index: int, soort: str) -> None:
        self.wereld.press(COR, f"vj:{self._case(index).row.id}:{soort}")

    @rule(index=CASES)
    def later(self, index: int) -> None:
        self.wereld.press(NOOR, f"wl:{self._case(index).row.id}")

    @rule(index=CASES, which=st.integers(0, 9), ago=st.integers(-60, 120))
    def correct(self, index: int, which: int, ago: int) -> None:
        case = self._case(index)
        fields = [
            v
            for v in self.wereld.office.features.procedures["koppeling"].correctable(case)
            if v.soort in (Soort.DATUM, Soort.AANTAL)
        ]
        veld = fields[which % len(fields)]
        value = which + 1 if veld.soort is Soort.AANTAL else self.today - timedelta(days=ago)
        form = correcting.FORMS["verbeter"]
        doel = {"zaak": case.row.id}
        if not self.wereld.act(NOOR, lambda v: form.check(v, doel, {veld.naam: value})):
            self.wereld.act(NOOR, lambda v: form.finish(v, doel, {veld.naam: value}))

    # ------------------------------------------------------------ what happens

    @rule(hours=st.integers(1, 400))
    def wait(self, hours: int) -> None:
        self.wereld.now += timedelta(hours=hours)
        self.latest = max(self.latest, self.wereld.now)
        self.wereld.look()

    @rule(hours=st.integers(1, 60))
    def clock_set_back(self, hours: int) -> None:
        self.wereld.now -= timedelta(hours=hours)
        self.wereld.look()

    @rule()
    def restart(self) -> None:
        self.wereld.restart()

    # ------------------------------------------------------------ what is always true

    @invariant()
    def nothing_is_wrong(self) -> None:
        """Also by the words of `ketenbot controle`. Moments that were past under a later clock were left out then."""
        if self.wereld.now == self.latest:
            assert list(problems(self.wereld.office)) == []

    @invariant()
    def history_replays(self) -> None:
        for ident in self.cases:
            case = self.wereld.case(ident)
            assert herspeel(case.procedure, case.regels) == case.zaak

    @invariant()
    def plan_is_the_one_from_scratch(self) -> None:
        for ident in self.cases:
            case = self.wereld.case(ident)
            fresh = herspeel(case.procedure, case.regels)
            wanted = {h.sleutel: h for h in cases.planned(self.wereld.office, replace(case, zaak=fresh))}
            stored = {h.sleutel: h for h in self.wereld.store.herinneringen.plan_of_case(ident)}
            assert all(wanted[key] == kept for key, kept in stored.items())
            assert all(key in stored for key, h in wanted.items() if h.moment > self.latest)

    @invariant()
    def one_morning_a_day(self) -> None:
        for person in (NOOR, COR):
            days = [when.date() for when, _ in self.wereld.mornings(person)]
            assert len(days) == len(set(days))


Volgorde.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestVolgorde = Volgorde.TestCase
