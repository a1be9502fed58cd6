"""The terms: their last days against a second computation, their derivation, and which moving date counts."""

from datetime import date, timedelta

import holidays
import pytest

from workflows.bron import Bron
from workflows.dates.kalender import KALENDER, BuitenKalender
from workflows.dates.termijnen import (
    KOPPELEN,
    TEKENEN,
    TERMEN_KOPPELING,
    VERHUIZEN,
    VERHUIZEN_NA_TEKENEN,
    VERHUIZEN_NA_VERGUNNING,
    Aard,
    Lengte,
    Term,
    bereken,
    leidende_verhuistermijn,
    tegenspraak,
    termijnen_koppeling,
    waarom_leidt,
)

# ------------------------------------------------- a second computation, which uses nothing of the first
DAGEN = {"koppelen": 14, "tekenen": 70, "verhuizen": 84, "verhuizen_na_tekenen": 14, "verhuizen_na_vergunning": 98}
# Ordinals of the days that royal decrees add; `holidays` does not know them.
GELIJKGESTELD = {
    date.fromisoformat(tekst).toordinal()
    for tekst in (
        "2024-05-10", "2024-12-27", "2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
    )
}  # fmt: skip
FEESTDAGEN = {d.toordinal() for d in holidays.NL(years=range(2024, 2029), categories=("public", "optional"))}


def tweede_uitkomst(naam: str, start: date) -> tuple[int, int]:
    """Ordinals of the last day and of the last werkdag on or before it. An ordinal is 1 on a Monday, modulo 7."""
    einde = start.toordinal() + DAGEN[naam]
    uiterlijk = einde
    while uiterlijk % 7 in (6, 0) or uiterlijk in FEESTDAGEN | GELIJKGESTELD:
        uiterlijk -= 1
    return einde, uiterlijk


STARTDATA = [
    # leap days and what ends on or round them
    "2024-01-02", "2024-02-15", "2024-02-28", "2024-02-29", "2024-03-01", "2024-12-22", "2027-12-21", "2027-12-22",
    "2028-02-14", "2028-02-15", "2028-02-28", "2028-02-29", "2028-03-01", "2025-02-28", "2026-02-28", "2027-02-28",
    # clocks go forward and back within the period, or on its first day
    "2024-03-31", "2024-10-27", "2025-03-30", "2025-10-26", "2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31",
    "2028-03-26", "2028-10-01", "2026-01-18", "2026-08-16",
    # year ends
    "2024-10-16", "2024-10-17", "2024-10-18", "2024-10-23", "2025-10-15", "2025-10-23", "2025-10-24", "2025-12-31",
    "2026-10-15", "2026-10-16", "2026-10-17", "2026-10-22", "2026-10-23", "2027-10-16", "2027-10-22", "2027-12-31",
    # feestdagen: Goede Vrijdag, Pasen, Koningsdag, 5 May, Hemelvaart, Pinksteren
    "2024-01-19", "2024-01-22", "2024-02-17", "2024-02-25", "2024-03-11", "2025-02-07", "2025-02-10", "2025-02-15",
    "2025-02-24", "2025-03-20", "2025-03-31", "2026-01-23", "2026-01-26", "2026-02-16", "2026-02-24", "2026-03-05",
    "2026-03-16", "2027-01-15", "2027-01-18", "2027-02-16", "2027-02-24", "2027-02-25", "2027-03-08", "2028-02-04",
    "2028-02-07", "2028-02-17", "2028-02-25", "2028-03-16", "2028-03-27",
    # ten weeks before a day that a decree added, and the weekend after it
    "2024-03-01", "2024-03-02", "2024-10-18", "2025-03-21", "2025-03-22", "2025-10-24", "2026-03-06", "2026-03-08",
    "2027-02-26", "2027-02-28", "2028-02-18", "2028-02-20", "2028-03-17", "2028-03-19",
]  # fmt: skip


