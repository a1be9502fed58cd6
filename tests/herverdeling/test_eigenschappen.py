"""Any set of two to six gemeenten with as many givers as one likes, over one to three tijdvakken, with a second
herverdeling in the tijdvak, corrections, new rounds, withdrawals and taking back: what is promised holds, and what is
made of the case (papers, terms, warnings) never falls over and says every number, day and party."""

from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.herverdeling.begin import carried
from bot.features.herverdeling.papers.dossier import Dossier, Eerder, gezegd, vervallen
from bot.features.herverdeling.papers.letters import NogNiet, stukken
from bot.files.paper import Stuk
from tests.herverdeling.road import VANDAAG, gebroken
from tests.herverdeling.voorbeelden import moet_erin
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import plan
from workflows.engine.zaak import (
    Geweigerd,
    NietOpen,
    Regel,
    corrigeer,
    daad,
    doe,
    geldend,
    herspeel,
    neem_terug,
    noteer,
    volg,
)
from workflows.herverdeling.effect import EFFECT_NIET, aan_zet, effect
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.plan import laatste_dagen
from workflows.herverdeling.proposal_sentence import zonder
from workflows.herverdeling.regels import GEHEEL, na, partijen, voor, waarschuwingen
from workflows.herverdeling.tabel import KENNIS, MELD, VERGADERING, maak, procedure_van
from workflows.herverdeling.velden import MELDNAMEN
from workflows.herverdeling.vergaderen import vergaderzorgen

GEMEENTEN = ("GM0034", "GM0050", "GM0171", "GM0184", "GM0303", "GM0995")
NAMEN = {code: f"Gemeente{code[2:]}" for code in GEMEENTEN}
EINDE = ("verwerkt", "ingetrokken", "geen_wettelijke_herverdeling")
STAPPEN = ("stel_voor", "nieuw_besluit", "verwerk", "vraag_herstel", "hersteld", "niet_hersteld", "trek_in")


