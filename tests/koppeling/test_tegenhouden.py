"""What holds a koppeling up: the data, the counting of days, the own planning, the texts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.koppeling.dagen import lopend, plan
from workflows.dates.kalender import KALENDER
from workflows.dates.tijdvak import peildatum_nabij
from workflows.engine.velden import pak_in, pak_uit
from workflows.koppeling import aanhouden
from workflows.koppeling.oorzaken import (
    EISEN,
    FUNCTIES,
    OORZAKEN,
    FouteOorzaken,
    lees_oorzaken,
    oorzaak,
    tekst_voor,
    wissel,
)
from workflows.koppeling.overzicht import Stuk, begin_tijdvak, tel
from workflows.koppeling.plan import VRAGEN
from workflows.koppeling.tabel import KOPPELING, STANDEN
from workflows.koppeling.taken import TAKEN, lees_taken, open_taken, vink

START = date(2026, 3, 1)
NAMES = [item.naam for item in OORZAKEN]

# ---------------------------------------------------------------- the data


def test_every_cause_can_be_used() -> None:
    """Each has a stand that exists, a next step with its source, and a text for somebody we can name."""
    standen = {stand.naam for stand in STANDEN if not stand.eind}
    for item in OORZAKEN:
        assert set(item.standen) <= standen
        assert item.stap.endswith(".")
        assert item.bron.jaar
        assert item.vraag
        assert set(item.vraag) <= set(FUNCTIES)


def test_every_task_belongs_to_a_stand() -> None:
    """A task stands in the table of a stand, and its fact is a field of the procedure."""
    for taak in TAKEN:
        assert taak.stand in {stand.naam for stand in STANDEN}
        assert taak.feit in KOPPELING.velden


def test_every_question_ticks_tasks_of_one_stand() -> None:
    """A yes to a reminder ticks tasks that stand together on the screen."""
    known = {taak.naam: taak.stand for taak in TAKEN}
    for vraag in VRAGEN.values():
        assert len({known[naam] for naam in vraag.taken}) <= 1
        assert bool(vraag.ja) == bool(vraag.taken)


@pytest.mark.parametrize(
    "tekst",
    [
        "bronnen = {}\noorzaak = []",
        "bronnen = {}\noorzaak = [{naam = 'a'}]\neis = []",
        "bronnen = {}\noorzaak = []\neis = [{naam = 'a', titel = 'a'}, {naam = 'a', titel = 'b'}]",
        "bronnen = {}\noorzaak = []\neis = [{naam = 'a', titel = 'a', kleur = 'rood'}]",
    ],
)
def test_wrong_data_is_refused(tekst: str) -> None:
    """A missing or unknown key and a double name stop the start."""
    with pytest.raises(FouteOorzaken):
        lees_oorzaken(tekst)


def test_a_double_task_is_refused() -> None:
    """A task stands in the file once."""
    with pytest.raises(ValueError, match="twee keer"):
        lees_taken("[zoeken]\na = {titel = 'A', wie = 'x'}\n[gevonden]\na = {titel = 'A', wie = 'x'}")


# ---------------------------------------------------------------- the home


def test_of_the_bedrooms_one_number_holds() -> None:
    """Switching on another number switches off the first; other properties stay."""
    chosen = wissel(wissel(["gelijkvloers"], "kamers2"), "kamers4")
    assert chosen == ["gelijkvloers", "kamers4"]
    assert wissel(chosen, "kamers4") == ["gelijkvloers"]


@given(st.lists(st.sampled_from([eis.naam for eis in EISEN]), max_size=20))
def test_switching_keeps_the_rules(presses: list[str]) -> None:
    """Whatever is pressed, at most one of a group holds, and a press always switches its own."""
    chosen: list[str] = []
    for naam in presses:
        before, chosen = chosen, wissel(chosen, naam)
        assert (naam in chosen) != (naam in before)
        groups = [eis.groep for eis in EISEN if eis.naam in chosen and eis.groep]
        assert len(groups) == len(set(groups))


def test_a_text_to_pass_on() -> None:
    """It holds the size of the household, the home, the date and the reference, and says who asks."""
    text = tekst_voor(
        oorzaak("groot_bijzonder"),
        "corporatie",
        zaaknummer="Z-0412",
        gemeente="Almere",
        personen=9,
        eisen=["gelijkvloers", "kamers5"],
        uiterlijk=("tekenen", date(2026, 5, 8)),
    )
    for part in ("Z-0412", "Personen: 9", "gelijkvloers, 5 of meer slaapkamers", "Tekenen uiterlijk: vr 8 mei 2026"):
        assert part in text
    assert text.endswith("Gemeente Almere")
    with pytest.raises(KeyError):
        tekst_voor(
            oorzaak("profiel"), "corporatie", zaaknummer="Z-1", gemeente="X", personen=1, eisen=[], uiterlijk=None
        )


# ---------------------------------------------------------------- ticking


def test_ticking() -> None:
    """One task goes on and off; of several only what is open is ticked, with the day."""
    assert vink(["brp"], {}, START) == {"taak_brp": START}
    assert vink(["brp"], {"taak_brp": START}, START) == {"taak_brp": None}
    known = {"taak_profiel": START - timedelta(days=3)}
    assert vink(["profiel", "corporatie"], known, START) == {"taak_corporatie": START}
    assert [taak.naam for taak in open_taken(["profiel", "corporatie"], known)] == ["corporatie"]


# ---------------------------------------------------------------- days


ACTS = st.lists(
    st.tuples(st.sampled_from([*NAMES, "hold", "resume"]), st.integers(0, 60), st.integers(1, 200)), max_size=12
)


@given(ACTS)
def test_days_are_never_more_than_passed(acts: list[tuple[str, int, int]]) -> None:
    """All causes together never take more days than went by; held days that are over never more than that either;
    and what is kept survives the database."""
    facts: dict[str, Any] = {"koppelingsdatum": START, "personen": 2}
    today = START
    for act, later, length in acts:
        today += timedelta(days=later)
        if act == "hold":
            facts |= aanhouden.houd_aan(today + timedelta(days=length), facts, today)
        elif act == "resume":
            facts |= aanhouden.hervat(facts, today)
        else:
            facts |= aanhouden.begin(act, facts, today)
        assert sum(aanhouden.dagen_per_oorzaak(facts, today).values()) <= (today - START).days
        assert pak_uit(KOPPELING.velden, pak_in(facts)) == facts
    ended = facts | aanhouden.hervat(facts, today)
    assert sum(aanhouden.gewacht(ended)) <= (today - START).days
    assert aanhouden.hervat(ended, today) == {}
    assert not aanhouden.aangehouden(ended, today)


@given(st.integers(0, 60), st.integers(1, 300))
def test_the_agreed_date_never_moves(na: int, dagen: int) -> None:
    """A hold adds an own planning of exactly its days, and leaves the agreed one as it was."""
    begun = START + timedelta(days=na)
    facts: dict[str, Any] = {"koppelingsdatum": START, "personen": 2}
    held = facts | aanhouden.houd_aan(begun + timedelta(days=dagen), facts, begun)
    own = lopend("zoeken", held).eigen
    assert own is not None
    assert f"+ {dagen} dagen" in own.som[0]
    assert own.dag == START + timedelta(days=70 + dagen)
    assert own.werkdag <= own.dag
    assert lopend("zoeken", facts).eigen is None
    agreed = {g.dag for g in plan("zoeken", facts) if g.merk == "0"}
    assert agreed <= {g.dag for g in plan("zoeken", held)}


_OVER_DE_TERMIJN = ("start", "tekenen", "twaalf", "eigen")


@given(st.integers(0, 60), st.integers(1, 300))
def test_no_ping_about_the_term_during_a_hold(na: int, dagen: int) -> None:
    """While it is held there is at most the agreed last day; a week before the end and at the end something is said,
    and nobody else is called as long as the own planning lies ahead."""
    begun = START + timedelta(days=na)
    facts: dict[str, Any] = {"koppelingsdatum": START, "personen": 2}
    tot = begun + timedelta(days=dagen)
    held = facts | aanhouden.houd_aan(tot, facts, begun)
    made = plan("zoeken", held)
    assert not [g for g in made if begun <= g.dag < tot and g.soort in _OVER_DE_TERMIJN and g.merk != "0"]
    assert [g.dag >= tot for g in made if g.soort == "wacht_om"] == [True]
    warned = [g.dag for g in made if g.soort == "wacht"]
    assert all(begun < dag <= tot - timedelta(days=7) for dag in warned)
    assert bool(warned) or dagen <= 12
    assert all(KALENDER.is_werkdag(g.dag) for g in made)
    running = lopend("zoeken", held)
    own, twelve = running.eigen, running.tweede
    assert own is not None
    assert twelve is not None
    called = {own.werkdag, *([twelve.werkdag] if own.werkdag <= twelve.werkdag else [])}
    assert {g.dag for g in made if g.achtervang} == called or own.werkdag <= date(2026, 5, 8)


def test_a_hold_after_signing_moves_only_the_moving() -> None:
    """Days held in fase 3 count for the own planning of moving, from either term."""
    facts: dict[str, Any] = {"koppelingsdatum": START, "personen": 2, "getekend": date(2026, 4, 1)}
    held = facts | aanhouden.houd_aan(date(2026, 4, 20), facts, date(2026, 4, 6))
    own = lopend("getekend", held).eigen
    assert own is not None
    assert own.dag == date(2026, 4, 15) + timedelta(days=14)
    ended = held | aanhouden.hervat(held, date(2026, 4, 10))
    assert ended["wacht_dagen_na"] == 4
    own = lopend("getekend", ended).eigen
    assert own is not None
    assert own.dag == date(2026, 4, 19)


def test_a_changed_end_is_the_same_hold() -> None:
    """Another end date keeps the beginning; a hold that was over counts its days and starts anew."""
    facts: dict[str, Any] = {"koppelingsdatum": START}
    held = facts | aanhouden.houd_aan(date(2026, 4, 1), facts, date(2026, 3, 10))
    longer = held | aanhouden.houd_aan(date(2026, 4, 8), held, date(2026, 3, 20))
    assert (longer["wacht_sinds"], longer["wacht_tot"]) == (date(2026, 3, 10), date(2026, 4, 8))
    again = longer | aanhouden.houd_aan(date(2026, 5, 1), longer, date(2026, 4, 20))
    assert again["wacht_dagen"] == 29
    assert again["wacht_sinds"] == date(2026, 4, 20)


# ---------------------------------------------------------------- figures


def _stuk(stand: str, **feiten: Any) -> Stuk:
    return Stuk(stand, {"koppelingsdatum": START, "personen": 2, **feiten}, f"Z-{stand}")


def test_figures_of_nothing() -> None:
    """An organisation without koppelingen has figures too."""
    found = tel([], START, KALENDER)
    assert (found.lopend, found.voorbij, found.weken, found.verhuisd) == (0, 0, None, (0, 0))


def test_the_average_weighs_persons() -> None:
    """One person after 4 weeks and three after 12 make 10 weeks; moves of an earlier half year do not count."""
    moved = [
        _stuk("geteld", personen=1, verhuisd=START + timedelta(weeks=4)),
        _stuk("verhuisd", personen=3, verhuisd=START + timedelta(weeks=12)),
        _stuk("geteld", koppelingsdatum=date(2025, 7, 1), verhuisd=date(2025, 12, 31)),
    ]
    found = tel(moved, date(2026, 6, 1), KALENDER)
    assert found.weken == pytest.approx(10)
    assert found.verhuisd == (2, 4)
    assert found.niet_geteld == ["Z-verhuisd"]


def test_past_and_planned() -> None:
    """Past is past the agreed day itself; with an own planning ahead it is counted as planned as well."""
    held = {"wacht_dagen": 60}
    pieces = [
        _stuk("zoeken"),
        _stuk("zoeken", **held),
        _stuk("getekend", getekend=date(2026, 5, 20)),
        _stuk("vervallen"),
    ]
    on_the_day, after = (tel(pieces, dag, KALENDER) for dag in (date(2026, 5, 10), date(2026, 5, 11)))
    assert (on_the_day.voorbij, after.voorbij, after.voorbij_gepland) == (0, 2, 1)
    assert after.lopend == 3


@pytest.mark.parametrize(
    ("dag", "begin", "peil"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), None),
        (date(2026, 6, 2), date(2026, 1, 1), None),
        (date(2026, 6, 3), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1), None),
        (date(2026, 12, 3), date(2026, 7, 1), None),
        (date(2026, 12, 4), date(2026, 7, 1), date(2027, 1, 1)),
    ],
)
def test_tijdvak_and_peildatum(dag: date, begin: date, peil: date | None) -> None:
    """A tijdvak begins on 1 January or 1 July; four weeks before it the peildatum is near."""
    assert begin_tijdvak(dag) == begin
    assert peildatum_nabij(dag) == peil
