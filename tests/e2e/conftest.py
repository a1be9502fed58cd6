"""One stand-in for a test, and a nursery for all."""

from collections.abc import Iterator

import pytest

from tests.e2e.processes import Nursery, Telegram, nursery, telegram


@pytest.fixture
def standin() -> Iterator[Telegram]:
    """Telegram's stand-in as a process."""
    with telegram() as running:
        yield running


@pytest.fixture(scope="session")
def home() -> Iterator[Nursery]:
    """Where ketenbots start."""
    with nursery() as running:
        yield running
