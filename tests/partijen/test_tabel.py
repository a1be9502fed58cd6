"""The questions as data: the table of standen, the kinds, and the days on which a question is brought up."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.desk.rights import SOORT_VAN_ROL
from bot.features import all_features
from bot.features.partijen import asker_screens, party_screens
from workflows.dates.kalender import KALENDER
from workflows.dates.termijnen import Aard
from workflows.engine.partijvraag import (
    BEANTWOORD,
    FUNCTIES,
    INGETROKKEN,
    KLAAR,
    LOPEND,
    OPEN,
    VOORSTEL,
    VRAAG,
    Antwoord,
    VraagSoort,
    brief,
    laatste_dag,
    naar,
    nummer,
    opvolgdag,
    opvolgdagen,
    partijdagen,
    plan,
    trigger_van,
)
from workflows.engine.velden import Soort
from workflows.koppeling.partijvragen import WOONRUIMTE
from workflows.woningweigering.partijvragen import OORDEEL

FEATURES = all_features()
KINDS = [vraag.soort for vraag in FEATURES.vragen.values()]
STANDS = [stand.naam for stand in VRAAG.standen]
DAYS = st.dates(KALENDER.geldig_van - timedelta(days=40), KALENDER.geldig_tot + timedelta(days=40))
HOME = {"referentie": "Z-0412", "gemeente": "Almere", "personen": 4, "uiterlijk": date(2026, 5, 8), "eisen": (),
        "vandaag": date(2026, 3, 2)}  # fmt: skip


def test_every_stand_is_reached() -> None:
    """From the ready text every stand can be reached, and every running one can still end."""
    reached = {KLAAR, OPEN}  # with a party on the bot a question begins open
    for _ in STANDS:
        reached |= {step.naar for step in VRAAG.stappen if reached.intersection(step.van)}
    assert reached == set(STANDS)
    assert all(naar(stand, "trek_in") == INGETROKKEN for stand in LOPEND)


def test_table_draws_a_machine() -> None:
    """The table is one that the machine accepts."""
    assert all(VRAAG.machine.open(stand) for stand in LOPEND)
    assert not any(VRAAG.machine.open(stand) for stand in set(STANDS) - {*LOPEND, BEANTWOORD})


@pytest.mark.parametrize("stand", [BEANTWOORD, INGETROKKEN, "onzin"])
def test_no_answer_after_the_end(stand: str) -> None:
    """What is answered or withdrawn takes no answer."""
    assert [naar(stand, t) for t in ("antwoord", "stel_voor", "tussenbericht", "verstuur", "neem_over")] == [None] * 5


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.naam)
def test_kind_fits_its_procedure(kind: VraagSoort) -> None:
    """A kind is asked in standen that its procedure has, of a party that exists on the bot."""
    spoor = FEATURES.procedures[kind.procedure].procedure.spoor(kind.spoor)
    assert all(spoor.stand(naam) for naam in kind.standen)
    assert FUNCTIES[kind.functie].soort in SOORT_VAN_ROL.values()
    assert kind.na_werkdagen > 0
    assert any(antwoord.sluit for antwoord in kind.antwoorden)
    names = [antwoord.naam for antwoord in kind.antwoorden]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.naam)
def test_answers_lead_somewhere(kind: VraagSoort) -> None:
    """Each answer is a step from the open question; an offer can be taken; a field to wait for is asked as a day."""
    vraag = FEATURES.vragen[kind.naam]
    for antwoord in vraag.soort.antwoorden:
        assert naar(OPEN, trigger_van(antwoord)) is not None
        assert not antwoord.voorstel or vraag.neem_over is not None
        waits = [veld for veld in antwoord.velden if veld.naam == antwoord.wacht_tot]
        assert [veld.soort for veld in waits] == ([Soort.DATUM] if antwoord.wacht_tot else [])


def test_buttons_fit() -> None:
    """Even with numbers of twelve digits every button is one that the channel can carry."""
    beeld = party_screens.VraagBeeld(
        id=10**12, zaak=10**12, soort=WOONRUIMTE, feiten=HOME, stand=OPEN, partij="P", vrager="gemeente Almere",
        op_de_bot=True, gesteld=date(2026, 3, 2), opvolgen=date(2026, 3, 9), regel=10**12,
    )  # fmt: skip
    assert party_screens.question(beeld).knoppen
    assert asker_screens.status(beeld, []).knoppen
    assert asker_screens.which_answer(beeld).knoppen
    for kind in KINDS:
        assert asker_screens.choose("Z-1", 10**12, kind, [(10**12, "P")], "de corporatie", []).knoppen


def test_letter_says_what_is_asked_and_no_more() -> None:
    """The ready text holds reference, size, day and answers, asks for no personal datum, and is no HTML."""
    text = brief(WOONRUIMTE, HOME | {"eisen": ["gelijkvloers", "3 slaapkamers"]})
    for part in (
        "Z-0412",
        "4 personen",
        "vr 8 mei 2026",
        "gelijkvloers, 3 slaapkamers",
        "Nog niets",
        "gemeente Almere",
    ):
        assert part in text
    assert "<" not in text


def test_one_person_is_one_person() -> None:
    """A household of one reads as one."""
    assert "1 persoon." in WOONRUIMTE.tekst(HOME | {"personen": 1})


# ---------------------------------------------------------------- days


@given(dag=DAYS, stand=st.sampled_from(LOPEND), kind=st.sampled_from(KINDS))
@example(dag=date(2028, 12, 21), stand="open", kind=OORDEEL)  # its days go over the end of the calendar
def test_brought_up_later_and_on_working_days(dag: date, stand: str, kind: VraagSoort) -> None:
    """A question is brought up after the day it came to this stand, each time later, and on working days."""
    days = opvolgdagen(kind, stand, opvolgdag(kind, stand, dag, KALENDER), KALENDER)
    assert dag < days[0]
    assert list(days) == sorted(set(days))
    assert all(KALENDER.is_werkdag(day) for day in days if KALENDER.dekt(dag) and KALENDER.dekt(day))


@given(dag=DAYS, waits=DAYS)
def test_nobody_is_chased_before_the_promised_day(dag: date, waits: date) -> None:
    """Who promised an answer by a day is not chased until after it."""
    assert opvolgdag(WOONRUIMTE, OPEN, dag, KALENDER, waits) > waits


@given(dag=DAYS, stand=st.sampled_from([*STANDS, "onzin"]))
def test_plan_is_for_running_questions(dag: date, stand: str) -> None:
    """Only what runs is planned; every reminder names the question, and no two have the same mark."""
    planned = plan(7, WOONRUIMTE, stand, dag, KALENDER)
    assert bool(planned) == (stand in LOPEND)
    assert {nummer(item.soort) for item in planned} <= {7}
    assert len({item.merk for item in planned}) == len(planned)


@given(dag=DAYS, bundel=st.none() | DAYS, stand=st.sampled_from(STANDS))
def test_party_is_shown_open_questions_only(dag: date, bundel: date | None, stand: str) -> None:
    """A party sees its list on the bundle's day and on the days of the gemeente, while the question is open."""
    days = partijdagen(WOONRUIMTE, stand, dag, bundel, KALENDER)
    assert bool(days) == (stand == OPEN)
    assert list(days) == sorted(set(days))
    assert stand != OPEN or bundel is None or bundel in days


