"""Reading typed answers by the kind of the field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.engine.velden import Keuze, Soort, Terugvraag, Veld, lees, pak_in, pak_uit, zeg_waarde

VANDAAG = date(2026, 3, 20)
DATUM = Veld("dag", "Dag", "Welke dag?", Soort.DATUM)
AANTAL = Veld("personen", "Personen", "Hoeveel?", Soort.AANTAL, maximum=30)
REFERENTIE = Veld("referentie", "Zaaknummer", "Welk nummer?", Soort.REFERENTIE)
KEUZE = Veld(
    "oorzaak", "Oorzaak", "Waarom?", Soort.KEUZE, keuzes=(Keuze("een", "Eerste reden"), Keuze("twee", "Andere reden"))
)
VELDEN = {veld.naam: veld for veld in (DATUM, AANTAL, REFERENTIE, KEUZE)}


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("4", 4),
        (" 4 ", 4),
        ("vier", 4),
        ("Vier.", 4),
        ("één", 1),
        ("een", 1),
        ("1 persoon", 1),
        ("4 personen", 4),
        ("het zijn er 4", 4),
        ("gezin van 5", 5),
        ("we zijn met 3", 3),
        ("4 pers.", 4),
        ("30", 30),
        ("007", 7),
    ],
)
def test_a_number_is_read(tekst: str, aantal: int) -> None:
    """In figures or in a word, with the words people put beside it."""
    assert lees(AANTAL, tekst, VANDAAG) == aantal


@pytest.mark.parametrize(
    "tekst",
    ["", "veel", "een paar", "4 of 5", "4 of meer", "4-5", "-4", "4,5", "4.5", "¾", "²", "٣",
     "4 kinderen", "een stuk of 4", "2 volwassenen en 3 kinderen", "12345", "geen idee", "4 niet 5", "1 van de 4"],
)  # fmt: skip
def test_a_doubtful_number_is_asked_back(tekst: str) -> None:
    """What may mean something else than one number is not guessed."""
    answer = lees(AANTAL, tekst, VANDAAG)
    assert isinstance(answer, Terugvraag)
    assert "van 1 tot en met 30" in answer.tekst


@pytest.mark.parametrize("tekst", ["0", "nul", "31", "9999"])
def test_a_number_outside_the_bounds_is_asked_back(tekst: str) -> None:
    """With the bounds in the word."""
    answer = lees(AANTAL, tekst, VANDAAG)
    assert isinstance(answer, Terugvraag)
    assert "kan niet" in answer.tekst


@pytest.mark.parametrize("tekst", ["een", "EERSTE reden", "Eerste", " eerste reden "])
def test_a_choice_may_be_typed(tekst: str) -> None:
    """By its name, its title, or a part of the title that only it has."""
    assert lees(KEUZE, tekst, VANDAAG) == "een"


@pytest.mark.parametrize("tekst", ["reden", "", "er", "iets anders"])
def test_an_unclear_choice_is_asked_back_with_buttons(tekst: str) -> None:
    """All choices are offered again."""
    answer = lees(KEUZE, tekst, VANDAAG)
    assert isinstance(answer, Terugvraag)
    assert answer.keuzes == (("Eerste reden", "een"), ("Andere reden", "twee"))


def test_a_date_that_could_be_two_is_offered_as_buttons() -> None:
    """Each button answers with the day itself."""
    answer = lees(DATUM, "15 maart of 16 maart", VANDAAG)
    assert isinstance(answer, Terugvraag)
    assert answer.keuzes == (("zo 15 maart 2026", "2026-03-15"), ("ma 16 maart 2026", "2026-03-16"))
    assert lees(DATUM, answer.keuzes[0][1], VANDAAG) == date(2026, 3, 15)


def test_a_reference_is_written_in_one_way() -> None:
    """In capitals with dashes, so that the same number is found again."""
    assert lees(REFERENTIE, "  alm-26   014 ", VANDAAG) == "ALM-26-014"


@pytest.mark.parametrize("tekst", ["zaak z-0412", "Zaaknummer: Z-0412", "nr. z-0412", "dossier Z-0412", "z-0412"])
def test_a_word_before_the_number_is_no_part_of_it(tekst: str) -> None:
    """Or the same case would be registered under two names."""
    assert lees(REFERENTIE, tekst, VANDAAG) == "Z-0412"


@pytest.mark.parametrize("tekst", ["heb ik 10 weken", "mag het ook 14 zijn", "weet ik niet 2"])
def test_a_sentence_is_no_reference(tekst: str) -> None:
    """A question with a number in it is not taken for the answer."""
    assert isinstance(lees(REFERENTIE, tekst, VANDAAG), Terugvraag)


@pytest.mark.parametrize("tekst", ["ALM 26 014", "26/0412 B", "HLM 27 002", "zaak14", "2026 4711"])
def test_spaces_between_capitals_and_digits_are_dashes(tekst: str) -> None:
    """As gemeenten number their cases, in one way of writing."""
    assert lees(REFERENTIE, tekst, VANDAAG) == tekst.upper().replace(" ", "-")


@pytest.mark.parametrize("tekst", ["Jansen 3", "2 weken", "3 personen", "Almere 14", "JANSEN-3", "B 2 C"])
def test_a_word_with_a_number_is_no_reference(tekst: str) -> None:
    """A name, a count, or an answer to another question."""
    assert isinstance(lees(REFERENTIE, tekst, VANDAAG), Terugvraag)


@pytest.mark.parametrize(
    ("veld", "waarde", "tekst"),
    [
        (DATUM, date(2026, 5, 10), "zo 10 mei 2026"),
        (DATUM, None, "nog niet bekend"),
        (AANTAL, 4, "4"),
        (KEUZE, "twee", "Andere reden"),
        (KEUZE, "verdwenen", "verdwenen"),
    ],
)
def test_a_value_is_said(veld: Veld, waarde: object, tekst: str) -> None:
    """As a person reads it; a choice that is no longer offered by its own name."""
    assert zeg_waarde(veld, waarde) == tekst


@given(st.one_of(st.none(), st.dates()), st.integers(1, 30), st.sampled_from(["een", "twee"]))
def test_facts_survive_storing(dag: date | None, aantal: int, keuze: str) -> None:
    """What is packed for a column comes out as it went in; a fact of a field that is gone is left alone."""
    facts = {"dag": dag, "personen": aantal, "oorzaak": keuze, "vroeger": "x"}
    assert pak_uit(VELDEN, pak_in(facts)) == facts


@given(st.text(max_size=60))
@pytest.mark.parametrize("veld", list(VELDEN.values()), ids=lambda veld: veld.naam)
def test_no_text_breaks_the_reading(veld: Veld, tekst: str) -> None:
    """Any text gives a value of the field's kind, or a question back with words."""
    value = lees(veld, tekst, VANDAAG)
    kinds = {Soort.DATUM: date, Soort.AANTAL: int, Soort.KEUZE: str, Soort.REFERENTIE: str}
    assert isinstance(value, kinds[veld.soort]) or (isinstance(value, Terugvraag) and value.tekst)