@pytest.mark.parametrize("start", sorted({date.fromisoformat(tekst) for tekst in STARTDATA}), ids=str)
@pytest.mark.parametrize("term", TERMEN_KOPPELING, ids=lambda term: term.naam)
def test_each_term_agrees_with_a_second_computation(term: Term, start: date) -> None:
    """The agreed day and the last werkdag on or before it are those that ordinals and another calendar give."""
    einde, uiterlijk = tweede_uitkomst(term.naam, start)
    termijn = bereken(term, start, KALENDER)
    assert termijn.einde.toordinal() == einde
    if termijn.einde <= KALENDER.geldig_tot:
        assert termijn.uiterlijk is not None
        assert termijn.uiterlijk.toordinal() == uiterlijk
    else:
        assert termijn.uiterlijk is None


def test_signing_agrees_for_every_koppeling_of_the_covered_years() -> None:
    """Every start day from 2 January 2024 whose ten weeks end in 2028."""
    start = date(2024, 1, 2)
    while (termijn := bereken(TEKENEN, start, KALENDER)).uiterlijk:
        assert (termijn.einde.toordinal(), termijn.uiterlijk.toordinal()) == tweede_uitkomst("tekenen", start)
        start += timedelta(days=1)
    assert start == date(2028, 10, 23)  # + 70 days is 1 January 2029


@pytest.mark.parametrize(
    ("start", "einde", "uiterlijk"),
    [  # worked out by hand on a wall calendar
        (date(2026, 3, 1), date(2026, 5, 10), date(2026, 5, 8)),
        (date(2026, 3, 6), date(2026, 5, 15), date(2026, 5, 13)),
        (date(2026, 2, 24), date(2026, 5, 5), date(2026, 5, 4)),
        (date(2025, 3, 21), date(2025, 5, 30), date(2025, 5, 28)),
        (date(2026, 10, 17), date(2026, 12, 26), date(2026, 12, 24)),
        (date(2025, 10, 24), date(2026, 1, 2), date(2025, 12, 31)),
        (date(2026, 1, 26), date(2026, 4, 6), date(2026, 4, 2)),
        (date(2024, 2, 29), date(2024, 5, 9), date(2024, 5, 8)),
        (date(2026, 11, 21), date(2027, 1, 30), date(2027, 1, 29)),
    ],
)
def test_ten_weeks_as_counted_by_hand(start: date, einde: date, uiterlijk: date) -> None:
    """The day of the koppeling does not count, and days off are passed going back, never forward."""
    termijn = bereken(TEKENEN, start, KALENDER)
    assert (termijn.einde, termijn.uiterlijk) == (einde, uiterlijk)


# ------------------------------------------------- the derivation


def test_the_derivation_starts_with_the_whole_sum() -> None:
    """The first line holds start, length, last day, what kind of day that is and by when to act."""
    assert bereken(TEKENEN, date(2026, 3, 1), KALENDER).regels == (
        "gekoppeld zo 1 maart 2026 + 10 weken = zo 10 mei 2026, een zondag: teken uiterlijk vr 8 mei 2026",
        "Dag 1 is ma 2 maart 2026: de dag zelf telt niet mee.",
        "Bestuurlijke afspraak: Handreiking Huisvesting vergunninghouders 2016, §3.2.",
    )


def test_a_term_that_ends_on_a_werkdag_says_so() -> None:
    """Then the last day itself is the day to act."""
    regel = bereken(TEKENEN, date(2026, 3, 2), KALENDER).regels[0]
    assert regel == "gekoppeld ma 2 maart 2026 + 10 weken = ma 11 mei 2026, een werkdag: teken uiterlijk die dag"


def test_the_feestdagen_that_were_passed_are_named() -> None:
    """Going back from a Sunday over the Friday after Hemelvaart and Hemelvaart itself."""
    regels = bereken(TEKENEN, date(2026, 3, 8), KALENDER).regels
    assert regels[0].endswith("zo 17 mei 2026, een zondag: teken uiterlijk wo 13 mei 2026")
    assert regels[2] == (
        "Ook geen werkdag: vr 15 mei 2026, vrijdag na Hemelvaartsdag (gelijkgesteld); do 14 mei 2026, Hemelvaartsdag."
    )


def test_beyond_the_calendar_the_last_day_is_given_without_a_werkdag() -> None:
    """The line says how far the calendar runs, and what to do."""
    termijn = bereken(TEKENEN, date(2028, 12, 1), KALENDER)
    assert (termijn.einde, termijn.uiterlijk) == (date(2029, 2, 9), None)
    assert termijn.regels[0] == (
        "gekoppeld vr 1 dec 2028 + 10 weken = vr 9 feb 2029. De kalender met vrije dagen loopt van ma 1 jan 2024 "
        "t/m zo 31 dec 2028: kijk zelf wat de laatste werkdag is."
    )


