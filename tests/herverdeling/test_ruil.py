"""Swapping households is told from handing over numbers, and its persons are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.herverdeling.ruil import Ruil, lees_ruil


@pytest.mark.parametrize(
    ("tekst", "ruil"),
    [
        ("gezin van 8 ruilen tegen vier duo's", Ruil(8, 8)),
        ("Wij ruilen een gezin van acht voor vier stellen", Ruil(8, 8)),
        ("een gezin van 6 ruilen tegen twee stellen en twee alleenstaanden", Ruil(6, 6)),
        ("ruil 2 gezinnen van 4 tegen een gezin van 8", Ruil(8, 8)),
        ("gezin van 8 ruilen tegen drie paren", Ruil(8, 6)),
        ("we willen huishoudens ruilen met Almere", Ruil()),
        ("koppelingen omruilen", None),
        ("gezinnen wisselen met de buurgemeente", Ruil()),
        ("gezin van 8 ruilen tegen iets anders", Ruil(8, None)),
        ("Lelystad draagt 10 over aan Almere en krijgt 10 terug", Ruil(10, 10)),
        ("Lelystad draagt een gezin van 8 over aan Almere", Ruil(8, None)),
    ],
)
def test_a_swap_is_read_with_its_persons(tekst: str, ruil: Ruil | None) -> None:
    """Each side is counted: families by their size, couples as two, persons alone as one."""
    assert lees_ruil(tekst) == (ruil or Ruil())


@pytest.mark.parametrize(
    "tekst",
    [
        "Lelystad draagt 10 over aan Almere en 5 aan Zeewolde",
        "Lelystad draagt 10 over aan Almere en krijgt er 4 terug",
        "Lelystad draagt 10 personen over aan Almere",
        "wij geven het gezin informatie over de woning",
        "wij dragen een gezin voor een woning aan",
        "mag ik een gezin ruilen?",
        "kan een gezin geruild worden",
        "uitruil van opgaven met huishoudens",
        "ik zoek een woning voor een gezin van 8",
        "ruilverhouding",
        "woningruil",
        "",
        "ruil " * 200 + "gezin",
    ],
)
def test_other_texts_are_no_swap(tekst: str) -> None:
    """Handing over numbers, uitruil of opgaven, and every question go their own way."""
    assert lees_ruil(tekst) is None


@given(st.integers(1, 120), st.integers(1, 12))
def test_equal_numbers_are_a_swap_and_others_are_not(maat: int, duos: int) -> None:
    """A family against couples: equal exactly when the persons are."""
    found = lees_ruil(f"gezin van {maat} ruilen tegen {duos} duo's")
    assert found is not None
    assert found.gelijk is (maat == 2 * duos)
