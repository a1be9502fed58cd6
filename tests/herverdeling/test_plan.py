"""Terms, planning back and reminders of a herverdeling."""

from datetime import date, timedelta

import pytest

from tests.herverdeling.road import ALMERE, LELYSTAD, Road
from workflows.dates.kalender import KALENDER
from workflows.dates.termijnen import Aard
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.laatste_dagen import Gepland, LaatsteDag, aanspreekpunt, leidend, plan
from workflows.herverdeling.plan import laatste_dagen
from workflows.herverdeling.terugplan import terugplan
from workflows.herverdeling.vergaderen import reces, vergaderzorgen


def _dagen(road: Road) -> tuple[LaatsteDag, ...]:
    return laatste_dagen(road.zaak.standen, road.zaak.feiten, KALENDER)


def _gepland(road: Road) -> tuple[Gepland, ...]:
    return plan(_dagen(road))


def _soorten(road: Road) -> set[tuple[str, str]]:
    return {(item.soort, item.rol) for item in _gepland(road)}


def test_planned_back_from_the_tijdvak() -> None:
    """Each day is a werkdag, a week between; it reads as one sentence."""
    text = str(terugplan(Tijdvak(2027, 1), KALENDER))
    assert text == (
        "Vóór 1 januari rond? Dan uiterlijk besluit do 17 dec 2026, bekendmaking do 24 dec 2026, brief do 31 dec 2026."
    )
    assert str(terugplan(Tijdvak(2027, 2), KALENDER)).startswith("Vóór 1 juli rond?")


@pytest.mark.parametrize("jaar", [2026, 2027, 2028])
@pytest.mark.parametrize("deel", [1, 2])
def test_every_planned_day_is_a_working_day_before_the_start(jaar: int, deel: int) -> None:
    """Besluit, bekendmaking and brief come in this order, before the tijdvak."""
    plan_back = terugplan(Tijdvak(jaar, deel), KALENDER)
    days = (plan_back.besluit, plan_back.bekendmaking, plan_back.brief)
    assert all(KALENDER.is_werkdag(dag) for dag in days)
    assert days[0] < days[1] < days[2] < Tijdvak(jaar, deel).begin


def test_a_meeting_too_late_or_in_recess_is_noticed() -> None:
    """The gemeente hears what to look at; a meeting in time is no worry."""
    road = Road()
    road.zaak.feiten[f"vergadering_{ALMERE}"] = date(2026, 12, 15)
    assert vergaderzorgen(_dagen(road)) == ()
    road.zaak.feiten[f"vergadering_{ALMERE}"] = date(2026, 12, 22)
    worries = vergaderzorgen(_dagen(road))
    assert [code for code, _ in worries] == [ALMERE, ALMERE]
    assert "do 17 dec 2026" in worries[0][1]
    assert "kerstreces" in worries[1][1]
    assert reces(date(2026, 8, 3)) == "zomerreces"
    assert reces(date(2026, 9, 15)) is None


def test_each_term_has_its_own_nature() -> None:
    """COA and provincie within a week by agreement; BZK and JenV the same week by own choice, and said so."""
    road = Road().allen_akkoord().naar_kennisgeving()
    terms = {term.naam: term for term in leidend(_dagen(road))}
    assert {naam: term.aard for naam, term in terms.items()} == {
        "coa": Aard.AFSPRAAK,
        "regievoerder": Aard.AFSPRAAK,
        "provincie": Aard.AFSPRAAK,
        "bzk": Aard.EIGEN,
        "jenv": Aard.EIGEN,
    }
    assert {term.dag for term in terms.values()} == {road.dag + timedelta(days=7)}
    assert "eigen keuze" in terms["bzk"].toelichting


def test_reminded_from_the_first_bekendmaking_and_late_from_the_last() -> None:
    """After one bekendmaking who still must be told is in the plan; who was told drops out."""
    road = Road().allen_akkoord()
    road.geheel("naar_colleges")
    road.besluit(ALMERE)
    road.besluit(LELYSTAD)
    first = road.dag
    road.bekend(ALMERE)
    planned = _gepland(road)
    assert min(item.dag for item in planned if item.soort == "meld_coa") == first + timedelta(days=1)
    road.dag += timedelta(days=14)
    road.bekend(LELYSTAD)
    late = [item for item in _gepland(road) if item.soort == "meld_coa_laat"]
    assert late[0].dag == road.dag + timedelta(days=8)
    road.meld("coa_op")
    assert "meld_coa" not in {soort for soort, _ in _soorten(road)}


def test_coa_has_a_month() -> None:
    """From the day that COA was told; when it has passed, the behandelaar hears it."""
    road = Road().naar_coa()
    (term,) = leidend(_dagen(road))
    assert term.dag == date(2026, 11, 9)
    late = [i.dag for i in _gepland(road) if i.soort == "coa_laat"]
    assert late == [date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 24)]


