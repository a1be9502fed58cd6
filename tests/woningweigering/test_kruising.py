"""A refusal and its koppeling: every act beside every stand of the other, and the rows of the house as a whole."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import all_features
from workflows.dates.kalender import KALENDER
from workflows.engine.kruising import WIS, Kruising, gevolg, oordeel
from workflows.engine.tabel import Procedure
from workflows.engine.zaak import BLIJVEND, CORRIGEER, MAAK, Zaak, herspeel
from workflows.koppeling.tabel import HERVAT, HOUD_AAN, KOPPELING
from workflows.woningweigering.kruising import KRUISINGEN, OORZAAK
from workflows.woningweigering.regels import HUIS, PERSOON
from workflows.woningweigering.tabel import HOORT_BIJ, WONINGWEIGERING

FEATURES = all_features()
HOUSE = FEATURES.kruisingen
GEKOPPELD, GEWEIGERD = date(2026, 3, 2), date(2026, 3, 16)
STANDEN = [stand.naam for stand in KOPPELING.sporen[0].standen]


def _koppeling(stand: str, **feiten: Any) -> Zaak:
    facts = {"koppelingsdatum": GEKOPPELD, "personen": 4, "woning": "DD-1", **feiten}
    return Zaak({"koppeling": stand}, facts | ({"getekend": GEWEIGERD} if stand in ("getekend", "verhuisd") else {}))


def _weigering(persoon: str, huis: str, **feiten: Any) -> Zaak:
    facts = {"voorval": "geweigerd", "voorval_op": GEWEIGERD, "woning": "DD-1", **feiten}
    return Zaak({PERSOON: persoon, HUIS: huis}, facts)


AFTER = {
    MAAK: _weigering("toets", "vrij"),
    HOORT_BIJ: _weigering("toets", "vrij"),
    "onterecht": _weigering("tweede_kans", "vrij", oordeel_op=GEWEIGERD),
    "toch_onterecht": _weigering("tweede_kans", "vrij", oordeel_op=GEWEIGERD),
    "accepteert": _weigering("geaccepteerd", "behouden", oordeel_op=GEWEIGERD, tekenen_op=date(2026, 3, 30)),
    "afspraak": _weigering("ingetrokken", "behouden", afspraak=date(2026, 3, 30)),
    "alsnog": _weigering("ingetrokken", "behouden", getekend_op=date(2026, 3, 17)),
    "blijft": _weigering("blijft", "wacht", oordeel_op=GEWEIGERD),
    "ontkoppeld": _weigering("ontkoppeld", "wacht", oordeel_op=GEWEIGERD),
    "weigert_weer": _weigering("gestopt", "wacht", oordeel_op=GEWEIGERD, definitief_op=date(2026, 3, 17)),
    "onterecht_gebruikt": _weigering("gestopt", "wacht", oordeel_op=GEWEIGERD, definitief_op=GEWEIGERD),
    "toch_onterecht_gebruikt": _weigering("gestopt", "wacht", oordeel_op=GEWEIGERD, definitief_op=GEWEIGERD),
    "geef_terug": _weigering("toets", "terug"),
    "gaat_niet_door": _weigering("toets", "niet_door"),
    "koppelt": _weigering("terecht", "gekoppeld", oordeel_op=GEWEIGERD, gekoppeld_op=GEWEIGERD),
    "aanvaardt": _weigering("terecht", "kandidaat", oordeel_op=GEWEIGERD),
    "kandidaat": _weigering("terecht", "kandidaat", oordeel_op=GEWEIGERD),
    "vervalt": _weigering("vervallen", "terug"),
    "onterecht_weg": _weigering("vervallen", "terug", oordeel_op=GEWEIGERD),
    "toch_onterecht_weg": _weigering("vervallen", "terug", oordeel_op=GEWEIGERD),
    WIS: _weigering("toets", "vrij"),
}
"""The report as each act leaves it."""
HELD = {"houdt_tegen": OORZAAK, "tegen_sinds": GEWEIGERD, "wacht_sinds": GEWEIGERD, "wacht_tot": date(2026, 3, 30)}
HOLDS, SEARCHES = (
    (HOUD_AAN, HOUD_AAN, HOUD_AAN, HOUD_AAN, None, None),
    ("vervalt", "vervalt", None, None, None, None),
)
WRITES = {
    MAAK: HOLDS,
    HOORT_BIJ: HOLDS,
    "onterecht": HOLDS,
    "toch_onterecht": HOLDS,
    "accepteert": ("woning_gevonden", HERVAT, None, None, None, None),
    "afspraak": ("woning_gevonden", HERVAT, None, None, None, None),
    "alsnog": ("teken", "teken", None, None, None, None),
    "blijft": (None, "woning_valt_af", None, None, None, None),
    "ontkoppeld": SEARCHES,
    "weigert_weer": SEARCHES,
    "onterecht_gebruikt": SEARCHES,
    "toch_onterecht_gebruikt": SEARCHES,
    "geef_terug": (None, "woning_valt_af", None, None, None, None),
    "gaat_niet_door": (None, "woning_valt_af", None, None, None, None),
    "koppelt": (None, "woning_valt_af", None, None, None, None),
    "aanvaardt": (None, "woning_valt_af", None, None, None, None),
    "kandidaat": (None, "woning_valt_af", None, None, None, None),
    "vervalt": (None,) * 6,
    "onterecht_weg": (None,) * 6,
    "toch_onterecht_weg": (None,) * 6,
    WIS: (None,) * 6,
}
"""By act the line that a koppeling gets which nothing holds up: from zoeken to vervallen. What was signed stays."""


def _written(daad: str, koppeling: Zaak, vandaag: date = date(2026, 3, 17)) -> str | None:
    rows = [rij for rij in HOUSE.van(WONINGWEIGERING.naam, daad) if rij.ander == KOPPELING.naam]
    changed = gevolg(rows, AFTER[daad], koppeling, vandaag, KALENDER)
    return changed[1][0].trigger if changed is not None else None


@pytest.mark.parametrize("daad", WRITES)
def test_what_each_act_does_to_each_koppeling(daad: str) -> None:
    """The whole table of today, for a koppeling that nothing holds up."""
    assert tuple(_written(daad, _koppeling(stand)) for stand in STANDEN) == WRITES[daad]


@pytest.mark.parametrize("stand", STANDEN)
def test_what_a_report_held_is_let_go_with_it(stand: str) -> None:
    """Where the refusal falls away the hold ends, in whatever stand; a deleted report that had ended held nothing."""
    held = _koppeling(stand, **HELD)
    other = _koppeling(stand, **(HELD | {"houdt_tegen": "papieren"}))
    for daad in ("vervalt", "onterecht_weg", "toch_onterecht_weg", WIS):
        assert (_written(daad, held), _written(daad, other)) == (HERVAT, None)
    ended = gevolg(HOUSE.van(WONINGWEIGERING.naam, WIS), AFTER["weigert_weer"], held, GEWEIGERD, KALENDER)
    assert ended is not None  # the home still waits for a candidate: the report runs
    over = _weigering("blijft", "kandidaat")
    assert gevolg(HOUSE.van(WONINGWEIGERING.naam, WIS), over, held, GEWEIGERD, KALENDER) is None


def test_a_day_that_is_put_right_moves_the_hold() -> None:
    """While COA or the household still decides, and only a hold of this report; past already, it ends today."""
    rows = HOUSE.van(WONINGWEIGERING.naam, CORRIGEER)
    earlier = _weigering("toets", "vrij", voorval_op=date(2026, 3, 10))
    changed = gevolg(rows, earlier, _koppeling("gevonden", **HELD), date(2026, 3, 17), KALENDER)
    assert changed is not None
    assert (changed[1][0].trigger, changed[0].feiten["wacht_tot"]) == (HOUD_AAN, date(2026, 3, 24))
    past = gevolg(rows, earlier, _koppeling("gevonden", **HELD), date(2026, 3, 25), KALENDER)
    assert past is not None
    assert (past[1][0].trigger, past[0].feiten["wacht_tot"]) == (HOUD_AAN, None)
    assert gevolg(rows, earlier, _koppeling("gevonden"), date(2026, 3, 17), KALENDER) is None


@pytest.mark.parametrize(("stand", "said"), list(zip(STANDEN, "001111", strict=True)))
def test_a_home_is_refused_before_signing(stand: str, said: str) -> None:
    """After it a report is refused, with where the koppeling is."""
    rows = [rij for rij in HOUSE.van(WONINGWEIGERING.naam, MAAK) if rij.geldt({"koppeling": 1})]
    reason = oordeel(rows, AFTER[MAAK], _koppeling(stand), GEWEIGERD, KALENDER).weigert
    assert bool(reason) is (said == "1")
    assert not reason or KOPPELING.sporen[0].stand(stand).titel in reason


@given(st.integers(-40, 40), st.sampled_from([MAAK, CORRIGEER]))
def test_a_home_is_refused_after_the_koppeling(days: int, daad: str) -> None:
    """Also where the day is put right."""
    of_koppeling = (rij for rij in HOUSE.van(WONINGWEIGERING.naam, daad) if rij.ander == KOPPELING.naam)
    rows = [rij for rij in of_koppeling if rij.velden and rij.geldt({"voorval_op": None})]
    happened = _weigering("toets", "vrij", voorval_op=GEKOPPELD + timedelta(days=days))
    assert bool(oordeel(rows, happened, _koppeling("gevonden"), GEWEIGERD, KALENDER).weigert) is (days < 0)


# ---------------------------------------------------------------- all rows of the house


def _acts(procedure: Procedure) -> set[str]:
    steps = {stap.trigger for spoor in procedure.sporen for stap in spoor.stappen}
    return {*steps, *procedure.noteert, *BLIJVEND, CORRIGEER, WIS}


@pytest.mark.parametrize("rij", HOUSE.alle)
def test_a_row_names_what_there_is(rij: Kruising) -> None:
    """Acts of its own procedure, lines of the other, facts of either, and a band between the two."""
    own, other = (FEATURES.procedures[naam].procedure for naam in (rij.procedure, rij.ander))
    band = FEATURES.banden[rij.band]
    assert {band.procedure, band.ander} == {rij.procedure, rij.ander}
    assert set(rij.daden) <= _acts(own)
    assert set(rij.schrijft) <= _acts(other)
    assert set(rij.velden) <= set(own.velden)
    assert bool(rij.schrijft) is (rij.volgt is not None)


def test_the_rows_stand_in_the_registry() -> None:
    """Those of each procedure, so that a test of pairs finds them all."""
    assert set(KRUISINGEN) <= set(HOUSE.alle)


@pytest.mark.parametrize(("daad", "stand"), list(product(AFTER, STANDEN)))
def test_what_is_written_is_one_of_the_lines_that_the_row_names(daad: str, stand: str) -> None:
    """Else taking the act back would leave it standing; and the line alone gives what was written."""
    rows = [rij for rij in HOUSE.van(WONINGWEIGERING.naam, daad) if rij.ander == KOPPELING.naam]
    for koppeling in (_koppeling(stand), _koppeling(stand, **HELD)):
        changed = gevolg(rows, AFTER[daad], koppeling, date(2026, 3, 17), KALENDER)
        if changed is not None:
            result, (line,) = changed
            assert line.trigger in {trigger for rij in rows for trigger in rij.schrijft}
            assert result.feiten == koppeling.feiten | dict(line.feiten)
            assert line.naar is None or herspeel(KOPPELING, [line]).standen == result.standen
