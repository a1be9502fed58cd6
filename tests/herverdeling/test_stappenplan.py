"""The stappenplan point by point: the documentation names where each is held and by which test, and those exist; and
the points that no other test holds."""

import ast
import re

import pytest

from bot.features.herverdeling.papers.letters import stukken
from tests.herverdeling.road import ALMERE, LELYSTAD, Road
from tests.herverdeling.test_tabel import DOC
from tests.herverdeling.voorbeelden import FLEVOLAND, NAMEN, dossier
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.velden import MELDNAMEN

HERE = DOC.parent.parent / "tests" / "herverdeling"
SECTION = DOC.read_text(encoding="utf-8").split("## Het stappenplan, punt voor punt")[1].split("\n## ")[0]
POINTS = ("stap 1", "stap 2", "stap 3", "stap 4", *(f"uitgangspunt {n}" for n in range(1, 6)))
ROWS = [line.strip("|").split("|") for line in SECTION.splitlines() if line.startswith(("| stap", "| uitgangspunt"))]


@pytest.mark.parametrize("point", POINTS)
def test_every_point_stands_in_the_documentation(point: str) -> None:
    """With what it says, where it is held, and at least one test."""
    rows = [row for row in ROWS if row[0].strip() == point]
    assert rows
    for row in rows:
        assert len(row) == 4
        assert all(cell.strip() for cell in row)
        assert re.search(r"`[^`]+\.(?:py::\w+|txt)`", row[3]), row


def test_every_named_test_is_there() -> None:
    """A test that was renamed or dropped is missed here."""
    named = re.findall(r"`(test_\w+\.py)::(\w+)`", SECTION)
    played = re.findall(r"`([\w-]+\.txt)`", SECTION)
    assert len(named) > len(POINTS)
    for file, function in named:
        tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
        found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert function in found, f"{file}::{function}"
    for transcript in played:
        assert (HERE / "gesprekken" / transcript).is_file(), transcript


def test_nobody_above_the_gemeenten_is_waited_for() -> None:
    """Up to the bekendmaking nothing is known of COA, a provincie or a ministerie, and nothing is asked of them."""
    road = Road().allen_akkoord().naar_kennisgeving()
    assert road.zaak.standen[GEHEEL] == "wacht_op_kennisgeving"
    assert not [naam for naam in (*MELDNAMEN, "vooraf_op", "verwerkt_op", "kennis_op") if road.zaak.feiten.get(naam)]


@pytest.mark.parametrize(("code", "word"), [(LELYSTAD, "niet meer aan"), (ALMERE, "op het hele nieuwe aantal")])
def test_the_voorstel_says_what_a_college_takes_on(code: str, word: str) -> None:
    """That it stays a duty of its own, that nobody has to consent, that it does not come back, and who is judged."""
    found = stukken(dossier(Road().allen_akkoord(), NAMEN, FLEVOLAND, LELYSTAD, eigen=(code,)))
    text = next(stuk.tekst for stuk in found if stuk.bestand.startswith("collegevoorstel-"))
    assert "blijft een eigen wettelijke taak" in text
    assert "hoeven niet in te stemmen" in text
    assert "Eenmaal overgedragen blijft overgedragen" in text
    assert word in text
