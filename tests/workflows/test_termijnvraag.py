"""A question about a term with a date in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import all_features
from workflows.dates.reading import Onduidelijk
from workflows.dates.termijnvraag import Termijnvraag, lees_termijnvraag

KNOWN = all_features().gebeurtenissen
TODAY = date(2026, 3, 20)
THIRD = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "begin", "dag"),
    [
        ("gekoppeld op 3 maart, wanneer moet er getekend zijn?", "koppeling", THIRD),
        ("Gekoppeld 3-3-2026 wat is de deadline", "koppeling", THIRD),
        ("de koppeling was dinsdag 3 maart 2026, hoe lang heb ik nog", "koppeling", THIRD),
        ("ik kreeg op 3 maart een koppeling, moet ik dan al tekenen", "koppeling", THIRD),
        ("gekoppeld vorige week dinsdag, uiterlijk verhuizen?", "koppeling", date(2026, 3, 10)),
        ("3 maart gekoppeld en 20 maart nog niks, ben ik te laat", "koppeling", None),
        ("vergunning op 3 maart 2026, wanneer gekoppeld", "vergunning", THIRD),
        ("wanneer tekenen bij een koppeling op 3 maart", "koppeling", THIRD),
        ("vergunning op 3 maart 2026, hoeveel weken tot de verhuizing", "vergunning", THIRD),
        ("getekend op 3 maart, tot welke dag mogen ze verhuizen", "tekenen", THIRD),
        ("huurcontract van 3 maart, wanneer moeten ze eruit", "tekenen", THIRD),
        ("gekoppeld op 31 februari, wanneer tekenen", "koppeling", None),
        ("gekoppeld op 3 december, wanneer tekenen", "koppeling", date(2025, 12, 3)),
    ],
)
def test_a_question_with_a_date_is_a_computation(text: str, begin: str, dag: date | None) -> None:
    """It says from which event; a date that cannot be read is asked back, one without a year lies in the past."""
    read = lees_termijnvraag(text, TODAY, KNOWN)
    assert read is not None
    assert read.begin == begin
    assert isinstance(read.dag, Onduidelijk) if dag is None else read.dag == dag


@pytest.mark.parametrize(
    "text",
    [
        "wanneer moet er getekend zijn na de koppeling?",
        "hoe lang heb ik na de koppeling",
        "gekoppeld op 3 maart, wie betaalt de taxi",
        "gekoppeld op 3 maart, moet ik een tolk regelen",
        "wat gebeurde er op 3 maart 2026",
        "wanneer is het 3 maart",
        "mag ik binnen 10 weken na de koppeling weigeren",
        "artikel 28 van 3 maart, koppeling",
        "",
    ],
)
def test_another_question_is_for_the_knowledge_base(text: str) -> None:
    """Without an event, a term or a date nothing is computed."""
    assert lees_termijnvraag(text, TODAY, KNOWN) is None


@given(st.text(max_size=200), st.dates(date(2001, 1, 1), date(2099, 12, 31)))
def test_any_text_is_read(text: str, today: date) -> None:
    """It is a computation or it is not."""
    read = lees_termijnvraag(f"gekoppeld wanneer {text}", today, KNOWN)
    assert read is None or (isinstance(read, Termijnvraag) and read.begin in {item.naam for item in KNOWN})