def test_a_start_before_the_rule_is_known_is_marked() -> None:
    """A koppeling from before the source still gets its sum, and a warning."""
    assert TEKENEN.geldt(date(2016, 1, 1))
    assert not TEKENEN.geldt(date(2015, 12, 31))
    assert bereken(TEKENEN, date(2015, 12, 31), KALENDER).regels[-1].startswith("Let op:")


def maak(lengte: Lengte, aard: Aard = Aard.EIGEN) -> Term:
    return Term("proef", "proef", "start", "begonnen", "doe", lengte, aard, Bron("Proefstuk", "1", 2026), "proef")


@pytest.mark.parametrize(
    ("lengte", "start", "einde", "uiterlijk"),
    [
        (Lengte(maanden=1), date(2026, 1, 31), date(2026, 2, 28), date(2026, 2, 27)),
        (Lengte(maanden=3), date(2027, 11, 30), date(2028, 2, 29), date(2028, 2, 29)),
        (Lengte(maanden=-1), date(2027, 1, 1), date(2026, 12, 1), date(2026, 12, 1)),
        (Lengte(weken=-13), date(2027, 1, 1), date(2026, 10, 2), date(2026, 10, 2)),
        (Lengte(werkdagen=5), date(2026, 5, 12), date(2026, 5, 21), date(2026, 5, 21)),
        (Lengte(werkdagen=1), date(2026, 12, 31), date(2027, 1, 4), date(2027, 1, 4)),
        (Lengte(dagen=1), date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 31)),
    ],
)
def test_other_units(lengte: Lengte, start: date, einde: date, uiterlijk: date) -> None:
    """Months clamp to the end of the month, werkdagen skip days off, a negative length counts back."""
    termijn = bereken(maak(lengte), start, KALENDER)
    assert (termijn.einde, termijn.uiterlijk) == (einde, uiterlijk)


def test_the_way_of_counting_is_told_for_each_unit() -> None:
    """A clamped month, werkdagen, and counting back each read differently."""
    assert bereken(maak(Lengte(maanden=1)), date(2026, 1, 31), KALENDER).regels[1] == (
        "Februari heeft geen dag 31: de laatste dag van de maand telt."
    )
    assert bereken(maak(Lengte(werkdagen=5)), date(2026, 5, 12), KALENDER).regels[1].startswith("Alleen werkdagen")
    terug = bereken(maak(Lengte(weken=-1)), date(2026, 5, 12), KALENDER).regels
    assert terug[0].startswith("begonnen di 12 mei 2026 - 1 week = di 5 mei 2026, Bevrijdingsdag: doe uiterlijk ma 4")
    assert terug[1].startswith("Dag 1 is ma 11 mei 2026")
    assert terug[2] == "Eigen keuze van Ketenbot: Proefstuk 2026, §1."


def test_a_term_in_werkdagen_needs_the_calendar() -> None:
    """Outside the coverage its last day is unknown, so none is made up."""
    with pytest.raises(BuitenKalender):
        bereken(maak(Lengte(werkdagen=5)), date(2028, 12, 27), KALENDER)


@pytest.mark.parametrize("fout", [{}, {"weken": 0}, {"weken": 1, "dagen": 1}])
def test_a_length_has_exactly_one_unit(fout: dict[str, int]) -> None:
    """Nothing, nought or two units together is refused."""
    with pytest.raises(ValueError, match="precies één eenheid"):
        Lengte(**fout)


@pytest.mark.parametrize(
    ("bron", "tekst"),
    [
        (Bron("Handreiking", "3.2", 2016), "Handreiking 2016, §3.2"),
        (Bron("Handreiking", "bijlage 3", 2016), "Handreiking 2016, bijlage 3"),
        (Bron("Huisvestingswet", "artikel 28", 2014), "Huisvestingswet 2014, artikel 28"),
        (Bron("Brief", "", 2021), "Brief 2021"),
    ],
)
def test_a_source_reads_as_people_cite_it(bron: Bron, tekst: str) -> None:
    """Document, year, and the place in it."""
    assert str(bron) == tekst


