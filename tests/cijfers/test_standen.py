"""Where a gemeente stands: which figures lead, what the restant is made of, and what others do not see."""

from datetime import date
from pathlib import Path

import pytest

from bot.desk.visit import Office
from bot.features.cijfers import estimate, saldo
from tests.cijfers.wereld import cijfer, gemeente, koppeling, office
from workflows.cijfers.saldo import Onderweg, Telling
from workflows.dates.tijdvak import Tijdvak

ALMERE, LELYSTAD = "GM0034", "GM0995"
NU = Tijdvak(2026, 2)
DAG = date(2026, 11, 20)


@pytest.fixture
def plek(tmp_path: Path) -> Office:
    """An office without any figure."""
    return office(tmp_path)


def test_without_any_number_there_is_no_stand(plek: Office) -> None:
    """The national number of this tijdvak is unknown, so that not even an estimate can be given."""
    stand = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=True)
    assert stand.halfjaar is None
    assert (stand.coa, stand.eigen, stand.restant_uit) == (None, None, "onbekend")
    assert stand.tempo is None
    assert stand.lijn is None


def test_a_published_taakstelling_leads_over_the_estimate(plek: Office) -> None:
    """With the national number there is an estimate; the published number takes its place."""
    cijfer(plek.store, "landelijk", "NL", "2026-II", 12_000)
    guess = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False)
    assert guess.halfjaar is not None
    assert not guess.halfjaar.taakstelling.gepubliceerd
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 150)
    stand = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False)
    assert stand.halfjaar is not None
    assert (stand.halfjaar.taakstelling.aantal, stand.halfjaar.taakstelling.gepubliceerd) == (150, True)


def test_a_national_number_that_was_lowered_lowers_the_estimate(plek: Office) -> None:
    """The first number is remembered."""
    cijfer(plek.store, "landelijk", "NL", "2026-II", 12_000)
    cijfer(plek.store, "landelijk", "NL", "2026-II", 9_000, wijze="bijgesteld")
    found = estimate.geschat(plek, plek.gemeenten.op_code(ALMERE), NU)
    assert found is not None
    assert found.eerst is not None
    assert found.aantal < found.eerst
    assert not found.gepubliceerd


def test_a_taakstelling_that_was_lowered_remembers_what_it_was(plek: Office) -> None:
    """Lowered in the tijdvak, and a correction of a wrong number forgets it."""
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 150)
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 120, wijze="bijgesteld")
    lower = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False).halfjaar
    assert lower is not None
    assert (lower.taakstelling.aantal, lower.taakstelling.eerst) == (120, 150)
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 160, wijze="verbeterd")
    right = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False).halfjaar
    assert right is not None
    assert (right.taakstelling.aantal, right.taakstelling.eerst) == (160, None)


def test_the_saldo_of_the_tijdvak_before_is_the_restant(plek: Office) -> None:
    """When COA counted to the last day and the restant before that is known; a published restant goes before it."""
    cijfer(plek.store, "taakstelling", ALMERE, "2026-I", 100)
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 80)
    cijfer(plek.store, "gehuisvest", ALMERE, "2026-I", 70, tot=date(2026, 6, 30))
    assert saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False).restant_uit == "onbekend"
    cijfer(plek.store, "restant", ALMERE, "2026-I", -5)
    stand = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False)
    assert stand.halfjaar is not None
    assert (stand.restant_uit, stand.halfjaar.restant, stand.halfjaar.totaal) == ("berekend", -35, 115)
    cijfer(plek.store, "restant", ALMERE, "2026-II", -33)
    stand = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False)
    assert stand.halfjaar is not None
    assert (stand.restant_uit, stand.halfjaar.restant) == ("gepubliceerd", -33)


def test_the_count_of_the_newest_day_leads(plek: Office) -> None:
    """Entered in any order; a day that is still to come does not count yet, and of one day the last entry does."""
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 80)
    for month, people in ((10, 60), (8, 31), (8, 30), (9, 44)):
        last = {8: 31, 9: 30, 10: 31}[month]
        cijfer(plek.store, "gehuisvest", ALMERE, "2026-II", people, tot=date(2026, month, last))
    assert saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False).coa == Telling(60, date(2026, 10, 31))
    early = saldo.stand_van(plek, ALMERE, NU, date(2026, 10, 30), eigen=False)
    assert early.coa == Telling(44, date(2026, 9, 30))
    points = saldo.reeks(plek, ALMERE, NU, DAG, eigen=False)
    assert points.coa == ((date(2026, 8, 31), 30), (date(2026, 9, 30), 44), (date(2026, 10, 31), 60))
    assert points.eigen == ()
    assert points.lijn[-1] == (date(2026, 12, 31), 80)
    assert len(points.lijn) == 6