class Herverdelen(RuleBasedStateMachine):
    """People of a few gemeenten and COA who record, correct, take back and begin anew."""

    @initialize(
        codes=st.lists(st.sampled_from(GEMEENTEN), min_size=2, max_size=6, unique=True),
        amounts=st.lists(st.integers(-7, 7).filter(bool), min_size=5, max_size=5),
        several=st.sampled_from([{}, {}, {"tijdvakken": 2, "telling": "per_tijdvak"}, {"tijdvakken": 3}]),
        earlier=st.booleans(),
    )
    def begin(self, codes: list[str], amounts: list[int], several: dict[str, Any], earlier: bool) -> None:
        """Whoever hands over and takes over: together it stays the same."""
        rest = dict(zip(codes[1:], amounts, strict=False))
        changes = {codes[0]: -sum(rest.values()), **rest}
        self.dag, self.ids, self.gone = VANDAAG, count(1), set[str]()
        self.eerdere = {codes[-1]: (Eerder(4, VANDAAG, "E-1", VANDAAG),)} if earlier else {}
        self._begin(changes, {"afgestemd": "ja", **several} if several else {})

    def _begin(self, changes: dict[str, int], facts: dict[str, Any]) -> None:
        self.lines, self.codes = list[Regel](), tuple(sorted(changes))
        self.zaak, line = maak(changes, "2027-I", facts, self.dag)
        self.procedure = procedure_van(self.zaak.feiten)
        self._keep(line)

    def _keep(self, *lines: Regel) -> None:
        for line in lines:
            self.lines.append(
                Regel(line.spoor, line.trigger, line.van, line.naar, line.feiten, line.versie, next(self.ids))
            )

    def _step(self, spoor: str, trigger: str, **feiten: Any) -> None:
        try:
            self.zaak, lines = doe(self.procedure, self.zaak, spoor, trigger, feiten, self.dag)
        except (Geweigerd, NietOpen):
            return
        self._keep(*lines)

    def _note(self, trigger: str, **feiten: Any) -> None:
        try:
            zaak, line = noteer(self.procedure, self.zaak, trigger, feiten, self.dag)
        except Geweigerd:
            return
        self.zaak, lines = volg(self.procedure, zaak, self.dag)
        self._keep(line, *lines)

    @rule(times=st.integers(1, 5))
    def forward(self, times: int) -> None:
        """Everybody does what the stand asks, some stretches on end."""
        for _ in range(times):
            for code in self.codes:
                self._next_of(code)
            self._step(GEHEEL, "naar_colleges")

    def _next_of(self, code: str) -> None:
        match self.zaak.standen[code]:
            case "gevraagd":
                own = {f"voor_{code}": 40, f"bron_{code}": "brief", f"bron_op_{code}": self.dag}
                self._step(code, "bevestig", **own)
            case "bevestigd":
                self._step(code, "akkoord", **{f"ronde_{code}": self.zaak.feiten["ronde"]})
            case "college":
                signed = {f"besluit_op_{code}": self.dag, f"nummer_{code}": "B-1", f"schriftelijk_{code}": "ja"}
                self._step(code, "besluit", **signed)
            case "besloten":
                self._step(code, "maak_bekend", **{f"bekend_op_{code}": self.dag})

    @rule(naam=st.sampled_from(MELDNAMEN))
    def tell(self, naam: str) -> None:
        """A party was told, in time or too early."""
        self._note(MELD, **{naam: self.dag})

    @rule()
    def tell_all(self) -> None:
        """All parties were told on one day."""
        self._note(MELD, **dict.fromkeys(MELDNAMEN, self.dag))

    @rule(
        trigger=st.sampled_from(["verwerk", "vraag_herstel"]), then=st.sampled_from(["", "hersteld", "niet_hersteld"])
    )
    def to_coa(self, trigger: str, then: str) -> None:
        """All the way, told to all, and what COA says; herstel sent, or not."""
        self.forward(4)
        self.tell_all()
        self._step(GEHEEL, trigger, **{{"verwerk": "verwerkt_op"}.get(trigger, "herstel_op"): self.dag})
        if then:
            self._step(GEHEEL, then, **({"hersteld_op": self.dag} if then == "hersteld" else {}))

    @rule(data=st.data(), trigger=st.sampled_from(STAPPEN))
    def of_the_whole(self, data: st.DataObject, trigger: str) -> None:
        """A step of the whole, whether it fits or not."""
        moved = data.draw(st.integers(-5, 5))
        first, second, *rest = self.codes
        numbers = {f"verschil_{first}": moved, f"verschil_{second}": -moved, **{f"verschil_{c}": 0 for c in rest}}
        dates = {"verwerk": "verwerkt_op", "vraag_herstel": "herstel_op", "hersteld": "hersteld_op"}
        facts = numbers if trigger == "stel_voor" else {dates[trigger]: self.dag} if trigger in dates else {}
        self._step(GEHEEL, trigger, **facts)

    @rule(data=st.data(), trigger=st.sampled_from(["wijs_af", "college_nee", "rectificeer"]))
    def against(self, data: st.DataObject, trigger: str) -> None:
        """A gemeente says no, or finds an error in what it published."""
        code = data.draw(st.sampled_from(self.codes))
        facts: dict[str, Any] = {f"bekend_op_{code}": self.dag} if trigger == "rectificeer" else {}
        if trigger == "wijs_af":
            facts = {f"ronde_{code}": self.zaak.feiten["ronde"]}
        self._step(code, trigger, **facts)

    @rule(data=st.data())
    def without_one(self, data: st.DataObject) -> None:
        """Who declines is left out: a new herverdeling between the others, with the numbers that are published."""
        one = data.draw(st.sampled_from(self.codes))
        self._step(one, "wijs_af", **{f"ronde_{one}": self.zaak.feiten["ronde"]})
        left = zonder(HerverdelingFeiten(self.zaak.feiten).verschillen, one)
        if len(left) < 2 or self.zaak.standen[one] != "afgewezen":
            return
        self.gone |= {*self.codes} - left.keys()
        was = HerverdelingFeiten(self.zaak.feiten)
        self._begin(left, {})
        for code, brought in carried(was, "2027-I", left):
            self._step(code, "bevestig", **brought)
            assert HerverdelingFeiten(self.zaak.feiten).van(code).voor == was.van(code).voor

    @rule(data=st.data(), amount=st.integers(-60, 60))
    def correct(self, data: st.DataObject, amount: int) -> None:
        """A number or a day is put right, sometimes into nonsense."""
        code = data.draw(st.sampled_from(self.codes))
        naam = data.draw(st.sampled_from([f"voor_{code}", f"verschil_{code}", f"besluit_op_{code}"]))
        facts: dict[str, Any] = {naam: self.dag if naam.startswith("besluit") else amount}
        if self.zaak.feiten.get(naam) is None:
            return
        try:
            zaak, line = corrigeer(self.procedure, self.zaak, facts, self.dag)
        except Geweigerd:
            return
        self.zaak, lines = volg(self.procedure, zaak, self.dag)
        self._keep(line, *lines)

    @rule(data=st.data())
    def meeting(self, data: st.DataObject) -> None:
        """A college will meet, or the provincie took note."""
        code = data.draw(st.sampled_from(self.codes))
        self._note(VERGADERING, **{f"vergadering_{code}": self.dag + timedelta(days=30)})
        self._note(KENNIS, kennis_op=self.dag)

    @rule(times=st.integers(1, 6))
    def take_back(self, times: int) -> None:
        """Somebody takes back, and again, and again: each time one deed with what followed from it."""
        for _ in range(times):
            last = daad(self.procedure, self.lines)
            if last is None:
                return
            kept = [line for line in geldend(self.lines) if line.id < last.id]
            self.zaak, lines = neem_terug(self.procedure, self.lines)
            self._keep(*lines)
            assert last.trigger not in self.procedure.vanzelf
            assert self.zaak == herspeel(self.procedure, kept)

    @rule(days=st.integers(1, 12))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.dag += timedelta(days=days)

    # ------------------------------------------------------------ what always holds

    @invariant()
    def the_sum_never_changes(self) -> None:
        """What one hands over another takes over, and nobody falls below zero."""
        facts = self.zaak.feiten
        assert partijen(facts) == self.codes
        assert sum(na(facts, code) for code in self.codes) == sum(voor(facts, code) for code in self.codes)
        assert all(na(facts, code) >= 0 for code in self.codes if facts.get(f"voor_{code}") is not None)
        assert sum(effect(self.zaak.standen, facts)[1].values()) == 0

    @invariant()
    def somebody_is_next_or_it_is_at_an_end(self) -> None:
        """And nothing that follows by itself is left waiting."""
        whole = self.zaak.standen[GEHEEL]
        assert volg(self.procedure, self.zaak, self.dag)[1] == ()
        assert bool(aan_zet(self.zaak.standen, self.zaak.feiten)) is (whole not in EINDE)
        assert whole in EINDE or plan(laatste_dagen(self.zaak.standen, self.zaak.feiten, KALENDER))

    @invariant()
    def history_replays(self) -> None:
        """The lines add up to the case."""
        assert herspeel(self.procedure, self.lines) == self.zaak

    @invariant()
    def what_counts_is_lawful(self) -> None:
        """A herverdeling that counts breaks no condition, or counts as the besluit before did."""
        word, _ = effect(self.zaak.standen, self.zaak.feiten)
        broken = gebroken(self.zaak, self.dag)
        if word != EFFECT_NIET and self.zaak.feiten.get("geldend_getoetst") is None:
            assert broken == set()

    @invariant()
    def papers_terms_and_warnings_can_be_made(self) -> None:
        """In every stand: a paper with the numbers of now, or a word why not yet."""
        standen, facts = self.zaak.standen, self.zaak.feiten
        vergaderzorgen(laatste_dagen(standen, facts, KALENDER))
        waarschuwingen(facts, self.dag)
        names = {code: NAMEN[code] for code in self.codes}
        before = {code: found for code, found in self.eerdere.items() if code in self.codes}
        dossier = Dossier(
            facts, names, names, self.codes[0], "Z-1", self.dag, vervallen(self.lines), standen, gezegd(self.lines),
            before, eigen=self.codes,
        )  # fmt: skip
        for paper in _papers(dossier):
            assert [rij.na for rij in paper.rijen[:-1]] in ([], [str(dossier.nieuw(code)) for code in self.codes])
            assert paper.concept is ("[" in paper.tekst) is paper.let_op.startswith("Concept:")
            said = " ".join(paper.tekst.split())
            assert [word for word in moet_erin(dossier, paper.bestand) if word not in said] == [], paper.bestand

    @invariant()
    def who_withdrew_leaves_nothing(self) -> None:
        """No fact and no track of a gemeente that is left out."""
        left = {*self.zaak.standen, *(naam.rpartition("_")[2] for naam in self.zaak.feiten)}
        assert not left & (self.gone - {*self.codes})


def _papers(dossier: Dossier) -> tuple[Stuk, ...]:
    try:
        return stukken(dossier)
    except NogNiet:
        return ()


# A busy machine is no fault of the tables.
Herverdelen.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestHerverdelen = Herverdelen.TestCase
