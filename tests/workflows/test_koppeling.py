"""The terms and the plan of reminders of a koppeling, from its stand and its facts."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.koppeling.dagen import lopend, plan
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import eerste
from workflows.engine.zaak import Geweigerd, controleer
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.plan import SPOOR, VRAGEN, datums, laatste_dagen
from workflows.koppeling.tabel import KOPPELING

MAART = date(2026, 3, 1)
FEITEN: dict[str, Any] = {"koppelingsdatum": MAART, "personen": 4}
STANDEN = [stand.naam for stand in KOPPELING.sporen[0].standen]


def _plan(stand: str, **feiten: Any) -> list[tuple[str, str, str]]:
    return [(item.soort, item.merk, item.dag.isoformat()) for item in plan(stand, {**FEITEN, **feiten})]


def test_the_plan_of_a_search() -> None:
    """Two weeks after the koppeling, 4, 2 and 1 weeks before the term, the working day before, the last one and the one
    behind it; then the same for the twelve weeks that toezicht counts, from there on."""
    assert _plan("zoeken") == [
        ("start", "2w", "2026-03-13"),
        ("tekenen", "-28", "2026-04-10"),
        ("tekenen", "-14", "2026-04-24"),
        ("tekenen", "-7", "2026-05-01"),
        ("tekenen", "-1wd", "2026-05-07"),
        ("tekenen", "0", "2026-05-08"),
        ("tekenen", "+1", "2026-05-11"),
        ("twaalf", "-7", "2026-05-13"),  # the Thursday is Ascension Day, the Friday free by decree
        ("twaalf", "-1wd", "2026-05-21"),
        ("twaalf", "0", "2026-05-22"),
        ("twaalf", "+1", "2026-05-26"),  # Pinksteren
    ]


def test_a_home_that_was_found_keeps_the_reminders_of_the_term() -> None:
    """Without a tekenafspraak they go on; with one, that day and the working day after it are named as well."""
    without = _plan("gevonden", tekenafspraak=None)
    assert [soort for soort, *_ in without] == ["tekenen"] * 6 + ["twaalf"] * 4
    assert set(_plan("gevonden", tekenafspraak=date(2026, 4, 3))) - set(without) == {
        ("tekendag", "2026-04-03", "2026-04-02"),  # the working day before Goede Vrijdag
        ("tekenafspraak", "2026-04-03", "2026-04-07"),  # Easter lies between
    }


def test_after_signing_only_the_moving_counts() -> None:
    """14 days after signing, here the earlier of the two."""
    soorten = {soort for soort, *_ in _plan("getekend", getekend=date(2026, 3, 10))}
    assert "tekenen" not in soorten
    assert ("verhuizen", "0", "2026-03-24") in _plan("getekend", getekend=date(2026, 3, 10))


@pytest.mark.parametrize("stand", ["geteld", "vervallen"])
def test_an_end_asks_nothing(stand: str) -> None:
    """Nobody is reminded of what is over."""
    assert _plan(stand, getekend=MAART, verhuisd=MAART) == []


@pytest.mark.parametrize(
    ("stand", "feiten", "term"),
    [
        ("zoeken", {}, ("tekenen", "koppelingsdatum")),
        ("gevonden", {}, ("tekenen", "koppelingsdatum")),
        ("getekend", {"getekend": date(2026, 3, 10)}, ("verhuizen", "getekend")),
        ("getekend", {"getekend": date(2026, 5, 20)}, ("verhuizen", "koppelingsdatum")),
        (
            "getekend",
            {"getekend": date(2026, 5, 10)},
            ("verhuizen", "koppelingsdatum"),
        ),  # the same day: the koppeling's
        ("getekend", {"getekend": date(2026, 5, 25)}, ("verhuizen", "getekend")),  # the twelve weeks were over
        ("verhuisd", {"getekend": MAART, "verhuisd": MAART}, None),
        ("geteld", {}, None),
        ("vervallen", {}, None),
    ],
)
def test_the_term_that_counts(stand: str, feiten: dict[str, Any], term: tuple[str, str] | None) -> None:
    """Signing until there is a contract, then the earlier moving date, then none."""
    known = {**FEITEN, **feiten}
    running = lopend(stand, known).afgesproken
    wanted = (term[0], known[term[1]]) if term else None
    assert ((running.naam, running.begonnen) if running else None) == wanted


DAGEN = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(st.sampled_from(STANDEN), DAGEN, st.integers(0, 200), st.integers(0, 60))
def test_any_plan_is_sound(stand: str, gekoppeld: date, tot_tekenen: int, tot_verhuizen: int) -> None:
    """For every date a plan can be made: in order, on working days as far as the calendar goes, each key once, one a
    day for a kind, none before the koppeling, and every kind has a question."""
    getekend = gekoppeld + timedelta(days=tot_tekenen)
    feiten = {
        "koppelingsdatum": gekoppeld, "personen": 1, "tekenafspraak": getekend,
        "getekend": getekend, "verhuisd": getekend + timedelta(days=tot_verhuizen),
    }  # fmt: skip
    planned = plan(stand, feiten)
    days = [item.dag for item in planned]
    assert days == sorted(days)
    assert all(KALENDER.is_werkdag(dag) for dag in days if KALENDER.dekt(dag) and _inside(dag))
    assert len({(item.soort, item.merk) for item in planned}) == len(planned)
    assert len({(item.soort, item.dag) for item in planned}) == len(planned)
    assert all(dag > gekoppeld for dag in days)
    assert {item.soort for item in planned} <= set(VRAGEN)


def _inside(dag: date) -> bool:
    """Far enough from the calendar's edges that looking for a working day stays within it."""
    margin = timedelta(days=10)
    return KALENDER.dekt(dag - margin) and KALENDER.dekt(dag + margin)