def test_who_must_act_is_asked() -> None:
    """A gemeente about its own number, agreement and besluit; the behandelaar about what is theirs."""
    road = Road()
    assert (f"cijfer_{ALMERE}", aanspreekpunt(ALMERE)) in _soorten(road)
    road.bevestig(ALMERE)
    assert f"akkoord_{ALMERE}" not in {soort for soort, _ in _soorten(road)}  # a number is missing
    road.bevestig(LELYSTAD)
    assert (f"akkoord_{ALMERE}", aanspreekpunt(ALMERE)) in _soorten(road)
    road.zet(ALMERE, "wijs_af", **{f"ronde_{ALMERE}": 1})
    assert (f"afgewezen_{ALMERE}", "behandelaar") in _soorten(road)
    road.geheel("trek_in")
    assert _soorten(road) == set()


def test_every_reminder_is_on_a_working_day() -> None:
    """Nobody is pinged in a weekend."""
    for road in (Road(), Road().allen_akkoord(), Road().allen_akkoord().naar_kennisgeving(), Road().naar_coa()):
        planned = _gepland(road)
        assert planned
        assert all(KALENDER.is_werkdag(item.dag) for item in planned)


def test_who_sends_the_letters_hears_what_is_done_for_all() -> None:
    """By its own aanspreekpunt; who leads is then no matter of whose case it is."""
    road = Road(afzender=LELYSTAD)
    road.zet(ALMERE, "wijs_af", **{f"ronde_{ALMERE}": 1})
    assert (f"afgewezen_{ALMERE}", aanspreekpunt(LELYSTAD)) in _soorten(road)


def test_the_calendar_holds_the_days_that_must_be_kept() -> None:
    """Each under a name that stays: the colleges and the besluit, who is to be told, COA's month."""
    road = Road()
    road.zaak.feiten[f"vergadering_{ALMERE}"] = date(2026, 12, 15)
    assert [(day.naam, day.agenda) for day in _dagen(road) if day.agenda] == [
        ("besluit", "herverdeling: besluit liefst uiterlijk"),
        ("tijdvak", "herverdeling: tijdvak 2027-I begint"),
        (f"vergadering-{ALMERE}", "collegevergadering herverdeling"),
    ]
    told = [day for day in _dagen(Road().allen_akkoord().naar_kennisgeving()) if day.agenda]
    assert [day.naam for day in told] == ["coa", "regievoerder", "provincie", "bzk", "jenv"]
    assert told[0].agenda == "herverdeling: kennisgeving aan COA, unit Plaatsing uiterlijk"
    assert [day.agenda for day in _dagen(Road().naar_coa())] == ["herverdeling: verwerken door COA uiterlijk"]


def _naar_de_colleges(dag: date) -> Road:
    road = Road(dag=dag).allen_akkoord()
    road.geheel("naar_colleges")
    return road


def test_the_besluit_is_asked_around_its_last_day_and_when_the_tijdvak_begins() -> None:
    """Every college that did not decide; four weeks ahead the last day takes over from the days after sending."""
    road = _naar_de_colleges(date(2026, 11, 2))
    days = [item.dag for item in _gepland(road) if item.soort == f"besluit_{ALMERE}"]
    assert [dag for dag in days if dag >= date(2026, 12, 14)] == [
        date(2026, 12, 16),
        date(2026, 12, 17),
        date(2026, 12, 18),
        date(2026, 12, 24),
        date(2026, 12, 30),
        date(2026, 12, 31),
        date(2027, 1, 4),
    ]
    road.besluit(ALMERE)
    assert f"besluit_{ALMERE}" not in {soort for soort, _ in _soorten(road)}
    assert f"besluit_{LELYSTAD}" in {soort for soort, _ in _soorten(road)}


@pytest.mark.parametrize(
    ("begonnen", "dag", "aard"),
    [
        (date(2026, 11, 2), date(2026, 12, 17), Aard.STREVEN),
        (date(2026, 12, 21), date(2026, 12, 31), Aard.STREVEN),
        (date(2027, 1, 11), date(2027, 2, 8), Aard.EIGEN),
    ],
)
def test_no_last_day_lies_before_what_it_follows(begonnen: date, dag: date, aard: Aard) -> None:
    """Too late for the plan: the last working day before the tijdvak; later still: an own choice."""
    (day,) = [day for day in _dagen(_naar_de_colleges(begonnen)) if day.naam == "besluit"]
    assert (day.dag, day.aard) == (dag, aard)


def test_the_letters_go_before_the_tijdvak_where_that_comes_first() -> None:
    """Published on 29 December: preferably on the 31st, and within the week."""
    road = _naar_de_colleges(date(2026, 12, 28))
    for act in (road.besluit, road.bekend):
        for code in road.codes:
            act(code)
    assert {(day.naam, day.dag) for day in leidend(_dagen(road))} >= {
        ("brief", date(2026, 12, 31)),
        ("coa", date(2027, 1, 4)),
    }


def test_the_number_is_asked_when_it_was_published() -> None:
    """At least 13 weeks before the tijdvak: that is a term of law, and the minister's."""
    road = Road(dag=date(2026, 9, 7))
    (day,) = [day for day in _dagen(road) if day.naam == "publicatie"]
    assert (day.dag, day.aard, day.leidt) == (date(2026, 10, 2), Aard.WET, False)
    assert [item.dag for item in day.herinner if item.soort == f"cijfer_{ALMERE}"] == [
        date(2026, 10, 2),
        date(2026, 10, 5),
    ]
    assert not [day for day in _dagen(Road()) if day.naam == "publicatie"]
