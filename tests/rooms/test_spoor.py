"""One press does nothing twice: the case and its history are read once, its terms worked out once for each state."""

import asyncio
import re
from pathlib import Path

import pytest

from tests.rooms.spoor import Spoor, follow


@pytest.fixture(scope="module")
def spoor() -> Spoor:
    """One press on a koppeling, followed."""
    return asyncio.run(follow())


def test_a_press_reads_a_case_and_its_history_once(spoor: Spoor) -> None:
    """Who takes a step has the case in hand, also to plan anew and to show it."""
    assert spoor.read("geschiedenis") == 1
    assert sum("from zaken where id" in sql for sql in spoor.update) == 1


def test_a_press_works_the_terms_out_once_before_and_once_after(spoor: Spoor) -> None:
    """A koppeling has two terms; screen, list, reminders and agenda read the same days."""
    assert spoor.terms() <= 4


def test_a_press_goes_from_the_carrier_to_the_carrier(spoor: Spoor) -> None:
    """What is followed is the whole way: from the update as it came in to the call on the wire."""
    assert spoor.modules[0].startswith("bot/mail/")
    assert spoor.modules[-1].startswith("bot/mail/")
    seen = {"bot/desk/router.py", "bot/desk/steps.py", "workflows/engine/machine.py", "storage/outbox.py"}
    assert seen < {*spoor.modules}


def test_the_way_that_is_written_down_is_the_way(spoor: Spoor) -> None:
    """docs/architectuur.md names modules that run, all of them on this press."""
    page = (Path(__file__).parents[2] / "docs" / "architectuur.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \d+ \| `([^`]+)`", page, re.MULTILINE)
    assert len(named) > 10
    assert [module for module in named if module not in spoor.modules] == []
