"""Whatever people press and in which order: the sum stays, somebody is next or it is at an end, history replays."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.herverdeling.road import ALMERE, DRIE, LELYSTAD, VANDAAG, VOOR, ZEEWOLDE
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import plan
from workflows.engine.tabel import Stap
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import (
    Geweigerd,
    NietOpen,
    Regel,
    daad,
    doe,
    geldend,
    herspeel,
    neem_terug,
    noteer,
    open_stappen,
    volg,
)
from workflows.herverdeling.effect import EFFECT_NIET, aan_zet, effect
from workflows.herverdeling.regels import GEHEEL, na, voor
from workflows.herverdeling.tabel import MELD, herverdeling, maak
from workflows.herverdeling.velden import MELDNAMEN

CODES = (ALMERE, ZEEWOLDE, LELYSTAD)


class Herverdelen(RuleBasedStateMachine):
    """Three gemeenten and COA, with hasty hands."""

    def __init__(self) -> None:
        super().__init__()
        self.dag, self.ids = VANDAAG, count(1)
        self.procedure = herverdeling(CODES)
        self.zaak, line = maak(DRIE, "2027-I", {"gekoppeld": "nee"}, self.dag)
        self.lines: list[Regel] = []
        self._keep(line)

    def _keep(self, *lines: Regel) -> None:
        for line in lines:
            numbered = Regel(line.spoor, line.trigger, line.van, line.naar, line.feiten, line.versie, next(self.ids))
            self.lines.append(numbered)

    def _value(self, data: st.DataObject, veld: Veld) -> Any:
        if veld.naam.startswith("ronde_"):
            return self.zaak.feiten["ronde"] - data.draw(st.sampled_from([0, 0, 0, 0, 1]))
        if veld.soort is Soort.DATUM:
            return self.dag + timedelta(days=data.draw(st.sampled_from([0, 0, 0, 0, -3, 2])))
        if veld.soort is Soort.KEUZE:
            return data.draw(st.sampled_from([veld.keuzes[0].naam] * 5 + [keuze.naam for keuze in veld.keuzes]))
        if veld.soort is Soort.AANTAL:
            return VOOR[veld.naam[-6:]] + data.draw(st.sampled_from([0, 0, 0, 1, -40]))
        return "B-1"

    def _feiten(self, data: st.DataObject, stap: Stap) -> dict[str, Any]:
        if stap.trigger != "stel_voor":
            return {veld.naam: self._value(data, veld) for veld in stap.velden}
        moved = [data.draw(st.integers(-12, 12)) for _ in CODES[1:]]
        moved.append(-sum(moved) + data.draw(st.sampled_from([0, 0, 0, 1])))
        return {f"verschil_{code}": amount for code, amount in zip(CODES, moved, strict=True)}

    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        """Somebody takes a step that is open, with facts that may be wrong."""
        tracks = [
            (spoor.naam, stap)
            for spoor in self.procedure.sporen
            for stap in open_stappen(self.procedure, self.zaak, spoor.naam)
            if not stap.vanzelf
        ]
        if tracks:
            spoor, stap = data.draw(st.sampled_from(tracks))
            self._try(spoor, stap.trigger, self._feiten(data, stap))

    @rule()
    def forward(self) -> None:
        """Everybody does what brings it on, so that the far end is walked as well."""
        today = self.dag
        for code in CODES:
            published = {f"bron_{code}": "brief", f"bron_op_{code}": today}
            if self.zaak.feiten.get(f"bron_{code}") is None:
                self._try(code, "bevestig", {f"voor_{code}": VOOR[code], **published})
        for code in CODES:
            self._try(code, "akkoord", {f"ronde_{code}": self.zaak.feiten["ronde"]})
        self._try(GEHEEL, "naar_colleges", {})
        for code in CODES:
            signed = {f"besluit_op_{code}": today, f"nummer_{code}": "B-2", f"schriftelijk_{code}": "ja"}
            self._try(code, "besluit", signed)
        for code in CODES:
            self._try(code, "maak_bekend", {f"bekend_op_{code}": today})

    @rule(naam=st.sampled_from(MELDNAMEN))
    def tell(self, naam: str) -> None:
        """Somebody records that a party was told."""
        try:
            zaak, line = noteer(self.procedure, self.zaak, MELD, {naam: self.dag}, self.dag)
        except Geweigerd:
            return
        self.zaak, lines = volg(self.procedure, zaak, self.dag)
        self._keep(line, *lines)

    @rule(days=st.integers(0, 9))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.dag += timedelta(days=days)

    @rule()
    def undo(self) -> None:
        """The last step is taken back, with what followed from it."""
        last = daad(self.procedure, self.lines)
        if last is None:
            with pytest.raises(NietOpen):
                neem_terug(self.procedure, self.lines)
            return
        kept = [line for line in geldend(self.lines) if line.id < last.id]
        self.zaak, lines = neem_terug(self.procedure, self.lines)
        self._keep(*lines)
        assert self.zaak == herspeel(self.procedure, kept)
        assert last.trigger not in self.procedure.vanzelf

    def _try(self, spoor: str, trigger: str, feiten: dict[str, Any]) -> None:
        before = herspeel(self.procedure, self.lines)
        try:
            self.zaak, lines = doe(self.procedure, self.zaak, spoor, trigger, feiten, self.dag)
        except (Geweigerd, NietOpen):
            assert self.zaak == before
            return
        self._keep(*lines)

    @invariant()
    def the_sum_never_changes(self) -> None:
        """Before, after and what counts now add up to the same; nobody falls below zero."""
        facts = self.zaak.feiten
        assert sum(na(facts, code) for code in CODES) == sum(voor(facts, code) for code in CODES) == facts["totaal"]
        assert all(na(facts, code) >= 0 for code in CODES if facts.get(f"voor_{code}") is not None)
        assert sum(effect(self.zaak.standen, facts)[1].values()) == 0

    @invariant()
    def somebody_is_next_or_it_is_at_an_end(self) -> None:
        """Unless it ended, somebody acts, a step is open, and a reminder is planned; nothing waits to follow."""
        assert volg(self.procedure, self.zaak, self.dag)[1] == ()
        ended = self.procedure.spoor(GEHEEL).stand(self.zaak.standen[GEHEEL]).eind
        assert bool(aan_zet(self.zaak.standen, self.zaak.feiten)) is not ended
        if not ended:
            assert plan(self.procedure.laatste_dagen(self.zaak.standen, self.zaak.feiten, KALENDER))
        for code in CODES if ended else ():
            assert self.procedure.spoor(code).stand(self.zaak.standen[code]).eind

    @invariant()
    def history_replays(self) -> None:
        """The lines add up to the case."""
        assert herspeel(self.procedure, self.lines) == self.zaak

    @invariant()
    def no_effect_without_every_besluit(self) -> None:
        """What counts was decided and published by all, now or in the besluit before."""
        if effect(self.zaak.standen, self.zaak.feiten)[0] == EFFECT_NIET:
            return
        published = [line.spoor for line in self.lines if line.trigger == "maak_bekend"]
        assert set(published) == set(CODES)


# A busy machine is no fault of the tables.
Herverdelen.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestHerverdelen = Herverdelen.TestCase


def test_the_hands_reach_every_stand() -> None:
    """The walk of `forward` and telling comes to COA, so that the sequences above are not only of the beginning."""
    walk = Herverdelen()
    walk.forward()
    for naam in MELDNAMEN:
        walk.tell(naam)
    assert walk.zaak.standen[GEHEEL] == "wacht_op_coa_toets"
