"""The stand of a provincie is the sum of its gemeenten: as published, and after any herverdelingen."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.guard.sheets import keur
from bot.desk.lists.gebieden import vinder
from bot.desk.visit import Office
from bot.features.cijfers import checking, saldo
from storage.cijfers import Cijfer
from tests.cijfers.wereld import NOW, office
from tests.lijsten.wereld import gelezen
from workflows.cijfers.saldo import Verschuiving
from workflows.dates.tijdvak import Tijdvak
from workflows.lijsten.blad import Blad

DAG = date(2026, 11, 20)
NU = Tijdvak(2026, 2)
FLEVOLAND = """\
gemeente;tijdvak;restant;taakstelling
Almere;2021-I;-20;163
Dronten;2021-I;2;32
Lelystad;2021-I;-89;61
Noordoostpolder;2021-I;11;37
Urk;2021-I;-4;17
Zeewolde;2021-I;-2;18
Totaal;2021-I;-102;328"""
TOTALEN = {"Almere": 183, "Dronten": 30, "Lelystad": 150, "Noordoostpolder": 26, "Urk": 21, "Zeewolde": 20}


@pytest.fixture
def plek(tmp_path: Path) -> Office:
    """An office without any figure."""
    return office(tmp_path)


def bring_in(plek: Office, text: str) -> None:
    """As an operator imports it; all of it must be good."""
    rows = tuple((n, tuple(line.split(";"))) for n, line in enumerate(text.splitlines(), start=1))
    found = gelezen(keur([Blad("", rows)], vinder(plek.gemeenten)), {}, "Flevoland", DAG)
    assert not found.vragen
    wie = {item.gebied: checking.Wie() for item in found.cijfers}
    good, wrong = checking.keur(plek, found.cijfers, wie, "overzicht", DAG, verbeter=False)
    assert [*found.fouten, *wrong] == []
    with plek.store.atomic():
        checking.schrijf(plek, good, None, NOW)


def test_the_published_table_of_flevoland_comes_in_as_a_list(plek: Office) -> None:
    """2021-I: the totaal of each gemeente, and the sums -102, 328 and 430."""
    bring_in(plek, FLEVOLAND)
    gemeenten = [g for g in plek.gemeenten.alle if g.provincie == "Flevoland"]
    found = saldo.standen_van(plek, gemeenten, Tijdvak(2021, 1), DAG)
    assert {s.gemeente.naam: s.halfjaar.totaal for s in found if s.halfjaar} == TOTALEN
    whole = saldo.gebied("Flevoland", found)
    assert (whole.restant, whole.taakstelling, whole.totaal, whole.saldo) == (-102, 328, 430, None)


def test_the_saldo_of_2020_ii_is_the_restant_of_2021_i(plek: Office) -> None:
    """Of a gemeente with the numbers of the provincie: 263 to house, 161 housed on the last day, 102 remain."""
    bring_in(plek, "gemeente;tijdvak;restant;taakstelling;gehuisvest\nAlmere;2020-II;-107;156;161")
    bring_in(plek, "gemeente;tijdvak;taakstelling\nAlmere;2021-I;328")
    stand = saldo.stand_van(plek, "GM0034", Tijdvak(2021, 1), DAG, eigen=False)
    assert stand.halfjaar is not None
    assert (stand.restant_uit, stand.halfjaar.restant, stand.halfjaar.totaal) == ("berekend", -102, 430)


CODES = ["GM0034", "GM0303", "GM0995", "GM0307", "GM0310"]
"""Three gemeenten in Flevoland and two in Utrecht."""


@st.composite
def herverdelingen(draw: st.DrawFn) -> list[tuple[dict[str, int], bool]]:
    """Some herverdelingen between some of them, each with a sum of nought; tested by COA or not yet."""
    made = []
    for _ in range(draw(st.integers(0, 5))):
        who = draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=5, unique=True))
        gives = draw(st.lists(st.integers(1, 5), min_size=len(who) - 1, max_size=len(who) - 1))
        effect = {who[0]: sum(gives), **{code: -n for code, n in zip(who[1:], gives, strict=True)}}
        made.append((effect, draw(st.booleans())))
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(st.integers(50, 200), st.integers(-90, 90), st.integers(0, 300)), min_size=5, max_size=5),
    moved=herverdelingen(),
)
def test_the_saldo_of_a_provincie_is_the_sum_of_its_gemeenten(
    plek: Office, rows: list[tuple[int, int, int]], moved: list[tuple[dict[str, int], bool]]
) -> None:
    """From stored figures and any herverdelingen; over both provincies a herverdeling changes nothing."""
    with plek.store.atomic():
        plek.store.db.execute("delete from cijfers")
        for code, (task, restant, housed) in zip(CODES, rows, strict=True):
            for soort, value, tot in (("taakstelling", task, None), ("restant", restant, None),
                                      ("gehuisvest", housed, date(2026, 10, 31))):  # fmt: skip
                plek.store.cijfers.add(Cijfer(soort, code, "2026-II", value, "x", DAG, tot), None, NOW)

    def shifts(_: Office, codes: Iterable[str], __: Tijdvak) -> dict[str, tuple[Verschuiving, ...]]:
        return {
            code: tuple(Verschuiving(effect[code], tested) for effect, tested in moved if code in effect)
            for code in codes
        }

    gemeenten = [plek.gemeenten.op_code(code) for code in CODES]
    with patch.object(saldo, "verschuivingen", shifts):
        found = saldo.standen_van(plek, gemeenten, NU, DAG)
        alone = [saldo.stand_van(plek, code, NU, DAG, eigen=False) for code in CODES]
    before = {code: housed - (task - restant) for code, (task, restant, housed) in zip(CODES, rows, strict=True)}
    came_in = {code: sum(effect.get(code, 0) for effect, _ in moved) for code in CODES}
    for provincie in ("Flevoland", "Utrecht"):
        whole = saldo.gebied(provincie, [s for s in found if s.gemeente.provincie == provincie])
        own = [s for s in alone if s.gemeente.provincie == provincie]
        assert whole.saldo == sum(s.halfjaar.saldo or 0 for s in own if s.halfjaar)
        assert whole.saldo == sum(before[s.gemeente.code] - came_in[s.gemeente.code] for s in own)
    assert saldo.gebied("samen", found).saldo == sum(before.values())
