"""What the bot can do with somebody, offered under an answer, or in place of a command that was typed wrongly: only
what works, and only to who may do it."""

import re

from rapidfuzz.distance import OSA

from bot.desk.feature import Command
from bot.desk.own import lists
from bot.desk.registry import Features
from bot.desk.rights import may
from bot.desk.visit import Visit
from bot.screens.message import Bericht, Knop, actie
from bot.screens.start import meant, unknown_button

SHORT = 6
"""Letters under which one slip makes another word, and two make any."""
FEWEST = 3
LONGEST_BUTTON = 60
"""Bytes of what a button can carry, with room to spare."""


def offered(visit: Visit, name: str | None) -> Knop | None:
    """The button that starts this command; None where it has none, does not work yet, or not for this person."""
    command = _command(visit, name) if name else None
    return Knop(command.label, actie("fw", command.name)) if command else None


def _command(visit: Visit, name: str) -> Command | None:
    command = visit.office.features.by_name.get(name)
    if command is None or not command.label or command.uitleg is None:  # announced, but not led yet
        return None
    needed = command.begint or command.actie
    return command if needed is None or may(visit.me, needed) else None


def named(features: Features, text: str) -> str | None:
    """The command that a message names by its own words (`Command.genoemd`), if any."""
    words = re.findall(r"[^\W\d_][\w-]*", text.casefold())
    for command in features.commands:
        if any(all(_begins(words, part) for part in line.split()) for line in command.genoemd):
            return command.name
    return lists.named(features.commands, text)


def _begins(words: list[str], part: str) -> bool:
    return any(word.startswith(tuple(part.split("|"))) for word in words)


def start(visit: Visit, words: list[str]) -> Bericht | None:
    """`fw:<command>`: begin what was offered."""
    command = _command(visit, words[0])
    return command.run(visit, "") if command else unknown_button()


# ---------------------------------------------------------------- a command that was typed wrongly


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
    carried = argument if len(f"cm:{name}:{argument}".encode()) <= LONGEST_BUTTON else ""
    return meant(name, carried, actie("cm", name, *([carried] if carried else [])), command=command)
