"""Break the machine on purpose, in four ways, and count how many tests notice: a library that decides nothing can be
broken without a test turning red.

    python -m tests.rooms.kapot            all four ways: tests/workflows and forty transcripts, as counts
    pytest -p tests.rooms.kapot ...        one way (KAPOT=open, houdt, blijft or werpt) for whatever is run
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workflows.engine.machine import Machine, Overgang

ROOT = Path(__file__).parents[2]
TRANSCRIPTS = 40
LEAST = {"tests/workflows": 10, "transcripts": 5}
"""So many tests must notice each way."""


def _open(standen: Sequence[str], ways: Iterable[Overgang]) -> list[Overgang]:
    """Every step is open from every stand."""
    return [replace(way, van=tuple(standen)) for way in ways]


def _houdt(_: Sequence[str], ways: Iterable[Overgang]) -> list[Overgang]:
    """Conditions always hold; the functions by which a form finds its next question are no conditions of ours."""
    return [replace(way, eist=tuple(one for one in way.eist if not isinstance(one, str))) for way in ways]


def _blijft(_: Sequence[str], ways: Iterable[Overgang]) -> list[Overgang]:
    """A step leads nowhere: the stand stays."""
    return [replace(way, van=(stand,), naar=stand) for way in ways for stand in way.van]


_TABLES: dict[str, Callable[[Sequence[str], Iterable[Overgang]], list[Overgang]]] = {
    "open": _open,
    "houdt": _houdt,
    "blijft": _blijft,
}
WAYS = (*_TABLES, "werpt")


def pytest_configure(config: pytest.Config) -> None:
    """Break it before anything is imported that draws a machine."""
    del config
    way = os.environ.get("KAPOT", "")
    if way == "werpt":
        Machine._fire = _raise  # type: ignore[method-assign]
    elif way:
        _rebuild(_TABLES[way])


def _raise(self: Machine, model: object, trigger: str, *given: Any) -> bool:
    raise RuntimeError(f"kapot: {trigger}")


def _rebuild(broken: Callable[[Sequence[str], Iterable[Overgang]], list[Overgang]]) -> None:
    whole = Machine.__init__

    def half(self: Machine, standen: Sequence[str], begin: str, ways: Iterable[Overgang], **more: Any) -> None:
        # The questions of a form are no procedure: with those broken nothing at all could be said.
        whole(self, standen, begin, ways if more else broken(standen, ways), **more)

    Machine.__init__ = half  # type: ignore[method-assign,assignment]


def noticed(way: str, tests: Sequence[str]) -> int:
    """How many of these tests fail with the machine broken so."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.rooms.kapot", "-q", "--no-header", "--tb=no", *tests]
    run = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "KAPOT": way}, capture_output=True, text=True, check=False
    )
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (failed|error)", run.stdout)}
    return sum(counts.values())


def _forty() -> list[str]:
    """Forty transcripts, spread evenly over all of them."""
    found = sorted(ROOT.glob("tests/*/gesprekken/*.txt"))
    step = len(found) / TRANSCRIPTS
    chosen = [found[int(index * step)] for index in range(TRANSCRIPTS)]
    return [f"tests/test_conversations.py::test_transcript[{p.parents[1].name}/{p.stem}]" for p in chosen]


def main() -> int:
    """Count for each way; 1 when too few notice."""
    enough = True
    for way in WAYS:
        counts = {"tests/workflows": noticed(way, ["tests/workflows"]), "transcripts": noticed(way, _forty())}
        enough = enough and all(counts[name] >= least for name, least in LEAST.items())
        print(f"{way}: " + ", ".join(f"{name} {count} red" for name, count in counts.items()))  # noqa: T201  its output
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
