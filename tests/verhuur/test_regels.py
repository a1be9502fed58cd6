"""Until when a home may be let: the figures of the documents, over leap days and month ends."""

from datetime import date

import pytest

from bot.features.verhuur import screens
from knowledge.lezer import bestanden, lees
from workflows.dates.kalender import KALENDER
from workflows.verhuur.regels import SOORTEN, dagen, soort


@pytest.mark.parametrize(
    ("naam", "begin", "einde"),
    [
        ("gebouw", date(2026, 12, 1), [date(2036, 12, 1)]),
        ("gebouw", date(2024, 2, 29), [date(2034, 2, 28)]),
        ("sloop", date(2024, 2, 29), [date(2026, 2, 28), date(2031, 2, 28)]),
        ("sloop", date(2026, 3, 31), [date(2028, 3, 31), date(2033, 3, 31)]),
        ("particulier", date(2026, 12, 31), [date(2027, 12, 31)]),
    ],
)
def test_the_days_of_each_way(naam: str, begin: date, einde: list[date]) -> None:
    """Best practices 2019, Algemeen 10: at most 10 years, or 2 + 5; handreiking 2016, §3.3.6: usually a year."""
    assert [item.einde for item in dagen(soort(naam), begin, KALENDER)] == einde


def test_the_omgevingsvergunning_ends_it_earlier_and_never_later() -> None:
    """It is tied to that permit."""
    item, today = soort("gebouw"), date(2026, 12, 2)
    found = dagen(item, date(2026, 12, 1), KALENDER)
    early = str(screens.result(item, found, date(2030, 12, 31), today, KALENDER).tekst)
    later = str(screens.result(item, found, date(2040, 12, 31), today, KALENDER).tekst)
    assert "uiterlijk di 31 dec 2030" in early
    assert "ma 1 dec 2036" in later
    assert "2040" not in later


@pytest.mark.parametrize("item", SOORTEN, ids=lambda item: item.naam)
def test_each_way_says_what_to_check_and_where_it_is_written(item: object) -> None:
    """The law may have moved since; nothing that passed is called too late."""
    way = next(one for one in SOORTEN if one is item)
    assert "controleer" in way.controleer.casefold()
    assert way.antwoord in {entry.id for thema in lees(bestanden())[0] for entry in thema.entries}
    shown = str(screens.result(way, dagen(way, date(2010, 1, 1), KALENDER), None, date(2026, 12, 2), KALENDER).tekst)
    assert "geweest" in shown
    assert "te laat" not in shown
    assert "Bron:" in shown
