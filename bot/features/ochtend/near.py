"""What a coordinator reads beside the own cases on any day: those of colleagues whose last day is near."""

from datetime import timedelta

from bot.desk.visit import Office
from bot.features.ochtend import lines, team
from bot.features.ochtend.stock import Stock, running
from bot.screens.morning import MorningLine
from storage.cases import CaseRow
from storage.people import Persoon

MOST = 12
"""Cases of a procedure and an organisation that are looked at: more than a phone shows (own choice)."""

FREE, AHEAD = timedelta(days=7), timedelta(days=21)
"""Further than a last working day can lie before its last day, and than five working days reach."""


def of_colleagues(office: Office, person: Persoon, mine: Stock) -> list[MorningLine]:
    """The cases of the organisations that this person coordinates, nearest last day first, without the own ones; of
    many organisations none. However large the stock is, no more is read than can be shown."""
    places = team.coordinated(person)
    if not 0 < len(places) <= team.AT_ONCE:
        return []
    found = {row.id: row for place in places for row in _soon(office, place.id, mine) if row.id not in mine.rows}
    theirs = Stock(office, mine.dag, running(office, found.values()))
    near = [ident for ident, days in theirs.days.items() if days and theirs.near(days[0])]
    return lines.by_urgency(lines.among_others(office, person, theirs.rows[ident]) for ident in near)


def _soon(office: Office, organisatie: int, mine: Stock) -> list[CaseRow]:
    idents = [
        ident
        for naam in office.features.procedures
        for ident in office.store.plaatsen.between(naam, organisatie, mine.dag - FREE, mine.dag + AHEAD, MOST)
    ]
    return [row for ident in idents if (row := office.store.cases.get(ident)) is not None]
