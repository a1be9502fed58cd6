"""A command that was typed wrongly: the nearest one that this person has, with the words behind it kept."""

from rapidfuzz.distance import OSA

from bot.desk.feature import Command
from bot.desk.rights import may
from bot.desk.visit import Visit
from bot.screens.message import Bericht, actie
from bot.screens.start import meant

SHORT = 6
"""Letters under which one slip makes another word, and two make any."""
FEWEST = 3
LONGEST_BUTTON = 60
"""Bytes of what a button can carry, with room to spare."""


def theirs(visit: Visit, command: Command) -> bool:
    """Whether this command is for this person, and said in the help."""
    needed = [right for right in (command.actie, command.ook) if right]
    return command.uitleg is not None and (not needed or any(may(visit.me, right) for right in needed))


def near(visit: Visit, typed: str, slips: int = 2) -> str | None:
    """The name of the nearest command; None where none is near, or two are as near."""
    if len(typed) < FEWEST:
        return None
    allowed = min(slips, 1 if len(typed) < SHORT else 2)
    found = sorted(
        (distance, command.name)
        for command in visit.office.features.commands
        if (distance := OSA.distance(typed, command.name, score_cutoff=allowed)) <= allowed and theirs(visit, command)
    )
    alone = found and (len(found) == 1 or found[1][0] > found[0][0])
    return found[0][1] if alone else None


def suggest(visit: Visit, typed: str, argument: str, *, command: bool, slips: int = 2) -> Bericht | None:
    """Ask whether the nearest command was meant; None where none is near. Words that a button cannot carry are
    left out of it."""
    name = near(visit, typed, slips)
    if name is None:
        return None
    button = actie("cm", name, argument) if argument else actie("cm", name)
    if len(button.encode()) > LONGEST_BUTTON:
        return meant(name, "", actie("cm", name), command=command)
    return meant(name, argument, button, command=command)
