"""What all uses share knows none of them by name, and facts are read with their types.

A name of a procedure in a shared module is a fault for the next procedure: nothing says that its own name must be added
there. What a table implies, the mechanism gives. What stands in the tables below is let through, each with its reason.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.features import all_features
from tests.rooms.test_layers import ROOT, imports, tree_of

PROCEDURES = frozenset(all_features().procedures)
SHARED = ("bot/desk", "bot/screens", "bot/run", "bot/mail", "workflows/engine", "storage")
_IN_SQL = re.compile(rf"'({'|'.join(sorted(PROCEDURES))})'")

MAY_NAME = {
    "storage/cijfers.py": "Counts koppelingen by an index that holds those alone: the name must stand there as it is.",
    "storage/herverdelingen.py": "The rows of one procedure: who was told of it, which messages show it.",
    "storage/ladders.py": "The rows of one procedure: by the gemeente it is about, which reminders went out.",
    "storage/weigeringen.py": "The rows of one procedure: by the koppeling it is about, and by period.",
    "storage/migrations/__init__.py": "The steps are in files by subject, and what was written once stays as it is.",
    "storage/migrations/ladder.py": "A step that was taken in files of people stays as it is.",
    "storage/migrations/zaken.py": "A step that was taken in files of people stays as it is.",
}
"""Shared modules that name a procedure, and why."""


def modules(*places: str) -> list[str]:
    """The modules in these folders, as paths from the root."""
    found = [str(path.relative_to(ROOT)) for place in places for path in sorted((ROOT / place).rglob("*.py"))]
    assert len(found) > len(places)
    return found


# ---------------------------------------------------------------- names of procedures


def named(tree: ast.AST) -> Iterator[str]:
    """Where a module names a procedure: it imports its table, or holds its name as a word of its own or in a
    statement."""
    yield from (f"imports {name}" for name in imports(tree) if _subject(name) in PROCEDURES)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value in PROCEDURES:
                yield f"names {node.value} in line {node.lineno}"
            yield from (f"names {name} in line {node.lineno}" for name in _IN_SQL.findall(node.value))


def _subject(imported: str) -> str:
    """The folder in workflows that an import is from."""
    room, _, rest = imported.partition(".")
    return rest.partition(".")[0] if room == "workflows" else ""


@pytest.mark.parametrize("module", modules(*SHARED))
def test_what_is_shared_names_no_procedure(module: str) -> None:
    """By importing its table, by comparing its name, or in a list by name."""
    found = list(named(tree_of(module)))
    if module in MAY_NAME:
        assert found, f"{module} names none any more: take it out of MAY_NAME"
    else:
        assert not found, f"{module} {'; '.join(found)}: what a table implies, the mechanism gives"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("from workflows.koppeling.tabel import KOPPELING", "imports workflows.koppeling.tabel.KOPPELING"),
        ("from workflows.ladder import plan", "imports workflows.ladder.plan"),
        ("from workflows import garantie", "imports workflows.garantie"),
        ("import workflows.herverdeling.tabel", "imports workflows.herverdeling.tabel"),
        ("own = procedure.naam == 'woningweigering'", "names woningweigering in line 1"),
        ("LISTS = {'ladder': 1}", "names ladder in line 1"),
        ("SQL = \"select id from zaken where procedure = 'koppeling'\"", "names koppeling in line 1"),
    ],
)
def test_a_name_is_seen(source: str, said: str) -> None:
    """In each of the ways in which a module can know a procedure."""
    assert said in list(named(ast.parse(source)))


def test_words_of_the_field_are_no_names() -> None:
    """A sentence may speak of koppelingen, and a table of dates of the field."""
    source = 'from workflows.dates import reading\nTEXT = "Leg een koppeling vast."\nGroep = "Koppelingen"'
    assert not list(named(ast.parse(source)))


# ---------------------------------------------------------------- facts with their types


def untyped(tree: ast.AST) -> Iterator[str]:
    """Where a module reads a fact by its name: `feiten["x"]`, `.feiten.get("x")`, or with a name that is put
    together."""
    for node in ast.walk(tree):
        key: ast.expr | None = None
        if isinstance(node, ast.Subscript) and _facts(node.value):
            key = node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            key = node.args[0] if node.args and _facts(node.func.value) else None
        if isinstance(key, ast.JoinedStr) or (isinstance(key, ast.Constant) and isinstance(key.value, str)):
            yield f"reads {ast.unparse(key)} in line {node.lineno}"


def _facts(node: ast.expr) -> bool:
    """Whether this is what facts are called."""
    last = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return last in ("feiten", "alle")


@pytest.mark.parametrize("module", modules("bot"))
def test_facts_are_read_with_their_types(module: str) -> None:
    """A class in `workflows/<subject>/feiten.py` gives them; to mypy a fact by its name is anything."""
    found = list(untyped(tree_of(module)))
    assert not found, f"{module} {'; '.join(found)}"


@pytest.mark.parametrize(
    "source",
    ["x = case.zaak.feiten['woning']", "x = feiten.get('woning')", "x = row.feiten.get(f'bel_{naam}')",
     "x = self.feiten[f'{brief}_nr']"],
)  # fmt: skip
def test_a_fact_by_its_name_is_seen(source: str) -> None:
    """In each of the ways to read one."""
    assert list(untyped(ast.parse(source)))


def test_a_fact_by_its_field_is_typed() -> None:
    """An attribute of a view, or a name that a table gives."""
    assert not list(untyped(ast.parse("x = KoppelingFeiten(feiten).woning\ny = feiten[veld.naam]")))


def test_the_tables_say_why() -> None:
    """Each exception is a module that is there, with a sentence."""
    for module, why in MAY_NAME.items():
        assert Path(ROOT / module).is_file(), module
        assert why.endswith("."), module
