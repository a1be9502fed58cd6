"""`/berichten`: at which two hours somebody of a party that serves many gemeenten hears of questions, and whether at
once of what cannot wait."""

from dataclasses import replace

from bot.desk import mornings
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.partijen import hours_screens, second
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht

MORNINGS = ("08:00", "09:00", "10:00")
LATER = ("13:00", "15:00", "16:30")


def show(visit: Visit, note: Tekst = "") -> Bericht:
    """What holds now, with buttons to change it."""
    if not may(visit.me, Actie.BERICHTEN):
        return start.may_not()
    book = visit.store.ochtenden
    chosen, early = book.partijuren(visit.me.id), book.get(visit.me.id).tijd or f"{mornings.USUAL:%H:%M}"
    later = f"{second.USUAL:%H:%M}" if chosen.middag is None else chosen.middag
    return hours_screens.settings((early, MORNINGS), (later, LATER), note, meteen=chosen.meteen)


def first(visit: Visit, tijd: str) -> Bericht:
    """The hour of the morning. Raises ValueError for one that was not offered."""
    if tijd not in MORNINGS:
        raise ValueError(tijd)
    if not may(visit.me, Actie.BERICHTEN):
        return start.may_not()
    row = replace(visit.store.ochtenden.get(visit.me.id), tijd=tijd)
    visit.store.ochtenden.choose(row.persoon, row.tijd, row.dagen, row.stil_tot)
    return show(visit, hours_screens.KEPT)


def later(visit: Visit, tijd: str) -> Bericht:
    """The hour of the second message, or none. Raises ValueError for one that was not offered."""
    if tijd not in ("", *LATER):
        raise ValueError(tijd)
    return _keep(visit, tijd, meteen=visit.store.ochtenden.partijuren(visit.me.id).meteen)


def at_once(visit: Visit, *, wanted: bool) -> Bericht:
    """Whether what cannot wait comes at once."""
    return _keep(visit, visit.store.ochtenden.partijuren(visit.me.id).middag, meteen=wanted)


def _keep(visit: Visit, middag: str | None, *, meteen: bool) -> Bericht:
    if not may(visit.me, Actie.BERICHTEN):
        return start.may_not()
    visit.store.ochtenden.choose_partijuren(visit.me.id, middag, meteen=meteen)
    return show(visit, hours_screens.KEPT)


def press(visit: Visit, words: list[str]) -> Bericht:
    """`vu:o:<hhmm>`, `vu:m:<hhmm or geen>` and `vu:d:<1 or 0>`. Raises ValueError for a strange one."""
    match words:
        case ["o", tijd]:
            return first(visit, f"{tijd[:2]}:{tijd[2:]}")
        case ["m", "geen"]:
            return later(visit, "")
        case ["m", tijd]:
            return later(visit, f"{tijd[:2]}:{tijd[2:]}")
        case ["d", ("0" | "1") as wanted]:
            return at_once(visit, wanted=wanted == "1")
        case _:
            raise ValueError(words)
