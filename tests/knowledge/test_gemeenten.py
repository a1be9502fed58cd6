"""Gemeenten are found under the names and with the slips people type."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gemeenten import BESTANDEN, Gemeenten, laad_gemeenten
from knowledge.landelijk import laad_landelijk

GEMEENTEN = laad_gemeenten()


def namen(tekst: str) -> list[str]:
    return [gemeente.naam for gemeente in GEMEENTEN.zoek(tekst)]


@pytest.mark.parametrize(("jaar", "inwoners"), [(2025, 18_044_027), (2026, 18_130_208)])
def test_the_inhabitants_of_all_gemeenten_add_up_to_the_national_figure(jaar: int, inwoners: int) -> None:
    """CBS gives the sum for the country; no gemeente is missing or double."""
    alle = laad_gemeenten(jaar).alle
    assert len(alle) == len({gemeente.code for gemeente in alle}) == 342
    assert sum(gemeente.inwoners for gemeente in alle) == inwoners
    assert {gemeente.peildatum for gemeente in alle} == {date(jaar, 1, 1)}


def test_both_years_have_the_same_gemeenten() -> None:
    """A code means the same gemeente in each file."""
    first, second = (
        {gemeente.code: gemeente.naam for gemeente in laad_gemeenten(jaar).alle} for jaar in sorted(BESTANDEN)
    )
    assert first == second


@pytest.mark.parametrize("gemeente", GEMEENTEN.alle, ids=lambda gemeente: gemeente.code)
def test_every_official_name_finds_itself(gemeente: object) -> None:
    """Capitals, accents and the word gemeente make no difference."""
    naam = gemeente.naam  # type: ignore[attr-defined]
    for tekst in (naam, naam.upper(), f"gemeente {naam}", f"  {naam.lower()} "):
        assert gemeente in GEMEENTEN.zoek(tekst)


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Den Haag", ["'s-Gravenhage"]),
        ("Den Bosch", ["'s-Hertogenbosch"]),
        ("’s-Gravenhage", ["'s-Gravenhage"]),
        ("Hengelo", ["Hengelo (O.)"]),
        ("NOP", ["Noordoostpolder"]),
        ("Sudwest Fryslan", ["Súdwest-Fryslân"]),
        ("Capelle", ["Capelle aan den IJssel"]),
        ("Almeer", ["Almere"]),
        ("lelystat", ["Lelystad"]),
        ("Leewarden", ["Leeuwarden"]),
        ("Bergen op Zom", ["Bergen op Zoom"]),
        ("Uden", ["Maashorst"]),
        ("Weesp", ["Amsterdam"]),
        ("Haaren", ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]),
        ("Bergen", ["Bergen (L.)", "Bergen (NH.)"]),
        ("Alphen", ["Alphen aan den Rijn", "Alphen-Chaam"]),
        ("Atlantis", []),
        ("Epee", []),
        ("", []),
        ("🏠", []),
    ],
)
def test_a_name_as_people_type_it(tekst: str, gevonden: list[str]) -> None:
    """One is found, several are asked back, an unknown name gives none."""
    assert namen(tekst) == gevonden


@given(st.sampled_from([g for g in GEMEENTEN.alle if len(g.naam) >= 9]), st.data())
def test_a_letter_too_few_in_a_long_name_is_forgiven(gemeente: object, data: st.DataObject) -> None:
    """The gemeente meant is among those found."""
    naam = gemeente.naam  # type: ignore[attr-defined]
    place = data.draw(st.integers(1, len(naam.split(" (")[0]) - 1))
    assert gemeente in GEMEENTEN.zoek(naam[:place] + naam[place + 1 :])


@given(st.text(max_size=80))
def test_any_text_gives_gemeenten_or_none(tekst: str) -> None:
    """Rubbish never raises."""
    assert all(gemeente in GEMEENTEN.alle for gemeente in GEMEENTEN.zoek(tekst))


def test_a_former_gemeente_says_since_when() -> None:
    """The date is that of the merger; a gemeente that exists has none."""
    former = GEMEENTEN.herindeling("Heerhugowaard")
    assert former is not None
    assert (former.datum, [g.naam for g in former.nu]) == (date(2022, 1, 1), ["Dijk en Waard"])
    assert GEMEENTEN.herindeling("Almere") is None


def test_no_former_gemeente_still_exists() -> None:
    """A name under opgegaan that CBS still lists would hide a real gemeente."""
    official = {gemeente.naam for gemeente in GEMEENTEN.alle}
    assert [naam for naam in official if GEMEENTEN.herindeling(naam)] == []


def test_a_code_gives_its_gemeente() -> None:
    """An unknown code is a KeyError."""
    assert GEMEENTEN.op_code("GM0034").naam == "Almere"
    with pytest.raises(KeyError):
        GEMEENTEN.op_code("GM9999")


def test_a_data_file_with_an_unknown_name_does_not_load() -> None:
    """A typing error in the names is found at once."""
    with pytest.raises(KeyError):
        Gemeenten(GEMEENTEN.alle, {"den helder": "Den Heldr"}, [])


def test_the_national_numbers_are_in_order_and_positive() -> None:
    """Half-years run up, and what is not known is left out."""
    found = laad_landelijk()
    assert list(found) == sorted(found)
    assert found["2021-I"].aantal == 13_500
    assert "2026-II" not in found
    assert all(row.aantal > 0 and row.bron for row in found.values())
