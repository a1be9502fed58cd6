"""What is polite around a question is no part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.taal.beleefd import zonder_beleefdheid


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Goedemorgen, hoe lang heb ik om te tekenen?", "hoe lang heb ik om te tekenen?"),
        ("dank je wel, en als hij te laat is?", "en als hij te laat is?"),
        ("oke en bij een gezin?", "en bij een gezin?"),
        ("top! waarom?", "waarom?"),
        ("Hallo, ik heb een vraag. Mag een gemeente weigeren?", "Mag een gemeente weigeren?"),
        ("goedemorgen trouwens, wie betaalt dat", "wie betaalt dat"),
        ("hoe lang duurt dat? alvast bedankt!", "hoe lang duurt dat?"),
        ("hoi wat is een amv, mvg", "wat is een amv"),
        ("Dank u wel. Wie belt de gemeente?", "Wie belt de gemeente?"),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    """The question in its own words."""
    assert zonder_beleefdheid(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "hoi", "bedankt", "goedemorgen trouwens", "dag van de koppeling", "goede woning gevonden", "dagen of weken",
        "nee, dat klopt niet", "ja", "prima woning", "goed gesprek", "", "?", "helder", "mooi huis",
    ],
)  # fmt: skip
def test_what_is_not_politeness_stays(text: str) -> None:
    """Politeness alone is somebody else's, and a word of it may be one of the question."""
    assert zonder_beleefdheid(text) == text


@given(st.text(max_size=200))
def test_something_is_always_left(text: str) -> None:
    """Whatever was typed: a part of it, and never nothing of something."""
    left = zonder_beleefdheid(text)
    assert left in text
    assert bool(left.strip()) >= any(sign.isalnum() for sign in text)
