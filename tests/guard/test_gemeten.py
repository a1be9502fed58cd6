"""Twice two sets by a writer who had not seen the guard: 150 messages with something of a person in them, all invented,
and some 100 harmless ones. Their first measurement stands in docs/metingen.md; they have been read since."""

import json
from pathlib import Path

import pytest

from bot.desk.guard.poort import controleer, twijfel
from tests.guard.tweede import report


def _texts(name: str) -> list[str]:
    lines = (Path(__file__).parent / "gemeten" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def test_what_is_of_a_person_is_not_kept() -> None:
    """Where it would be kept, all of it is stopped or asked back."""
    kept = [text for text in _texts("wel") if not (controleer(text, opslaan=True) or twijfel(text))]
    assert kept == []


def test_the_second_set_is_not_kept_either() -> None:
    """But for three forms: a number plate, a made-up name glued to a year, and a postcode alone."""
    kept = [text for text in _texts("wel_b") if not (controleer(text, opslaan=True) or twijfel(text))]
    assert kept == ["kenteken van meneer: 12-ABC-3", "Hamwi2026", "1311xe"]


@pytest.mark.parametrize("name", ["niet", "niet_b"])
def test_what_is_harmless_comes_in(name: str) -> None:
    """Dates, years, numbers of papers, names of places and questions about rules are never taken out of the chat."""
    refused = [text for text in _texts(name) if controleer(text, opslaan=False)]
    assert refused == []


def test_a_second_opinion_can_be_compared() -> None:
    """What another finds and we do not is named; `make tweede` asks a library."""
    said = report(lambda text: {"datum"} if "2026" in text else set())
    assert said[0].startswith("van 150 met iets van iemand: wij 150")
    assert said[0].endswith("alleen de ander 0")
    assert len(said) == 2
