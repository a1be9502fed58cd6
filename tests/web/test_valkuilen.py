"""The traps of a web door: the documentation names how each is held and by which test, and those exist."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs" / "webdeur.md"
SECTION = DOC.read_text(encoding="utf-8").split("## Vijftien valkuilen")[1].split("\n## ")[0]
ROWS = [line.strip("|").split("|") for line in SECTION.splitlines() if re.match(r"\| \d", line)]
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def test_every_trap_stands_in_the_documentation() -> None:
    """All fifteen, each with what goes wrong, how it is held, and at least one test."""
    assert [int(row[0]) for row in ROWS] == list(range(1, 16))
    for row in ROWS:
        assert len(row) == 4
        assert all(cell.strip() for cell in row)
        assert NAMED.search(row[3]), row


def test_every_named_test_is_there() -> None:
    """A test that was renamed or dropped is missed here."""
    named = NAMED.findall(SECTION)
    assert len(named) >= len(ROWS)
    for file, function in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert function in found, f"{file}::{function}"
