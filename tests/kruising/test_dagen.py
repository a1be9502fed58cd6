"""A day that has passed stays passed: putting right a fact makes no last day later, but the day it is counted from, or
the day itself."""

from __future__ import annotations

from functools import cache

import pytest

from bot.features import all_features
from tests.kruising.paren import Bereikt, Daad, bereikbaar, verbeteringen
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.zaak import Zaak

HALFJAAR = {"tijdvak_op", "tijdvak", "tijdvakken"}
"""The half-year, or half-years, that the whole case is about: every day of it begins or ends there."""
PROCEDURES = all_features().procedures


@cache
def _bereikbaar(naam: str) -> list[Bereikt]:
    return bereikbaar(PROCEDURES[naam].procedure)


def _dagen(case: Bereikt, zaak: Zaak) -> dict[str, LaatsteDag]:
    found = case.procedure.laatste_dagen(zaak.standen, zaak.feiten, KALENDER)
    # What is only asked about has no last day: it carries its own name for what must be done.
    return {dag.naam: dag for dag in found if dag.grens and (dag.leidt or dag.wat != dag.naam)}


def _own(case: Bereikt, daad: Daad, day: LaatsteDag) -> bool:
    """Whether what is put right is the day itself, or the day it is counted from."""
    if HALFJAAR & daad.brengt.keys():
        return True
    before = [case.zaak.feiten.get(naam) for naam in daad.brengt]
    return day.dag in before or (day.begonnen is not None and day.begonnen in before)


@pytest.mark.parametrize("naam", PROCEDURES)
def test_a_correction_moves_no_passed_day_but_of_its_own_start(naam: str) -> None:
    """In every reachable stand, for every fact that can be put right."""
    wrong = set()
    for case in _bereikbaar(naam):
        known = _dagen(case, case.zaak)
        fields = {veld.naam for veld in PROCEDURES[naam].procedure.velden.values()}
        for daad in verbeteringen(case):
            assert set(daad.brengt) <= fields
            for dag in _dagen(case, daad.na).values():
                was = known.get(dag.naam)
                if was is not None and dag.dag > was.dag and not _own(case, daad, was):
                    wrong.add((*case.zaak.standen.values(), dag.naam, *daad.brengt, str(was.dag), str(dag.dag)))
    assert not wrong, "\n".join(map(str, sorted(wrong, key=str)))
