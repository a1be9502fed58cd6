"""The channel's own menu: at most eight commands, by role, and only what works."""

from collections.abc import Iterable

from bot.desk.registry import Features
from bot.desk.rights import Rol
from bot.desk.visit import Menu, Visit

MOST = 8
STRANGER = ("start",)
_FIRST = (
    Rol.COORDINATOR,
    Rol.GEMEENTE,
    Rol.REGIO,
    Rol.PROVINCIE,
    Rol.COA,
    Rol.CORPORATIE,
    Rol.BEGELEIDING,
    Rol.BEHEERDER,
)
"""Who has several roles sees the menu of the first of these that applies."""


def commands(roles: Iterable[Rol], features: Features) -> tuple[tuple[str, str], ...]:
    """(command, explanation) for a person with these roles."""
    held = set(roles)
    rol = next((rol for rol in _FIRST if rol in held), None)
    if rol is None:
        known = [features.by_name[name] for name in STRANGER]
    else:
        known = sorted((c for c in features.commands if rol in c.menu), key=lambda command: command.menu[rol])
    return tuple((command.name, command.uitleg or command.name) for command in known[:MOST])


def refresh(visit: Visit, roles: Iterable[Rol]) -> None:
    """Give the person's chat the menu of these roles; tried once, and again at the next /start."""
    visit.post.fleeting.append(Menu(visit.incoming.chat, commands(roles, visit.office.features)))
