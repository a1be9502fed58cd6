"""What is left of a last day: by nature, on every side of the day, with free days and beyond the calendar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.dates.kalender import KALENDER
from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag, eerste, leidend
from workflows.engine.resterend import dichtbij, gevraagd, resterend, werkdagen_tot

ZONDAG, VRIJDAG = date(2026, 5, 10), date(2026, 5, 8)
DINSDAG = date(2026, 5, 12)


def _dag(dag: date = DINSDAG, aard: Aard = Aard.AFSPRAAK, woord: str = "uiterlijk", weken: int = 10) -> LaatsteDag:
    begun = dag - timedelta(weeks=weken) if weken else None
    return LaatsteDag(
        "x", "tekenen", dag, KALENDER.herinnerdag(dag), aard, woord=woord, begonnen=begun, weken=weken
    )  # fmt: skip


@pytest.mark.parametrize(
    ("vandaag", "wanted"),
    [
        (date(2026, 3, 1), "nog 9 weken"),
        (date(2026, 3, 28), "nog 5 weken"),
        (date(2026, 4, 14), "nog 16 werkdagen"),  # two of the weekdays are free
        (date(2026, 5, 4), "nog 3 werkdagen"),  # 5 mei is no werkdag
        (date(2026, 5, 7), "nog 1 werkdag"),
        (VRIJDAG, "vandaag is de laatste werkdag"),
        (date(2026, 5, 9), "de laatste werkdag is geweest"),
        (ZONDAG, "de laatste werkdag is geweest"),
        (date(2026, 5, 11), "1 dag voorbij de afspraak"),
        (date(2026, 5, 12), "2 dagen voorbij de afspraak"),
        (date(2026, 6, 6), "27 dagen voorbij de afspraak"),
        (date(2026, 6, 7), "wacht 14 weken (afspraak 10)"),
        (date(2027, 2, 7), "wacht 49 weken (afspraak 10)"),
    ],
)
def test_every_side_of_a_sunday(vandaag: date, wanted: str) -> None:
    """The agreed day is a Sunday, the day to act the Friday before it."""
    assert resterend(_dag(ZONDAG), vandaag, KALENDER) == wanted


@pytest.mark.parametrize(
    ("aard", "eerst", "lang"),
    [
        (Aard.WET, "8 dagen te laat", "5 weken te laat"),
        (Aard.AFSPRAAK, "8 dagen voorbij de afspraak", "wacht 15 weken (afspraak 10)"),
        (Aard.STREVEN, "8 dagen later dan het streven", "5 weken later dan het streven"),
        (Aard.EIGEN, "8 dagen later dan gepland", "5 weken later dan gepland"),
    ],
)
def test_each_nature_has_its_own_words(aard: Aard, eerst: str, lang: str) -> None:
    """Only the law makes anybody too late; before and on the day all natures read the same."""
    dag = _dag(aard=aard)
    assert resterend(dag, DINSDAG - timedelta(days=1), KALENDER) == "nog 1 werkdag"
    assert resterend(dag, DINSDAG, KALENDER) == "vandaag is de laatste dag"
    assert resterend(dag, DINSDAG + timedelta(days=8), KALENDER) == eerst
    assert resterend(dag, DINSDAG + timedelta(weeks=5), KALENDER) == lang


def test_an_agreement_that_has_no_length_in_weeks_counts_from_its_day() -> None:
    """Fourteen days after signing, a day that was chosen."""
    assert resterend(_dag(weken=0), DINSDAG + timedelta(weeks=5), KALENDER) == "5 weken voorbij de afspraak"


@pytest.mark.parametrize(
    ("woord", "verschil", "wanted"),
    [
        ("op", -1, "morgen"),
        ("op", -4, "over 2 werkdagen"),
        ("op", 0, "vandaag"),
        ("op", 3, "3 dagen geleden"),
        ("vanaf", 1, "1 dag geleden"),
        ("liefst uiterlijk", 3, "3 dagen voorbij de afspraak"),
    ],
)
def test_an_appointment_is_never_late(woord: str, verschil: int, wanted: str) -> None:
    """Nor is a first day; a preferred last day is."""
    assert resterend(_dag(woord=woord), DINSDAG + timedelta(days=verschil), KALENDER) == wanted


def test_beyond_the_calendar_a_weekday_counts() -> None:
    """The free days are not known there; the days are."""
    far = _dag(date(2031, 6, 10))
    assert resterend(far, date(2031, 6, 5), KALENDER) == "nog 3 werkdagen"
    assert resterend(far, date(2030, 6, 5), KALENDER) == "nog 52 weken"
    assert resterend(far, date(2031, 6, 10), KALENDER) == "vandaag is de laatste dag"


ANY = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@given(ANY, st.sampled_from(Aard), st.integers(-500, 500))
def test_too_late_is_law_and_nothing_else(dag: date, aard: Aard, verschil: int) -> None:
    """On no day and of no nature does anything else read so; the words are never empty."""
    said = resterend(_dag(dag, aard), dag + timedelta(days=verschil), KALENDER)
    assert said
    assert ("te laat" in said) is (aard is Aard.WET and verschil > 0)


@given(ANY, st.integers(0, 60))
def test_near_is_five_working_days(dag: date, eerder: int) -> None:
    """Nearness and the number of working days agree, up to and including the free days behind the last one."""
    last = _dag(dag)
    today = last.werkdag - timedelta(days=eerder)
    assert dichtbij(last, today, KALENDER) is (werkdagen_tot(last.werkdag, today, KALENDER) <= 5)
    assert not dichtbij(last, dag + timedelta(days=1), KALENDER)


# ---------------------------------------------------------------- what is asked of it


@pytest.mark.parametrize(
    ("vandaag", "wanted"),
    [
        (date(2026, 4, 10), "Getekend?"),
        (date(2026, 5, 6), "Getekend?"),
        (date(2026, 5, 7), "Morgen is de laatste werkdag. Getekend?"),
        (VRIJDAG, "Vandaag is de laatste werkdag. Getekend?"),
        (date(2026, 5, 11), "Getekend?"),
    ],
)
def test_a_question_says_that_the_day_is_here(vandaag: date, wanted: str) -> None:
    """On the last working day, and on the one before; a sentence of its own replaces it on the day."""
    dag = replace(_dag(ZONDAG), agenda="tekenen uiterlijk")
    assert gevraagd(Herinnervraag("Getekend?"), dag, vandaag, KALENDER).vraag == wanted
    own = Herinnervraag("Getekend?", laatste="De {laatste}: {dag}, {rest}.")
    on_the_day = "De laatste werkdag: zo 10 mei 2026, vandaag is de laatste werkdag."
    assert gevraagd(own, dag, vandaag, KALENDER).vraag == (on_the_day if vandaag == VRIJDAG else wanted)


def test_a_day_that_only_asks_has_no_last_day() -> None:
    """What is merely asked about on some day, and an appointment, read the same whenever; weekdays are named."""
    vraag = Herinnervraag("Tekenafspraak: {dag} ({rest}).", "{rest}")
    said = gevraagd(vraag, replace(_dag(woord="op"), agenda="tekenafspraak"), DINSDAG, KALENDER)
    assert (said.vraag, said.kort) == ("Tekenafspraak: di 12 mei 2026 (vandaag).", "vandaag")
    assert gevraagd(Herinnervraag("Nu?"), _dag(), DINSDAG, KALENDER).vraag == "Nu?"
    maandag = replace(_dag(date(2026, 5, 11)), agenda="tekenen")
    assert gevraagd(Herinnervraag("Nu?"), maandag, VRIJDAG, KALENDER).vraag == "Maandag is de laatste dag. Nu?"


# ---------------------------------------------------------------- which of them leads


def test_what_is_still_to_come_leads_over_what_has_passed() -> None:
    """Before the first, between the two, and after both."""
    tien, twaalf = _dag(date(2026, 5, 10)), _dag(date(2026, 5, 24))
    assert leidend((twaalf, tien), date(2026, 5, 1)) == (tien, twaalf)
    assert leidend((twaalf, tien), date(2026, 5, 10)) == (tien, twaalf)
    assert leidend((twaalf, tien), date(2026, 5, 11)) == (twaalf, tien)
    assert leidend((twaalf, tien), date(2026, 5, 25)) == (tien, twaalf)
    assert leidend((twaalf, tien)) == (tien, twaalf)


def test_a_day_of_the_law_leads_until_it_is_done() -> None:
    """It has passed, and something agreed is still to come."""
    wet, afspraak = _dag(date(2026, 5, 12), Aard.WET), _dag(date(2026, 5, 24))
    assert eerste((afspraak, wet), date(2026, 5, 20)) == wet
    assert eerste((afspraak, wet), date(2026, 6, 20)) == wet
