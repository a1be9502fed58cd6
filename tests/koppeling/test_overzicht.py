"""The overview: counting quickly counts the same, and the sum of gemeenten is the count of all of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.rights import Actie, organisations
from bot.features.cijfers import overview, overview_screens
from storage.store import Store
from tests.bench.overzicht import GEMEENTEN, VANDAAG, fill
from tests.chat import Chat
from tests.koppeling.dagen import lopend
from workflows.dates.kalender import KALENDER
from workflows.engine.velden import pak_uit
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.overzicht import Stuk, samen, tel
from workflows.koppeling.plan import datums
from workflows.koppeling.tabel import KOPPELING

NOW = datetime(2026, 4, 20, 8, tzinfo=UTC)
DAGEN = st.dates(date(2025, 1, 1), date(2026, 12, 1))
STANDEN = st.sampled_from(["zoeken", "gevonden", "getekend", "verhuisd", "geteld", "vervallen"])


@st.composite
def _stukken(draw: st.DrawFn) -> Stuk:
    """A koppeling in any stand, held or not, with any causes."""
    begun = draw(DAGEN)
    later = st.integers(0, 120).map(lambda n: begun + timedelta(days=n))
    facts: dict[str, Any] = {"koppelingsdatum": begun, "personen": draw(st.integers(1, 9))}
    stand = draw(STANDEN)
    if stand in ("getekend", "verhuisd", "geteld"):
        facts["getekend"] = draw(later)
    if stand in ("verhuisd", "geteld"):
        facts["verhuisd"] = draw(later)
    facts |= draw(st.fixed_dictionaries({}, optional={
        "wacht_dagen": st.integers(0, 90), "wacht_dagen_na": st.integers(0, 40), "dagen_profiel": st.integers(0, 50),
        "dagen_papieren": st.integers(0, 50), "houdt_tegen": st.sampled_from(["profiel", "inrichting"]),
        "tegen_sinds": later, "wacht_sinds": later, "wacht_tot": later,
    }))  # fmt: skip
    return Stuk(stand, facts, "Z")


@given(_stukken())
def test_counted_days_are_those_of_the_terms(stuk: Stuk) -> None:
    """The agreed day and the own planning are the same with their derivation and without."""
    running = lopend(stuk.stand, stuk.feiten)
    agreed, own = running.afgesproken, running.eigen
    expected = None if agreed is None else (agreed.dag, own.dag if own else None)
    assert datums(stuk.stand, KoppelingFeiten(stuk.feiten), KALENDER) == expected


@given(st.lists(st.lists(_stukken(), max_size=8), max_size=5))
def test_a_sum_is_the_count_of_all(groepen: list[list[Stuk]]) -> None:
    """Counting gemeenten apart and adding up gives what counting all together gives."""
    whole = tel([stuk for groep in groepen for stuk in groep], VANDAAG, KALENDER)
    summed = samen(tel(groep, VANDAAG, KALENDER) for groep in groepen)
    assert summed.weken == (None if whole.weken is None else pytest.approx(whole.weken))
    assert sorted(summed.oorzaken) == sorted(whole.oorzaken)
    assert replace(summed, weken=None, oorzaken=()) == replace(whole, weken=None, oorzaken=())


async def test_the_database_leaves_out_only_what_is_not_counted(store: Store) -> None:
    """Of what ended before this tijdvak nothing is read, and every shown figure is that of all koppelingen."""
    person = store.people.by_id(fill(store, gemeenten=3, zaken=300))
    assert person is not None
    async with Chat(store, NOW) as chat:
        for found in overview.figures(chat.office, organisations(person, Actie.OVERZICHT), VANDAAG):
            rows = store.cases.of_organisation(KOPPELING.naam, found.organisatie.id)
            whole = tel(
                [_stuk(row.standen["koppeling"], row.feiten, row.referentie) for row in rows], VANDAAG, KALENDER
            )
            assert sorted(found.cijfers.niet_geteld) == sorted(whole.niet_geteld)
            assert found.cijfers.lopend == whole.lopend > 0
            assert overview_screens.overview("X", _plain(found.cijfers), VANDAAG) == overview_screens.overview(
                "X", _plain(whole), VANDAAG
            )


def _stuk(stand: str, feiten: Mapping[str, Any], referentie: str) -> Stuk:
    return Stuk(stand, pak_uit(KOPPELING.velden, feiten), referentie)


def _plain(cijfers: overview.Cijfers) -> overview.Cijfers:
    return replace(cijfers, niet_geteld=sorted(cijfers.niet_geteld), oorzaken=sorted(cijfers.oorzaken))


async def test_many_gemeenten_on_a_phone(store: Store) -> None:
    """Every page of fifty-six gemeenten has at most twelve lines and eight buttons; a gemeente is on one page only."""
    person = store.people.by_id(fill(store, zaken=600))
    assert person is not None
    async with Chat(store, NOW) as chat:
        pages = [overview.make(chat.office, person, {"pagina": n}, NOW)[0] for n in range(12)]
    labels = [knop.tekst for page in pages for rij in page.knoppen for knop in rij if ":" in knop.tekst]
    assert len(labels) == len(set(labels)) == GEMEENTEN
    for page in pages:
        assert page.tekst.count("\n") < 12
        assert sum(map(len, page.knoppen)) <= 8


async def test_nothing_for_who_left(store: Store) -> None:
    """Who lost the right between asking and counting gets nothing; of another's organisation nobody does."""
    person = store.people.by_id(fill(store, gemeenten=2, zaken=10))
    assert person is not None
    async with Chat(store, NOW) as chat:
        assert overview.make(chat.office, replace(person, lidmaatschappen=()), {"pagina": 0}, NOW) == ()
        assert overview.make(chat.office, person, {"pagina": 0, "organisatie": 99}, NOW) == ()
