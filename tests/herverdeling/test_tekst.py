"""Sentences about who hands over how many to whom."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.gemeenten import laad_gemeenten
from workflows.engine.velden import Terugvraag
from workflows.herverdeling.proposal_sentence import Overdracht, lees_overdracht, zonder

ZOEK = laad_gemeenten().zoek
GEMEENTEN = laad_gemeenten().alle


def _namen(tekst: str) -> Mapping[str, int]:
    read = lees_overdracht(tekst, ZOEK)
    assert isinstance(read, Overdracht), read
    return {read.namen[code]: amount for code, amount in read.verschillen.items()}


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (
            "Lelystad draagt 10 over aan Almere en 5 aan Zeewolde",
            {"Lelystad": -15, "Almere": 10, "Zeewolde": 5},
        ),
        ("lelystad draagt tien over aan almere.", {"Lelystad": -10, "Almere": 10}),
        ("Lelystad draagt 10 aan Almere over", {"Lelystad": -10, "Almere": 10}),
        ("Lelystad wil 10 vergunninghouders overdragen aan Almere", {"Lelystad": -10, "Almere": 10}),
        ("Almere neemt 10 over van Lelystad", {"Lelystad": -10, "Almere": 10}),
        ("Almere neemt 10 van Lelystad over", {"Lelystad": -10, "Almere": 10}),
        (
            "Lelystad draagt 1 over aan Almere, 2 aan Urk en 3 aan Alphen aan den Rijn",
            {"Lelystad": -6, "Almere": 1, "Urk": 2, "Alphen aan den Rijn": 3},
        ),
        (
            "Gemeente Lelystad draagt 4 over aan Nuenen, Gerwen en Nederwetten en 3 aan Bergen op Zoom",
            {"Lelystad": -7, "Nuenen, Gerwen en Nederwetten": 4, "Bergen op Zoom": 3},
        ),
        ("Lelystad draagt 2 over aan Almere en 3 aan Almere", {"Lelystad": -5, "Almere": 5}),
    ],
)
def test_a_sentence_becomes_numbers(tekst: str, verwacht: Mapping[str, int]) -> None:
    """What is handed over is taken over, under the full names."""
    assert _namen(tekst) == verwacht


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "hallo",
        "Lelystad draagt over aan Almere",
        "Lelystad draagt 10 over aan Atlantis",
        "Lelystad draagt 0 over aan Almere",
        "Lelystad draagt 10 over aan Lelystad",
        "Lelystad draagt 10 over aan Bergen",
        "Lelystad draagt misschien 10 over aan Almere",
        "Lelystad draagt -10 over aan Almere",
        "Lelystad draagt 10,5 over aan Almere",
        "Lelystad draagt 10 over aan Almere " * 40,
    ],
)
def test_what_is_not_clear_is_asked_back(tekst: str) -> None:
    """Nothing is guessed, and the text is not repeated to who typed it."""
    read = lees_overdracht(tekst, ZOEK)
    assert isinstance(read, Terugvraag)
    assert "Atlantis" not in read.tekst


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(GEMEENTEN), min_size=2, max_size=6, unique_by=lambda g: g.naam),
    st.lists(st.integers(1, 999), min_size=5, max_size=5),
)
def test_every_name_of_a_gemeente_can_be_read(gemeenten: list, aantallen: list[int]) -> None:
    """Also names with "en", "aan", commas and marks in them."""
    giver, *takers = gemeenten
    first, *rest = [
        f"{n} {over}aan {g.naam}" for g, n, over in zip(takers, aantallen, ["over ", *[""] * 4], strict=False)
    ]
    sentence = f"{giver.naam} draagt {first}" + "".join(f" en {part}" for part in rest)
    read = lees_overdracht(sentence, ZOEK)
    assert isinstance(read, Overdracht), sentence
    assert sum(read.verschillen.values()) == 0
    assert {code: n for code, n in read.verschillen.items() if n > 0} == {
        g.code: n for g, n in zip(takers, aantallen, strict=False)
    }


@settings(deadline=None)
@given(st.text(max_size=600))
def test_any_text_gets_an_answer(tekst: str) -> None:
    """Reading never fails."""
    read = lees_overdracht(tekst, ZOEK)
    assert isinstance(read, Terugvraag) or sum(read.verschillen.values()) == 0


@pytest.mark.parametrize(
    ("verschillen", "code", "rest"),
    [
        ({"A": -15, "B": 10, "C": 5}, "C", {"A": -10, "B": 10}),
        ({"A": -15, "B": 10, "C": 5}, "A", {}),
        ({"A": -10, "B": -5, "C": 15}, "A", {"B": -5, "C": 5}),
        ({"A": -10, "B": -5, "C": 12, "D": 3}, "C", {"B": -3, "D": 3}),
        ({"A": -5, "B": 5}, "B", {}),
    ],
)
def test_without_one_gemeente_the_others_still_add_up(
    verschillen: dict[str, int], code: str, rest: dict[str, int]
) -> None:
    """What went to or came from the one that steps out is taken off the others, most first."""
    assert zonder(verschillen, code) == rest


@given(st.lists(st.integers(-40, 40), min_size=1, max_size=6), st.data())
def test_whoever_steps_out_the_sum_stays(changes: list[int], data: st.DataObject) -> None:
    """The sum of what is left is nothing, nobody changes sides, and nobody moves more than before."""
    numbers = [*changes, -sum(changes)]
    before = {f"G{index}": change for index, change in enumerate(numbers)}
    code = data.draw(st.sampled_from(sorted(before)))
    after = zonder(before, code)
    assert sum(after.values()) == 0
    assert code not in after
    assert all(abs(change) <= abs(before[naam]) and change * before[naam] > 0 for naam, change in after.items())
