"""What is said beside a number of a gemeente that no longer exists, or that may have merged by then: wherever one is
computed."""

from collections.abc import Iterable
from datetime import date

from knowledge.gemeenten import Gemeenten
from workflows.dates.reading import zeg


def was(gemeenten: Gemeenten, naam: str) -> str:
    """A gemeente that no longer exists was named: since when, and which one the figures are of; "" for one of today."""
    old = gemeenten.herindeling(naam)
    return f"{old.naam} is sinds {zeg(old.datum)} deel van {' en '.join(g.naam for g in old.nu)}." if old else ""


def straks(gemeenten: Gemeenten, namen: Iterable[str], dag: date) -> list[str]:
    """What to look up about these gemeenten, by official name, for a number up to this day: each merger that was
    announced once, under the first of them."""
    found = {samen: naam for naam in reversed(list(namen)) if (samen := gemeenten.aangekondigd(naam, dag))}
    return [
        f"Controleer: {naam} is per {zeg(samen.datum)} misschien heringedeeld met "
        f"{' en '.join(other for other in samen.gemeenten if other != naam)} ({samen.bron})."
        for samen, naam in found.items()
    ]
