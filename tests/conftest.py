"""What every test may use, and what makes a run of all of them short."""

import gc
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from storage.store import Store
from tests.bestand import open_test_store

HERE = Path(__file__).parent

# Every run the same examples, but for `make loot`: one that fails by chance takes minutes to shrink. None is timed.
settings.register_profile("vast", derandomize="KETENBOT_LOOT" not in os.environ, deadline=None)
settings.load_profile("vast")

gc.disable()  # until all tests are known: what collecting them makes stays, and looking through it costs a fifth


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh database file."""
    opened = open_test_store(tmp_path / "test.db")
    yield opened
    opened.close()


def pytest_configure(config: pytest.Config) -> None:
    """Of several workers each first reads its share of the test files: compiling them, with the asserts spelt out, is
    half of collecting, and what one worker compiled the others find. A file that fails here fails where it counts."""
    worker: dict[str, object] | None = getattr(config, "workerinput", None)
    if worker is None or sys.dont_write_bytecode or config.args != list(config.getini("testpaths")):
        return
    files = sorted(HERE.rglob("test_*.py"))
    share = int(str(worker["workerid"]).removeprefix("gw"))
    for file in files[share :: int(str(worker["workercount"]))]:
        with suppress(Exception):
            importlib.import_module(".".join(file.relative_to(HERE.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """What is there now stays until the end: the collector need not look through it again and again. Hypothesis first
    makes its source of chance: of one made later it asks the collector who holds it, which sees nothing here."""
    given(strategies.none())(lambda _: None)()
    gc.freeze()
    gc.enable()
