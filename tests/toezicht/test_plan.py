"""The days of the half-year round, with their nature, and when the provincie is told."""

from datetime import date

from workflows.dates.kalender import KALENDER
from workflows.dates.termijnen import Aard
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.beleidskader import KADERS
from workflows.toezicht.plan import NAIJL, PEILDAG, TOETS, TUSSENTOETS, ronde_dagen, uitstel

VAK = Tijdvak(2026, 2)


def test_only_the_taakstelling_is_law() -> None:
    """And it is the gemeente's; the days of judging are the provincie's."""
    for kader in KADERS.values():
        days = ronde_dagen(VAK, kader, KALENDER)
        assert [day.naam for day in days if day.aard is Aard.WET] == [PEILDAG]
        assert {day.wie for day in days if day.herinner and day.naam != PEILDAG} == {"provincie"}
        assert all(day.bron is not None for day in days)


def test_the_last_day_of_the_law_is_told_while_something_can_still_be_done() -> None:
    """Two weeks before it, on a working day."""
    (day,) = (day for day in ronde_dagen(VAK, KADERS["handreiking"], KALENDER) if day.naam == PEILDAG)
    assert day.wie == "gemeente"
    assert [item.dag for item in day.herinner] == [date(2026, 12, 17)]


def test_each_first_day_is_a_day_of_judging() -> None:
    """With the na-ijl before the last of them, where the kader has one."""
    for kader in KADERS.values():
        days = {day.naam: day for day in ronde_dagen(VAK, kader, KALENDER)}
        first = [day.dag for naam, day in days.items() if naam in (TUSSENTOETS, TOETS)]
        assert tuple(first) == kader.toetsdagen(VAK)
        assert (NAIJL in days) is bool(kader.naijl_dagen)


def test_the_provincie_hears_again_while_it_is_not_done() -> None:
    """Each moment under a mark of its own, on a working day."""
    kader = KADERS["handreiking"]
    asked = [item for day in ronde_dagen(VAK, kader, KALENDER) for item in day.herinner if item.soort == TOETS]
    assert [(item.merk, item.dag) for item in asked] == [("0", date(2027, 1, 4)), ("+28", date(2027, 1, 29))]
    off = uitstel(date(2027, 1, 31), KALENDER)
    assert [item.dag for item in off.herinner] == [date(2027, 2, 1), date(2027, 2, 8), date(2027, 3, 1)]
    assert len({item.merk for item in off.herinner}) == 3
