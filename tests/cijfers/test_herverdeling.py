"""A herverdeling that is walked for real: when it counts in the standings of its gemeenten, and how sure that is."""

from datetime import date
from pathlib import Path

import pytest

from bot.desk.visit import Office
from bot.features.cijfers import saldo
from tests.cijfers.wereld import NOW, cijfer, gemeente, office
from tests.herverdeling.road import ALMERE, LELYSTAD, TWEE, Road
from workflows.cijfers.saldo import Verschuiving
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.velden import pak_in
from workflows.herverdeling.velden import MELDNAMEN

TIJDVAK = Tijdvak(2027, 1)
DAG = date(2026, 11, 20)


@pytest.fixture
def plek(tmp_path: Path) -> Office:
    """Two gemeenten with a taakstelling and no restant."""
    where = office(tmp_path)
    for code, number in ((ALMERE, 150), (LELYSTAD, 60)):
        cijfer(where.store, "taakstelling", code, str(TIJDVAK), number)
        cijfer(where.store, "restant", code, str(TIJDVAK), 0)
    return where


def keep(plek: Office, road: Road) -> None:
    """Store the case as it now is."""
    owner = plek.store.people.gemeente(ALMERE)
    ident = owner.id if owner else gemeente(plek, "Almere")
    row = plek.store.cases.by_reference("herverdeling", ident, "H-1")
    with plek.store.atomic():
        case = row.id if row else plek.store.cases.add("herverdeling", ident, "H-1", 1, road.zaak.standen, NOW)
        plek.store.cases.save(case, pak_in(road.zaak.feiten), road.zaak.standen)


def totals(plek: Office) -> dict[str, tuple[int, tuple[Verschuiving, ...]]]:
    """The totaal of both, and what moved."""
    found = saldo.standen_van(plek, [plek.gemeenten.op_code(c) for c in (ALMERE, LELYSTAD)], TIJDVAK, DAG)
    return {s.gemeente.code: (s.halfjaar.totaal, s.halfjaar.verschuivingen) for s in found if s.halfjaar}


def test_when_a_herverdeling_counts(plek: Office) -> None:
    """Not while it is talked about; when all published, as not yet tested; after COA's test for sure. The sum of both
    never changes, and another tijdvak is not touched."""
    road = Road(TWEE).allen_akkoord()
    keep(plek, road)
    assert totals(plek) == {ALMERE: (150, ()), LELYSTAD: (60, ())}
    road.naar_kennisgeving()
    keep(plek, road)
    assert totals(plek) == {
        ALMERE: (160, (Verschuiving(10, getoetst=False),)),
        LELYSTAD: (50, (Verschuiving(-10, getoetst=False),)),
    }
    assert sum(total for total, _ in totals(plek).values()) == 210
    assert saldo.verschuivingen(plek, [ALMERE, LELYSTAD], TIJDVAK.volgende) == {}
    road.meld(*MELDNAMEN)
    road.geheel("verwerk", verwerkt_op=road.dag)
    keep(plek, road)
    assert totals(plek)[LELYSTAD] == (50, (Verschuiving(-10, getoetst=True),))


def test_after_coas_no_the_old_numbers_stand(plek: Office) -> None:
    """While COA asks to repair it still counts, and that is said; what is not repaired never was a herverdeling."""
    road = Road(TWEE).allen_akkoord().naar_coa()
    road.geheel("vraag_herstel", herstel_op=road.dag)
    keep(plek, road)
    assert totals(plek)[ALMERE] == (160, (Verschuiving(10, getoetst=False, herstel=True),))
    road.geheel("niet_hersteld")
    keep(plek, road)
    assert totals(plek) == {ALMERE: (150, ()), LELYSTAD: (60, ())}


def test_one_that_hands_over_more_than_there_is(plek: Office) -> None:
    """While COA has not tested it, it is left out: a taakstelling below nought cannot be."""
    road = Road({LELYSTAD: -60, ALMERE: 60}).allen_akkoord().naar_kennisgeving()
    keep(plek, road)
    cijfer(plek.store, "taakstelling", LELYSTAD, str(TIJDVAK), 40, wijze="verbeterd")
    assert totals(plek)[LELYSTAD] == (40, ())
