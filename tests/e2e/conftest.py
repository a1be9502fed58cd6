"""One stand-in for a test."""

from collections.abc import Iterator

import pytest

from tests.e2e.processes import Telegram, telegram


@pytest.fixture
def standin() -> Iterator[Telegram]:
    """Telegram's stand-in as a process."""
    with telegram() as running:
        yield running
