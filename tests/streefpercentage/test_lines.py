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
