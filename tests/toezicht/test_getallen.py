"""A saldo and weeks, as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.dates.numbers import lees_saldo, lees_tienden
from workflows.engine.velden import Soort, Terugvraag, Veld, lees, zeg_waarde

SALDO = Veld("restant", "Restant", "Wat bleef er over?", Soort.SALDO)
WEKEN = Veld("weken", "Gemiddeld", "Hoeveel weken?", Soort.TIENDEN)
DAG = date(2027, 1, 20)


@pytest.mark.parametrize(
    ("tekst", "saldo"),
    [("-89", -89), ("− 4", -4), ("achterstand 89", -89), ("Achterstand van 89 personen.", -89), ("tekort 3", -3),
     ("achterstand -4", -4), ("+2", 2), ("voorsprong 2", 2), ("0", 0), ("geen", 0), ("achterstand 0", 0)],
)  # fmt: skip
def test_a_saldo_has_a_sign(tekst: str, saldo: int) -> None:
    """Below zero is an achterstand, with a sign or in words."""
    assert lees_saldo(tekst) == saldo


@pytest.mark.parametrize("tekst", ["89", "voorsprong -2", "", "veel", "achterstand", "-12345", "1 of 2", "٣"])
def test_what_is_unclear_is_no_saldo(tekst: str) -> None:
    """Also a bare number: it may be either."""
    assert lees_saldo(tekst) is None


def test_a_bare_number_is_asked_back_with_both() -> None:
    """The two buttons answer the question."""
    back = lees(SALDO, "89", DAG)
    assert isinstance(back, Terugvraag)
    assert [lees(SALDO, value, DAG) for _, value in back.keuzes] == [-89, 89]


@given(st.integers(-9999, 9999))
def test_a_saldo_is_read_as_it_is_said(saldo: int) -> None:
    """What the summary says, typed again, is the same number."""
    assert lees(SALDO, zeg_waarde(SALDO, saldo), DAG) == saldo


@given(st.integers(0, 9999))
def test_weeks_are_read_as_they_are_said(tienden: int) -> None:
    """Also typed with a point, as a spreadsheet shows it."""
    said = zeg_waarde(WEKEN, tienden)
    assert lees(WEKEN, said, DAG) == lees(WEKEN, said.replace(",", "."), DAG) == tienden


@pytest.mark.parametrize("tekst", ["11,85", "elf", "-3", "", "1234 weken"])
def test_weeks_that_are_unclear_are_asked_back(tekst: str) -> None:
    """With an example."""
    assert lees_tienden(tekst) is None
    back = lees(WEKEN, tekst, DAG)
    assert isinstance(back, Terugvraag)
    assert "11,8" in back.tekst
