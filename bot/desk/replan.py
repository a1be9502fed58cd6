"""Planning cases anew without anybody pressing: after an upgrade, and when a reminder that comes back was said.

Both go in pieces, each in a transaction of its own, and go on where they were after a stop. Nobody hears anything of
it: a day that is past when it is first planned counts as said.
"""

from datetime import datetime, time

from bot.desk import cases, mornings
from bot.desk.case import loopt
from bot.desk.visit import AMSTERDAM, Office, Post
from storage.cases import CaseRow

PLAN = "2"
"""Goes up when the tables plan other reminders than they did: then every open case is planned anew."""
PIECE = 20
"""Cases in one piece: a few milliseconds."""
_DONE, _UPTO = "plan", "plan_tot"


def work(office: Office, now: datetime) -> Post | None:
    """Plan a few cases anew; None when none is left."""
    if office.store.get_meta(_DONE) != PLAN:
        return _upgrade(office, now)
    today = mornings.at(now.astimezone(AMSTERDAM).date(), time.min)
    said = office.store.herinneringen.weer_said(today, PIECE)
    for ident in said:
        row = office.store.cases.get(ident)
        if row is not None:
            _plan(office, row, now)
    return Post() if said else None


def never(_: Office, __: datetime) -> datetime | None:
    """Nobody hears anything of it."""
    return None


def _upgrade(office: Office, now: datetime) -> Post:
    store = office.store
    rows = store.cases.after(int(store.get_meta(_UPTO) or 0), PIECE)
    for row in rows:
        _plan(office, row, now)
    store.set_meta(_UPTO, str(rows[-1].id) if rows else "0")
    if not rows:
        store.set_meta(_DONE, PLAN)
    return Post()


def _plan(office: Office, row: CaseRow, now: datetime) -> None:
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    case = cases.opened(office, row) if loopt(procedure, row.standen) else None
    if case is not None and not case.vreemd:
        cases.plan(office, case, case, now)
