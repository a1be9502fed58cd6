"""Two koppelingen, two homes and their refusals at the real desk: whatever is done in whatever order, with old buttons
and with or without a yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk import cases, correcting, ending, steps
from bot.desk.case import Opened
from bot.desk.visit import Visit
from bot.features.woningweigering import begin
from tests.koppeling.wereld import Wereld
from tests.kruising.paren import antwoorden, waarden
from tests.kruising.test_paren import KAN_NIET
from workflows.engine.zaak import Zaak, herspeel
from workflows.koppeling import kruising as koppeling
from workflows.koppeling.kruising import GETEKEND, stand_van
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering import kruising as weigering
from workflows.woningweigering import kruising_woning
from workflows.woningweigering.kruising import andere_woning
from workflows.woningweigering.tabel import WONINGWEIGERING

NOOR = 101
NUMMER = count(1)
MOST_ACTS = 12


class Straat:
    """Two koppelingen that may want the same home, and the reports about them."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld, number = wereld, next(NUMMER)
        self.homes = (f"DD-{number}", f"EE-{number}")
        self.zaken = [wereld.make(NOOR, f"Z-{number}{which}", date(2026, 3, 2)) for which in "ab"]
        self.koppelingen = tuple(self.zaken)
        self.lines: list[tuple[int, int]] = []

    def case(self, which: int) -> Opened | None:
        """One of the cases, where it was not deleted."""
        ident = self.zaken[which % len(self.zaken)]
        return self.wereld.case(ident) if self.wereld.store.cases.get(ident) is not None else None

    def all(self) -> dict[int, Opened]:
        """Those that are there."""
        return {ident: self.wereld.case(ident) for ident in self.zaken if self.wereld.store.cases.get(ident)}

    # ------------------------------------------------------------ what can be done

    def step(self, which: int, choice: int, sure: bool) -> int | None:
        """Any step of the table, also one that is not open: that is what an old button does."""
        case = self.case(which)
        if case is None:
            return None
        known = [(s.naam, stap) for s in case.procedure.sporen for stap in s.stappen if not stap.vanzelf]
        spoor, stap = known[choice % len(known)]
        answers = list(antwoorden(stap.velden))
        facts, stand = answers[choice // len(known) % len(answers)], case.zaak.standen[spoor]
        self.wereld.act(NOOR, lambda v: steps.take(v, case.row.id, spoor, stap.trigger, stand, facts, sure=sure))
        return case.row.id

    def back(self, which: int, choice: int, sure: bool) -> int | None:
        """Taking back the last act, or any line of before by an old button."""
        case = self.case(which)
        if case is None:
            return None
        line = case.regels[-1 - choice % min(3, len(case.regels))].id
        self.wereld.act(NOOR, lambda v: steps.undo(v, case.row.id, line, sure=sure))
        return case.row.id

    def correct(self, which: int, choice: int, sure: bool) -> int | None:
        """A fact is put right, if nothing says no; what is asked is answered by `sure`."""
        case = self.case(which)
        if case is None:
            return None
        fields = [veld for veld in self._handling(case).correctable(case) if veld.naam != "referentie"]
        veld = fields[choice % len(fields)]
        values = list(self.homes) if veld.naam == "woning" else waarden(veld)
        answer = {veld.naam: values[choice // len(fields) % len(values)]}
        doel = {"procedure": case.row.procedure, "zaak": case.row.id, "referentie": "", "veld": veld.naam}
        form = correcting.FORMS["verbeter"]

        def do(visit: Visit) -> None:
            if form.check(visit, doel, answer) is None and (sure or form.twijfel(visit, doel, answer) is None):
                form.finish(visit, doel, answer)

        self.wereld.act(NOOR, do)
        return case.row.id

    def report(self, which: int, choice: int, sure: bool) -> int | None:
        """A refusal is reported about a koppeling, of its home or of the other."""
        ident = self.koppelingen[which % 2]
        if self.wereld.store.cases.get(ident) is None or len(self.zaken) > 5:
            return None
        row = self.wereld.case(ident).row
        doel = {"zaak": ident, "organisatie": row.organisatie, "referentie": row.referentie}
        doel |= {"woning": home} if (home := row.feiten.get("woning")) else {}
        answers = {"voorval": "geweigerd", "voorval_op": date(2026, 3, 16)}
        answers |= {} if "woning" in doel else {"woning": self.homes[choice % 2]}
        form = begin.FORMS["weigering"]

        def do(visit: Visit) -> None:
            if form.check(visit, doel, answers) is None and (sure or form.twijfel(visit, doel, answers) is None):
                form.finish(visit, doel, answers)

        before = set(self.wereld.store.weigeringen.of_koppeling(ident))
        self.wereld.act(NOOR, do)
        made = set(self.wereld.store.weigeringen.of_koppeling(ident)) - before
        self.zaken += made
        return next(iter(made), None)

    def wipe(self, which: int, _: int, sure: bool) -> int | None:
        """A report is deleted; a koppeling stays, there would be nothing left to hold."""
        case = self.case(which)
        if case is not None and case.row.procedure == WONINGWEIGERING.naam and sure:
            self.wereld.act(NOOR, lambda v: ending.delete(v, case.row.id, sure=True))
        return None

    def _handling(self, case: Opened):  # type: ignore[no-untyped-def]
        return self.wereld.office.features.procedures[case.row.procedure]


ACTS: tuple[Callable[[Straat, int, int, bool], int | None], ...] = (
    Straat.step, Straat.step, Straat.step, Straat.back, Straat.correct, Straat.report, Straat.wipe,
)  # fmt: skip


@dataclass(frozen=True)
class Foto:
    """All cases at one moment."""

    zaken: dict[int, Opened]

    def koppelingen(self) -> dict[int, Zaak]:
        """By id."""
        return {i: c.zaak for i, c in self.zaken.items() if c.row.procedure == KOPPELING.naam}

    def weigeringen(self) -> dict[int, Zaak]:
        """By id."""
        return {i: c.zaak for i, c in self.zaken.items() if c.row.procedure == WONINGWEIGERING.naam}

    def botst(self) -> set[tuple[int, int, str]]:
        """What cannot be true together, of which two."""
        k, w, found = self.koppelingen(), self.weigeringen(), set()
        for a, een in k.items():
            found |= {(a, b, x) for b, o in k.items() if a < b for x in KAN_NIET[koppeling.BAND](een, o)}
            for b, o in w.items():
                about = o.feiten.get("koppeling")
                band = weigering.BAND if about == a else kruising_woning.BIJ_KOPPELING if about is not None else ""
                found |= {(a, b, x) for x in KAN_NIET[band](een, o)} if band else set()
        return found


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wereld]:
    """One office for all paths: each has its own koppelingen and homes."""
    made = Wereld(tmp_path_factory.mktemp("paden") / "test.db", "2026-04-01 10:00")
    made.add(NOOR, "gemeente")
    yield made
    made.store.close()


@given(
    st.lists(
        st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 5), st.integers(0, 119), st.booleans()),
        max_size=MOST_ACTS,
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done(wereld: Wereld, path: list[tuple[int, int, int, bool]]) -> None:
    """The promises hold after every act."""
    street = Straat(wereld)
    before = Foto(street.all())
    for act, which, choice, sure in path:
        wereld.now += timedelta(minutes=1)
        done = ACTS[act](street, which, choice, sure)
        after = Foto(street.all())
        _holds(before, after, done, sure)
        before = after


def _holds(before: Foto, after: Foto, done: int | None, sure: bool) -> None:
    for ident, case in after.zaken.items():
        assert herspeel(case.procedure, case.regels) == case.zaak, "history replays"
        was = before.zaken.get(ident)
        if was is None or case.row.procedure != KOPPELING.naam or ident == done:
            continue
        # It went along with what was done in another case.
        if stand_van(was.zaak) in GETEKEND:
            assert stand_van(case.zaak) != "vervallen", "signed or housed never becomes vervallen by another case"
        about = after.weigeringen().get(done or 0)
        if about is not None and andere_woning(about, was.zaak) and stand_van(case.zaak) != "vervallen":
            for naam in ("woning", "tekenafspraak"):
                assert case.zaak.feiten.get(naam) == was.zaak.feiten.get(naam), "another home is left alone"
    takers = [z.feiten["woning"] for z in after.koppelingen().values() if koppeling.heeft(z)]
    assert len(takers) == len(set(takers)), "a home has one taker"
    if not sure and not before.botst():
        assert not after.botst(), "no step in one case contradicts another"


def test_the_desk_makes_what_a_case_holds(wereld: Wereld) -> None:
    """The acts do something: else the paths above prove nothing."""
    street = Straat(wereld)
    ident = street.zaken[0]
    found = next(n for n, stap in enumerate(KOPPELING.sporen[0].stappen) if stap.trigger == "woning_gevonden")
    street.step(0, found, sure=False)
    assert street.wereld.case(ident).zaak.standen == {"koppeling": "gevonden"}
    assert street.report(0, 0, sure=False) in street.zaken
    street.back(2, 0, sure=False)
    assert cases.opened(wereld.office, wereld.case(ident).row).zaak.feiten["houdt_tegen"] == "weigering"
