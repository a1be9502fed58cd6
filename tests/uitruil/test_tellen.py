"""What an uitruil and a swap of households cost who begins them: every message and press, counted in conversations that
are played."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("transcript", "who", "first", "last", "most"),
    [
        # Three gemeenten with their answers, the numbers, and everybody's word: then the besluiten follow.
        ("uitruil/gesprekken/herverdeling-komt-terug.txt", "Noor", "/uitruil ", "[Alle gemeenten akkoord]", 12),
        # From the own koppeling to the question on the phone of the regievoerder.
        ("ruil/gesprekken/hele-weg.txt", "Noor", "Z-0412 ruilen", "[Stel deze vraag]", 10),
        # The answer of the regievoerder.
        ("ruil/gesprekken/hele-weg.txt", "Robin", "[Z-0412]", "vandaag", 3),
        # From what presses to the form of working together that helps.
        ("samenwerken/gesprekken/kiezen.txt", "Noor", "/samenwerken", "[We halen het aantal niet]", 2),
        # The sheet of a regio out, and what was filled in recorded: two presses, and the file itself.
        ("streefpercentage/gesprekken/blad-regio.txt", "Rika", "[Als Excel]", "[Leg]", 2),
    ],
)
def test_acts(transcript: str, who: str, first: str, last: str, most: int) -> None:
    """From the first act to the last, both counted."""
    acts = re.findall(rf"^{who}> (.+)", (TESTS / transcript).read_text(encoding="utf-8"), re.MULTILINE)
    begin = next(number for number, act in enumerate(acts) if act.startswith(first))
    end = next(number for number, act in enumerate(acts) if number > begin and act.startswith(last))
    assert end - begin + 1 == most
