"""Cases that ended: wiped when the organisation chose how long they are kept; where it did not, a beheerder is reminded
that it may."""

from datetime import datetime, timedelta

from bot.desk.trust.telling import beheerders
from bot.desk.visit import AMSTERDAM, Office
from bot.screens import keeping
from storage.trust.wiping import BEWAARTERMIJN

ASK_EVERY = timedelta(days=91)
LONG = timedelta(days=366)
"""So long a case has ended before a beheerder is reminded of it."""
_REMINDED = "bewaren_herinnerd"


def wipe(office: Office, now: datetime, after: int) -> tuple[int | None, int]:
    """Look at the next cases, wipe those whose time is over and give up to which that was (None: all) and how many;
    where nothing was chosen, how many ended long ago. One that an open case leans on stays until that ends."""
    days, store = office.bewaren.zaken, office.store
    upto, found = store.wiping.ended(now - (timedelta(days=days) if days is not None else LONG), after)
    for ident in found if days is not None else ():
        store.wiping.wipe(ident, BEWAARTERMIJN, now.astimezone(AMSTERDAM).date())
    return upto, len(found)


def remind(office: Office, now: datetime, count: int) -> None:
    """Once a quarter, while nothing was chosen and there are `count` cases to choose about."""
    store = office.store
    last = store.get_meta(_REMINDED)
    if not count or office.bewaren.zaken is not None or (last and now - datetime.fromisoformat(last) < ASK_EVERY):
        return
    store.set_meta(_REMINDED, now.isoformat())
    for chat in beheerders(office):
        store.outbox.add(chat, "antwoord", "stuur", keeping.choose(count).inhoud(), now, None)
