"""The calendar: its days against a second source, its edges, and what its data file refuses."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

import holidays
import pytest

from workflows.dates.kalender import KALENDER, BuitenKalender, FouteKalender, lees_kalender, plus_maanden

EEN_DAG = timedelta(days=1)
ALLE_DAGEN = [date(2024, 1, 1) + EEN_DAG * n for n in range(1827)]

# By royal decree, so in no computed calendar; typed over here from the titles of the two decrees.
GELIJKGESTELD = {
    date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30), date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7),
    date(2028, 4, 28), date(2028, 5, 26),
}  # fmt: skip


def buiten_de_wet(dag: date) -> bool:
    """The other calendar names Easter Sunday and Pentecost, which the law leaves out: they are Sundays."""
    return dag.weekday() == 6 and dag not in {date(dag.year, 5, 5), date(dag.year, 12, 25), date(dag.year, 12, 26)}


def test_the_listed_days_are_those_of_another_calendar_and_the_decrees() -> None:
    """Every 5 May is in the "optional" days of the package `holidays`; only the equated days are not in it at all."""
    anders = set(holidays.NL(years=range(2024, 2029), categories=("public", "optional")))
    zonder_paasdag_en_pinksterdag = {dag for dag in anders if not buiten_de_wet(dag)}
    assert len(anders) - len(zonder_paasdag_en_pinksterdag) == 10
    assert set(KALENDER.vrij) == zonder_paasdag_en_pinksterdag | GELIJKGESTELD


def test_the_calendar_covers_2024_up_to_and_including_2028() -> None:
    """The first and last covered day are 1 January 2024 and 31 December 2028, and nothing beside them."""
    assert [KALENDER.dekt(d) for d in (date(2023, 12, 31), date(2024, 1, 1), date(2028, 12, 31), date(2029, 1, 1))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert all(KALENDER.dekt(dag) for dag in ALLE_DAGEN)


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (date(2026, 5, 9), "zaterdag"),
        (date(2026, 5, 10), "zondag"),
        (date(2026, 5, 11), None),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(2026, 4, 5), "zondag"),  # Eerste Paasdag
        (date(2026, 4, 6), "Tweede Paasdag"),
        (date(2026, 5, 5), "Bevrijdingsdag"),  # no lustrum year
        (date(2025, 4, 26), "Koningsdag"),  # 27 April is a Sunday
        (date(2025, 4, 28), None),
        (date(2026, 12, 26), "Tweede Kerstdag"),  # on a Saturday
        (date(2024, 12, 27), "vrijdag na Tweede Kerstdag (gelijkgesteld)"),
        (date(2025, 5, 30), "vrijdag na Hemelvaartsdag (gelijkgesteld)"),
        (date(2026, 1, 2), "vrijdag na Nieuwjaarsdag (gelijkgesteld)"),
        (date(2028, 4, 28), "vrijdag na Koningsdag (gelijkgesteld)"),
        (date(2025, 12, 24), None),
        (date(2025, 12, 31), None),
    ],
)
def test_a_day_off_says_why(dag: date, reden: str | None) -> None:
    """The reason is the feestdag's name, else the weekend day, else there is none and the day is a werkdag."""
    assert KALENDER.reden(dag) == reden
    assert KALENDER.is_werkdag(dag) is (reden is None)


def test_every_free_day_names_its_source() -> None:
    """The source is written out, and equated days name a decree."""
    for dag in KALENDER.vrij.values():
        assert dag.bron.startswith("Besluit" if dag.datum in GELIJKGESTELD else "Algemene termijnenwet")


@pytest.mark.parametrize("dag", [date(2023, 12, 31), date(2029, 1, 1), date(2029, 1, 6), date.min, date.max])
def test_outside_the_coverage_no_answer_is_given(dag: date) -> None:
    """A weekend outside is refused too, and the refusal names the years."""
    for vraag in (KALENDER.is_werkdag, KALENDER.reden, KALENDER.laatste_werkdag, KALENDER.volgende_werkdag):
        with pytest.raises(BuitenKalender, match="01-01-2024 t/m 31-12-2028"):
            vraag(dag)


def test_searching_never_leaves_the_coverage() -> None:
    """Before 2 January 2024 there is no covered werkdag, after 29 December 2028 neither."""
    for zoek in (
        lambda: KALENDER.laatste_werkdag(date(2024, 1, 1)),
        lambda: KALENDER.volgende_werkdag(date(2028, 12, 30)),
        lambda: KALENDER.plus_werkdagen(date(2028, 12, 29), 1),
        lambda: KALENDER.plus_werkdagen(date(2024, 1, 2), -1),
        lambda: KALENDER.plus_werkdagen(date(2026, 1, 1), 10**9),
    ):
        with pytest.raises(BuitenKalender):
            zoek()


