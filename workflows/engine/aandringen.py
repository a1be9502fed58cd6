"""Reminders around a last day: ahead of it, on it, on the next working day, and once more after one and two weeks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.engine.laatste_dagen import BEHANDELAAR, Gepland, vooraf

RUIM = (-28, -14, -7)
"""Calendar days ahead of a day that is prepared for weeks (own choice)."""
ERNA = (7, 14)
"""Calendar days after it (own choice)."""


def rondom(
    soort: str,
    dag: date,
    werkdag: date,
    kalender: Kalender,
    *,
    sinds: date | None = None,
    ervoor: Iterable[int] = (),
    rol: str = BEHANDELAAR,
) -> list[Gepland]:
    """All reminders of a last day, soonest first, as far as they come after `sinds`, the day it is counted from."""
    before = [replace(item, rol=rol) for item in vooraf(soort, dag, werkdag, ervoor, kalender)]
    found = [*before, *voorbij(soort, dag, kalender, rol=rol)]
    return sorted((item for item in found if sinds is None or item.dag > sinds), key=lambda item: item.dag)


def voorbij(soort: str, dag: date, kalender: Kalender, *, rol: str = BEHANDELAAR) -> list[Gepland]:
    """On the next working day after it, and then twice more."""
    first = Gepland(soort, "+1wd", kalender.herinnerdag_na(dag + EEN_DAG), rol)
    return [first, *(Gepland(soort, f"na{n}", kalender.herinnerdag_na(dag + timedelta(days=n)), rol) for n in ERNA)]
