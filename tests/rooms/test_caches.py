"""Memory stays: what is remembered of what people send has a bound."""

import ast
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
ROOMS = ("bot", "knowledge", "storage", "workflows")
OURS = {
    "bot/desk/guard/data.py:lees": "names of our own files",
    "bot/desk/guard/gevaar.py:_zinnen": "our kinds of danger",
    "bot/desk/guard/woorden.py:_patronen": "our kinds of words",
    "bot/features/cijfers/estimate.py:_population": "years of which we have the population",
    "bot/files/canvas.py:letter": "sizes of letters in our pictures",
    "bot/files/plain_paper.py:eigen_sjabloon": "headings of our own papers",
    "knowledge/documents/opbouw.py:merken": "names of our own lists",
    "knowledge/gemeenten.py:laad_gemeenten": "years of our own files",
}
"""Functions that may remember every answer, and of what there are few."""


def _without_a_bound(path: Path) -> list[str]:
    functions = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))
    return [
        f"{path.relative_to(REPOSITORY)}:{node.name}"
        for node in functions
        if node.args.args and any(isinstance(how, ast.Name) and how.id == "cache" for how in node.decorator_list)
    ]


def test_what_people_send_is_not_remembered_without_a_bound() -> None:
    """A cache without a bound is of our own few words alone."""
    found = [one for room in ROOMS for path in (REPOSITORY / room).rglob("*.py") for one in _without_a_bound(path)]
    assert sorted(found) == sorted(OURS)
