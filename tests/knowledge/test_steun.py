"""Which text supports an answer: what shares most of its rare words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents.steun import steun
from knowledge.search.kernwoorden import kernwoorden

VRAAG, ANTWOORD = "Hoe lang bewaart de kaasboer de kaas?", "Hij bewaart de kaas 14 dagen in een kelder."


def best(*teksten: str) -> int:
    found = steun(VRAAG, ANTWOORD, teksten)
    return found.index(max(found))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("De kaasboer heeft een kelder.", "De bakker heeft een winkel en een paard."),
        ("De kaas ligt in de kelder.", "kaas kaas kaas kaas kaas kaas"),
        ("Daar ligt hij veertien dagen.", "Daar ligt hij dertien dagen."),
        ("Daar liggen de kazen in kelders.", "Daar ligt hij in de zon."),
        ("Over de kaasboer.", "Over de kelder."),
    ],
)
def test_the_text_with_the_rarer_words_is_the_better(right: str, wrong: str) -> None:
    """Each word once, with any ending, a number in figures or letters; words of the question weigh more."""
    assert best(wrong, right, "Over iets anders.") == 1


def test_what_shares_nothing_supports_nothing() -> None:
    """Words that carry no subject do not count."""
    assert steun(VRAAG, ANTWOORD, ["Hoe dan ook, in de tuin.", ""]) == [0.0, 0.0]
    assert steun("", "", ["kaas"]) == [0.0]
    assert steun(VRAAG, ANTWOORD, []) == []


@given(st.text(max_size=80), st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_any_texts_can_be_compared(vraag: str, antwoord: str, teksten: list[str]) -> None:
    """Every text has its own figure, none below zero."""
    found = steun(vraag, antwoord, teksten)
    assert len(found) == len(teksten)
    assert all(value >= 0 for value in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wie mag er een zwembad in de tuin?", ["zwembad", "tuin"]),
        ("COA coa AMV", ["coa", "amv"]),
        ("hoe wat waar", []),
        ("", []),
    ],
)
def test_the_words_that_carry_the_subject(text: str, words: list[str]) -> None:
    """Small, once, in their order."""
    assert kernwoorden(text) == words
