"""Woningweigering: whatever happens in whatever order, both tracks stay whole and the terms lie in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.dates.kalender import KALENDER
from workflows.engine.feiten import Feit
from workflows.engine.laatste_dagen import leidend, plan
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import Geweigerd, NietOpen, Regel, Zaak, begin, doe, herspeel, neem_terug, volg, zet
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import VRAGEN, laatste_dagen, vertraging_huishouden, vertraging_woning, vrij_op
from workflows.woningweigering.regels import DEFINITIEF, HUIS, PERSOON, UIT, WACHTEND, WEG
from workflows.woningweigering.tabel import WONINGWEIGERING, loopt

START = date(2026, 3, 16)
TRIGGERS = [(spoor.naam, stap) for spoor in WONINGWEIGERING.sporen for stap in spoor.stappen]
Moves = list[tuple[int, int, int]]
MOVES = st.lists(st.tuples(st.integers(0, len(TRIGGERS) - 1), st.integers(0, 9), st.integers(0, 3)), max_size=14)


def _value(veld: Veld, vandaag: date, ago: int) -> Any:
    if veld.soort is Soort.KEUZE:
        return veld.keuzes[ago % len(veld.keuzes)].naam
    if veld.optioneel and ago == 0:
        return None
    return vandaag + timedelta(days=ago) if veld.richting == "toekomst" else vandaag - timedelta(days=ago)


class Loop:
    """A report with its history; refused steps leave no trace."""

    def __init__(self) -> None:
        facts = {"voorval": "geweigerd", "voorval_op": START, "woning": "DD-77"}
        self.vandaag = START
        self.zaak, line = begin(WONINGWEIGERING, facts, START)
        self.regels: list[Regel] = []
        self._add(line)

    def _add(self, regel: Regel) -> None:
        fields = (regel.spoor, regel.trigger, regel.van, regel.naar, regel.feiten, regel.versie)
        self.regels.append(Regel(*fields, id=len(self.regels) + 1))

    def _set(self, result: tuple[Zaak, tuple[Regel, ...]]) -> None:
        self.zaak, lines = result
        for line in lines:
            self._add(line)

    def move(self, which: int, days: int, ago: int) -> str | None:
        """Take a step some days later, with what follows of itself; gives its trigger when it was taken."""
        self.vandaag += timedelta(days=days)
        spoor, stap = TRIGGERS[which]
        facts = {veld.naam: _value(veld, self.vandaag, ago) for veld in stap.velden}
        try:
            self._set(doe(WONINGWEIGERING, self.zaak, spoor, stap.trigger, facts, self.vandaag))
        except (Geweigerd, NietOpen):
            return None
        return stap.trigger


@given(MOVES)
@settings(max_examples=300, deadline=None)
def test_no_sequence_loses_a_track_and_history_replays(moves: Moves) -> None:
    """After every step both tracks are in a known stand that fits the other, and the history adds up to it."""
    loop = Loop()
    for move in moves:
        loop.move(*move)
        assert set(loop.zaak.standen) == {PERSOON, HUIS}
        assert _at_rest(loop.zaak)
        assert herspeel(WONINGWEIGERING, loop.regels) == loop.zaak
        for spoor in WONINGWEIGERING.sporen:
            spoor.stand(loop.zaak.standen[spoor.naam])


@given(MOVES)
@settings(max_examples=300, deadline=None)
def test_nobody_accepts_after_bemiddeling_is_stopped(moves: Moves) -> None:
    """From then on accepting never happens, unless the judgement is put right first."""
    loop, stopped = Loop(), False
    for move in moves:
        trigger = loop.move(*move)
        assert not (stopped and trigger == "accepteert")
        corrected = trigger in ("toch_terecht", "terecht_te_laat", "toch_onterecht")
        stopped = (stopped or trigger == "weigert_weer") and not corrected


@given(MOVES)
@settings(max_examples=300, deadline=None)
def test_nobody_accepts_a_home_that_is_gone(moves: Moves) -> None:
    """Who accepts has the home, and nobody else gets it while the second chance runs."""
    loop = Loop()
    for move in moves:
        before = dict(loop.zaak.standen)
        trigger = loop.move(*move)
        if trigger in ("accepteert", "alsnog", "afspraak"):
            assert before[HUIS] == "vrij"
            assert loop.zaak.standen[HUIS] == "behouden"
        if trigger == "kandidaat":
            assert before[PERSOON] in DEFINITIEF


@given(MOVES)
@settings(max_examples=300, deadline=None)
def test_terms_lie_in_order(moves: Moves) -> None:
    """Every term ends after it began; reminders come in order, on working days, after the refusal."""
    loop, since = Loop(), None
    for move in moves:
        loop.move(*move)
        standen, feiten = loop.zaak.standen, loop.zaak.feiten
        for term in leidend(laatste_dagen(standen, feiten, KALENDER)):
            assert term.werkdag <= term.dag
            assert term.dag >= feiten["voorval_op"]
        free = vrij_op(standen[PERSOON], WeigeringFeiten(feiten))
        assert (free is not None) == (standen[PERSOON] in DEFINITIEF)
        assert free is None or feiten["voorval_op"] <= free
        # A home that stays free does so since the first day: no judgement that is put right moves it.
        assert free is None or since is None or free <= since
        since = free
        days = [item.dag for item in plan(laatste_dagen(standen, feiten, KALENDER))]
        assert days == sorted(days)
        assert all(day > START and KALENDER.is_werkdag(day) for day in days)
        assert all(item.soort in VRAGEN for item in plan(laatste_dagen(standen, feiten, KALENDER)))
        assert vertraging_woning(standen, WeigeringFeiten(feiten), loop.vandaag).dagen >= 0
        household = vertraging_huishouden(standen, WeigeringFeiten(feiten), loop.vandaag)
        assert (household is None) == (standen[PERSOON] in UIT)


@given(MOVES)
@settings(max_examples=200, deadline=None)
def test_undoing_goes_back_the_way_it_came(moves: Moves) -> None:
    """Step by step back to the report, by way of standen that were there before."""
    loop = Loop()
    seen = [dict(loop.zaak.standen)]
    for move in moves:
        count = len(loop.regels)
        loop.move(*move)
        seen += [dict(loop.zaak.standen)] if len(loop.regels) > count else []
    while True:
        try:
            loop._set(neem_terug(WONINGWEIGERING, loop.regels))
        except NietOpen:
            break
        assert loop.zaak.standen in seen
    assert loop.zaak.standen == seen[0]


def _at_rest(zaak: Zaak) -> bool:
    """Nothing follows by itself any more."""
    return volg(WONINGWEIGERING, zaak, START)[1] == ()


def _standen(persoon: str, huis: str) -> dict[str, str]:
    return {PERSOON: persoon, HUIS: huis}


@pytest.mark.parametrize("persoon", sorted({*DEFINITIEF, *WACHTEND, "geaccepteerd", "ingetrokken", "vervallen"}))
@pytest.mark.parametrize("huis", [stand.naam for stand in WONINGWEIGERING.spoor(HUIS).standen])
def test_what_follows_can_be_done(persoon: str, huis: str) -> None:
    """Where the home follows of itself, that step is open and its guard holds; and after it nothing follows again."""
    facts = {"voorval": "geweigerd", "voorval_op": START, "oordeel_op": START}
    result, lines = volg(WONINGWEIGERING, Zaak(_standen(persoon, huis), facts), START)
    assert len(lines) <= 1
    assert _at_rest(result)


@pytest.mark.parametrize("trigger", sorted(WONINGWEIGERING.vanzelf))
def test_nobody_presses_what_follows_of_itself(trigger: str) -> None:
    """A forged press is refused while the person is where nothing follows."""
    zaak, _ = begin(WONINGWEIGERING, {"voorval": "geweigerd", "voorval_op": START}, START)
    with pytest.raises((Geweigerd, NietOpen)):
        zet(WONINGWEIGERING, zaak, HUIS, trigger, {}, START)


def test_the_report_runs_until_both_have_an_outcome() -> None:
    """A justified refusal is not done while the home waits, and the other way round."""
    assert loopt(_standen("blijft", "wacht"))
    assert loopt(_standen("terecht", "kandidaat"))
    assert not loopt(_standen("blijft", "kandidaat"))
    assert not loopt(_standen("geaccepteerd", "behouden"))


def test_the_two_weeks_end_when_the_candidate_is_coupled() -> None:
    """The regievoerder couples; that the candidate accepts is another matter, and has no term."""
    facts = {"voorval": "geweigerd", "voorval_op": START, "oordeel_op": date(2026, 3, 24), "vrij_op": None}
    zaak = Zaak(_standen("terecht", "wacht"), facts)
    assert [day.naam for day in leidend(laatste_dagen(zaak.standen, zaak.feiten, KALENDER))] == ["kandidaat"]
    coupled, _ = doe(WONINGWEIGERING, zaak, HUIS, "koppelt", {"gekoppeld_op": date(2026, 4, 7)}, date(2026, 4, 8))
    assert leidend(laatste_dagen(coupled.standen, coupled.feiten, KALENDER)) == ()
    assert coupled.standen[HUIS] in WEG
    with pytest.raises(Geweigerd):
        doe(WONINGWEIGERING, coupled, PERSOON, "neemt_toch", {"tekenen_op": None}, date(2026, 4, 8))


def test_a_candidate_that_falls_away_gives_no_new_two_weeks() -> None:
    """The home has been free since the judgement."""
    facts = {"voorval": "geweigerd", "voorval_op": START, "oordeel_op": date(2026, 3, 24)}
    zaak = Zaak(_standen("terecht", "wacht"), facts)
    (before,) = leidend(laatste_dagen(zaak.standen, zaak.feiten, KALENDER))
    for trigger, brought in (("koppelt", {"gekoppeld_op": date(2026, 4, 7)}), ("kandidaat_af", {})):
        zaak, _ = doe(WONINGWEIGERING, zaak, HUIS, trigger, brought, date(2026, 4, 8))
    (after,) = leidend(laatste_dagen(zaak.standen, zaak.feiten, KALENDER))
    assert after.dag == before.dag
    assert zaak.feiten["gekoppeld_op"] is None


def _played(*acts: tuple[str, str, dict[str, Any], date]) -> Zaak:
    facts = {"voorval": "geweigerd", "voorval_op": START}
    zaak, _ = begin(WONINGWEIGERING, facts, START)
    for spoor, trigger, brought, day in acts:
        zaak, _ = doe(WONINGWEIGERING, zaak, spoor, trigger, brought, day)
    return zaak


def test_a_second_chance_is_given_once() -> None:
    """Used in this report or in one before it: the judgement leads to the end of the bemiddeling, never to another."""
    facts = {"voorval": "geweigerd", "voorval_op": START, "kans_eerder": "ja"}
    zaak, _ = begin(WONINGWEIGERING, facts, START)
    with pytest.raises(Geweigerd):
        doe(WONINGWEIGERING, zaak, PERSOON, "onterecht", {"oordeel_op": START, "kans_tot": None}, START)
    stopped, _ = doe(WONINGWEIGERING, zaak, PERSOON, "onterecht_gebruikt", {"oordeel_op": START}, START)
    assert stopped.standen == _standen("gestopt", "wacht")
    fresh, _ = begin(WONINGWEIGERING, {**facts, "kans_eerder": None}, START)
    with pytest.raises(Geweigerd):
        doe(WONINGWEIGERING, fresh, PERSOON, "onterecht_gebruikt", {"oordeel_op": START}, START)


def test_a_judgement_that_is_put_right_twice_gives_no_second_chance_twice_and_no_new_two_weeks() -> None:
    """Refused in the second chance, then "terecht", then "onterecht" again: the chance was used, and the home was free
    since the second refusal."""
    days = [START + timedelta(days=n) for n in (3, 5, 9, 12)]
    zaak = _played(
        (PERSOON, "onterecht", {"oordeel_op": days[0], "kans_tot": None}, days[0]),
        (PERSOON, "weigert_weer", {"definitief_op": days[1]}, days[1]),
        (PERSOON, "toch_terecht", {"oordeel_op": days[2]}, days[2]),
    )
    assert vrij_op("terecht", WeigeringFeiten(zaak.feiten)) == days[1]
    with pytest.raises(Geweigerd):
        doe(WONINGWEIGERING, zaak, PERSOON, "toch_onterecht", {"oordeel_op": days[3], "kans_tot": None}, days[3])
    zaak, _ = doe(WONINGWEIGERING, zaak, PERSOON, "toch_onterecht_gebruikt", {"oordeel_op": days[3]}, days[3])
    assert zaak.standen == _standen("gestopt", "wacht")
    assert vrij_op("gestopt", WeigeringFeiten(zaak.feiten)) == days[1]


def test_back_to_terecht_by_two_corrections_keeps_the_first_day() -> None:
    """Terecht, no onterecht, yes terecht: the term that ran is not younger than it was."""
    days = [START + timedelta(days=n) for n in (3, 5, 9)]
    zaak = _played(
        (PERSOON, "terecht", {"oordeel_op": days[0]}, days[0]),
        (PERSOON, "toch_onterecht", {"oordeel_op": days[1], "kans_tot": None}, days[1]),
        (PERSOON, "toch_terecht", {"oordeel_op": days[2]}, days[2]),
    )
    assert zaak.standen == _standen("terecht", "wacht")
    assert vrij_op("terecht", WeigeringFeiten(zaak.feiten)) == days[0]


@pytest.mark.parametrize(
    ("standen", "feiten", "tekendag", "huishouden", "woning"),
    [
        (_standen("toets", "terug"), {"terug_op": START}, None, (20, False), (0, True)),
        (_standen("blijft", "kandidaat"), {"kandidaat_op": START + timedelta(days=9)}, START + timedelta(days=15),
         (15, True), (9, True)),
        (_standen("blijft", "gekoppeld"), {"gekoppeld_op": START + timedelta(days=9)}, START, (20, False), (20, False)),
        (_standen("geaccepteerd", "behouden"), {"tekenen_op": START + timedelta(days=7)}, None, (7, True), (7, True)),
        (_standen("ontkoppeld", "wacht"), {}, None, None, (20, False)),
        (_standen("gestopt", "niet_door"), {"niet_door_op": START + timedelta(days=4)}, None, None, (4, True)),
    ],
)  # fmt: skip
def test_the_delay_is_two_numbers(
    standen: dict[str, str],
    feiten: dict[str, Any],
    tekendag: date | None,
    huishouden: tuple[int, bool] | None,
    woning: tuple[int, bool],
) -> None:
    """The household waits until its own new tekendag, the home until somebody else has it or it is gone."""
    known, today = WeigeringFeiten({"voorval": "geweigerd", "voorval_op": START, **feiten}), START + timedelta(days=20)
    home, own = vertraging_woning(standen, known, today), vertraging_huishouden(standen, known, today, tekendag)
    assert (home.dagen, home.definitief) == woning
    assert (None if own is None else (own.dagen, own.definitief)) == huishouden


def test_coa_has_fourteen_days_and_a_candidate_two_weeks() -> None:
    """The dates of the handreiking, and an own choice said where it gives none."""
    facts = {"voorval": "geweigerd", "voorval_op": START, "oordeel_op": date(2026, 3, 24)}
    (toets,) = leidend(laatste_dagen(_standen("toets", "vrij"), facts, KALENDER))
    (kans,) = leidend(laatste_dagen(_standen("tweede_kans", "vrij"), facts, KALENDER))
    (kandidaat,) = leidend(laatste_dagen(_standen("terecht", "wacht"), facts, KALENDER))
    assert (toets.dag, kans.dag, kandidaat.dag) == (date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 7))
    assert (toets.eigen, kans.eigen, kandidaat.eigen) == (False, True, False)
    assert "eigen keuze" in toets.toelichting
    assert "eigen keuze" in kandidaat.toelichting


def test_no_field_asks_a_reason() -> None:
    """Nothing is asked or kept about why; "verwijtbaar" is no field of a refusal."""
    for veld in WONINGWEIGERING.velden.values():
        assert "reden" not in veld.naam
        assert "verwijtbaar" not in veld.naam
        assert veld.soort in (Soort.DATUM, Soort.KEUZE, Soort.REFERENTIE, Soort.ZAAK)


def test_every_fact_that_is_read_is_a_field() -> None:
    """Desk and screens read no fact that the table does not ask or note."""
    facts = [fact for fact in vars(WeigeringFeiten).values() if isinstance(fact, Feit)]
    assert len(facts) == 26
    assert all(WONINGWEIGERING.velden[fact.veld.naam] is fact.veld for fact in facts)


PERSONEN = (
    ("alsnog",),
    ("afspraak",),
    ("terecht", "blijft"),
    ("terecht", "ontkoppeld"),
    ("onterecht", "accepteert"),
    ("onterecht", "weigert_weer", "verlaat"),
    ("onterecht", "weigert_weer", "vraag_titel", "ontruimt"),
    ("terecht", "toch_onterecht", "weigert_weer", "verlaat"),
    ("onterecht", "toch_terecht", "blijft"),
    ("onterecht", "weigert_weer", "vraag_titel", "ontruimt", "terecht_te_laat", "blijft"),
    ("onterecht", "weigert_weer", "verlaat", "terecht_te_laat", "toch_onterecht", "accepteert"),
)
HUIZEN = (
    ("kandidaat",),
    ("meld", "kandidaat"),
    ("meld", "meld_leiding", "kandidaat"),
    ("geef_terug",),
    ("meld", "geef_terug"),
    ("koppelt", "aanvaardt"),
    ("meld", "koppelt", "kandidaat_weigert"),
    ("koppelt", "kandidaat_af", "meld", "koppelt", "aanvaardt"),
    ("koppelt", "geef_terug"),
    ("gaat_niet_door",),
    ("meld", "koppelt", "gaat_niet_door"),
)


def _interleaved(first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if not first or not second:
        yield first + second
        return
    yield from ((first[0], *rest) for rest in _interleaved(first[1:], second))
    yield from ((second[0], *rest) for rest in _interleaved(first, second[1:]))


@pytest.mark.parametrize("persoon", PERSONEN, ids="-".join)
@pytest.mark.parametrize("huis", HUIZEN, ids="-".join)
def test_both_tracks_cross_in_every_order(persoon: tuple[str, ...], huis: tuple[str, ...]) -> None:
    """In whatever order the news comes, what is refused is refused for a reason, and the rest leads to one outcome."""
    numbers = {stap.trigger: index for index, (_, stap) in enumerate(TRIGGERS)}
    for order in _interleaved(persoon, huis):
        loop = Loop()
        taken = [trigger for trigger in order if loop.move(numbers[trigger], 1, 1)]
        assert herspeel(WONINGWEIGERING, loop.regels) == loop.zaak
        kept = [trigger for trigger in persoon if trigger in taken]
        if kept == list(persoon) and loop.zaak.standen[PERSOON] not in DEFINITIEF:
            assert loop.zaak.standen[HUIS] == "behouden" or persoon[-1] not in ("alsnog", "afspraak", "accepteert")
        if "geef_terug" in taken and not {"alsnog", "afspraak", "accepteert"} & set(taken):
            assert loop.zaak.standen[HUIS] in ("terug", "kandidaat")
        if "kandidaat_weigert" in taken or "gaat_niet_door" in taken:
            assert loop.zaak.standen[HUIS] in ("weer_geweigerd", "niet_door")
