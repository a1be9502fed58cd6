"""What the bot can do with somebody, offered under an answer: only what works, and only to who may do it."""

import re

from bot.desk.feature import Command
from bot.desk.own import lists
from bot.desk.registry import Features
from bot.desk.rights import may
from bot.desk.visit import Visit
from bot.screens.message import Bericht, Knop, actie
from bot.screens.start import unknown_button


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
