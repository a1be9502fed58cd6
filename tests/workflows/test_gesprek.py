"""The questions of a form: forward, back, changing from the summary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.engine.gesprek import KLAAR, SAMENVATTING, Formulier, Gesprek, eerste_open
from workflows.engine.velden import Soort, Veld

VELDEN = tuple(Veld(naam, naam.title(), f"Wat is {naam}?", Soort.AANTAL) for naam in ("een", "twee", "drie"))
FORM = Formulier("proef", "Proef", VELDEN)
KORT = Formulier("kort", "Kort", VELDEN[:1])


def test_answers_lead_from_the_first_question_to_the_summary() -> None:
    """One question after the other, with the place counted from one."""
    gesprek = Gesprek(FORM)
    seen = []
    for value in (1, 2, 3):
        seen.append((gesprek.vraag, gesprek.plek))
        gesprek.antwoord(value)
    assert seen == [("een", (1, 3)), ("twee", (2, 3)), ("drie", (3, 3))]
    assert (gesprek.vraag, gesprek.veld, gesprek.klaar) == (SAMENVATTING, None, False)
    assert gesprek.antwoorden == {"een": 1, "twee": 2, "drie": 3}
    gesprek.bevestig()
    assert gesprek.klaar


def test_a_form_of_one_question_has_no_summary() -> None:
    """Its answer ends it, and there is nowhere to go back to."""
    gesprek = Gesprek(KORT)
    assert not gesprek.kan("terug")
    gesprek.antwoord(1)
    assert gesprek.klaar


def test_terug_asks_the_question_before_again() -> None:
    """Its answer is gone; the answers before it stay."""
    gesprek = Gesprek(FORM)
    gesprek.antwoord(1)
    gesprek.antwoord(2)
    gesprek.terug()
    assert (gesprek.vraag, gesprek.antwoorden) == ("twee", {"een": 1})
    gesprek.terug()
    assert (gesprek.vraag, gesprek.antwoorden) == ("een", {})
    assert not gesprek.kan("terug")


@pytest.mark.parametrize("naam", ["een", "twee", "drie"])
def test_wijzig_returns_to_the_summary(naam: str) -> None:
    """One answer changes, the others stay."""
    gesprek = Gesprek(FORM)
    for value in (1, 2, 3):
        gesprek.antwoord(value)
    gesprek.wijzig(naam)
    assert gesprek.vraag == naam
    gesprek.antwoord(9)
    assert gesprek.vraag == SAMENVATTING
    assert gesprek.antwoorden == {"een": 1, "twee": 2, "drie": 3, naam: 9}


def test_a_skipped_question_is_answered() -> None:
    """None is an answer: the question does not come again."""
    gesprek = Gesprek(FORM)
    gesprek.antwoord(None)
    assert gesprek.vraag == "twee"


def test_what_is_known_is_not_asked() -> None:
    """A gesprek that begins with answers opens at the first question without one."""
    gesprek = Gesprek(FORM, antwoorden={"een": 1, "drie": 3})
    assert gesprek.vraag == "twee"
    gesprek.antwoord(2)
    assert gesprek.vraag == SAMENVATTING


@pytest.mark.parametrize("trigger", ["terug", "bevestig", "wijzig_een", "wijzig_niets", "iets"])
def test_a_press_of_elsewhere_does_not_belong_here(trigger: str) -> None:
    """At the first question none of these is open."""
    assert not Gesprek(FORM).kan(trigger)


@given(st.lists(st.one_of(st.integers(0, 9), st.sampled_from(["terug", "wijzig_een", "wijzig_drie", "bevestig"]))))
def test_a_stored_gesprek_is_the_same_gesprek(moves: list[int | str]) -> None:
    """After every move it can be rebuilt from its question and answers, and an open question has no answer yet."""
    gesprek = Gesprek(FORM)
    for move in moves:
        if isinstance(move, str) and gesprek.kan(move):
            _press(gesprek, move)
        elif isinstance(move, int) and gesprek.veld is not None:
            gesprek.antwoord(move)
        assert Gesprek(FORM, gesprek.vraag, dict(gesprek.antwoorden)) == gesprek
        assert gesprek.vraag not in gesprek.antwoorden
        complete = eerste_open(FORM, gesprek.antwoorden) is None
        assert complete == (gesprek.vraag in (SAMENVATTING, KLAAR))


def _press(gesprek: Gesprek, move: str) -> None:
    if move == "terug":
        gesprek.terug()
    elif move == "bevestig":
        gesprek.bevestig()
    else:
        gesprek.wijzig(move.removeprefix("wijzig_"))
