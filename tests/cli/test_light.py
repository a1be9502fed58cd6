"""Starting loads no more than serving needs: what reads or writes files, draws or tries out comes when it is used."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

HEAVY = ("docx", "docxtpl", "pypdf", "openpyxl", "matplotlib", "PIL", "icalendar", "bot.tryout")
PROGRAM = f"""
import sys
import bot.cli.main, bot.run.service, bot.mail.telegram.door
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_nothing_heavy_is_loaded() -> None:
    """Each of these took between a tenth and half a second, and tens of megabytes."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", HEAVY)
def test_they_are_there_to_be_loaded(name: str) -> None:
    """A name that nothing has would never be found loaded."""
    assert find_spec(name) is not None
