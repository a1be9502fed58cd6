"""The contracts on imports (import-linter, in pyproject.toml) are kept, and each of them can break.

Always without the linter's cache: with it a broken contract was once called kept.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "knowledge", "storage", "workflows")
LINT = ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache", "--no-logo")


def lint(house: Path, *args: str) -> tuple[bool, str]:
    """Whether the imports of the house that lies here keep its contracts, and what the linter said."""
    run = subprocess.run(
        [sys.executable, *LINT, *args],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode == 0, run.stdout + run.stderr


def test_the_contracts_are_kept() -> None:
    """On the house as it stands."""
    kept, said = lint(ROOT)
    assert kept, said


def test_every_door_says_why() -> None:
    """Above each import that is let through stands a comment, for it or for a row of them."""
    table = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (doors,) = re.findall(r'id = "uses".*?ignore_imports = \[\n(.*?)\n\]', table, re.DOTALL)
    assert doors.lstrip().startswith("#")
    assert doors.count("->") >= doors.count("#")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source, to break."""
    here = tmp_path_factory.mktemp("huis")
    for room in ROOMS:
        shutil.copytree(ROOT / room, here / room, ignore=_only_source)
    shutil.copy(ROOT / "pyproject.toml", here)
    return here


def _only_source(folder: str, names: list[str]) -> list[str]:
    return [n for n in names if n == "__pycache__" or not (n.endswith(".py") or (Path(folder) / n).is_dir())]


@pytest.fixture
def broken(house: Path, file: str, code: str) -> Iterator[Path]:
    """The copy with one file more."""
    path = house / file
    made = not path.parent.exists()
    path.parent.mkdir(exist_ok=True)
    path.write_text(code, encoding="utf-8")
    yield house
    shutil.rmtree(path.parent) if made else path.unlink()


@pytest.mark.parametrize(
    ("contract", "file", "code"),
    [
        ("rooms", "knowledge/x.py", "from storage import cases"),
        ("rooms", "workflows/koppeling/x.py", "from bot.desk import visit"),
        ("rooms", "storage/x.py", "from workflows import bron"),
        ("layers", "bot/desk/x.py", "from bot.features.koppeling import desk"),
        ("layers", "bot/screens/x.py", "def f():\n    from bot.desk import visit"),
        ("layers", "bot/files/x.py", "from bot.features.herverdeling import letters"),
        ("layers", "bot/mail/x.py", "from bot.run import service"),
        ("layers", "bot/elders/__init__.py", ""),
        ("uses", "bot/features/agenda/x.py", "from bot.features.ladder import post"),
        ("uses", "bot/features/ladder/x.py", "from bot.features.cijfers import saldo"),
        ("circles", "bot/features/cijfers/x.py", "from bot.features.toezicht import view"),
        ("machine", "bot/desk/x.py", "import transitions"),
    ],
)
def test_a_broken_contract_is_seen(contract: str, file: str, broken: Path) -> None:
    """Each kind of import that is forbidden turns its own contract red."""
    kept, said = lint(broken, "--contract", contract)
    assert not kept, file
    assert "BROKEN" in said or "Missing layer" in said, said


def test_a_door_that_nobody_uses_is_closed(house: Path) -> None:
    """What was cut does not stay open."""
    table = house / "pyproject.toml"
    text = table.read_text(encoding="utf-8")
    unused = '    "bot.features.start.* -> bot.features.agenda.*",\n'
    table.write_text(text.replace("ignore_imports = [\n", f"ignore_imports = [\n{unused}", 1), encoding="utf-8")
    kept, said = lint(house, "--contract", "uses")
    table.write_text(text, encoding="utf-8")
    assert not kept
    assert "bot.features.start.* -> bot.features.agenda.*" in said
