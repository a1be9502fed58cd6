"""The cycle as days: those of the document, and what we make of them later; in a calendar only where it is wanted."""

from datetime import date
from pathlib import Path

import pytest

from bot.features.agenda.desk import feed
from bot.features.spreidingswet import screens
from bot.screens import phone
from tests.koppeling.wereld import Wereld
from workflows.dates.kalender import KALENDER
from workflows.spreidingswet.kalender import EERSTE, komend, van

NOOR, COR = 101, 103


def test_the_first_round_is_that_of_the_document() -> None:
    """Handreiking uitruil 2024, h2."""
    days = {day.moment.naam: day.dag for day in van(EERSTE)}
    assert days == {
        "opgave": date(2024, 1, 31),
        "verslag": date(2024, 11, 1),
        "verdeelbesluit": date(2024, 12, 31),
        "plekken": date(2025, 7, 1),
    }


@pytest.mark.parametrize(
    ("vandaag", "first", "last"),
    [
        (date(2026, 12, 2), date(2026, 12, 31), date(2028, 11, 1)),
        (date(2026, 12, 31), date(2026, 12, 31), date(2028, 11, 1)),
        (date(2027, 7, 2), date(2028, 1, 31), date(2029, 7, 1)),
        (date(2028, 2, 29), date(2028, 11, 1), date(2030, 1, 31)),
        (date(2020, 1, 1), None, None),
    ],
)
def test_what_is_to_come_begins_today(vandaag: date, first: date | None, last: date | None) -> None:
    """Two years ahead, today itself included; before the law there is nothing."""
    found = [day.dag for day in komend(vandaag)]
    assert found == sorted(found)
    assert (found[0] if found else None, found[-1] if found else None) == (first, last)


def test_the_screen_never_says_that_it_is_the_law() -> None:
    """The warning goes first, and fits a phone."""
    shown = screens.calendar(komend(date(2026, 12, 2)), date(2026, 12, 2), KALENDER)
    assert "geldt" not in str(shown.tekst)
    assert str(shown.tekst).index("in beweging") < str(shown.tekst).index("31 dec 2026")
    assert phone.lines(shown.tekst) <= 21


def test_it_is_in_the_own_calendar_only_where_a_coordinator_wants_it(tmp_path: Path) -> None:
    """And says there that the day must be checked."""
    world = Wereld(tmp_path / "test.db", "2026-12-02 10:00")
    world.add(NOOR, "gemeente")
    world.add(COR, "coordinator")
    world.office.adres = "https://bot.example.nl"
    link = str(world.press(NOOR, "ag:nieuw").tekst)
    secret = link.split("/agenda/")[1].split(".ics")[0]
    assert b"Spreidingswet" not in (feed(world.office, secret) or b"")
    almere = world.store.people.organisatie_by_name("Almere")
    assert almere is not None
    world.press(COR, f"in:{almere.id}:spreidingswet:1")
    found = (feed(world.office, secret) or b"").replace(b"\r\n ", b"")
    assert b"verdeelbesluit (ministerie van JenV) (controleer de dag)" in found
    assert found.count(b"BEGIN:VEVENT") == len(komend(date(2026, 12, 2)))
    world.store.close()
