"""A site with a fresh database."""

from collections.abc import AsyncIterator

import pytest

from storage.store import Store
from tests.web.page import Site


@pytest.fixture
async def site(store: Store) -> AsyncIterator[Site]:
    made = Site(store)
    yield made
    await made.close()
