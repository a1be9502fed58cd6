"""Buttons: what an action means. It is data from outside, also when it looks like ours: it is read with care, its
right is asked, and anything that no table knows gets a word instead of an error."""

from bot.desk.visit import Visit
from bot.screens import start
from bot.screens.message import Bericht


def press(visit: Visit) -> None:
    """Do what the pressed button asks, and show the result in its place."""
    bericht = _act(visit)
    if bericht is not None:
        visit.show(bericht)


def _act(visit: Visit) -> Bericht | None:
    name, *words = visit.incoming.text.split(":")
    known = visit.office.features.presses.get(name)
    if known is None:
        return start.unknown_button()
    try:
        return known(visit, words)
    except (ValueError, IndexError, OverflowError):  # a number that no table can hold
        return start.unknown_button()
