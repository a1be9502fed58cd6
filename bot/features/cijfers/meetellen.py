"""`/meetellen`: a few buttons that lead to whether a household counts for the taakstelling. Nothing is kept: a button
carries the road behind it."""

from collections.abc import Sequence

from bot.desk.visit import Visit
from bot.features.cijfers import meetellen_screens
from bot.features.cijfers.meetellen_screens import Entrance
from bot.screens.message import Bericht
from workflows.cijfers.meetellen import BESLISTABEL, Beslistabel, Uitkomst, Vraag


def show(road: Sequence[str], table: Beslistabel = BESLISTABEL) -> Bericht:
    """The question or the answer at the end of the road. Raises KeyError for one that is not in the table."""
    here, chosen, entrance = table.bij(), list[str](), Entrance()
    for at, name in enumerate(road, start=1):
        choices = {naar: titel for titel, naar in here.keuzes} if isinstance(here, Vraag) else {}
        chosen.append(choices[name])
        here = table.bij(name)
        if isinstance(here, Vraag) and here.kop:
            entrance = Entrance(here.kop, here.meer, at)
    if isinstance(here, Uitkomst):
        return meetellen_screens.answer(here, chosen, road, entrance)
    return meetellen_screens.question(here, chosen, road, entrance)


def press(visit: Visit, words: list[str]) -> Bericht:  # noqa: ARG001  every press is given the visit
    """`wm:` and the answers so far."""
    try:
        return show(words)
    except KeyError:  # the table changed since
        return meetellen_screens.changed(show(()))
