"""The channel's own menu: at most eight commands, by role, and only what works."""

from collections.abc import Iterable

from bot.desk.feature import Features
from bot.desk.rights import Rol
from bot.desk.visit import Menu, Visit

MOST = 8
STRANGER = ("start",)
_ALWAYS = ("contacten", "help", "privacy")
_BY_ROLE: dict[Rol, tuple[str, ...]] = {
    Rol.COORDINATOR: ("zaken", "koppeling", "overzicht", "taakstelling", "uitnodigen"),
    Rol.GEMEENTE: ("zaken", "koppeling", "woningweigering", "termijn", "overzicht"),
    Rol.PROVINCIE: ("toezicht", "ladder", "taakstelling", "herverdeling", "termijn"),
    Rol.COA: ("vragen", "herverdeling", "termijn"),
    Rol.CORPORATIE: ("vragen", "termijn"),
    Rol.BEGELEIDING: ("vragen", "termijn"),
    Rol.BEHEERDER: ("uitnodigen", "onderwerpen"),
}
"""What each role does most, first what is done most. Who has several roles sees the first row that applies."""


def commands(roles: Iterable[Rol], features: Features) -> tuple[tuple[str, str], ...]:
    """(command, explanation) for a person with these roles."""
    held = set(roles)
    own = next((names for rol, names in _BY_ROLE.items() if rol in held), STRANGER)
    wanted = [*own, *_ALWAYS] if held else list(own)
    known = [features.by_name[name] for name in wanted if name in features.by_name]
    return tuple((command.name, command.uitleg or command.name) for command in known[:MOST])


def refresh(visit: Visit, roles: Iterable[Rol]) -> None:
    """Give the person's chat the menu of these roles; tried once, and again at the next /start."""
    visit.post.fleeting.append(Menu(visit.incoming.chat, commands(roles, visit.office.features)))
