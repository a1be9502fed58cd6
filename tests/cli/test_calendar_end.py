"""The calendar of free days is renewed in time: this test begins to fail eighteen months before it ends."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.cli.calendar_end import warnings
from tests.cli.conftest import Run
from workflows.dates.kalender import KALENDER, Kalender


def test_the_calendar_is_renewed_in_time() -> None:
    """When this fails: look for a new decree and add its days, as docs/bronnen.md says."""
    assert list(warnings()) == []


@pytest.mark.parametrize(("vandaag", "waarschuwt"), [(date(2027, 6, 30), False), (date(2027, 7, 1), True)])
def test_it_warns_from_eighteen_months_ahead(vandaag: date, waarschuwt: bool) -> None:
    """With the day on which it ends, and where it says how to renew it."""
    kalender = Kalender(date(2024, 1, 1), date(2028, 12, 31), {})
    found = list(warnings(kalender, vandaag))
    assert bool(found) == waarschuwt
    assert all("zo 31 dec 2028" in line and "docs/bronnen.md" in line for line in found)


@pytest.mark.parametrize("command", [("controle",), ("kennis", "controle")])
def test_both_controls_say_it(command: tuple[str, ...], ketenbot: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the day of the machine; all else may be right, so it is no fault."""
    late = datetime.combine(KALENDER.geldig_tot - timedelta(days=30), time(12), UTC)
    for module in ("bot.cli.calendar_end", "bot.cli.kennis"):
        monkeypatch.setattr(f"{module}.wall_clock", lambda: late)
    status, said, _ = ketenbot(*command)
    assert status == 0
    first, *_, last = said.splitlines()  # an answer that was not looked at for long is warned of too
    assert first == "alles klopt"
    assert last.startswith("let op: de kalender met vrije dagen eindigt op")