# ------------------------------------------------- the terms of a koppeling together


def test_only_terms_whose_start_is_known_are_given() -> None:
    """Without a contract no 14 days, without a vergunning neither its 2 nor its 14 weeks."""
    koppeling = date(2026, 3, 1)
    alleen = termijnen_koppeling(koppeling, None, None, KALENDER)
    alles = termijnen_koppeling(koppeling, date(2026, 5, 1), date(2026, 2, 10), KALENDER)
    assert [t.term for t in alleen] == [TEKENEN, VERHUIZEN]
    assert [t.term for t in alles] == [KOPPELEN, TEKENEN, VERHUIZEN, VERHUIZEN_NA_TEKENEN, VERHUIZEN_NA_VERGUNNING]
    assert {t.term.aard for t in alles} == {Aard.AFSPRAAK}


@pytest.mark.parametrize(
    ("tekenen", "leidt", "uitleg"),
    [
        (None, VERHUIZEN, "Na het tekenen komt er een tweede datum bij"),
        (
            date(2026, 5, 1),
            VERHUIZEN_NA_TEKENEN,
            "De vroegste telt: vr 15 mei 2026 (verhuizen, geteld vanaf het tekenen). "
            "De andere is zo 24 mei 2026 (verhuizen, geteld vanaf de koppeling).",
        ),
        (date(2026, 5, 10), VERHUIZEN, "Beide tellingen komen uit op zo 24 mei 2026."),
        (date(2026, 5, 11), VERHUIZEN, "De vroegste telt: zo 24 mei 2026 (verhuizen, geteld vanaf de koppeling)."),
        (date(2026, 5, 24), VERHUIZEN, "De vroegste telt: zo 24 mei 2026 (verhuizen, geteld vanaf de koppeling)."),
        (
            date(2026, 5, 25),
            VERHUIZEN_NA_TEKENEN,
            "De 12 weken waren al om toen er werd getekend: zo 24 mei 2026. Nu telt ma 8 juni 2026",
        ),
    ],
)
def test_the_earlier_moving_date_counts_and_says_why(tekenen: date | None, leidt: Term, uitleg: str) -> None:
    """Signed before day 70 the 14 days lead, after it the twelve weeks; on it both give one day. When those were over
    before the contract the 14 days lead again."""
    termijnen = termijnen_koppeling(date(2026, 3, 1), tekenen, None, KALENDER)
    assert leidende_verhuistermijn(termijnen).term == leidt
    assert waarom_leidt(termijnen).startswith(uitleg)


def test_the_fourteen_weeks_from_the_vergunning_never_lead() -> None:
    """A late koppeling does not shorten the gemeente's twelve weeks."""
    laat = termijnen_koppeling(date(2026, 3, 1), None, date(2025, 12, 1), KALENDER)
    assert min(laat, key=lambda t: t.einde).term == KOPPELEN
    assert laat[-1].einde < leidende_verhuistermijn(laat).einde
    assert leidende_verhuistermijn(laat).term == VERHUIZEN


def test_without_a_moving_term_there_is_nothing_to_lead() -> None:
    """An empty list is a mistake of the caller and says so."""
    for vraag in (leidende_verhuistermijn, waarom_leidt):
        with pytest.raises(ValueError, match="geen verhuistermijn"):
            vraag(())


def test_dates_that_contradict_each_other_are_still_counted_and_pointed_out() -> None:
    """A screen of a stored case never fails; the person is told which dates to look at."""
    maart, april = date(2026, 3, 1), date(2026, 4, 1)
    assert len(termijnen_koppeling(april, maart, None, KALENDER)) == 3
    assert tegenspraak(april, maart, None) == (
        "Het tekenen (zo 1 maart 2026) ligt vóór de koppeling (wo 1 april 2026). Kijk beide datums na."
    )
    assert tegenspraak(maart, None, april) == (
        "De vergunning (wo 1 april 2026) ligt na de koppeling (zo 1 maart 2026). Kijk beide datums na."
    )
    assert tegenspraak(maart, maart, maart) is None
    assert tegenspraak(maart, None, None) is None
