"""A stock as many gemeenten have it: thirty koppelingen of one officer, of which twenty wait longer than was agreed."""

from datetime import date, timedelta

from tests.koppeling.wereld import Wereld

START = date(2026, 3, 2)
"""A Monday."""
LATE = tuple(START - timedelta(days=7 * weeks + 2) for weeks in range(18, 38))
"""Koppelingsdatums of which ten and twelve weeks are over."""
RUNNING = tuple(START - timedelta(days=days) for days in (68, 63, 57, 50, 44, 37, 31, 24, 16, 9))
"""Koppelingsdatums of which the ten weeks run: one or two a week."""


def fill(wereld: Wereld, person: int) -> list[int]:
    """The thirty, put in by this person; gives their ids, the late ones first."""
    days = (*LATE, *RUNNING)
    return [wereld.make(person, f"Z-{4000 + number}", day, 2 + number % 5) for number, day in enumerate(days)]
