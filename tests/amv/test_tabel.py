"""The request of Nidos: six months from its day, whose turn it is, and how it ends."""

from datetime import date
from typing import Any

import pytest

from workflows.amv.tabel import AMV
from workflows.dates.kalender import KALENDER
from workflows.engine import zaak
from workflows.engine.laatste_dagen import plan
from workflows.engine.velden import Soort
from workflows.engine.zaak import Zaak

TODAY = date(2027, 1, 20)


def _case(**facts: Any) -> Zaak:
    return zaak.begin(AMV, {"verzoek_nidos": date(2026, 12, 1)} | facts, TODAY)[0]


def _take(case: Zaak, trigger: str, **facts: Any) -> Zaak:
    return zaak.doe(AMV, case, "amv", trigger, facts, TODAY)[0]


@pytest.mark.parametrize(
    ("asked", "last", "act"),
    [
        (date(2026, 12, 1), date(2027, 6, 1), date(2027, 6, 1)),
        (date(2026, 8, 31), date(2027, 2, 28), date(2027, 2, 26)),  # no 31 February; a Sunday
        (date(2027, 8, 31), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 8, 29), date(2028, 8, 29)),
        (date(2026, 9, 27), date(2027, 3, 27), date(2027, 3, 25)),  # Saturday, after Good Friday
        (date(2026, 6, 25), date(2026, 12, 25), date(2026, 12, 24)),
    ],
)
def test_six_months(asked: date, last: date, act: date) -> None:
    """From the day of the request, with the last working day before it where it falls on a free day."""
    (day,) = AMV.laatste_dagen({"amv": "gevraagd"}, {"verzoek_nidos": asked}, KALENDER)
    assert (day.dag, day.werkdag) == (last, act)
    assert day.bron is not None
    assert day.bron.jaar == 2024


@pytest.mark.parametrize("day", range(1, 366))
def test_it_never_ends_before_or_beyond_the_sixth_month(day: int) -> None:
    """From every day of a year, in the sixth month after it."""
    asked = date.fromordinal(date(2027, 1, 1).toordinal() + day - 1)
    (last,) = AMV.laatste_dagen({"amv": "gevraagd"}, {"verzoek_nidos": asked}, KALENDER)
    assert (last.dag.year * 12 + last.dag.month) - (asked.year * 12 + asked.month) == 6
    assert last.dag.day <= asked.day
    assert last.werkdag <= last.dag


def test_it_reminds_half_way_and_before_the_end_and_only_of_what_has_a_source() -> None:
    """Half-way, four weeks before, the day before, the day itself, and three times after; not before it began."""
    (day,) = AMV.laatste_dagen({"amv": "gevraagd"}, {"verzoek_nidos": date(2026, 12, 1)}, KALENDER)
    assert [item.merk for item in plan([day])] == ["-91", "-28", "-1wd", "0", "+1", "+7", "+14"]
    assert {item.rol for item in plan([day])} == {"behandelaar"}


@pytest.mark.parametrize(
    ("woont", "stand"), [("kso", "gehuisvest"), ("gezin", "gehuisvest"), ("kso_elders", "tvs"), (None, "tvs")]
)
def test_only_who_comes_from_elsewhere_is_moved_in_tvs(woont: str | None, stand: str) -> None:
    """The new gemeente asks for it; where it is not known it is asked."""
    case = _take(_case(**({"woont": woont} if woont else {})), "huisvest", gehuisvest_op=date(2027, 1, 10))
    assert case.standen == {"amv": stand}
    if stand == "tvs":
        assert "TVS" in zaak.ontbreekt(AMV, case, ["amv"], TODAY)[0]
        assert _take(case, "vraag_tvs", tvs_op=date(2027, 1, 11)).standen == {"amv": "gehuisvest"}


@pytest.mark.parametrize(("trigger", "stand"), [("blijft", "bij_nidos"), ("elders", "elders"), ("gezin", "bij_gezin")])
@pytest.mark.parametrize("found", [False, True])
def test_other_ends_and_back(trigger: str, stand: str, found: bool) -> None:
    """From before and after a place was found, and opened again with the same day of the request."""
    case = _take(_case(), "vind", gevonden_op=date(2027, 1, 5)) if found else _case()
    case = _take(case, trigger, afgelopen_op=date(2027, 1, 10))
    assert case.standen == {"amv": stand}
    assert AMV.laatste_dagen(case.standen, case.feiten, KALENDER) == ()
    again = _take(case, "heropen")
    assert again.standen == {"amv": "gevraagd"}
    assert {naam for naam, value in again.feiten.items() if value is not None} == {"verzoek_nidos"}


def test_no_age_and_no_name_is_asked() -> None:
    """The day of the request, where somebody lives, days of steps: nothing else stands in a case."""
    asked = {veld.naam for veld in AMV.velden.values() if veld.vraag}
    assert asked == {"referentie", "verzoek_nidos", "woont", "gevonden_op", "gehuisvest_op", "tvs_op", "afgelopen_op"}
    days = [veld for veld in AMV.velden.values() if veld.vraag and veld.soort is Soort.DATUM]
    assert len(days) == 5
    assert all(veld.jongere for veld in days)
