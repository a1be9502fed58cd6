"""A woningweigering at the desk with its koppeling: random steps, undoing and corrections by two officers."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.cli.check import problems
from bot.desk import cases, steps
from bot.desk.case import Opened
from bot.desk.visit import AMSTERDAM
from bot.features.woningweigering import begin
from tests.koppeling.wereld import Wereld
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import herspeel, laatste, volg
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.regels import HUIS, PERSOON
from workflows.woningweigering.tabel import WONINGWEIGERING, loopt

NOOR, COR = 101, 102
WHO = st.sampled_from([NOOR, COR])


class Samen(RuleBasedStateMachine):
    """One koppeling, and every report that two officers make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="weigering-"))
        self.wereld = Wereld(self.folder / "test.db", "2026-03-16 10:00")
        self.wereld.add(NOOR, "gemeente")
        self.wereld.add(COR, "coordinator")

    def teardown(self) -> None:
        self.wereld.store.close()
        shutil.rmtree(self.folder)

    @property
    def today(self) -> date:
        return self.wereld.now.astimezone(AMSTERDAM).date()

    @initialize()
    def koppeling(self) -> None:
        self.about = self.wereld.make(NOOR, "Z-1", date(2026, 3, 1))
        facts = {"tekenafspraak": self.today}
        self.wereld.act(NOOR, lambda v: steps.take(v, self.about, "koppeling", "woning_gevonden", "zoeken", facts))
        self._report(NOOR, 0)

    def _report(self, who: int, ago: int) -> None:
        answers = {"voorval": "geweigerd", "voorval_op": self.today - timedelta(days=ago), "woning": None}
        organisatie = self.wereld.case(self.about).row.organisatie
        doel = {"zaak": self.about, "organisatie": organisatie, "referentie": "Z-1"}
        form = begin.FORMS["weigering"]
        self.wereld.act(who, lambda v: form.finish(v, doel, answers))

    def _reports(self) -> list[Opened]:
        return [self.wereld.case(ident) for ident in self.wereld.store.weigeringen.of_koppeling(self.about)]

    def _value(self, veld: Veld, ago: int) -> Any:
        if veld.soort is Soort.KEUZE:
            return veld.keuzes[ago % len(veld.keuzes)].naam
        if veld.optioneel and ago == 0:
            return None
        return self.today + timedelta(days=ago) if veld.richting == "toekomst" else self.today - timedelta(days=ago)

    # ------------------------------------------------------------ what can be done

    @rule(who=WHO, ago=st.integers(0, 5))
    def report(self, who: int, ago: int) -> None:
        self._report(who, ago)

    @rule(who=WHO, spoor=st.sampled_from([PERSOON, HUIS]), which=st.integers(0, 30), ago=st.integers(0, 3))
    def step(self, who: int, spoor: str, which: int, ago: int) -> None:
        case = self._reports()[-1]
        table = WONINGWEIGERING.spoor(spoor).stappen
        stap = table[which % len(table)]
        facts = {veld.naam: self._value(veld, ago) for veld in stap.velden}
        stand = case.zaak.standen[spoor]
        self.wereld.act(who, lambda v: steps.take(v, case.row.id, spoor, stap.trigger, stand, facts))

    @rule(who=WHO, back=st.integers(1, 2))
    def undo(self, who: int, back: int) -> None:
        case = self._reports()[-min(back, len(self._reports()))]
        last = laatste(case.regels)
        if last is not None:
            self.wereld.press(who, f"o:{case.row.id}:{last.id}")

    @rule(who=WHO, trigger=st.sampled_from(["teken", "woning_valt_af", "woning_gevonden", "vervalt", "heropen"]))
    def koppeling_goes_its_own_way(self, who: int, trigger: str) -> None:
        stand = self.wereld.case(self.about).zaak.standen["koppeling"]
        stap = KOPPELING.sporen[0].stap(trigger)
        assert stap is not None
        facts = {veld.naam: self._value(veld, 0) for veld in stap.velden}
        self.wereld.act(who, lambda v: steps.take(v, self.about, "koppeling", trigger, stand, facts))

    @rule(who=WHO, wie=st.sampled_from(["begeleiding", "azc"]), bereikt=st.sampled_from(["ja", "nee"]))
    def called(self, who: int, wie: str, bereikt: str) -> None:
        self.wereld.press(who, f"wg:b:{self._reports()[-1].row.id}:{wie}:{bereikt}")

    @rule(which=st.sampled_from(["h", "u", "x", "k", "c", "b", "l"]))
    def look(self, which: str) -> None:
        self.wereld.press(NOOR, f"wg:{which}:{self._reports()[-1].row.id}")

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        self.wereld.now += timedelta(days=days)
        self.wereld.look()

    # ------------------------------------------------------------ what is always true

    @invariant()
    def nothing_is_wrong(self) -> None:
        assert list(problems(self.wereld.office)) == []

    @invariant()
    def tracks_fit_and_history_replays(self) -> None:
        for case in [*self._reports(), self.wereld.case(self.about)]:
            assert herspeel(case.procedure, case.regels) == case.zaak
        for case in self._reports():
            assert volg(case.procedure, case.zaak, self.wereld.now.date())[1] == ()

    @invariant()
    def the_agreed_date_stands(self) -> None:
        assert self.wereld.case(self.about).zaak.feiten["koppelingsdatum"] == date(2026, 3, 1)

    @invariant()
    def the_screen_can_be_shown(self) -> None:
        for case in self._reports():
            shown = self.wereld.act(NOOR, partial(cases.show, ident=case.row.id))
            assert len(shown.tekst) < 4096
            assert sum(len(rij) for rij in shown.knoppen) <= 10
            assert len(shown.knoppen) <= 9
            assert loopt(case.zaak.standen) or "Huishouden" in shown.tekst


Samen.TestCase.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestSamen = Samen.TestCase
