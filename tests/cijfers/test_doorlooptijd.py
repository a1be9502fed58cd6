"""The average from koppeling to verhuizing, by both methods, by month, and what each cause cost."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.koppeling.doorlooptijd import (
    UITLEG,
    Gemiddelde,
    Methode,
    Traject,
    gemiddelde,
    verloren,
    voortschrijdend,
)

VAN, TOT = date(2026, 7, 1), date(2026, 12, 31)
A, B = Methode.REALISATIES, Methode.KOPPELINGEN


def _na(gekoppeld: date, dagen: int | None, personen: int = 1, **oorzaken: int) -> Traject:
    moved = None if dagen is None else gekoppeld + timedelta(days=dagen)
    return Traject(gekoppeld, moved, personen, oorzaken)


VOORBEELD = [
    _na(date(2026, 5, 1), 70),  # coupled before, moved in the tijdvak: only method A
    _na(date(2026, 7, 1), 84, 4),  # both
    _na(date(2026, 11, 1), 100, 2),  # coupled in it, moved after it: only method B
    _na(date(2026, 12, 1), None, 3),  # not moved: seen by B, not measured
    _na(date(2026, 1, 1), 30, 5),  # moved before: neither
]


def test_method_a_takes_the_moves_of_the_tijdvak() -> None:
    """The koppeling may be older."""
    assert gemiddelde(VOORBEELD, A, VAN, TOT) == Gemiddelde(A, 2, 5, 5, 70 + 4 * 84)


def test_method_b_takes_the_koppelingen_of_the_tijdvak() -> None:
    """Only who moved by the last day is measured, and it says out of how many persons."""
    assert gemiddelde(VOORBEELD, B, VAN, TOT) == Gemiddelde(B, 1, 4, 9, 4 * 84)


@pytest.mark.parametrize("methode", [A, B])
def test_a_half_year_says_the_same_later_on(methode: Methode) -> None:
    """In August as in July: whoever moves after the peildatum is no part of it, by neither method."""
    july = [replace(item, verhuisd=item.verhuisd if item.verhuisd and item.verhuisd <= TOT else None)
            for item in VOORBEELD]  # fmt: skip
    assert gemiddelde(july, methode, VAN, TOT) == gemiddelde(VOORBEELD, methode, VAN, TOT)


@pytest.mark.parametrize(
    ("days", "binnen", "weken"),
    [
        ([84], True, "12,0"), ([85], False, "12,2"), ([83], True, "11,9"), ([84] * 30 + [85], False, "12,1"),
        ([0], True, "0,0"), ([84] * 30 + [83], True, "12,0"), ([7], True, "1,0"),
    ],
)  # fmt: skip
def test_against_twelve_weeks(days: list[int], binnen: bool, weken: str) -> None:
    """Exactly 12 weeks is within; one day more in 31 moves is not, and does not read 12,0."""
    found = gemiddelde([_na(VAN, item) for item in days], A, VAN, TOT)
    assert found is not None
    assert (found.binnen, found.weken) == (binnen, weken)


def test_it_weighs_persons() -> None:
    """One household of five in 10 weeks and a single in 20: 11,7 weeks per vergunninghouder, and not 15."""
    found = gemiddelde([_na(VAN, 70, 5), _na(VAN, 140, 1)], A, VAN, TOT)
    assert found is not None
    assert (found.weken, found.binnen) == ("11,7", True)


@pytest.mark.parametrize("methode", list(Methode))
def test_without_moves_there_is_no_average(methode: Methode) -> None:
    """Nothing measured is not nought weeks. Every method has its explanation."""
    assert gemiddelde([], methode, VAN, TOT) is None
    assert gemiddelde([_na(VAN, None)], methode, VAN, TOT) is None
    assert UITLEG[methode].endswith(".")


@pytest.mark.parametrize("day", [VAN, TOT])
def test_the_bounds_belong_to_the_tijdvak(day: date) -> None:
    """First and last day count; the days beside them do not."""
    outside = day + timedelta(days=-1 if day == VAN else 1)
    assert gemiddelde([_na(day, 0)], A, VAN, TOT) is not None
    assert gemiddelde([_na(outside, 0)], A, VAN, TOT) is None


@pytest.mark.parametrize(("days", "people"), [(-1, 1), (10, 0), (None, -2)])
def test_what_cannot_be_is_refused(days: int | None, people: int) -> None:
    """Nobody moves before the koppeling, and a traject has persons."""
    with pytest.raises(ValueError, match="niet kan"):
        _na(VAN, days, people)


trajecten = st.builds(
    _na, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.none() | st.integers(0, 300), st.integers(1, 9)
)


@given(st.lists(trajecten, max_size=20), st.sampled_from(list(Methode)))
def test_the_average_is_exact(items: list[Traject], methode: Methode) -> None:
    """`binnen` agrees with exact fractions, and the weeks shown are less than a tenth too high."""
    found = gemiddelde(items, methode, VAN, TOT)
    if found is None:
        return
    exact = Fraction(found.persoonsdagen, 7 * found.personen)
    shown = Fraction(found.weken.replace(",", "."))
    assert found.binnen == (exact <= 12)
    assert 0 <= shown - exact < Fraction(1, 10)
    assert found.personen <= found.van


def test_the_moving_average_by_month() -> None:
    """Each month looks back over the window: what moved in July is gone in October with a window of three."""
    items = [_na(date(2026, 5, 1), 70), _na(date(2026, 8, 1), 70, 2), _na(date(2026, 8, 1), 122)]
    found = voortschrijdend(items, date(2026, 12, 15), maanden=6, venster=3)
    assert [month for month, _ in found] == [date(2026, month, 1) for month in range(7, 13)]
    assert [None if item is None else item.personen for _, item in found] == [1, 1, 1, 2, 2, 3]
    assert found[-1][1] == Gemiddelde(A, 2, 3, 3, 140 + 122)


def test_the_window_passes_the_new_year() -> None:
    """January looks back into the year before; a month without moves in its window is empty."""
    items = [_na(date(2026, 11, 1), 30)]
    found = voortschrijdend(items, date(2027, 2, 28), maanden=3, venster=2)
    assert [(month, item is None) for month, item in found] == [
        (date(2026, 12, 1), False), (date(2027, 1, 1), False), (date(2027, 2, 1), True),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="venster"):
        voortschrijdend(items, date(2027, 2, 28), venster=0)


@given(st.lists(trajecten, max_size=15))
def test_the_last_month_of_a_tijdvak_is_method_a(items: list[Traject]) -> None:
    """With a window of six months the average of December is that of the second half-year."""
    assert voortschrijdend(items, TOT, maanden=1)[0][1] == gemiddelde(items, A, VAN, TOT)


def test_days_lost_by_cause() -> None:
    """Most days first, with the average it would have been without them; who did not move counts in the days."""
    items = [_na(VAN, 100, 1, woning=20, brp=5), _na(VAN, 90, 2, brp=10), _na(VAN, None, 1, woning=3, niets=0)]
    woning, brp = verloren(items, B, VAN, TOT)
    assert (woning.oorzaak, woning.dagen, woning.trajecten) == ("woning", 23, 2)
    assert (brp.oorzaak, brp.dagen, brp.trajecten) == ("brp", 15, 2)
    assert woning.zonder == Gemiddelde(B, 2, 3, 4, 80 + 2 * 90)
    assert brp.zonder == Gemiddelde(B, 2, 3, 4, 95 + 2 * 80)


def test_a_cause_cannot_win_more_days_than_the_traject_took() -> None:
    """A cause that runs on after the move (a wrong date) does not make the average negative; no moves, no average."""
    assert verloren([_na(VAN, 10, 1, brp=50)], A, VAN, TOT)[0].zonder == Gemiddelde(A, 1, 1, 1, 0)
    assert verloren([_na(VAN, None, 1, brp=50)], B, VAN, TOT)[0].zonder is None
    assert verloren([], A, VAN, TOT) == []
