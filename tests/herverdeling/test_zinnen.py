"""One line for a published number, and one for a besluit: read when clear, asked back when not, never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gemeenten import laad_gemeenten
from workflows.engine.velden import Terugvraag
from workflows.herverdeling.answer_lines import lees_antwoorden
from workflows.herverdeling.answer_sentences import Besluit, Cijfer, lees_besluit, lees_cijfer
from workflows.herverdeling.proposal_sentence import Overdracht, lees_overdracht

VANDAAG = date(2026, 10, 5)
BRON = date(2026, 9, 28)


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("60, Staatscourant 28 september 2026", Cijfer(60, "staatscourant", BRON)),
        ("60 brief van 28 sept", Cijfer(60, "brief", BRON)),
        ("Onze taakstelling is 60, brief 28-9-2026.", Cijfer(60, "brief", BRON)),
        ("60 stcrt. 28-9-2026", Cijfer(60, "staatscourant", BRON)),
        ("60, brief", Cijfer(60, "brief")),
        ("60", Cijfer(60)),
        ("0, brief 28 september 2026", Cijfer(0, "brief", BRON)),
    ],
)
def test_a_clear_number_is_read(tekst: str, gelezen: Cijfer) -> None:
    """The number, where it stands, and since when; what was left out is asked later."""
    assert lees_cijfer(tekst, VANDAAG) == gelezen


@pytest.mark.parametrize(
    "tekst",
    ["ongeveer 60", "60 of 70, brief 28 september", "-60", "60,5", "", "Staatscourant 28 september 2026: 60", "zestig",
     "60, brief 31 februari", "60 minus 10", "12345, brief 28 september 2026"],
)  # fmt: skip
def test_an_estimate_or_an_unclear_number_is_asked_back(tekst: str) -> None:
    """A number that is not sure never enters a table, a besluit or a letter."""
    assert isinstance(lees_cijfer(tekst, VANDAAG), Terugvraag)


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("1 oktober 2026, nummer B-26-12", Besluit(date(2026, 10, 1), "B-26-12")),
        ("besluit van 1 oktober 2026 met kenmerk 2026/12", Besluit(date(2026, 10, 1), "2026/12")),
        ("gisteren 2026-118", Besluit(date(2026, 10, 4), "2026-118")),
        ("1 oktober", Besluit(date(2026, 10, 1))),
        ("vandaag, nr. 7", Besluit(VANDAAG, "7")),
    ],
)
def test_a_clear_besluit_is_read(tekst: str, gelezen: Besluit) -> None:
    """The day and the number, in the words that people use."""
    assert lees_besluit(tekst, VANDAAG) == gelezen


@pytest.mark.parametrize("tekst", ["B-26-12", "", "31 februari, B-1", "nummer 12", "het college besloot"])
def test_a_besluit_without_a_day_is_asked_back(tekst: str) -> None:
    """The day counts: the week of the kennisgeving and the order of the road hang on it."""
    assert isinstance(lees_besluit(tekst, VANDAAG), Terugvraag)


@given(st.text(max_size=250))
def test_whatever_is_typed_is_read_or_asked_back(tekst: str) -> None:
    """Nothing that is typed breaks the reading, and a question back says what to type."""
    for gelezen in (lees_cijfer(tekst, VANDAAG), lees_besluit(tekst, VANDAAG)):
        assert not isinstance(gelezen, Terugvraag) or gelezen.tekst.strip()


@given(st.integers(0, 9999), st.sampled_from(["brief", "Staatscourant"]), st.dates(date(2020, 1, 1), VANDAAG))
def test_every_number_with_its_source_is_read_back(aantal: int, bron: str, dag: date) -> None:
    """What is written in full is read as it stands."""
    gelezen = lees_cijfer(f"{aantal}, {bron} {dag.day}-{dag.month}-{dag.year}", VANDAAG)
    assert gelezen == Cijfer(aantal, bron.lower(), dag)


def test_every_gemeente_can_be_named_in_a_line() -> None:
    """Also 's-Hertogenbosch, and those with brackets, commas and "en": by the full name nothing is left to ask."""
    gemeenten = laad_gemeenten()
    for one in gemeenten.alle:
        found = lees_antwoorden(f"{one.naam}: 50, Stcrt 28-9-2026, akkoord", date(2026, 10, 5), gemeenten.zoek)
        assert found is not None, one.naam
        assert [getattr(item, "code", item) for item in found] == [one.code]
        other = "Almere" if one.naam != "Almere" else "Urk"
        moved = lees_overdracht(f"{one.naam} -3\n{other} +3", gemeenten.zoek)
        assert isinstance(moved, Overdracht), one.naam
        assert moved.verschillen[one.code] == -3
