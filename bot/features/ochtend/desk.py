"""`/herinneringen`: when somebody wants the morning message, on which days, and silence until a day."""

from dataclasses import replace
from datetime import timedelta

from bot.desk import mornings
from bot.desk.rights import Actie, Rol, may, roles
from bot.desk.visit import Visit
from bot.features.ochtend import screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.ochtenden import OchtendRow

TIMES = ("07:30", "08:00", "08:30", "09:00", "10:00", "12:00")
LONGEST = 42
"""Days of silence that can be chosen at most: longer is an absence, with somebody who stands in."""


def show(visit: Visit, note: Tekst = "") -> Bericht:
    """What holds now, with buttons to change it."""
    if not may(visit.me, Actie.OCHTEND):
        return screens.gemeenten_only()
    r = mornings.rooster(_row(visit), visit.now)
    quiet = r.stil_tot if r.stil_tot is not None and r.stil_tot >= visit.today else None
    return screens.settings(f"{r.tijd:%H:%M}", TIMES, r.dagen, quiet, note, _sorting(visit))


def _sorting(visit: Visit) -> bool | None:
    """Whether a coordinator has the cases of colleagues by name; None for who hears of no colleagues."""
    return visit.store.vandaag.per_collega(visit.me.id) if Rol.COORDINATOR in roles(visit.me) else None


def by_colleague(visit: Visit, wanted: bool) -> Bericht:
    """The cases of colleagues in the order of their names, or in that of urgency."""
    if Rol.COORDINATOR not in roles(visit.me):  # an old button of who is no coordinator any more
        return show(visit)
    visit.store.vandaag.sorteer(visit.me.id, per_collega=wanted)
    return show(visit, screens.sorting_note(wanted))


def _row(visit: Visit) -> OchtendRow:
    return visit.store.ochtenden.get(visit.me.id)


def _keep(visit: Visit, row: OchtendRow, note: Tekst) -> Bericht:
    if not may(visit.me, Actie.OCHTEND):
        return screens.gemeenten_only()
    visit.store.ochtenden.choose(row.persoon, row.tijd, row.dagen, row.stil_tot)
    return show(visit, note)


def at(visit: Visit, time: str) -> Bericht:
    """The time of the message. Raises ValueError for one that was not offered."""
    wanted = f"{time[:2]}:{time[2:]}"
    if wanted not in TIMES:
        raise ValueError(time)
    return _keep(visit, replace(_row(visit), tijd=wanted), f"✓ Voortaan om {wanted} uur.")


def on(visit: Visit, day: str, wanted: bool) -> Bericht:
    """A weekday more or less; one always stays. Raises ValueError for no weekday."""
    if day not in set(mornings.WORKDAYS) or not day:
        raise ValueError(day)
    row = _row(visit)
    days = set(row.dagen or mornings.WORKDAYS)
    days = days | {day} if wanted else days - {day}
    if not days:
        return show(visit, screens.ONE_DAY)
    return _keep(visit, replace(row, dagen="".join(sorted(days))), "✓ Vastgelegd.")


def quiet(visit: Visit, days: int) -> Bericht:
    """Silence from now for so many days, today counted; 0 ends it. Raises ValueError for a strange number."""
    if not 0 <= days <= LONGEST:
        raise ValueError(days)
    until = visit.today + timedelta(days=days - 1) if days else None
    return _keep(visit, replace(_row(visit), stil_tot=until), screens.quiet_note(until))


def press(visit: Visit, words: list[str]) -> Bericht:
    """`hi:<what>:` and what is chosen. Raises ValueError for a strange one."""
    match words:
        case ["t", time]:
            return at(visit, time)
        case ["d", day, ("0" | "1") as wanted]:
            return on(visit, day, wanted == "1")
        case ["c", ("0" | "1") as wanted]:
            return by_colleague(visit, wanted == "1")
        case ["s", days]:
            return quiet(visit, int(days))
        case _:
            return show(visit)
