"""The figures of the house: how full its folders are, what a procedure costs, what one press takes.

    make cijfers, or python -m tests.rooms.cijfers

As tests/rooms/spoor.py it can measure another checkout: from its root, `python <this file>`.
"""

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path.cwd() if __name__ == "__main__" else Path(__file__).parents[2]
"""As a command: the checkout that one stands in."""
ROOMS = ("bot", "workflows", "knowledge", "storage")
FOUR = ("koppeling", "woningweigering", "herverdeling", "ladder")
EXAMPLE = "garantie"


def modules(folder: str) -> list[Path]:
    """The modules in a folder and under it; what only makes it a package is not counted."""
    return sorted(path for path in (ROOT / folder).rglob("*.py") if path.name != "__init__.py")


def lines(*folders: str) -> int:
    """The lines of all modules in these folders."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for folder in folders for path in modules(folder))


def fullness() -> tuple[float, str, int]:
    """Modules per folder that holds any: the mean, and the fullest with its number."""
    folders = Counter(path.parent.relative_to(ROOT) for room in ROOMS for path in modules(room))
    fullest, most = folders.most_common(1)[0]
    return sum(folders.values()) / len(folders), str(fullest), most


def places(procedure: str) -> list[str]:
    """The modules outside its own folders that name a procedure: in an import, or in a string that is its name."""
    own = (f"bot/features/{procedure}/", f"workflows/{procedure}/")
    files = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    found = ((str(path.relative_to(ROOT)), path) for path in files)
    return [name for name, path in found if not name.startswith(own) and procedure in _named(path)]


def _named(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from node.module.split(".")


def press() -> str:
    """What one press takes, as tests/rooms/spoor.py says it in its first line."""
    found = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("spoor.py"))],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.splitlines()[0]


def figures() -> Iterator[str]:
    """Each figure as a line."""
    mean, fullest, most = fullness()
    yield f"modules per folder: mean {mean:.1f}, fullest {most} ({fullest})"
    if (ROOT / "bot" / "features").is_dir():
        each = {use: lines(f"bot/features/{use}") for use in FOUR}
        said = ", ".join(f"{use} {count}" for use, count in each.items())
        yield f"lines of desk and screens: {sum(each.values())} ({said})"
    if (ROOT / "workflows" / EXAMPLE).is_dir():
        own, named = lines(f"workflows/{EXAMPLE}", f"bot/features/{EXAMPLE}"), places(EXAMPLE)
        yield f"lines of {EXAMPLE}: {own} (table, desk and screens)"
        yield f"modules elsewhere that name {EXAMPLE}: {len(named)} ({', '.join(named)})"
    yield press()


if __name__ == "__main__":
    for line in figures():
        print(line)  # noqa: T201  its output