def test_own_koppelingen_are_seen_by_the_gemeente_alone(plek: Office) -> None:
    """Beside COA's count who moved and is not in it is pijplijn; signed is fase 3. Others see nothing of it."""
    own = gemeente(plek, "Almere")
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 20)
    day = {"koppelingsdatum": date(2026, 6, 1), "getekend": date(2026, 7, 20)}
    koppeling(plek, own, "geteld", personen=3, verhuisd=date(2026, 8, 1), **day)
    koppeling(plek, own, "verhuisd", personen=4, verhuisd=date(2026, 11, 2), **day)
    koppeling(plek, own, "geteld", personen=9, verhuisd=date(2026, 6, 30), **day)  # the tijdvak before
    koppeling(plek, own, "getekend", personen=2, **day)
    koppeling(plek, own, "zoeken", personen=5, koppelingsdatum=date(2026, 11, 1))
    stand = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=True)
    assert stand.eigen == Telling(7, DAG)
    assert stand.onderweg == Onderweg(fase_3=2)  # who moved stands in the own count already
    assert stand.halfjaar is not None
    assert stand.halfjaar.saldo == -13
    cijfer(plek.store, "gehuisvest", ALMERE, "2026-II", 3, tot=date(2026, 10, 31))
    beside = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=True)
    assert beside.onderweg == Onderweg(pijplijn=4, fase_3=2)
    assert sorted(item.personen for item in stand.lopend) == [2, 5]
    other = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False)
    assert (other.eigen, other.onderweg, other.lopend) == (None, Onderweg(), ())
    assert saldo.reeks(plek, ALMERE, NU, DAG, eigen=True).eigen[-1] == (DAG, 7)


def test_who_moved_and_is_not_in_coas_count_is_expected(plek: Office) -> None:
    """Beside COA's figure up to October: the household of August that COA misses, and the one of November."""
    own = gemeente(plek, "Almere")
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 20)
    cijfer(plek.store, "gehuisvest", ALMERE, "2026-II", 6, tot=date(2026, 10, 31))
    day = {"koppelingsdatum": date(2026, 6, 1), "getekend": date(2026, 7, 20)}
    koppeling(plek, own, "geteld", personen=6, verhuisd=date(2026, 8, 1), **day)
    koppeling(plek, own, "verhuisd", personen=1, verhuisd=date(2026, 8, 3), **day)
    koppeling(plek, own, "geteld", personen=4, verhuisd=date(2026, 11, 2), **day)
    stand = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=True)
    assert stand.met_wat_loopt is not None
    assert stand.met_wat_loopt.gehuisvest == 11


def test_what_a_gemeente_keeps_for_itself_no_other_sees(plek: Office) -> None:
    """Its own entry counts for itself, until there is one for everybody."""
    own = gemeente(plek, "Almere")
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 77, eigen=own, organisatie=own)
    mine = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=True)
    assert mine.halfjaar is not None
    assert mine.halfjaar.taakstelling.aantal == 77
    assert saldo.stand_van(plek, ALMERE, NU, DAG, eigen=False).halfjaar is None
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 80)
    mine = saldo.stand_van(plek, ALMERE, NU, DAG, eigen=True)
    assert mine.halfjaar is not None
    assert mine.halfjaar.taakstelling.aantal == 80


def test_several_gemeenten_give_what_each_gives_alone(plek: Office) -> None:
    """Reading them in one go changes nothing, also where a restant comes from the tijdvak before."""
    for code in (ALMERE, LELYSTAD):
        cijfer(plek.store, "taakstelling", code, "2026-I", 50)
        cijfer(plek.store, "restant", code, "2026-I", 0)
        cijfer(plek.store, "gehuisvest", code, "2026-I", 45, tot=date(2026, 6, 30))
        cijfer(plek.store, "taakstelling", code, "2026-II", 60)
    wanted = [plek.gemeenten.op_code(code) for code in (LELYSTAD, ALMERE)]
    together = saldo.standen_van(plek, wanted, NU, DAG)
    assert together == [saldo.stand_van(plek, g.code, NU, DAG, eigen=False) for g in wanted]
    area = saldo.gebied("Flevoland", together)
    assert (area.restant, area.totaal, area.saldo) == (-10, 130, None)
    assert area.ontbreekt == ("Lelystad", "Almere")


def test_the_own_counts_of_several_gemeenten_are_those_of_each(plek: Office) -> None:
    """Counted without reading each koppeling, and without what is under way; on demand not counted at all."""
    moved = {"koppelingsdatum": date(2026, 6, 1), "getekend": date(2026, 7, 20)}
    for name, code, people in (("Almere", ALMERE, 3), ("Lelystad", LELYSTAD, 5)):
        own = gemeente(plek, name)
        cijfer(plek.store, "taakstelling", code, "2026-II", 20)
        koppeling(plek, own, "geteld", personen=people, verhuisd=date(2026, 8, 1), **moved)
        koppeling(plek, own, "verhuisd", personen=1, verhuisd=date(2026, 7, 1), **moved)
        koppeling(plek, own, "verhuisd", personen=8, verhuisd=date(2026, 6, 30), **moved)
        koppeling(plek, own, "vervallen", personen=7, koppelingsdatum=date(2026, 7, 3))
    wanted = [plek.gemeenten.op_code(code) for code in (ALMERE, LELYSTAD)]
    alone = [saldo.stand_van(plek, g.code, NU, DAG, eigen=True) for g in wanted]
    together = saldo.standen_van(plek, wanted, NU, DAG, eigen=[ALMERE, LELYSTAD])
    assert [s.eigen for s in together] == [s.eigen for s in alone] == [Telling(4, DAG), Telling(6, DAG)]
    assert [s.lopend for s in together] == [(), ()]
    without = saldo.standen_van(plek, wanted, NU, DAG, eigen=[ALMERE], tellen=False)
    assert [s.eigen for s in without] == [None, None]
