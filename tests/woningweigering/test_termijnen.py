"""Woningweigering: the dates around weekends and holidays, and reminders that go on until somebody answers."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import leidend, plan
from workflows.woningweigering.plan import BELDAGEN, laatste_dagen
from workflows.woningweigering.regels import HUIS, PERSOON


def _standen(persoon: str, huis: str) -> dict[str, str]:
    return {PERSOON: persoon, HUIS: huis}


def _feiten(**extra: Any) -> dict[str, Any]:
    return {"voorval": "geweigerd", "voorval_op": date(2026, 3, 16), **extra}


def _dagen(soort: str, standen: dict[str, str], feiten: dict[str, Any]) -> list[date]:
    return [item.dag for item in plan(laatste_dagen(standen, feiten, KALENDER)) if item.soort == soort]


def test_a_second_chance_ends_on_the_day_the_gemeente_chose() -> None:
    """A Saturday is the household's last day, and not the Friday before it; the sum names it."""
    feiten = _feiten(oordeel_op=date(2026, 3, 18), kans_tot=date(2026, 3, 28))
    (kans,) = leidend(laatste_dagen(_standen("tweede_kans", "vrij"), feiten, KALENDER))
    assert (kans.dag, kans.werkdag) == (date(2026, 3, 28), date(2026, 3, 28))
    assert "za 28 maart 2026" in kans.som[0]
    assert not kans.voorbij(date(2026, 3, 28))
    assert kans.voorbij(date(2026, 3, 29))


def test_the_last_reminder_of_a_chance_that_ends_in_a_weekend_comes_on_friday() -> None:
    """Reminders come on working days; after it has ended, on Monday."""
    feiten = _feiten(oordeel_op=date(2026, 3, 18), kans_tot=date(2026, 3, 28))
    assert _dagen("kans", _standen("tweede_kans", "vrij"), feiten)[-1] == date(2026, 3, 27)
    assert _dagen("kans_om", _standen("tweede_kans", "vrij"), feiten)[0] == date(2026, 3, 30)


def test_coa_is_not_late_while_its_fourteen_days_run_over_easter() -> None:
    """Fourteen days from 23 March end on Easter Monday: Thursday is the last working day, and Tuesday it is late."""
    feiten = _feiten(voorval_op=date(2026, 3, 23))
    (toets,) = leidend(laatste_dagen(_standen("toets", "vrij"), feiten, KALENDER))
    assert (toets.dag, toets.werkdag) == (date(2026, 4, 6), date(2026, 4, 2))
    assert not toets.voorbij(date(2026, 4, 6))
    assert _dagen("toets", _standen("toets", "vrij"), feiten)[-1] == date(2026, 4, 2)
    assert _dagen("toets_laat", _standen("toets", "vrij"), feiten)[0] == date(2026, 4, 7)


def test_the_two_weeks_for_a_candidate_over_christmas() -> None:
    """Two weeks from 11 December 2026 end on Christmas Day; the last working day is the 24th."""
    feiten = _feiten(voorval_op=date(2026, 12, 1), oordeel_op=date(2026, 12, 11))
    (kandidaat,) = leidend(laatste_dagen(_standen("blijft", "wacht"), feiten, KALENDER))
    assert (kandidaat.dag, kandidaat.werkdag) == (date(2026, 12, 25), date(2026, 12, 24))
    assert _dagen("geen_kandidaat", _standen("blijft", "wacht"), feiten)[0] == date(2026, 12, 28)


def test_who_was_not_reached_is_named_on_every_working_day() -> None:
    """From Thursday 2 April, the day before Goede Vrijdag: Tuesday after Easter is the first."""
    feiten = _feiten(bel_azc="nee", bel_azc_op=date(2026, 4, 2))
    days = _dagen("bel_azc", _standen("toets", "vrij"), feiten)
    assert days == [date(2026, 4, day) for day in (7, 8, 9, 10, 13)]
    assert len(days) == BELDAGEN
    assert _dagen("bel_azc", _standen("tweede_kans", "vrij"), feiten | {"oordeel_op": date(2026, 4, 3)}) == []


@pytest.mark.parametrize(
    ("persoon", "soort", "feit"),
    [
        ("terecht", "blijft", "oordeel_op"),
        ("te_laat", "te_laat", "oordeel_op"),
        ("gestopt", "opvang", "definitief_op"),
        ("titel", "titel", "titel_op"),
    ],
)
def test_what_has_no_term_is_asked_for_a_year(persoon: str, soort: str, feit: str) -> None:
    """Nothing else would bring it up: the home has its outcome already, and no day is in the overview of the week."""
    day = date(2026, 3, 18)
    feiten = _feiten(oordeel_op=day, definitief_op=day, kandidaat_op=day, huurderving="niet") | {feit: day}
    days = _dagen(soort, _standen(persoon, "kandidaat"), feiten)
    assert days[-1] >= day + timedelta(days=360)
    assert all(later - earlier <= timedelta(days=32) for earlier, later in pairwise(days))


def test_the_claim_is_asked_again_when_the_missed_rent_is_known() -> None:
    """A week after the refusal, and a week after somebody else has the home; not once it was answered."""
    feiten = _feiten(oordeel_op=date(2026, 3, 18), kandidaat_op=date(2026, 4, 1))
    standen = _standen("blijft", "kandidaat")
    assert _dagen("huurderving", standen, feiten) == [date(2026, 3, 23), date(2026, 4, 8)]
    assert _dagen("huurderving", _standen("blijft", "wacht"), feiten) == [date(2026, 3, 23)]
    assert _dagen("huurderving", standen, feiten | {"huurderving": "ingediend"}) == []
