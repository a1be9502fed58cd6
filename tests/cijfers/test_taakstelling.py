"""The formula of article 29 and the tijdvak it is for."""

from datetime import date
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.cijfers.taakstelling import getal, naar_rato, schat
from workflows.dates.tijdvak import Tijdvak, bestaat_niet, lees_tijdvak, tijdvak_van


@pytest.mark.parametrize(
    ("vg", "inwoners", "nederland", "omhoog", "gepubliceerd"),
    [
        (5_500, 57_715, 17_282_163, 19, 18),  # Gooise Meren 2020-I: the one that is published one lower
        (6_500, 57_715, 17_282_163, 22, 22),
        (13_500, 47_834, 17_475_415, 37, 37),  # Het Hogeland 2022-II
        (21_200, 48_022, 17_590_672, 58, 58),
    ],
)
def test_published_numbers(vg: int, inwoners: int, nederland: int, omhoog: int, gepubliceerd: int) -> None:
    """The law rounds up; what was published is that number or one less."""
    assert naar_rato(vg, inwoners, nederland) == omhoog
    assert 0 <= omhoog - gepubliceerd <= 1


@given(st.integers(0, 60_000), st.integers(0, 1_000_000), st.integers(1_000_000, 20_000_000))
def test_is_exact(vg: int, inwoners: int, nederland: int) -> None:
    """No rounding but the law's: the same as with exact fractions."""
    assert naar_rato(vg, inwoners, nederland) == ceil(Fraction(vg * inwoners, nederland))


@given(st.integers(0, 60_000), st.lists(st.integers(1, 900_000), min_size=1, max_size=60))
def test_the_sum_is_never_short(vg: int, inwoners: list[int]) -> None:
    """Rounding up gives all gemeenten together at least the national number, and less than one extra each."""
    nederland = sum(inwoners)
    total = sum(naar_rato(vg, item, nederland) for item in inwoners)
    assert vg <= total < vg + len(inwoners)


@pytest.mark.parametrize(("vg", "inwoners", "nederland"), [(-1, 1, 2), (1, -1, 2), (1, 1, 0), (1, 3, 2)])
def test_impossible_numbers_are_refused(vg: int, inwoners: int, nederland: int) -> None:
    """A wrong number gives no taakstelling."""
    with pytest.raises(ValueError, match="niet kunnen"):
        naar_rato(vg, inwoners, nederland)


def test_derivation_can_be_followed() -> None:
    """Each number of the sum stands in the lines."""
    said = " ".join(schat(Tijdvak(2027, 1), 12_000, "Almere", 230_000, 18_130_208).regels)
    for number in ("12.000", "230.000", "18.130.208", "153", "1 januari 2026", "artikel 29"):
        assert number in said


@pytest.mark.parametrize(
    ("tekst", "tijdvak"),
    [
        ("2027-I", Tijdvak(2027, 1)), ("2027-II", Tijdvak(2027, 2)), ("2027 2", Tijdvak(2027, 2)),
        ("almere 2026/1 13000", Tijdvak(2026, 1)), ("tweede helft 2026", Tijdvak(2026, 2)),
        ("eerste halfjaar van 2028", Tijdvak(2028, 1)), ("2027-III", None), ("2027", None),
        ("2026-I en 2026-II", None), ("12000", None), ("", None),
    ],
)  # fmt: skip
def test_tijdvak_as_typed(tekst: str, tijdvak: Tijdvak | None) -> None:
    """People write a half-year in many ways; what is not one is not guessed."""
    assert lees_tijdvak(tekst) == tijdvak


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_its_tijdvak(dag: date) -> None:
    """The half-years follow each other without a gap, and the population is that of the year before."""
    tijdvak = tijdvak_van(dag)
    assert tijdvak.begin <= dag <= tijdvak.einde
    assert (tijdvak.volgende.begin - tijdvak.einde).days == 1
    assert tijdvak.peildatum == date(dag.year - 1, 1, 1)
    assert lees_tijdvak(str(tijdvak)) == tijdvak
    assert not bestaat_niet(str(tijdvak))


@pytest.mark.parametrize(
    ("tekst", "niet"),
    [("2027-III", True), ("Almere 1990-I", True), ("2027/3", True), ("2027-I en 2027-II", True), ("2027-I", False),
     ("Almere 12000", False), ("2027", False), ("2027-11-03", False), ("B-2027-1234", False), ("", False)],
)  # fmt: skip
def test_a_half_year_that_there_is_not(tekst: str, niet: bool) -> None:
    """Named, and not one: it is not to be read as the one that runs."""
    assert bestaat_niet(tekst) is niet


def test_numbers_are_written_in_dutch() -> None:
    """A point between the thousands."""
    assert getal(17475415) == "17.475.415"
