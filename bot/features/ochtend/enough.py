"""Not more messages than somebody reads: in a week at most three beside the overview, unless last days ask for more.

What has no last day or appointment before the next morning can wait for the next message, which then says it; the
overview of the week says all.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.features.ochtend.due import Item
from bot.features.ochtend.stock import Stock
from storage.vandaag import Berichten
from workflows.engine.laatste_dagen import LATER

MOST = 3
"""Messages in a week beside the overview (own choice)."""
_FRIDAY = 4


def waits(mine: Stock, items: Sequence[Item], told: Berichten, until: date) -> bool:
    """Whether all of this can wait for a next message: the week had enough, with a place kept for each last day that is
    still to come in it. `until` is the next morning of who reads it: not everybody works every day."""
    if any(_presses(mine, item, until) for item in items):
        return False
    monday = mine.dag - timedelta(days=mine.dag.weekday())
    reserved = mine.last_days(until, monday + timedelta(days=_FRIDAY))
    return _in_week(told, mine.dag) + len(reserved) >= MOST


def _presses(mine: Stock, item: Item, until: date) -> bool:
    """Whether it must be said on this day: a last day of today or of a day before the next morning, an appointment on
    one of those, what was asked for this day, what nobody answered, what the table calls urgent, and what a case with a
    near last day asks beside that day."""
    procedure = mine.office.features.procedures[item.row.procedure].bij(item.row.feiten)
    asks = procedure.herinnervraag(item.herinnering.soort)
    if item.achtervang or item.herinnering.soort == LATER or (asks is not None and asks.dringend):
        return True
    days = mine.days_of(item.row)
    last = [*(day for day in days if day.grens), *mine.appointments(item.row, item.herinnering.soort)]
    if any(mine.dag <= day.werkdag < until for day in last):
        return True
    near = [day for day in days if mine.near(day)]
    return bool(near) and all(item.herinnering.soort not in {g.soort for g in day.herinner} for day in near)


def _in_week(told: Berichten, today: date) -> int:
    return told.keren if told.laatste is not None and _week(told.laatste) == _week(today) else 0


def _week(dag: date) -> tuple[int, int]:
    return dag.isocalendar()[:2]


def before(told: Berichten, today: date) -> date | None:
    """The day of the last message before today's."""
    return told.ervoor if told.laatste == today else told.laatste


def after(told: Berichten, today: date, *, week: bool) -> Berichten:
    """With the message of today; that of a `week` is not counted."""
    return Berichten(today, before(told, today), _in_week(told, today) + (0 if week else 1))
