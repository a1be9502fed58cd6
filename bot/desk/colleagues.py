"""Colleagues: who stands in for whom."""

from datetime import date

from bot.desk.visit import Office
from storage.people import Persoon

CHAIN = 5
"""How many absences in a row are followed: who stands in may be away too."""


def waarnemer_of(office: Office, persoon: int, dag: date, organisatie: int | None = None) -> Persoon | None:
    """Who stands in for this person on that day, for the cases of that organisation (None: of any).

    None when the person is there, or when nobody of those who would stand in is.
    """
    seen = {persoon}
    for _ in range(CHAIN):
        away = [a for a in office.store.colleagues.away(persoon, dag) if organisatie in (None, a.organisatie)]
        if not away or away[0].waarnemer is None or away[0].waarnemer in seen:
            return None
        found = office.store.people.by_id(away[0].waarnemer)
        if found is None or not any(m.organisatie.id == away[0].organisatie for m in found.lidmaatschappen):
            return None
        if not is_away(office, found.id, dag, organisatie):
            return found
        persoon = found.id
        seen.add(persoon)
    return None


def is_away(office: Office, persoon: int, dag: date, organisatie: int | None = None) -> bool:
    """Whether this person is away on that day, from that organisation (None: from any)."""
    return any(organisatie in (None, a.organisatie) for a in office.store.colleagues.away(persoon, dag))
