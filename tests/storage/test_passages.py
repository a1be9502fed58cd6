"""Passages in the database: replaced as a whole, and found by any text a person types."""

import sqlite3
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.passages import MOST_WORDS, Found
from storage.store import Store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BROOD = (0, "§1 Brood", "De bakker bakt elke ochtend brood voor de hele reünie.")
KAAS = (3, "§2 Kaas", "De kaasboer verkoopt op dinsdag oude kazen.")
TAART = (4, "§3 Taart", "Taart is er alleen op verjaardagen.")


@pytest.fixture
def filled(store: Store) -> Store:
    """Two documents."""
    with store.atomic():
        store.passages.replace("BR", "Handboek brood", 2020, [BROOD, KAAS], NOW)
        store.passages.replace("overig", "overig", None, [TAART], NOW)
    return store


def found(store: Store, words: str, code: str | None = None) -> list[str]:
    return [item.paragraaf for item in store.passages.search(words, code=code)]


def test_a_passage_comes_with_its_place(filled: Store) -> None:
    """Document, year, page and section."""
    assert filled.passages.search("kaasboer") == [Found("BR", "Handboek brood", 2020, 3, KAAS[1], KAAS[2])]
    assert filled.passages.search("verjaardagen")[0].jaar is None


def test_importing_again_replaces_the_older_version(filled: Store) -> None:
    """Nothing of the old one is found any more; other documents stay."""
    with filled.atomic():
        assert filled.passages.replace("BR", "Handboek brood", 2024, [(1, "", "Nu alleen nog beschuit.")], NOW)
    assert found(filled, "bakker kaasboer") == []
    assert [item.jaar for item in filled.passages.search("beschuit")] == [2024]
    assert found(filled, "taart") == ["§3 Taart"]
    assert filled.passages.codes() == {"BR", "overig"}
    assert not filled.passages.replace("nieuw", "nieuw", None, [TAART], NOW)


def test_what_fails_half_way_changes_nothing(filled: Store) -> None:
    """The older version stays whole."""
    with pytest.raises(sqlite3.Error), filled.atomic():
        filled.passages.replace("BR", "Handboek brood", 2024, [BROOD, (None, "", "zonder bladzijde")], NOW)  # type: ignore[list-item]
    assert found(filled, "kaasboer") == ["§2 Kaas"]


def test_a_document_can_be_taken_out(filled: Store) -> None:
    """With all its passages."""
    with filled.atomic():
        assert filled.passages.remove("BR")
        assert not filled.passages.remove("BR")
    assert found(filled, "bakker") == []
    assert [(d.code, d.titel, d.jaar, d.passages) for d in filled.passages.documents()] == [
        ("overig", "overig", None, 1)
    ]


@pytest.mark.parametrize(
    ("words", "sections"),
    [
        ("REUNIE", ["§1 Brood"]),
        ("reünie", ["§1 Brood"]),
        ("Kaasboeren", ["§2 Kaas"]),
        ("verjaardag", ["§3 Taart"]),
        ("bakker kaasboer", ["§1 Brood", "§2 Kaas"]),
        ("taar", []),
        ("", []),
        ("?!", []),
    ],
)
def test_words_are_found_without_accents_and_with_other_endings(filled: Store, words: str, sections: list[str]) -> None:
    """A long word also with another ending; a piece of a short one is no word."""
    assert sorted(found(filled, words)) == sections


def test_a_search_can_stay_within_a_document(filled: Store) -> None:
    """And one that was not imported has nothing."""
    assert found(filled, "op", code="overig") == ["§3 Taart"]
    assert found(filled, "op", code="weg") == []


@pytest.mark.parametrize(
    "text",
    [
        "' or 'x'='x' --", '"', '""', "a AND b", "NEAR(a b)",
        "tekst:brood", "* brood", "brood*", "^brood", "(brood", "-brood",
        "NOT", "OR", "brood OR", "{a b}", "a + b", "col : b", "\x00brood", "brood\ud800", "½ ² Ⅳ", "١٢", "_", "a_b",
    ],
)  # fmt: skip
def test_the_language_of_the_index_is_only_text(filled: Store, text: str) -> None:
    """Nothing a person types is a command; where "brood" stands in it, that is found."""
    assert ("§1 Brood" in found(filled, text)) == ("brood" in text and "a_b" not in text)


@given(text=st.text(max_size=200))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_safe(filled: Store, text: str) -> None:
    """A search gives passages or none, and changes nothing."""
    assert len(filled.passages.search(text)) <= 3
    assert filled.passages.codes() == {"BR", "overig"}


def test_a_pasted_page_is_searched_by_its_beginning(filled: Store) -> None:
    """Words after the first different ones do not count."""
    words = [f"woord{number}" for number in range(MOST_WORDS)]
    assert found(filled, " ".join([*words[:-1], "kaasboer"])) == ["§2 Kaas"]
    assert found(filled, " ".join([*words, "kaasboer"])) == []
    assert found(filled, "woord " * 5000 + "kaasboer") == ["§2 Kaas"]
