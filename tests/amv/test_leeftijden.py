"""The ages of an amv in months: every day of birth lies in the month of the answer, month ends and 29 February too."""

from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.amv import screens
from workflows.amv.leeftijden import MIJLPALEN, Maand, Nu, geboortejaren, momenten, nu, schrikkelmaand
from workflows.dates.kalender import plus_maanden

TODAY = date(2026, 12, 2)
YEARS = range(2005, 2013)


def _months(year: int, month: int, today: date = TODAY) -> list[str]:
    return [str(moment.maand) for moment in momenten(Maand(year, month), today)]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ((2009, 5), ["november 2026", "mei 2027", "november 2029", "mei 2030"]),
        ((2009, 6), ["december 2026", "juni 2027", "december 2029", "juni 2030"]),
        ((2009, 7), ["januari 2027", "juli 2027", "januari 2030", "juli 2030"]),
        ((2009, 8), ["februari 2027", "augustus 2027", "februari 2030", "augustus 2030"]),  # 31 August: 28 February
        ((2008, 2), ["augustus 2025", "februari 2026", "augustus 2028", "februari 2029"]),  # 29 February
        ((2008, 12), ["juni 2026", "december 2026", "juni 2029", "december 2029"]),
        ((2009, 1), ["juli 2026", "januari 2027", "juli 2029", "januari 2030"]),
    ],
)
def test_examples(born: tuple[int, int], expected: list[str]) -> None:
    """17.5, 18, 20.5 and 21, in that order."""
    assert _months(*born) == expected


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_of_every_month(year: int, month: int) -> None:
    """Whoever is born on whatever day of the month reaches each age in the month that is said, by the same clamp to the
    end of a month as the other terms."""
    for moment in momenten(Maand(year, month), TODAY):
        for day in range(1, monthrange(year, month)[1] + 1):
            reached = plus_maanden(date(year, month, day), moment.mijlpaal.maanden)
            assert (reached.year, reached.month) == (moment.maand.jaar, moment.maand.maand)


@given(st.dates(date(2006, 1, 1), date(2050, 12, 31)), st.integers(0, 7), st.integers(1, 12))
def test_what_may_be_done_now(today: date, index: int, month: int) -> None:
    """Too early means so for every day of birth in that month, and so on; in the month itself only the day tells."""
    year = geboortejaren(today)[index]
    found = nu(momenten(Maand(year, month), today))
    births = [date(year, month, day) for day in (1, monthrange(year, month)[1])]
    begun = [plus_maanden(born, 210) <= today for born in births]
    closed = [plus_maanden(born, 246) < today for born in births]
    if found is Nu.TE_VROEG:
        assert not any(begun)
    elif found is Nu.KAN:
        assert all(begun)
        assert not any(closed)
    elif found in (Nu.DICHT, Nu.VOORBIJ):
        assert all(closed)
    else:
        same = {Nu.BEGINT: 210, Nu.SLUIT: 246}[found]
        reached = plus_maanden(births[0], same)
        assert (reached.year, reached.month) == (today.year, today.month)


def test_the_safe_month_is_in_time_for_every_day() -> None:
    """The last day of the month before is before the age is reached, whatever the day of birth."""
    for year in YEARS:
        for month in range(1, 13):
            last = momenten(Maand(year, month), TODAY)[2]
            assert last.veilig is not None
            first_reached = plus_maanden(date(year, month, 1), 246)
            end = date(last.veilig.jaar, last.veilig.maand, monthrange(last.veilig.jaar, last.veilig.maand)[1])
            assert end == first_reached - timedelta(days=1)


def test_years_offered_and_years_refused() -> None:
    """Who turns 14 up to who turns 21 this year; an old or made-up button is refused."""
    assert list(geboortejaren(TODAY)) == list(YEARS)
    for strange in ((2004, 5), (2013, 5), (1990, 5)):
        with pytest.raises(ValueError, match=str(strange[0])):
            momenten(Maand(*strange), TODAY)
    for month in (0, 13, -1):
        with pytest.raises(ValueError, match="2009"):
            Maand(2009, month)


def test_29_february_is_said_and_only_there() -> None:
    """The own choice stands under a February of a leap year."""
    for year in YEARS:
        for month in range(1, 13):
            leap = schrikkelmaand(Maand(year, month))
            assert leap == (month == 2 and isleap(year))
            shown = screens.ages(momenten(Maand(year, month), TODAY), leap=leap, own=True)
            assert ("29 februari" in shown.tekst) == leap


def test_the_answer_says_both_sources_and_no_month_of_birth() -> None:
    """Each age with "in de loop van", the newest source and the older one; the year of birth stands nowhere."""
    for year in YEARS:
        for month in range(1, 13):
            shown = screens.ages(
                momenten(Maand(year, month), TODAY), leap=schrikkelmaand(Maand(year, month)), own=False
            )
            assert shown.tekst.count("in de loop van") == len(MIJLPALEN)
            assert "Handreiking uitruil 2024" in shown.tekst
            assert "Handreiking Huisvesting vergunninghouders 2016" in shown.tekst
            assert str(year) not in shown.tekst
            assert not any(str(year) in knop.actie for row in shown.knoppen for knop in row)