@pytest.mark.parametrize("soort", ["tekenen", "vraag", "vraag:", "vraag:x", "vraag:-1", "", "vragen:7"])
def test_other_reminders_are_no_questions(soort: str) -> None:
    """A kind of reminder of another use names no question."""
    assert nummer(soort) is None


def test_answer_that_does_not_close_stays_open() -> None:
    """ "Nog niets" leaves a question open; an offer waits for the gemeente; the rest closes it."""
    assert naar(OPEN, trigger_van(Antwoord("a", "A", sluit=False))) == OPEN
    assert naar(OPEN, trigger_van(Antwoord("a", "A", voorstel=True))) == VOORSTEL
    assert naar(OPEN, trigger_van(Antwoord("a", "A"))) == BEANTWOORD


def test_a_day_that_has_passed_is_marked() -> None:
    """In the text and in the line of a list; a day that is not known is not named, and the text can still be made."""
    late = HOME | {"vandaag": date(2026, 5, 9)}
    assert "uiterlijk vr 8 mei 2026 (die dag is voorbij)" in WOONRUIMTE.tekst(late)
    assert "uiterlijk vr 8 mei 2026 (die dag is voorbij)" in WOONRUIMTE.kort(late)
    assert "voorbij" not in brief(WOONRUIMTE, HOME)
    assert "uiterlijk" not in brief(WOONRUIMTE, HOME | {"uiterlijk": None})
    assert "uiterlijk" not in WOONRUIMTE.kort(HOME | {"uiterlijk": None})


@pytest.mark.parametrize("stand", LOPEND)
def test_an_open_question_has_a_last_day_and_is_never_forgotten(stand: str) -> None:
    """Asked on the day, on the next working day, and still every four weeks a year later."""
    day = laatste_dag(7, WOONRUIMTE, stand, date(2026, 3, 2), date(2026, 3, 9), KALENDER, HOME)
    assert day is not None
    assert (day.dag, day.begonnen, day.leidt) == (date(2026, 3, 9), date(2026, 3, 2), False)
    asked = [item.dag for item in day.herinner]
    assert asked[:2] == [date(2026, 3, 9), date(2026, 3, 10)]
    assert asked[-1] > date(2027, 3, 1)
    assert len({item.merk for item in day.herinner}) == len(asked)


@pytest.mark.parametrize("stand", [BEANTWOORD, INGETROKKEN])
def test_a_closed_question_has_none(stand: str) -> None:
    """Nothing is waited for."""
    assert laatste_dag(7, WOONRUIMTE, stand, date(2026, 3, 2), date(2026, 3, 9), KALENDER, HOME) is None


def test_what_was_agreed_is_the_last_day_for_the_answer() -> None:
    """COA has its fourteen days; asking again before them is our own choice, and calls nobody late."""
    facts = {"toets_uiterlijk": date(2026, 3, 30)}
    day = laatste_dag(7, OORDEEL, OPEN, date(2026, 3, 16), date(2026, 3, 23), KALENDER, facts)
    assert day is not None
    assert (day.dag, day.aard) == (date(2026, 3, 30), Aard.AFSPRAAK)
    assert day.herinner[0].dag == date(2026, 3, 23)
