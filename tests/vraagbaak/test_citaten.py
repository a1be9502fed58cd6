"""Which passages stand behind an answer, and which a search in the documents shows."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.features.vraagbaak.quotes import MOST, passages, results
from knowledge.search.kennis import laad
from storage.store import Store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ENTRY = laad().entry("weigering-stappen")  # rests on HV16, §3.4.2
OTHER = laad().entry("herverdeling-wat")  # rests on HV16 §3.3.1, UR24 and SW16


def put(store: Store, code: str, *rows: tuple[str, str]) -> None:
    with store.atomic():
        store.passages.replace(code, code, 2016, [(0, section, text) for section, text in rows], NOW)


def test_the_section_that_is_named_comes_before_the_words(store: Store) -> None:
    """A passage elsewhere that has more of the words is not what the answer rests on."""
    put(
        store, "HV16",
        ("§3.2", ENTRY.answer),
        ("§3.4.2: Weigeren", "Een woningweigering."),
        ("§3.4.2: Weigeren", "De toets van een woningweigering door het COA."),
        ("§3.4.2: Weigeren", "Over de tuin."),
    )  # fmt: skip
    assert [found.tekst for found in passages(store, ENTRY)] == [
        "De toets van een woningweigering door het COA.",
        "Een woningweigering.",
    ]


def test_without_that_section_the_words_decide(store: Store) -> None:
    """Another edition may have no such number."""
    put(store, "HV16", ("", "Niets ervan."), ("Hoofdstuk zes", "Na een woningweigering toetst het COA."))
    assert [found.paragraaf for found in passages(store, ENTRY)] == ["Hoofdstuk zes"]


def test_every_document_has_its_turn(store: Store) -> None:
    """The best of each first, then the second ones; no more than can be leafed through, and none twice."""
    for code in ("HV16", "UR24", "SW16"):
        put(store, code, *((f"deel {number}", f"herverdelen van de taakstelling {number}") for number in range(3)))
    found = passages(store, OTHER)
    assert [item.code for item in found] == ["HV16", "UR24", "SW16", "HV16"]
    assert len(set(found)) == len(found) == MOST


def test_without_a_document_there_is_nothing(store: Store) -> None:
    """Nor in one that the answer does not rest on."""
    put(store, "BP19", ("", ENTRY.answer))
    assert passages(store, ENTRY) == []


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("mag er een zwembad in de tuin?", ["Een zwembad in de tuin mag op dinsdag."]),
        ("Zwembaden", ["Een zwembad in de tuin mag op dinsdag."]),
        ("wat is de hoofdstad van Peru", []),
        ("wat mag er op", []),
        ("zwembad bakkerij circus muziekles raket", []),
        ("", []),
    ],
)
def test_a_search_shows_what_has_enough_of_the_question(store: Store, question: str, texts: list[str]) -> None:
    """Words that carry no subject do not count; half of the others must be there."""
    put(store, "regels", ("", "Een zwembad in de tuin mag op dinsdag."), ("", "De fontein is van de gemeente."))
    assert [found.tekst for found in results(store, question)] == texts


@given(question=st.text(max_size=200))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_can_be_searched(store: Store, question: str) -> None:
    """It finds passages or none."""
    put(store, "regels", ("", "Een zwembad in de tuin mag op dinsdag."))
    assert len(results(store, question)) <= 1
