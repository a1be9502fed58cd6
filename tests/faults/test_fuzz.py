"""Generated updates at the whole bot; a hundred thousand of them are for `make bewijs`."""

from pathlib import Path

import pytest

from tests.faults import fuzz


@pytest.mark.slow
async def test_no_update_is_set_aside_outside_the_parser(tmp_path: Path) -> None:
    """Texts, presses, edits and files of any shape that the channel can bring, also those with half a sign in it."""
    aside, _ = await fuzz.run(600, 412, tmp_path)
    assert aside == []
