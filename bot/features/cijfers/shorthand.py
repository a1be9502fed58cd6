"""A command as people type it in words: "taakstelling Almere 2027-I", "stand Urk", "toezicht 2026-II"."""

from bot.desk.visit import Visit
from bot.features.cijfers.taakstelling import lees_opdracht
from bot.screens.message import Bericht


def lees(visit: Visit, text: str) -> Bericht | bool | None:
    """Do what a command does that takes a gemeente, a tijdvak or both (`Command.kort`), when all that follows its word
    is a gemeente by its own name, a tijdvak or a number; else None: it is a question."""
    woord, _, rest = " ".join(text.rstrip("!.").split()).partition(" ")
    command = visit.office.features.by_name.get(woord.casefold())
    if command is None or not command.kort or not rest:
        return None
    asked = lees_opdracht(visit, rest)
    if asked.naam and len(visit.office.gemeenten.precies(asked.naam)) != 1:
        return None
    if not asked.naam and asked.tijdvak is None:
        return None
    found = command.run(visit, rest)
    return True if found is None else found
