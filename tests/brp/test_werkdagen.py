"""Five working days for the BRP, over Easter, Christmas and King's day; only the law's own days ping."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.brp.tabel import laatste_dagen
from workflows.dates.kalender import KALENDER
from workflows.dates.termijnen import Aard


@pytest.mark.parametrize(
    ("vergunning", "uiterlijk"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),
        (date(2026, 3, 31), date(2026, 4, 9)),  # Good Friday and Easter Monday between
        (date(2026, 4, 2), date(2026, 4, 13)),
        (date(2026, 4, 3), date(2026, 4, 13)),  # granted on Good Friday
        (date(2026, 4, 24), date(2026, 5, 4)),  # King's day between
        (date(2026, 5, 13), date(2026, 5, 22)),  # Ascension and the Friday after it
        (date(2026, 12, 23), date(2026, 12, 31)),  # Christmas between
        (date(2027, 3, 25), date(2027, 4, 5)),  # Easter a year later
    ],
)
def test_five_working_days(vergunning: date, uiterlijk: date) -> None:
    """The day of the vergunning itself does not count; it is a term of law."""
    day = laatste_dagen({"brp": "melden", "pas": "besteld"}, {"vergunning": vergunning}, KALENDER)[0]
    assert (day.dag, day.werkdag, day.aard) == (uiterlijk, uiterlijk, Aard.WET)


def test_only_the_term_of_law_pings() -> None:
    """What has no term in a source comes back on Mondays, four weeks apart."""
    for standen in ({"brp": "ingeschreven", "pas": "besteld"}, {"brp": "over", "pas": "klaar"}):
        days = laatste_dagen(standen, {"vergunning": date(2026, 3, 11)}, KALENDER)
        assert {item.dag.weekday() for day in days for item in day.herinner} == {0}
        assert all(not day.leidt for day in days)