@given(DAGEN)
def test_each_agreed_day_is_named_on_it_and_behind_it(gekoppeld: date) -> None:
    """While a home is sought: on the last working day that the screen names, and on the first one behind it."""
    feiten = {"koppelingsdatum": gekoppeld, "personen": 1}
    running = lopend("zoeken", feiten)
    planned = {(item.soort, item.dag) for item in plan("zoeken", feiten)}
    for kind, day in (("tekenen", running.afgesproken), ("twaalf", running.tweede)):
        assert day is not None
        assert (kind, KALENDER.herinnerdag(day.werkdag)) in planned
        assert (kind, KALENDER.herinnerdag_na(day.dag + timedelta(days=1))) in planned


@given(DAGEN, st.integers(0, 400))
def test_no_last_day_lies_before_what_it_follows(gekoppeld: date, tot_tekenen: int) -> None:
    """Signed whenever: each day that is to be reached lies on or behind the contract, and the twelve weeks are named
    even where they were over."""
    getekend = gekoppeld + timedelta(days=tot_tekenen)
    running = lopend("getekend", {"koppelingsdatum": gekoppeld, "personen": 1, "getekend": getekend})
    assert running.afgesproken is not None
    ends = [day.dag for day in (running.afgesproken, running.tweede) if day is not None]
    assert all(end >= getekend for end in ends)
    assert ends == sorted(ends)
    twelve = gekoppeld + timedelta(weeks=12)
    assert twelve in ends or (running.geweest is not None and running.geweest.dag == twelve)
    assert (
        min(ends)
        == datums("getekend", KoppelingFeiten({"koppelingsdatum": gekoppeld, "getekend": getekend}), KALENDER)[0]
    )


@pytest.mark.parametrize(
    ("vandaag", "leads"),
    [
        (date(2026, 5, 10), "2026-05-10"),
        (date(2026, 5, 11), "2026-05-24"),  # the ten weeks have passed: the twelve lead
        (date(2026, 5, 24), "2026-05-24"),
        (date(2026, 5, 25), "2026-05-10"),  # both have: signing is what must be done first
    ],
)
def test_the_day_that_leads(vandaag: date, leads: str) -> None:
    """Ten weeks, then twelve."""
    first = eerste(laatste_dagen({SPOOR: "zoeken"}, FEITEN, KALENDER), vandaag)
    assert first is not None
    assert first.dag.isoformat() == leads


@pytest.mark.parametrize(
    ("feiten", "reden"),
    [
        (
            {"koppelingsdatum": date(2026, 3, 3)},
            "De koppelingsdatum ligt in de toekomst. Typ de dag waarop COA heeft gekoppeld.",
        ),
        ({"vergunning": MAART + timedelta(days=1)}, "De vergunning komt vóór de koppeling. Controleer beide datums."),
        ({"tekenafspraak": MAART - timedelta(days=1)}, "De tekenafspraak ligt vóór de koppeling. Controleer de datum."),
        ({"getekend": MAART - timedelta(days=1)}, "De tekendatum ligt vóór de koppeling. Controleer de datum."),
        ({"getekend": date(2026, 3, 3)}, "Die dag moet nog komen. Typ de dag waarop het contract echt is getekend."),
        (
            {"getekend": date(2026, 3, 2), "verhuisd": MAART},
            "De verhuisdatum ligt vóór het tekenen. Controleer de datum.",
        ),
        (
            {"getekend": MAART, "verhuisd": date(2026, 3, 3)},
            "Die dag moet nog komen. Typ de dag waarop het huishouden echt is verhuisd.",
        ),
    ],
)
def test_dates_in_an_impossible_order_are_refused(feiten: dict[str, Any], reden: str) -> None:
    """Each with its own reason."""
    with pytest.raises(Geweigerd) as refused:
        controleer(KOPPELING, {**FEITEN, **feiten}, date(2026, 3, 2))
    assert reden in refused.value.redenen


@pytest.mark.parametrize(
    "feiten",
    [
        {"koppelingsdatum": date(2026, 3, 2)},
        {"vergunning": MAART},
        {"tekenafspraak": MAART},
        {"getekend": MAART, "verhuisd": MAART},
        {"tekenafspraak": None, "getekend": None, "verhuisd": None, "vergunning": None},
    ],
)
def test_the_same_day_is_possible(feiten: dict[str, Any]) -> None:
    """Today, and everything on one day; what is not known contradicts nothing."""
    controleer(KOPPELING, {**FEITEN, **feiten}, date(2026, 3, 2))
