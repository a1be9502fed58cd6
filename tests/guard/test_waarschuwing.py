"""A warning under an answer: for a name or somebody's health, not for a general question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard import waarschuwing


@pytest.mark.parametrize(
    "vraag",
    [
        "Ahmed wil niet tekenen, wat nu?",
        "gezin Yilmaz weigert de woning",
        "mevrouw Bakker komt niet opdagen, telt dat als weigering",
    ],
)
def test_a_name_is_warned_about(vraag: str) -> None:
    """The words of the question are not repeated."""
    said = waarschuwing(vraag)
    assert said is not None
    assert "naam" in said
    assert not {"Ahmed", "Yilmaz", "Bakker"} & set(said.split())


@pytest.mark.parametrize(
    "vraag", ["mijn cliënt is zwanger, wat betekent dat?", "krijgt hij een aangepaste woning vanwege zijn diabetes"]
)
def test_the_health_of_one_person_is_warned_about(vraag: str) -> None:
    """An illness beside words that point at somebody."""
    said = waarschuwing(vraag)
    assert said is not None
    assert "gezondheid" in said
    assert "zwanger" not in said


@pytest.mark.parametrize(
    "vraag",
    [
        "hoe heet de directeur van het coa",
        "telt een medische behandeling mee bij de plaatsing?",
        "wat doe ik bij een weigering",
        "hoeveel weken heb ik na de koppeling",
        "welke gemeenten horen bij Zuid-Holland",
    ],
)
def test_general_questions_pass(vraag: str) -> None:
    """Nothing is said under the answer."""
    assert waarschuwing(vraag) is None


@given(st.text(max_size=300))
def test_any_text_can_be_asked(vraag: str) -> None:
    """Whatever is typed, it gives a short line or none."""
    said = waarschuwing(vraag)
    assert said is None or len(said) < 120
