"""Fase 1: COA's two weeks from the vergunning, and what is expected where that day is not known."""

from datetime import date

import pytest

from workflows.dates.kalender import KALENDER
from workflows.koppeling.fase_een import fase1


@pytest.mark.parametrize(
    ("vergunning", "koppeling", "said", "profiel"),
    [
        (date(2026, 2, 16), date(2026, 3, 2), "binnen de afspraak", date(2026, 3, 2)),
        (date(2026, 2, 16), date(2026, 3, 3), "1 dag na de afspraak", date(2026, 3, 2)),
        (date(2026, 2, 1), date(2026, 3, 3), "16 dagen na de afspraak", date(2026, 2, 15)),
        (None, date(2026, 3, 2), "", date(2026, 3, 16)),
    ],
)
def test_the_days(vergunning: date | None, koppeling: date, said: str, profiel: date) -> None:
    """Never called late: no law sets them, and they are not the gemeente's."""
    found = fase1(koppeling, vergunning, KALENDER)
    assert said in found.koppeling
    assert bool(found.koppeling) == (vergunning is not None)
    assert found.profiel == profiel
    assert "te laat" not in found.koppeling + found.profiel_zin
    assert ("eigen keuze" in found.profiel_zin) == (vergunning is None)
