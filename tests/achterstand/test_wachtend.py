"""What is kept of cases that wait: always what their last days say; and several of them brought up to date at once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.desk import cases, replan, steps
from bot.features.achterstand import actions, desk, shorthand, view
from bot.screens.phone import lines
from bot.screens.standard import MOST_BUTTONS
from storage.colleagues import Afwezig
from tests.koppeling.wereld import Wereld
from workflows.dates.kalender import KALENDER
from workflows.engine.achterstand import BEKEKEN, GELDT, NIETS_NIEUWS, bekeken, niets_nieuws, zwijg
from workflows.engine.laatste_dagen import plan
from workflows.garantie.tabel import GARANTIE

NOOR, BO = 101, 102


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    found = Wereld(tmp_path / "test.db", "2026-06-01 10:00")
    found.add(NOOR, "gemeente")
    found.add(BO, "gemeente")
    return found


def _late(wereld: Wereld, many: int) -> list[int]:
    start = date(2026, 1, 5)
    return [wereld.make(NOOR, f"Z-{n}", start + timedelta(days=n)) for n in range(1, many + 1)]


def _choice(wereld: Wereld) -> int:
    """Everything on the list, chosen; gives the id of the choice."""
    wereld.press(NOOR, f"ac:w:en:{int(wereld.now.timestamp())}")
    row = wereld.store.db.execute("select max(id) from bijwerkingen").fetchone()
    return int(row[0])


def test_it_is_kept_with_every_step_and_goes_with_the_end(wereld: Wereld) -> None:
    """From the koppeling; while it runs; not once nothing that was agreed is waited for."""
    ident = wereld.make(NOOR, "Z-1", date(2026, 1, 5))
    kept = wereld.store.achterstand.of_case(ident)
    assert kept is not None
    assert (kept.sinds, kept.dag, kept.gedaan) == (date(2026, 1, 5), date(2026, 3, 16), None)
    wereld.press(NOOR, f"s:{ident}:koppeling:vervalt:zoeken")
    assert wereld.store.achterstand.of_case(ident) == kept  # it only asks why
    wereld.act(NOOR, lambda visit: desk.show(visit))
    choice = _choice(wereld)
    wereld.press(NOOR, f"ac:d:{choice}:-")
    done = wereld.store.achterstand.of_case(ident)
    assert done is not None
    assert done.gedaan == wereld.now
    wereld.press(NOOR, f"ac:u:{choice}")
    assert wereld.store.achterstand.of_case(ident) == kept


@pytest.mark.parametrize("said", ["alles", ", ".join(f"Z-{n}" for n in range(1, desk.AT_ONCE + 4))])
def test_a_line_about_more_than_are_done_at_once_says_so(wereld: Wereld, said: str) -> None:
    """Nobody thinks that all were brought up to date."""
    _late(wereld, desk.AT_ONCE + 3)
    shown = wereld.act(NOOR, lambda visit: shorthand.lees(visit, f"{said} niets nieuws"))
    assert shown is not None
    assert f"{desk.AT_ONCE} zaken" in shown.tekst
    assert "daarna nog 3" in shown.tekst


def test_an_older_file_gets_it_when_its_cases_are_planned_anew(wereld: Wereld) -> None:
    """In pieces, by the clock, before anybody opens the list."""
    idents = _late(wereld, replan.PIECE + 3)
    kept = [wereld.store.achterstand.of_case(ident) for ident in idents]
    with wereld.store.atomic():
        wereld.store.db.execute("delete from wachtend")
        wereld.store.set_meta("plan", "1")
    wereld.look()
    assert [wereld.store.achterstand.of_case(ident) for ident in idents] == kept


def test_what_comes_back_leaves_who_looked_in_peace(wereld: Wereld) -> None:
    """An open case is still reminded of after that: it never falls silent."""
    (ident,) = _late(wereld, 1)
    first = wereld.store.herinneringen.weer_of_case(ident)
    wereld.press(NOOR, f"ac:d:{_choice(wereld)}:-")
    again = wereld.store.herinneringen.weer_of_case(ident)
    assert first
    assert again
    assert again[0].moment.date() >= wereld.now.date() + GELDT > first[0].moment.date()


def test_a_page_reads_its_own_cases_alone(wereld: Wereld) -> None:
    """The statements do not grow with the list, and the cases that wait are entered by an index."""
    _late(wereld, 9)
    few = _asked(wereld)
    for n in range(10, 60):
        wereld.make(NOOR, f"Z-{n}", date(2026, 2, 2))
    many = _asked(wereld)
    assert len(many) == len(few)
    plans = [
        row[3]
        for sql in many
        if "wachtend" in sql
        for row in wereld.store.db.execute(f"explain query plan {sql}").fetchall()
    ]
    assert any("wachtend_organisatie" in line for line in plans)
    assert not [line for line in plans if line.startswith(("SCAN w", "SCAN z"))]


def _asked(wereld: Wereld) -> list[str]:
    asked: list[str] = []
    wereld.store.db.conn.set_trace_callback(asked.append)
    wereld.press(NOOR, "ac:0")
    wereld.store.db.conn.set_trace_callback(None)
    return [sql for sql in asked if sql.startswith(("select", "with"))]


def test_a_page_fits_a_phone(wereld: Wereld) -> None:
    """Eight cases with numbers as the bot gives them: text and buttons of the list, and of choosing from it."""
    for n in range(20):
        wereld.make(NOOR, f"ALM-26-{100 + n}", date(2025, 10, 6) + timedelta(days=n))
    page = wereld.press(NOOR, "ac:1")
    choice = wereld.press(NOOR, f"ac:k:en:0:{int(wereld.now.timestamp())}")
    for shown, most, rows in ((page, 22, 4), (choice, 10, 5)):
        assert lines(shown.tekst) <= most, shown.tekst
        assert len(shown.knoppen) <= rows
        assert sum(map(len, shown.knoppen)) <= MOST_BUTTONS


def test_what_was_looked_at_is_silent_for_thirty_days_and_no_longer() -> None:
    """After the last day only: what is still to come is reminded of all the same."""
    days = GARANTIE.laatste_dagen({"garantie": "gevraagd"}, {"gevraagd_op": date(2026, 3, 2)}, KALENDER)
    planned = [item.dag for item in plan(days)]
    assert date(2026, 3, 23) in planned
    for looked, kept_after in (
        (date(2026, 3, 3), []),
        (date(2026, 3, 10), []),
        (date(2026, 3, 17), [16]),
        (date(2026, 2, 14), [16, 23]),
    ):
        kept = [item.dag for item in plan(zwijg(days, {BEKEKEN: looked}))]
        assert kept[:2] == planned[:2], looked
        assert [day.day for day in kept if day >= date(2026, 3, 16)] == kept_after, looked
    assert zwijg(days, {}) == tuple(days)


def test_the_clock_leaves_a_case_that_was_looked_at_alone(wereld: Wereld) -> None:
    """Of every procedure: what was planned behind its last day goes, and comes back when that is taken back."""
    place = wereld.store.people.organisatie_by_name("Almere")
    assert place is not None
    facts = {"gevraagd_op": date(2026, 5, 20)}
    ident = wereld.act(NOOR, lambda v: cases.make(v, GARANTIE, place.id, "Z-1", facts)).na.row.id
    planned = wereld.store.herinneringen.of_case(ident)
    assert date(2026, 6, 3) in [item.moment.date() for item in planned]
    seen = wereld.case(ident)
    wereld.act(NOOR, lambda v: steps.note(v, seen, NIETS_NIEUWS, niets_nieuws(v.today)))
    assert wereld.store.herinneringen.of_case(ident) == []
    assert wereld.store.herinneringen.weer_of_case(ident)
    wereld.act(NOOR, lambda v: steps.take_back(v, wereld.case(ident)))
    assert wereld.store.herinneringen.of_case(ident) == planned


def test_monday_says_what_was_looked_at(wereld: Wereld) -> None:
    """The late cases stay one line; who looked is not asked to look again."""
    _late(wereld, 3)
    wereld.go("2026-06-08 10:00")
    wereld.press(NOOR, f"ac:d:{_choice(wereld)}:-")
    wereld.go("2026-06-15 10:00")
    first, then = (text for when, text in wereld.mornings(NOOR) if when.weekday() == 0)
    assert "3 zaken wachten langer dan de afspraak, de langste 21 weken" in first
    assert "bekeken" not in first
    assert ". Allemaal bekeken." in then


def test_looking_counts_for_thirty_days(wereld: Wereld) -> None:
    """Then the case stands in the list again as one to bring up to date."""
    (ident,) = _late(wereld, 1)
    wereld.press(NOOR, f"ac:d:{_choice(wereld)}:-")
    start = wereld.now
    for days, to_do in ((0, False), (29, False), (30, True)):
        wereld.now = start + timedelta(days=days)
        text = str(wereld.press(NOOR, "ac:0").tekst)
        assert ("nog bij te werken: 1" in text) is to_do, days
        assert bekeken(wereld.case(ident).zaak.feiten, wereld.now.date()) is not to_do


def test_a_case_that_refuses_takes_nothing_from_the_others(wereld: Wereld) -> None:
    """Ended, deleted, of a stand that the cause does not fit: each is named, or counted where nobody may know it."""
    ended, gone, signed, fine = _late(wereld, 4)
    choice = _choice(wereld)
    with wereld.store.atomic():
        wereld.store.cases.delete(gone)
        wereld.store.db.execute("update sporen set stand = 'vervallen' where zaak = ?", [ended])
        wereld.store.db.execute("update sporen set stand = 'getekend' where zaak = ?", [signed])
    text = str(wereld.press(NOOR, f"ac:d:{choice}:geen_passende_woning").tekst)
    assert "1 zaak bijgewerkt" in text
    assert "Z-1: deze zaak loopt niet meer." in text
    assert "Z-3: geen passende woning kan niet bij huurcontract getekend." in text
    assert wereld.case(fine).zaak.feiten["houdt_tegen"] == "geen_passende_woning"
    assert wereld.case(signed).zaak.feiten.get("houdt_tegen") is None


def test_nothing_is_recorded_twice_and_a_cause_that_held_it_up_goes_on(wereld: Wereld) -> None:
    """A second press writes no line; the same cause again does not begin anew."""
    (ident,) = _late(wereld, 1)
    first = _choice(wereld)
    wereld.press(NOOR, f"ac:d:{first}:profiel")
    lines = len(wereld.case(ident).regels)
    wereld.press(NOOR, f"ac:d:{first}:papieren")
    assert len(wereld.case(ident).regels) == lines
    assert wereld.case(ident).zaak.feiten["houdt_tegen"] == "profiel"
    since = wereld.case(ident).zaak.feiten["tegen_sinds"]
    wereld.now += timedelta(days=40)
    wereld.press(NOOR, f"ac:d:{_choice(wereld)}:profiel")
    assert wereld.case(ident).zaak.feiten["tegen_sinds"] == since
    assert bekeken(wereld.case(ident).zaak.feiten, wereld.now.date())


def test_another_person_cannot_carry_out_or_take_back_a_choice(wereld: Wereld) -> None:
    """Not even a colleague: what stands on a screen was chosen by one."""
    (ident,) = _late(wereld, 1)
    choice = _choice(wereld)
    wereld.press(BO, f"ac:d:{choice}:-")
    assert len(wereld.case(ident).regels) == 1
    wereld.press(NOOR, f"ac:d:{choice}:-")
    wereld.press(BO, f"ac:u:{choice}")
    assert bekeken(wereld.case(ident).zaak.feiten, wereld.now.date())


def test_rights_are_asked_again_for_every_case(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was locked out between choosing and pressing records nothing, and is told no name."""
    (ident,) = _late(wereld, 1)
    choice = _choice(wereld)
    monkeypatch.setattr(actions.owners, "leads", lambda *_: False)
    text = str(wereld.press(NOOR, f"ac:d:{choice}:-").tekst)
    assert "Er is niets vastgelegd" in text
    assert "Z-1" not in text
    assert len(wereld.case(ident).regels) == 1


def test_a_list_is_of_the_own_cases_and_of_those_one_stands_in_for(wereld: Wereld) -> None:
    """The whole organisation is one press away."""
    _late(wereld, 2)
    noor = wereld.store.people.by_address("telegram", str(NOOR))
    bo = wereld.store.people.by_address("telegram", str(BO))
    assert noor is not None
    assert bo is not None
    for lijst, many in ((view.Lijst(heel=False, nog=True), 0), (view.Lijst(heel=True, nog=True), 2)):
        asked = view.welke(wereld.office, bo, wereld.now.date(), lijst)
        assert wereld.store.achterstand.count(asked)[0] == many
    with wereld.store.atomic():
        away = Afwezig(noor.id, noor.lidmaatschappen[0].organisatie.id, wereld.now.date(), wereld.now.date(), bo.id)
        wereld.store.colleagues.set_away(away)
    asked = view.welke(wereld.office, bo, wereld.now.date(), view.Lijst(heel=False, nog=True))
    assert wereld.store.achterstand.count(asked)[0] == 2
