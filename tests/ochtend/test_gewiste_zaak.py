"""A case that is deleted is named in no message that still waits to be sent."""

from datetime import date
from pathlib import Path

import pytest

from tests.koppeling.wereld import Wereld

NOOR = 101


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    found = Wereld(tmp_path / "test.db", "2026-03-02 10:00")
    found.add(NOOR, "gemeente")
    return found


def _waiting(wereld: Wereld) -> list[str]:
    return [str(row.inhoud) for row in wereld.store.outbox.waiting() if row.klasse == "ping"]


def test_a_message_about_several_cases_says_the_others(wereld: Wereld) -> None:
    """As they now are, each with its button; and of a message about it alone nothing is left."""
    idents = [wereld.make(NOOR, f"Z-{n}", date(2026, 2, 28)) for n in (1, 2, 3)]
    wereld.go("2026-03-16 10:00")
    assert any("Z-1" in said and "Z-2" in said for said in _waiting(wereld))
    wereld.press(NOOR, f"w:{idents[0]}:ja")
    assert not [said for said in _waiting(wereld) if "Z-1" in said]
    left = [said for said in _waiting(wereld) if "Z-2" in said]
    assert len(left) > 1  # the overview of a quiet week, and a morning that asks
    assert all("Z-3" in said and "Je bericht van" in said for said in left)
    wereld.press(NOOR, f"w:{idents[1]}:ja")
    wereld.press(NOOR, f"w:{idents[2]}:ja")
    assert not [said for said in _waiting(wereld) if "Z-2" in said or "Z-3" in said]
