"""When somebody's morning is: the time and the days that each person chose, on the wall clock in Amsterdam.

A morning is a working day of the person. It is dealt with once, at the chosen time or as soon after it as the machine
is awake, and never late in the evening.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.desk.visit import AMSTERDAM
from storage.ochtenden import OchtendRow
from workflows.dates.kalender import EEN_DAG, Kalender

USUAL = time(9, 0)
LATEST = time(20, 0)
"""After this time nobody is disturbed any more: what is due waits for the next morning."""
WORKDAYS = "01234"
FAULT = timedelta(days=7)
"""A morning noted so far ahead was noted by a clock that was wrong: it does not count."""
_SEARCH = 400


@dataclass(frozen=True, slots=True)
class Rooster:
    """The mornings of one person: at what time, on which weekdays (0 is Monday), silent up to and including when."""

    persoon: int
    sinds: datetime
    tijd: time = USUAL
    dagen: frozenset[int] = frozenset(map(int, WORKDAYS))
    stil_tot: date | None = None
    gedaan: date | None = None
    week: date | None = None


def rooster(row: OchtendRow, sinds: datetime) -> Rooster:
    """The mornings of a person who was let in at `sinds`."""
    return Rooster(
        row.persoon,
        sinds,
        time.fromisoformat(row.tijd) if row.tijd else USUAL,
        frozenset(map(int, row.dagen or WORKDAYS)),
        row.stil_tot,
        row.dag,
        row.week,
    )


def at(dag: date, tijd: time = USUAL) -> datetime:
    """That time of that day in Amsterdam. Where the clock skips it, the moment after."""
    return datetime.combine(dag, tijd, AMSTERDAM)


def is_morning(r: Rooster, dag: date, kalender: Kalender) -> bool:
    """Whether the person works on that day, wants to hear of it, and was let in before its message."""
    if dag.weekday() not in r.dagen or (r.stil_tot is not None and dag <= r.stil_tot):
        return False
    return kalender.gewerkt(dag) and at(dag, r.tijd) > r.sinds


def is_done(r: Rooster, dag: date) -> bool:
    """Whether that morning was dealt with; also when the clock was set back since."""
    return r.gedaan is not None and dag <= r.gedaan <= dag + FAULT


def due(r: Rooster, now: datetime, kalender: Kalender) -> bool:
    """Whether this person's message of today is to be made now."""
    here = now.astimezone(AMSTERDAM)
    today = here.date()
    awake = at(today, r.tijd) <= now and here.time() < LATEST
    return awake and is_morning(r, today, kalender) and not is_done(r, today)


def following(r: Rooster, dag: date, kalender: Kalender) -> date:
    """The person's next morning after that day. What falls due before it belongs to the message of that day."""
    days = (dag + timedelta(days=n) for n in range(1, _SEARCH))
    return next((later for later in days if is_morning(r, later, kalender)), dag + EEN_DAG)


def week_due(r: Rooster, dag: date, kalender: Kalender) -> date | None:
    """The Monday of the week whose overview belongs in the message of this morning, or None. It comes on the person's
    first morning of the week, or on a later one when that was missed."""
    monday = dag - timedelta(days=dag.weekday())
    if r.week is not None and monday <= r.week <= monday + FAULT:
        return None
    first = next((d for d in _days(monday, dag) if is_morning(_from_the_start(r), d, kalender)), None)
    return monday if first is not None and at(first, r.tijd) > r.sinds else None


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _from_the_start(r: Rooster) -> Rooster:
    """The same mornings for somebody who was always there."""
    return replace(r, sinds=at(date(2000, 1, 1)))
