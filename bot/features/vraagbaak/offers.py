"""What the bot can do with somebody, offered under an answer: only what works, and only to who may do it."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from bot.desk.feature import Command
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.screens.message import Bericht, Knop, actie
from bot.screens.start import unknown_button

LABELS = {
    "koppeling": "Leg een koppeling vast",
    "termijn": "Bereken een termijn",
    "herverdeling": "Begin een herverdeling",
    "woningweigering": "Meld een weigering of no-show",
    "taakstelling": "Bereken de taakstelling",
    "stand": "Waar staan we met de taakstelling?",
    "gegevens": "Voer cijfers van COA in",
    "doorlooptijd": "Bekijk de doorlooptijd",
    "meetellen": "Telt dit huishouden mee?",
    "toezicht": "Bekijk het toezicht",
    "ladder": "Open de interventieladder",
    "contacten": "Wie bel ik waarvoor?",
}
"""What the button of a workflow says, by the name of its command."""


BEGINNEN = {"herverdeling": Actie.HERVERDELEN}
"""The right to begin a workflow, where its command does something for others too."""


def offered(visit: Visit, name: str | None) -> Knop | None:
    """The button that starts this workflow; None where it does not work yet, or not for this person."""
    return Knop(LABELS[name], actie("fw", name)) if name in LABELS and _command(visit, name) else None


def _command(visit: Visit, name: str) -> Command | None:
    command = visit.office.features.by_name.get(name)
    if command is None or command.uitleg is None:  # announced, but not led yet
        return None
    needed = BEGINNEN.get(name, command.actie)
    return command if needed is None or may(visit.me, needed) else None


@cache
def _wordings() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    raw = tomllib.loads((files("bot.features.vraagbaak") / "wegwijzer.toml").read_text(encoding="utf-8"))
    return tuple((name, tuple(tuple(line.split()) for line in table["woorden"])) for name, table in raw.items())


def named(text: str) -> str | None:
    """The workflow that a message names, if any."""
    words = re.findall(r"[^\W\d_][\w-]*", text.casefold())
    for name, lines in _wordings():
        if any(all(_begins(words, part) for part in line) for line in lines):
            return name
    return None


def _begins(words: list[str], part: str) -> bool:
    return any(word.startswith(tuple(part.split("|"))) for word in words)


def start(visit: Visit, words: list[str]) -> Bericht | None:
    """`fw:<command>`: begin what was offered."""
    command = _command(visit, words[0]) if words[0] in LABELS else None
    return command.run(visit, "") if command else unknown_button()
