"""The rooms are kept apart, and nothing waits inside a transaction: read from the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = {"bot", "workflows", "knowledge", "storage", "tests"}
PURE = ("workflows", "knowledge")
LIBRARIES_OF_BOT = {"telegram", "sqlite3", "sqlite_utils", "starlette", "uvicorn", "httpx", "asyncio"}


def _files(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def _tops(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in _imports(path)}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def each(*rooms: str) -> pytest.MarkDecorator:
    """Once for every file of these rooms."""
    files = _files(*rooms)
    assert files, rooms
    return pytest.mark.parametrize("path", files, ids=_name)


@each("workflows", "knowledge", "storage")
def test_a_room_imports_nothing_of_ours_but_itself(path: Path) -> None:
    """Imports run one way: bot knows the three, and they do not know each other."""
    room = path.relative_to(ROOT).parts[0]
    assert _tops(path) & OURS <= {room}


@each("bot")
def test_nothing_imports_the_tests(path: Path) -> None:
    """The product runs without them."""
    assert "tests" not in _tops(path)


@each(*PURE)
def test_a_pure_room_has_no_channel_database_or_loop(path: Path) -> None:
    """Procedures and knowledge are functions of values."""
    assert not _tops(path) & LIBRARIES_OF_BOT


@each(*PURE)
def test_a_pure_room_reads_no_clock(path: Path) -> None:
    """`today` is an argument: nothing here calls now, today or time."""
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & {"now", "today", "utcnow", "monotonic", "perf_counter"}
    assert "time" not in _tops(path)


@each("storage", "bot/desk", "bot/screens")
def test_desk_and_screens_know_no_channel(path: Path) -> None:
    """Another channel is a second door and not a second house."""
    assert not _tops(path) & {"telegram", "starlette", "uvicorn", "httpx"}


@each("storage", "bot/desk", "bot/screens")
def test_desk_functions_are_plain(path: Path) -> None:
    """From begin to commit there is nothing to wait for."""
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    assert not [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, waiting)]


@each("bot/screens")
def test_screens_ask_no_database_and_no_desk(path: Path) -> None:
    """A screen is a function of what it is given: it may name a row's type, and calls no store."""
    assert not {name for name in _imports(path) if name.startswith(("bot.desk", "bot.mail", "storage.store"))}


@each("bot/desk", "bot/screens", "bot/letters", "bot/reports", "bot/pictures")
def test_no_sql_outside_storage(path: Path) -> None:
    """Rows are asked for by name: nothing here executes a statement or reaches for the connection."""
    asked = {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }
    assert not asked & {"execute", "executemany", "db", "conn"}


def _is_atomic(item: ast.withitem) -> bool:
    call = item.context_expr
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "atomic"


def _awaits_in_transactions(tree: ast.AST) -> list[int]:
    blocks = [n for n in ast.walk(tree) if isinstance(n, ast.With | ast.AsyncWith) and any(map(_is_atomic, n.items))]
    waiting = (ast.Await, ast.AsyncFor, ast.AsyncWith)
    return [
        node.lineno for block in blocks for node in ast.walk(block) if isinstance(node, waiting) and node is not block
    ]


@each("bot", "storage")
def test_no_await_inside_a_transaction(path: Path) -> None:
    """While a transaction is open nobody else gets a turn."""
    assert not _awaits_in_transactions(ast.parse(path.read_text(encoding="utf-8")))


def test_an_await_inside_a_transaction_would_be_found() -> None:
    """The search above sees one that is nested."""
    code = "async def f():\n  with store.atomic():\n    if x:\n      await g()\n"
    assert _awaits_in_transactions(ast.parse(code)) == [4]