def test_last_and_next_werkdag_have_only_days_off_in_between() -> None:
    """For every covered day both are the neighbours in the list of all werkdagen."""
    werkdagen = [dag for dag in ALLE_DAGEN if KALENDER.is_werkdag(dag)]
    for dag in ALLE_DAGEN[1:-2]:
        assert KALENDER.laatste_werkdag(dag) == werkdagen[bisect_right(werkdagen, dag) - 1]
        assert KALENDER.volgende_werkdag(dag) == werkdagen[bisect_left(werkdagen, dag)]
    assert KALENDER.volgende_werkdag(date(2026, 5, 14)) == date(2026, 5, 18)
    assert KALENDER.laatste_werkdag(date(2026, 5, 17)) == date(2026, 5, 13)


@pytest.mark.parametrize(
    ("dag", "aantal", "uitkomst"),
    [
        (date(2026, 5, 8), 1, date(2026, 5, 11)),
        (date(2026, 5, 9), 1, date(2026, 5, 11)),
        (date(2026, 5, 11), -1, date(2026, 5, 8)),
        (date(2026, 5, 10), -1, date(2026, 5, 8)),
        (date(2026, 5, 10), 0, date(2026, 5, 10)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Goede Vrijdag to Tweede Paasdag
        (date(2026, 12, 24), 5, date(2027, 1, 4)),  # both Kerstdagen, Nieuwjaarsdag
        (date(2025, 12, 31), 1, date(2026, 1, 5)),  # 2 January 2026 is equated
        (date(2026, 5, 13), 2, date(2026, 5, 19)),
    ],
)
def test_counting_werkdagen_skips_days_off(dag: date, aantal: int, uitkomst: date) -> None:
    """The day itself never counts; nought gives it back, werkdag or not."""
    assert KALENDER.plus_werkdagen(dag, aantal) == uitkomst


def test_counting_werkdagen_there_and_back_ends_where_it_began() -> None:
    """From a werkdag n forward and n back is that werkdag."""
    for dag in (d for d in ALLE_DAGEN[20:-60:7] if KALENDER.is_werkdag(d)):
        assert KALENDER.plus_werkdagen(KALENDER.plus_werkdagen(dag, 12), -12) == dag


@pytest.mark.parametrize(
    ("dag", "maanden", "uitkomst"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(dag: date, maanden: int, uitkomst: date) -> None:
    """A month without that day gives its last day."""
    assert plus_maanden(dag, maanden) == uitkomst


RIJ = """
[[dag]]
datum = 2026-05-05
naam = "Bevrijdingsdag"
bron = "wet"
"""
GOED = f"""
geldig_van = 2026-01-01
geldig_tot = 2026-12-31
[bronnen]
wet = "Een wet"
{RIJ}
"""


@pytest.mark.parametrize(
    ("van", "naar", "klacht"),
    [
        ('bron = "wet"', 'bron = "weg"', "staat niet onder"),
        ("datum = 2026-05-05", "datum = 2027-05-05", "buiten geldig_van"),
        ('naam = "Bevrijdingsdag"', 'naam = "Bevrijdingsdag"\nextra = 1', "precies datum, naam en bron"),
        (RIJ, RIJ * 2, "twee keer"),
    ],
)
def test_a_data_file_that_contradicts_itself_is_refused(van: str, naar: str, klacht: str) -> None:
    """A dead source, an uncovered day, an unknown key and a double day each stop the start, by name."""
    assert lees_kalender(GOED).reden(date(2026, 5, 5)) == "Bevrijdingsdag"
    with pytest.raises(FouteKalender, match=klacht):
        lees_kalender(GOED.replace(van, naar))


def test_a_reminder_comes_also_where_the_calendar_ends() -> None:
    """Within the calendar it is on a werkdag; beyond it on the day itself, and only weekends are free."""
    saturday = date(2026, 6, 13)
    assert KALENDER.herinnerdag(saturday) == date(2026, 6, 12)
    assert KALENDER.herinnerdag_na(saturday) == date(2026, 6, 15)
    assert (KALENDER.gewerkt(date(2026, 6, 12)), KALENDER.gewerkt(date(2026, 5, 14))) == (True, False)
    beyond = KALENDER.geldig_tot + timedelta(days=1)
    assert KALENDER.herinnerdag(beyond) == KALENDER.herinnerdag_na(beyond) == beyond
    assert [KALENDER.gewerkt(beyond + timedelta(days=n)) for n in range(7)].count(False) == 2


def test_people_work_on_every_werkdag_and_beyond_the_calendar_on_every_day_but_in_a_weekend() -> None:
    """The short way by which it is looked up says what the calendar says, on every day."""
    assert [KALENDER.gewerkt(dag) for dag in ALLE_DAGEN] == [KALENDER.is_werkdag(dag) for dag in ALLE_DAGEN]
    buiten = [date(2029, 1, 1) + EEN_DAG * n for n in range(400)] + [
        date(2023, 12, 31) - EEN_DAG * n for n in range(400)
    ]
    assert all(KALENDER.gewerkt(dag) is (dag.weekday() < 5) for dag in buiten)
