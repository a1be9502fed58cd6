"""The early notice: from when it is offered, its last day and its reminders, and what it does to the begun tijdvak."""

from datetime import date

from tests.herverdeling.road import ALMERE, LELYSTAD, VANDAAG, Road
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import LaatsteDag, aanspreekpunt
from workflows.engine.zaak import noteer
from workflows.herverdeling import vooraf
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.plan import VOORAF as DAG
from workflows.herverdeling.plan import laatste_dagen
from workflows.herverdeling.regels import waarschuwingen
from workflows.herverdeling.tabel import VOORAF
from workflows.herverdeling.velden import ADRESSEN


def _dag(road: Road) -> LaatsteDag | None:
    found = laatste_dagen(road.zaak.standen, road.zaak.feiten, KALENDER)
    return next((dag for dag in found if dag.naam == DAG), None)


def _gevraagd(road: Road) -> bool:
    return vooraf.gevraagd(road.zaak.standen, HerverdelingFeiten(road.zaak.feiten))


def _bij_colleges(**feiten: str) -> Road:
    road = Road(**feiten)
    for code in (LELYSTAD, ALMERE):
        road.bevestig(code)
    for code in (LELYSTAD, ALMERE):
        road.akkoord(code)
    return road


def test_it_is_offered_once_all_agree() -> None:
    """While they still talk there is nothing to tell; then it is offered, until it was told."""
    assert not _gevraagd(Road())
    road = _bij_colleges(afzender=LELYSTAD)
    assert _gevraagd(road)
    assert _dag(road) is None
    road.geheel("naar_colleges")
    assert _gevraagd(road)
    road.zaak, _ = noteer(road.procedure, road.zaak, VOORAF, {"vooraf_op": VANDAAG}, VANDAAG)
    assert not _gevraagd(road)
    assert _dag(road) is None


def test_its_last_day_is_before_the_tijdvak() -> None:
    """Preferably the last working day before it begins, asked of the gemeente that leads and in time."""
    road = _bij_colleges(afzender=LELYSTAD)
    road.geheel("naar_colleges")
    found = _dag(road)
    assert found is not None
    assert (found.dag, found.leidt) == (date(2026, 12, 31), False)
    assert [item.dag.isoformat() for item in found.herinner] == ["2026-12-17", "2026-12-30", "2026-12-31"]
    assert {item.rol for item in found.herinner} == {aanspreekpunt(LELYSTAD)}
    assert set(vooraf.AAN) < set(ADRESSEN)


def test_who_was_told_before_the_tijdvak_is_no_worry() -> None:
    """What the sources want is that they know before it begins; told later, or never, it is still said."""

    def codes(road: Road, today: date) -> list[str]:
        return [warning.code for warning in waarschuwingen(road.zaak.feiten, today)]

    road, begun = Road(), date(2027, 1, 1)
    assert codes(road, begun) == ["NA_START_TIJDVAK"]
    road.zaak.feiten["vooraf_op"] = date(2026, 12, 31)
    assert codes(road, begun) == []
    road.zaak.feiten["vooraf_op"] = begun
    assert codes(road, begun) == ["NA_START_TIJDVAK"]


def test_another_proposal_takes_it_back() -> None:
    """What was told had other numbers."""
    road = _bij_colleges()
    road.geheel("naar_colleges")
    road.zaak, _ = noteer(road.procedure, road.zaak, VOORAF, {"vooraf_op": VANDAAG}, VANDAAG)
    road.geheel("stel_voor", **{f"verschil_{LELYSTAD}": -12, f"verschil_{ALMERE}": 12})
    assert road.zaak.feiten.get("vooraf_op") is None
