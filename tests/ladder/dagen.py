"""The last days of a ladder for tests: what is planned, and what runs, in a stand with these facts."""

from collections.abc import Mapping
from typing import Any

from workflows.dates.kalender import KALENDER
from workflows.engine import laatste_dagen as engine
from workflows.ladder.plan import SPOOR, Loopt, laatste_dagen, loopt


def plan(stand: str, feiten: Mapping[str, Any]) -> tuple[engine.Gepland, ...]:
    """All reminders."""
    return engine.plan(laatste_dagen({SPOOR: stand}, feiten, KALENDER))


def lopend(stand: str, feiten: Mapping[str, Any]) -> Loopt:
    """What runs in the stand, and the end of the year."""
    return loopt(laatste_dagen({SPOOR: stand}, feiten, KALENDER))
