"""The layers of the house are kept apart, and nothing waits inside a transaction: read from the source itself.

Rules are said of layers. Which layer a file belongs to follows from the table `LAYERS`: its folder, and in a folder
of a use its role name. A file that no line of the table places is an error, so that a rule cannot go on passing while
it covers nothing.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "workflows", "knowledge", "storage")
TELEGRAM = frozenset({"telegram"})
CALLED = TELEGRAM | {"httpx", "aiosmtplib", "http_ece", "py_vapid"}
"""What calls a channel: only the folder of a channel does."""
CHANNELS = CALLED | {"starlette", "uvicorn"}
DATABASES = frozenset({"sqlite3", "sqlite_utils"})
CLOCK_CALLS = frozenset({"now", "today", "utcnow", "monotonic", "perf_counter"})
SQL_WORDS = frozenset({"execute", "executemany", "db", "conn"})
WAITING = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)


@dataclass(frozen=True)
class Layer:
    """What files of one layer may not do. `not_ours` are the parts of the house that they may not import, `only_ours`
    the only ones that they may, where those are few. What import-linter says of layers stands in pyproject.toml."""

    name: str
    where: tuple[str, ...]
    not_ours: tuple[str, ...] = ()
    not_libraries: frozenset[str] = frozenset()
    waits: bool = True
    reads_clock: bool = True
    speaks_sql: bool = True
    only_ours: tuple[str, ...] = ()


LAYERS = (
    Layer(
        "engine",
        (r"workflows/(?:__init__|bron|contacten|gemeenten)", r"workflows/(?:engine|dates)/[a-z_]+"),
        not_ours=("bot", "storage", "knowledge"),
        only_ours=(
            "workflows.engine",
            "workflows.dates",
            "workflows.bron",
            "workflows.contacten",
            "workflows.gemeenten",
        ),
        not_libraries=CHANNELS | DATABASES | {"asyncio", "time"},
        waits=False,
        reads_clock=False,
        speaks_sql=False,
    ),
    Layer(
        "pure",
        (r"workflows/(?!engine/|dates/)[a-z]+/[a-z_]+", r"knowledge/.+"),
        not_ours=("bot", "storage"),
        not_libraries=CHANNELS | DATABASES | {"asyncio", "time"},
        waits=False,
        reads_clock=False,
        speaks_sql=False,
    ),
    Layer("storage", (r"storage/.+",), ("bot", "workflows", "knowledge"), CHANNELS, waits=False),
    Layer(
        "screens",
        (r"bot/screens/[a-z_]+", r"bot/features/[a-z]+/(?:[a-z]+/)?(?:[a-z_]+_)?screens"),
        not_ours=("bot.desk", "bot.mail", "bot.run", "bot.cli.main", "bot.tryout", "storage.store"),
        not_libraries=CHANNELS | DATABASES,
        waits=False,
        speaks_sql=False,
    ),
    Layer(
        "files",
        (r"bot/files/[a-z_]+",),
        not_ours=("bot.desk", "bot.mail", "bot.run", "bot.cli.main", "bot.tryout", "storage.store"),
        not_libraries=CHANNELS | DATABASES,
        waits=False,
        speaks_sql=False,
    ),
    Layer(
        "desk",
        (
            r"bot/desk/(?:begun/|doors/|guard/|lists/|own/|trust/)?[a-z_]+",
            r"bot/features/__init__",
            r"bot/features/[a-z]+/(?:[a-z]+/)?(?!(?:[a-z_]+_)?screens$)[a-z_]+",
        ),
        not_ours=("bot.mail", "bot.run", "bot.cli.main", "bot.tryout"),
        not_libraries=CHANNELS | DATABASES,
        waits=False,
        speaks_sql=False,
    ),
    Layer(
        "mail",
        (r"bot/mail/[a-z_]+",),
        not_ours=("bot.mail.telegram", "bot.run", "bot.cli.main", "bot.tryout"),
        not_libraries=CHANNELS | DATABASES,
    ),
    Layer("a channel", (r"bot/mail/[a-z]+/[a-z_]+",), ("bot.run", "bot.cli.main", "bot.tryout"), DATABASES),
    Layer(
        "web",
        (r"bot/web/[a-z_]+",),
        not_ours=("bot.mail.telegram", "bot.mail.smtp", "bot.run", "bot.cli.main", "bot.tryout"),
        not_libraries=CALLED | {"smtplib"} | DATABASES,
    ),
    Layer(
        "run",
        (r"bot/run/[a-z_]+", r"bot/settings"),
        not_ours=("bot.cli.main",),
        not_libraries=CALLED,
    ),
    Layer("tryout", (r"bot/tryout/(?:[a-z]+/)?[a-z_]+",), ("bot.cli.main",), TELEGRAM),
    Layer(
        "cli",
        (r"bot/cli/[a-z_]+", r"bot/(?:__init__|__main__)"),
        not_libraries=CHANNELS,
    ),
)


def layers_of(file: str) -> list[Layer]:
    """The layers that claim this file (`bot/desk/visit.py`): one, or the table is wrong."""
    name = file.removesuffix(".py")
    return [layer for layer in LAYERS if any(re.fullmatch(where, name) for where in layer.where)]


def files() -> list[str]:
    """Every module of the product, as a path from the root."""
    return [str(path.relative_to(ROOT)) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def tree_of(file: str) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """The full name of each thing that is imported (`bot.desk.visit.Visit`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def broken(file: str, tree: ast.Module, layer: Layer) -> list[str]:
    """The rules of the layer that the module breaks, a sentence each."""
    names, nodes = list(imports(tree)), list(ast.walk(tree))
    found = [f"imports {name}" for name in names if any(f"{name}.".startswith(f"{p}.") for p in layer.not_ours)]
    found += [f"imports {name}" for name in names if name.partition(".")[0] in layer.not_libraries | {"tests"}]
    if layer.only_ours:
        ours = [name for name in names if name.partition(".")[0] in ROOMS]
        found += [
            f"imports {name}" for name in ours if not any(f"{name}.".startswith(f"{p}.") for p in layer.only_ours)
        ]
    if layer.name in ("pure", "storage"):
        room = file.partition("/")[0]
        found += [f"imports {name}" for name in names if name.partition(".")[0] in set(ROOMS) - {room}]
    attributes = {node.attr: node.lineno for node in nodes if isinstance(node, ast.Attribute)}
    calls = {n.func.attr: n.lineno for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}
    if not layer.waits:
        found += [f"waits in line {node.lineno}" for node in nodes if isinstance(node, WAITING)]
    if not layer.reads_clock:
        found += [f"reads the clock in line {line}" for name, line in calls.items() if name in CLOCK_CALLS]
    if not layer.speaks_sql:
        found += [f"speaks SQL in line {line}" for name, line in attributes.items() if name in SQL_WORDS]
    return found


@pytest.mark.parametrize("file", files())
def test_a_file_keeps_the_rules_of_its_layer(file: str) -> None:
    """It lies in exactly one layer, and does nothing that this layer may not."""
    claimed = layers_of(file)
    assert len(claimed) == 1, f"{file}: lies in {[layer.name for layer in claimed] or 'no layer: place it in LAYERS'}"
    assert not broken(file, tree_of(file), claimed[0])


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_a_layer_is_not_empty(layer: Layer) -> None:
    """A rule that no file falls under holds nothing."""
    assert [file for file in files() if layer in layers_of(file)]


@pytest.mark.parametrize(
    ("file", "code", "complaint"),
    [
        ("bot/desk/x.py", "from bot.mail import courier", "imports bot.mail.courier"),
        ("bot/desk/x.py", "async def f(): ...", "waits in line 1"),
        ("bot/features/koppeling/screens.py", "from bot.desk.visit import Visit", "imports bot.desk.visit.Visit"),
        ("bot/features/koppeling/desk.py", "import telegram", "imports telegram"),
        ("bot/features/koppeling/desk.py", "def f(store): store.db.execute('')", "speaks SQL in line 1"),
        ("workflows/engine/x.py", "from workflows.koppeling import tabel", "imports workflows.koppeling.tabel"),
        ("workflows/koppeling/plan.py", "from storage import cases", "imports storage.cases"),
        ("workflows/koppeling/plan.py", "def f(date): return date.today()", "reads the clock in line 1"),
        ("storage/cases.py", "from workflows.bron import Bron", "imports workflows.bron.Bron"),
        ("bot/mail/x.py", "import tests.chat", "imports tests.chat"),
        ("bot/mail/courier.py", "from telegram.error import Forbidden", "imports telegram.error.Forbidden"),
        ("bot/mail/courier.py", "import httpx", "imports httpx"),
        ("bot/mail/x.py", "from bot.mail.telegram.bot import KetenBot", "imports bot.mail.telegram.bot.KetenBot"),
        ("bot/mail/telegram/x.py", "from bot.run import clock", "imports bot.run.clock"),
        ("bot/run/service.py", "from telegram.ext import Application", "imports telegram.ext.Application"),
        ("bot/tryout/standin/x.py", "import telegram", "imports telegram"),
    ],
)
def test_a_broken_rule_is_seen(file: str, code: str, complaint: str) -> None:
    """Each kind of rule can fail."""
    (layer,) = layers_of(file)
    assert complaint in broken(file, ast.parse(code), layer)


@pytest.mark.parametrize("file", ["bot/elders/x.py", "bot/utils.py", "bot/features/x.py", "hulp/x.py"])
def test_a_file_in_a_new_place_belongs_to_no_layer(file: str) -> None:
    """Who makes a folder says what it may do."""
    assert layers_of(file) == []


# ---------------------------------------------------------------- transactions


def _is_atomic(item: ast.withitem) -> bool:
    call = item.context_expr
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "atomic"


def _awaits_in_transactions(tree: ast.AST) -> list[int]:
    blocks = [n for n in ast.walk(tree) if isinstance(n, ast.With | ast.AsyncWith) and any(map(_is_atomic, n.items))]
    waiting = (ast.Await, ast.AsyncFor, ast.AsyncWith)
    return [
        node.lineno for block in blocks for node in ast.walk(block) if isinstance(node, waiting) and node is not block
    ]


@pytest.mark.parametrize("file", files())
def test_no_await_inside_a_transaction(file: str) -> None:
    """While a transaction is open nobody else gets a turn."""
    assert not _awaits_in_transactions(tree_of(file))


def test_an_await_inside_a_transaction_would_be_found() -> None:
    """The search above sees one that is nested."""
    code = "async def f():\n  with store.atomic():\n    if x:\n      await g()\n"
    assert _awaits_in_transactions(ast.parse(code)) == [4]
