"""What is pasted of gemeenten, where a cell is empty: no number is taken for another."""

import pytest

from knowledge.gemeenten import laad_gemeenten
from workflows.streefpercentage.lines import lees

ZOEK = laad_gemeenten().zoek


@pytest.mark.parametrize(
    "text", ["Gemeente;Opgave;Plekken\nTilburg;;240\nGoirle;80;12", "Tilburg\t\t240", "| Tilburg | | 240 |"]
)
def test_an_empty_cell_is_said(text: str) -> None:
    """And nothing of the table is taken: it is sent again whole."""
    found = lees(text, ZOEK)
    assert found.fout == ["Bij Tilburg is een cel leeg. Zet er het getal in (0 mag), of laat de regel weg."]
    assert not found.cijfers


@pytest.mark.parametrize(
    "text",
    ["Tilburg;600;240;;\nGoirle;80;12;;", "| Tilburg | 600 | 240 |\n| Goirle | 80 | 12 |",
     ";Opgave;Plekken\nTilburg;600;240\nGoirle;80;12", "Tilburg 600 240, Goirle 80 12"],
)  # fmt: skip
def test_empty_columns_beside_ours_are_nothing(text: str) -> None:
    """At the end of a row, or in a heading."""
    found = lees(text, ZOEK)
    assert found.fout == []
    assert found.cijfers == {"GM0855": (600, 240), "GM0785": (80, 12)}


@pytest.mark.parametrize(
    ("text", "naam", "number"),
    [
        ("Tilburg  600  240\nGoirle    12", "Goirle", 12),
        ("Tilburg    240\nGoirle  80  12", "Tilburg", 240),
        ("Tilburg 600 240\nGilze en Rijen   1.050", "Gilze en Rijen", "1.050"),
    ],
)
def test_one_number_among_spaces_is_asked_back(text: str, naam: str, number: int | str) -> None:
    """An empty cell leaves no trace there, so that the places would be taken for the opgave."""
    found = lees(text, ZOEK)
    assert found.fout == [f"Bij {naam} staat één getal. Typ {naam} opgave {number}, of {naam} plekken {number}."]
    assert not found.cijfers


@pytest.mark.parametrize(
    "text",
    ["Tilburg   600  240\nGoirle opgave  80", "Tilburg   600\nGoirle    80",
     "Tilburg  600  240\nstreef  70\nTotaal  840",
     "Tilburg 600 240\nGoirle 80"],
)  # fmt: skip
def test_one_number_that_says_what_it_is(text: str) -> None:
    """By its word, or as every line of the list does, or typed behind its name."""
    assert not lees(text, ZOEK).fout
