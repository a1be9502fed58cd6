"""Cases that ended: wiped when the organisation chose how long they are kept; where it did not, a beheerder is reminded
that it may."""

from datetime import datetime, timedelta

from bot.desk.trust.telling import beheerders
from bot.desk.visit import AMSTERDAM, Office
from bot.screens import keeping
from storage.trust.wiping import BEWAARTERMIJN

AT_ONCE = 20
ASK_EVERY = timedelta(days=91)
LONG = timedelta(days=366)
"""So long a case has ended before a beheerder is reminded of it."""
_REMINDED = "bewaren_herinnerd"


def wipe(office: Office, now: datetime) -> int:
    """Wipe a few of those whose time is over; gives how many. One that an open case leans on stays until that ends."""
    days, store = office.bewaren.zaken, office.store
    if days is None:
        return 0
    found = store.wiping.ended(now - timedelta(days=days), AT_ONCE)
    for ident in found:
        store.wiping.wipe(ident, BEWAARTERMIJN, now.astimezone(AMSTERDAM).date())
    return len(found)


def remind(office: Office, now: datetime) -> None:
    """Once a quarter, while nothing was chosen and there is something to choose about."""
    store = office.store
    last = store.get_meta(_REMINDED)
    if office.bewaren.zaken is not None or (last and now - datetime.fromisoformat(last) < ASK_EVERY):
        return
    count = store.wiping.count_ended(now - LONG)
    if count:
        store.set_meta(_REMINDED, now.isoformat())
        for chat in beheerders(office):
            store.outbox.add(chat, "antwoord", "stuur", keeping.choose(count).inhoud(), now, None)
