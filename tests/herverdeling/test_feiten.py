"""Typed facts of a herverdeling: each is the answer to a field of its table."""

from tests.herverdeling.road import ALMERE, LELYSTAD, Road
from workflows.engine.feiten import Feit
from workflows.herverdeling.feiten import GemeenteFeiten, HerverdelingFeiten
from workflows.herverdeling.tabel import herverdeling


def test_every_fact_that_is_read_is_a_field() -> None:
    """Of the whole by its name, of a gemeente by that name with the code behind it, and of the same kind."""
    fields = herverdeling((ALMERE, LELYSTAD)).velden
    read = [(fact, "") for fact in vars(HerverdelingFeiten).values() if isinstance(fact, Feit)]
    read += [(fact, ALMERE) for fact in vars(GemeenteFeiten).values() if isinstance(fact, Feit)]
    assert len(read) > 20
    for fact, code in read:
        assert fields[f"{fact.veld.naam}{code}"].soort is fact.veld.soort


def test_of_a_gemeente_only_its_own_facts_are_read() -> None:
    """And who was told, and what must be looked at again, follow from them."""
    road = Road().allen_akkoord().naar_kennisgeving()
    known = HerverdelingFeiten(road.zaak.feiten)
    assert known.codes == (ALMERE, LELYSTAD)
    assert (known.van(ALMERE).voor, known.van(ALMERE).na, known.van(LELYSTAD).verschil) == (150, 160, -10)
    assert known.cijfers_bekend
    assert known.niet_gemeld[0] == "coa"
    road.meld("coa_op")
    assert (known.gemeld_op("coa"), HerverdelingFeiten(road.zaak.feiten).gemeld_op("coa")) == (None, road.dag)
    asked = HerverdelingFeiten({**road.zaak.feiten, f"klopt_{ALMERE}": None, f"klopt_{LELYSTAD}": "ja"})
    assert [own.moet_kijken for _, own in asked.gemeenten()] == [True, False]
