"""Every day that a screen or an agenda of a koppeling, a weigering or a garantie shows is named in a morning line: on
its last working day, and on the first working day behind it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.koppeling.screens import KoppelingBeeld
from bot.features.woningweigering.screens import WeigeringBeeld
from bot.screens.beeld import Beeld
from bot.screens.standard import morning
from workflows.dates.kalender import EEN_DAG, KALENDER
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag, plan, volgende
from workflows.engine.tabel import Procedure
from workflows.garantie.tabel import GARANTIE
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.tabel import WONINGWEIGERING

MAART = date(2026, 3, 1)
_GEWEIGERD = {"voorval": "geweigerd", "voorval_op": MAART, "woning": "W1", "huurderving": "nee"}
_VRIJ = {"oordeel_op": date(2026, 3, 9), "gemeld_op": date(2026, 3, 10), "leiding_op": date(2026, 3, 10)}
ZAKEN: list[tuple[Procedure, type[Beeld], dict[str, str], dict[str, Any]]] = [
    (KOPPELING, KoppelingBeeld, {"koppeling": "zoeken"}, {}),
    (KOPPELING, KoppelingBeeld, {"koppeling": "gevonden"}, {"tekenafspraak": date(2026, 4, 20)}),
    (KOPPELING, KoppelingBeeld, {"koppeling": "getekend"}, {"getekend": date(2026, 3, 20)}),
    (KOPPELING, KoppelingBeeld, {"koppeling": "getekend"}, {"getekend": date(2026, 5, 12)}),
    (KOPPELING, KoppelingBeeld, {"koppeling": "getekend"}, {"getekend": date(2026, 6, 4)}),
    (WONINGWEIGERING, WeigeringBeeld, {"persoon": "toets", "woning": "vrij"}, _GEWEIGERD),
    (
        WONINGWEIGERING,
        WeigeringBeeld,
        {"persoon": "tweede_kans", "woning": "vrij"},
        {**_GEWEIGERD, "oordeel_op": date(2026, 3, 9)},
    ),
    *(
        (
            WONINGWEIGERING,
            WeigeringBeeld,
            {"persoon": "blijft", "woning": huis},
            {
                **_GEWEIGERD,
                "oordeel_op": date(2026, 3, 9),
                "gemeld_op": date(2026, 3, 10),
                "leiding_op": date(2026, 3, 10),
            },
        )
        for huis in ("wacht", "gemeld", "leiding")
    ),
    (GARANTIE, Beeld, {"garantie": "gevraagd"}, {"gevraagd_op": MAART}),
    (GARANTIE, Beeld, {"garantie": "gegeven"}, {"gevraagd_op": MAART, "gegeven_op": date(2026, 3, 9)}),
]


def _moved(feiten: Mapping[str, Any], days: int) -> dict[str, Any]:
    shift = timedelta(days=days)
    return {naam: value + shift if isinstance(value, date) else value for naam, value in feiten.items()}


def _line(
    procedure: Procedure, soort: type[Beeld], standen: dict[str, str], feiten: dict[str, Any], vandaag: date
) -> str:
    """What is said of the case on that morning; empty where nothing is."""
    dagen = procedure.laatste_dagen(standen, feiten, KALENDER)
    beeld = soort(1, "Z-1", "Almere", procedure, standen, feiten, vandaag, KALENDER, dagen)
    kinds = [item.soort for item in plan(dagen) if item.dag == vandaag]
    line = morning(beeld, kinds)
    return f"{line.tekst} {line.vraag}" if kinds else ""


def _getoond(dagen: tuple[LaatsteDag, ...]) -> list[LaatsteDag]:
    return [dag for dag in dagen if dag.leidt or dag.agenda]


by_case = pytest.mark.parametrize("nummer", range(len(ZAKEN)))


def _facts(nummer: int, days: int) -> dict[str, Any]:
    procedure, _, _, feiten = ZAKEN[nummer]
    begun = {"koppelingsdatum": MAART, "personen": 2} if procedure is KOPPELING else {}
    return _moved({**begun, **feiten}, days)


@by_case
@given(days=st.integers(0, 800))
def test_every_day_is_said(nummer: int, days: int) -> None:
    """Whatever day it all began on: on the last working day also where the day itself is free, and behind all that."""
    procedure, soort, standen, _ = ZAKEN[nummer]
    known = _facts(nummer, days)
    for dag in _getoond(tuple(procedure.laatste_dagen(standen, known, KALENDER))):
        for morgen in (KALENDER.herinnerdag(dag.werkdag), KALENDER.herinnerdag_na(dag.dag + EEN_DAG)):
            said = _line(procedure, soort, standen, known, morgen)
            assert zeg(dag.werkdag) in said, (dag.naam, morgen, said)


@by_case
def test_no_silence(nummer: int) -> None:
    """However long ago it all was, somebody is reminded within five weeks of the last time; never on a day in the
    past."""
    procedure, _, standen, _ = ZAKEN[nummer]
    dagen = procedure.laatste_dagen(standen, _facts(nummer, 0), KALENDER)
    over = max(item.dag for item in plan(dagen))
    for days in range(0, 1200, 13):
        vandaag = over + timedelta(days=days)
        next_day = volgende(dagen, vandaag, KALENDER)
        assert next_day is not None
        assert vandaag < next_day <= vandaag + timedelta(weeks=5, days=3)
