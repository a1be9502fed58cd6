"""What every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.bestand import open_test_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh database file."""
    opened = open_test_store(tmp_path / "test.db")
    yield opened
    opened.close()
