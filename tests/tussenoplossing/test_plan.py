"""The days of a temporary place: the figures of the documents, and what moved since."""

from datetime import date
from typing import Any

import pytest

from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import weer
from workflows.tussenoplossing.plan import GELD, SPOOR, VERVOLG, ZOEK_OP, laatste_dagen
from workflows.tussenoplossing.regels import betaler, controleer, geld_van, telling
from workflows.tussenoplossing.tabel import TUSSENOPLOSSING
from workflows.tussenoplossing.velden import DSL, HAR, TUSSENVOORZIENING


def _days(plek: str, begin: date, **feiten: Any) -> dict[str, date]:
    facts = {"plek": plek, "personen": 2, "begin_op": begin, **feiten}
    return {day.naam: day.dag for day in laatste_dagen({SPOOR: "tijdelijk"}, facts, KALENDER)}


@pytest.mark.parametrize(
    ("plek", "begin", "einde"),
    [
        (HAR, date(2024, 3, 15), date(2024, 9, 15)),
        (HAR, date(2024, 8, 31), date(2025, 2, 28)),
        (HAR, date(2026, 11, 1), date(2027, 5, 1)),
        (DSL, date(2024, 2, 29), date(2025, 2, 28)),
        (DSL, date(2025, 4, 8), date(2026, 4, 8)),
    ],
)
def test_the_money_stops_after_six_and_twelve_months(plek: str, begin: date, einde: date) -> None:
    """Handreiking uitruil 2024, h3-III."""
    assert _days(plek, begin) == {GELD: einde}


def test_under_the_regeling_of_2025_no_day_is_made_up() -> None:
    """How long one place is paid is not known: it is looked up, and said so."""
    assert _days(DSL, date(2025, 4, 9)) == {ZOEK_OP: date(2025, 4, 23)}
    assert geld_van(DSL, date(2025, 4, 9)) is None
    assert "beschikking" in controleer(DSL, date(2025, 4, 9))
    assert "niet bekend" in controleer(HAR, date(2025, 1, 1))
    assert controleer(HAR, date(2024, 12, 31)) == controleer(TUSSENVOORZIENING, date(2026, 1, 1)) == ""


def test_a_day_of_the_own_papers_goes_before_the_count() -> None:
    """And what was prolonged before both."""
    own = {"geld_tot": date(2027, 1, 31), "plek_tot": date(2027, 3, 31)}
    assert _days(HAR, date(2026, 11, 1), **own) == {VERVOLG: date(2027, 3, 31), GELD: date(2027, 1, 31)}
    longer = {"betaald_tot": date(2027, 2, 28), "verlengd_tot": date(2027, 6, 30)}
    assert _days(HAR, date(2026, 11, 1), **own, **longer) == {VERVOLG: date(2027, 6, 30), GELD: date(2027, 2, 28)}


def test_counting_keeps_its_year() -> None:
    """Three documents say three things: each with its year, none as the rule of today."""
    assert "2021 direct" in telling(TUSSENVOORZIENING)
    assert all("2024" in telling(plek) and "Vraag COA" in telling(plek) for plek in (HAR, DSL))
    assert "onze lezing" in betaler(HAR)


@pytest.mark.parametrize("stand", ["tijdelijk", "gevonden"])
@pytest.mark.parametrize("plek", [HAR, DSL, TUSSENVOORZIENING])
def test_while_a_home_is_due_it_never_falls_silent(plek: str, stand: str) -> None:
    """And once there is one it does."""
    facts = {"plek": plek, "personen": 2, "begin_op": date(2026, 11, 1)}
    days = laatste_dagen({SPOOR: stand}, facts, KALENDER)
    assert weer(days, date(2027, 9, 1), KALENDER)
    ends = [item.naam for item in TUSSENOPLOSSING.sporen[0].standen if item.eind]
    assert all(not laatste_dagen({SPOOR: end}, facts, KALENDER) for end in ends)
