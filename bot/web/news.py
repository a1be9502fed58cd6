"""What a page gets of its chat: all at the beginning, and then what changed."""

from typing import Any

from bot.desk.menu import commands
from bot.desk.rights import Rol, roles
from bot.web import CHANNEL, words
from bot.web.assets import VERSION
from bot.web.door import WebDoor
from bot.web.sessions import Logged
from bot.web.shown import for_page
from storage.web.log import LogRow

HISTORY = 60
"""Messages that a page begins with; the rest is asked for."""


def begin(door: WebDoor, logged: Logged) -> dict[str, Any]:
    """All that a page shows at first."""
    rows = door.office.store.weblog.last(logged.who.chat, HISTORY)
    organisations = [m.organisatie.naam for m in logged.persoon.lidmaatschappen]
    return {
        "wie": {
            "nummer": logged.who.chat,
            "naam": logged.who.naam,
            "mail": logged.who.mail,
            "organisaties": organisations,
        },
        "berichten": [for_page(row) for row in rows],
        "meer": len(rows) == HISTORY,
        "bewaar": words.kept(door.office.store.bewaartijden.of_person(logged.persoon.id)),
        "bezig": _asked_elsewhere(door, logged, rows),
        **_beside(door, logged),
    }


def _asked_elsewhere(door: WebDoor, logged: Logged, rows: list[LogRow]) -> bool:
    """Whether a question waits that this page does not show as its last: it was asked at another door."""
    asked = door.office.store.gesprekken.asked(logged.persoon.id)
    return asked is not None and (not rows or rows[-1].gemaakt < asked)


def since(door: WebDoor, logged: Logged, after: int) -> dict[str, Any]:
    """What changed after this number; all afresh when the page knows more than we do."""
    store, chat = door.office.store, logged.who.chat
    number = store.weblog.number(chat)
    if after > number:
        return {"opnieuw": True}
    if after == number:  # most questions for news of pages that stand open
        return {"berichten": [], **_how_far(door, chat, number)}
    return {"berichten": [for_page(row) for row in store.weblog.since(chat, after)], **_beside(door, logged)}


def _beside(door: WebDoor, logged: Logged) -> dict[str, Any]:
    """The fixed keyboard, the menu, and how far this goes."""
    store, chat = door.office.store, logged.who.chat
    own = roles(logged.persoon)
    if (CHANNEL, logged.who.mail) in door.office.beheerders:
        own |= {Rol.BEHEERDER}
    return {
        **_how_far(door, chat, store.weblog.number(chat)),
        "toetsenbord": store.weblog.keyboard(chat),
        "menu": [list(one) for one in commands(own, door.office.features)],
    }


def _how_far(door: WebDoor, chat: int, number: int) -> dict[str, Any]:
    """Of which run and version this is, how far it goes, and whether we want to hear that somebody looks."""
    return {"leven": door.life, "versie": VERSION, "nummer": number, "ping": door.office.store.mailpings.waits(chat)}
