"""Whatever stands in the tables: a stand can be made and shown, and its numbers agree with each other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.visit import Office
from bot.features.cijfers import saldo, screens
from bot.features.cijfers.screens import StandBeeld
from storage.cijfers import Cijfer
from tests.cijfers.wereld import NOW, gemeente, koppeling, office
from workflows.dates.tijdvak import Tijdvak

ALMERE, LELYSTAD = "GM0034", "GM0995"
DAG = date(2026, 11, 20)
TIJDVAKKEN = [Tijdvak(2026, 1), Tijdvak(2026, 2), Tijdvak(2027, 1)]
KORT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Two gemeenten on the bot with some koppelingen in every stand."""
    where = office(tmp_path_factory.mktemp("alles"))
    for name in ("Almere", "Lelystad"):
        own = gemeente(where, name)
        day = {"koppelingsdatum": date(2026, 6, 1), "getekend": date(2026, 7, 20)}
        koppeling(where, own, "geteld", personen=3, verhuisd=date(2026, 8, 1), **day)
        koppeling(where, own, "verhuisd", personen=4, verhuisd=date(2026, 11, 2), **day)
        koppeling(where, own, "getekend", personen=2, **day)
        koppeling(where, own, "zoeken", personen=5, koppelingsdatum=date(2026, 8, 1))
        koppeling(where, own, "vervallen", personen=5, koppelingsdatum=date(2026, 8, 1))
    yield where
    where.store.close()


@st.composite
def rows(draw: st.DrawFn) -> Cijfer:
    """A row as anything that writes could have left it: also a lowering that is higher, or a day outside."""
    soort = draw(st.sampled_from(["taakstelling", "restant", "gehuisvest", "landelijk"]))
    tijdvak = draw(st.sampled_from(TIJDVAKKEN))
    value = draw(st.integers(-300, 300) if soort == "restant" else st.integers(0, 400))
    tot = tijdvak.begin + timedelta(days=draw(st.integers(-3, 190))) if soort == "gehuisvest" else None
    return Cijfer(
        soort,
        "NL" if soort == "landelijk" else draw(st.sampled_from([ALMERE, LELYSTAD])),
        str(tijdvak),
        value * 100 if soort == "landelijk" else value,
        "overzicht",
        DAG,
        tot,
        draw(st.sampled_from(["vast", "bijgesteld", "verbeterd"])),
        draw(st.sampled_from([None, 1, 2])),
    )


def store(plek: Office, cijfers: list[Cijfer]) -> None:
    """These rows and no others; a gemeente keeps only its own for itself."""
    owners = plek.store.people.gemeenten([row.gebied for row in cijfers])
    with plek.store.atomic():
        plek.store.db.execute("delete from cijfers")
        for row in cijfers:
            own = owners.get(row.gebied) if row.eigen else None
            plek.store.cijfers.add(replace(row, eigen=own), None, NOW)


@KORT
@given(
    cijfers=st.lists(rows(), max_size=10),
    tijdvak=st.sampled_from(TIJDVAKKEN),
    eigen=st.booleans(),
    dag=st.dates(date(2026, 1, 1), date(2027, 9, 1)),
)
def test_a_stand_is_always_made_and_shown(
    plek: Office, cijfers: list[Cijfer], tijdvak: Tijdvak, eigen: bool, dag: date
) -> None:
    """On a phone: at most twelve lines and eight buttons; the line ends on the totaal."""
    store(plek, cijfers)
    reeks = saldo.reeks(plek, ALMERE, tijdvak, dag, eigen=eigen)
    s, half = reeks.stand, reeks.stand.halfjaar
    if half is not None and half.saldo is not None and half.telling is not None:
        assert half.saldo == half.telling.aantal - (half.taakstelling.aantal + half.verschoven - half.restant)
    if half is not None:
        assert reeks.lijn[-1] == (tijdvak.einde, max(0, half.totaal))
    assert eigen or (s.eigen, s.lopend, reeks.eigen) == (None, (), ())
    for rights in (True, False):
        beeld = StandBeeld(
            "Nuenen, Gerwen en Nederwetten", ALMERE, tijdvak, dag, half, s.restant_uit != "onbekend", s.coa, s.eigen,
            s.lijn, s.tempo, s.met_wat_loopt, s.per_week, eigen, rights, rights, dag if rights else None, not eigen,
        )  # fmt: skip
        shown = screens.stand(beeld)
        assert len(shown.tekst.splitlines()) <= 12
        assert len(list(chain(*shown.knoppen))) <= 8
        if half is not None:
            assert len(screens.herleiding(beeld, half.taakstelling.regels).tekst) < 4096


@KORT
@given(cijfers=st.lists(rows(), max_size=10), tijdvak=st.sampled_from(TIJDVAKKEN))
def test_together_is_the_same_as_alone(plek: Office, cijfers: list[Cijfer], tijdvak: Tijdvak) -> None:
    """Reading several gemeenten in one go, each with its own eyes, gives the figures that each sees; what one keeps for
    itself never comes to the other."""
    store(plek, cijfers)
    gemeenten = [plek.gemeenten.op_code(code) for code in (ALMERE, LELYSTAD)]
    for own in ([], [ALMERE], [ALMERE, LELYSTAD]):
        together = saldo.standen_van(plek, gemeenten, tijdvak, DAG, eigen=own)
        for stand in together:
            alone = saldo.stand_van(plek, stand.gemeente.code, tijdvak, DAG, eigen=stand.gemeente.code in own)
            assert (stand.coa, stand.eigen, stand.restant_uit) == (alone.coa, alone.eigen, alone.restant_uit)
            assert stand.cijfers == alone.cijfers
            one, other = stand.halfjaar, alone.halfjaar
            assert (one is None) == (other is None)
            if one and other:
                assert (one.totaal, one.saldo, one.restant) == (other.totaal, other.saldo, other.restant)
