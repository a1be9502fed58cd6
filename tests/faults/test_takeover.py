"""Another machine takes over from the copy: nothing that was confirmed is lost, and what comes twice says so."""

from pathlib import Path

from tests.e2e.processes import nursery, telegram
from tests.faults.takeover import drill


def test_nothing_that_was_confirmed_is_lost(tmp_path: Path) -> None:
    """With Litestream where it is on the machine, and a stand-in for it elsewhere. `python -m tests.faults.takeover`
    does the same with 20 MB."""
    with nursery() as home, telegram() as standin:
        found = drill(tmp_path, home, standin, megabytes=2, seconds=2)
    assert found.gevraagd >= 20
    assert (found.kwijt, found.ongemerkt) == (0, 0)
    assert found.seconden < 15
