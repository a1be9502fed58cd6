"""The second message of the day to a party that serves many gemeenten: what was asked since the morning, as rows, so
that it hears of it on the same working day. It never hears more often: what is asked after it waits for the morning.
"""

from contextlib import closing
from datetime import date, datetime, time
from itertools import islice

from bot.desk import mornings
from bot.desk.mornings import Rooster
from bot.desk.visit import AMSTERDAM, Office, Post
from bot.features.partijen import post as partijen_post
from bot.features.partijen.bundle import PEOPLE_AT_ONCE
from storage.people import Persoon
from storage.vragen import VraagRow
from workflows.engine.partijvraag import FUNCTIES, OPEN

SOORTEN = tuple(sorted({functie.soort for functie in FUNCTIES.values() if functie.tweemaal}))
USUAL = time(15, 0)


def send_due(office: Office, now: datetime) -> Post | None:
    """Give some of those whose hour it is what is new. None when there is nobody left."""
    post, today = Post(), now.astimezone(AMSTERDAM).date()
    seen = _due(office, now)
    for roster in seen:
        person = office.store.people.by_id(roster.persoon)
        new = new_for(office, person, today, roster.tijd) if person is not None else []
        if person is not None and new:
            partijen_post.send_list(office, post, person, new, now, nieuw=True)
        office.store.ochtenden.told(roster.persoon, today)
    return post if seen else None


def _due(office: Office, now: datetime) -> list[Rooster]:
    here = now.astimezone(AMSTERDAM)
    if not office.kalender.gewerkt(here.date()) or not USUAL_FIRST <= here.time() < mornings.LATEST:
        return []
    with closing(office.store.ochtenden.to_tell(SOORTEN, f"{USUAL:%H:%M}", f"{here:%H:%M}", here.date())) as waiting:
        rosters = (mornings.rooster(row, since) for row, since in waiting)
        return list(islice((r for r in rosters if mornings.due(r, now, office.kalender)), PEOPLE_AT_ONCE))


USUAL_FIRST = time(12, 0)
"""No second message is before noon: most of the day nobody need be looked for."""


def new_for(office: Office, person: Persoon, dag: date, tijd: time) -> list[VraagRow]:
    """What was asked before this hour, waits for a later morning, and stands in no message to this person."""
    partners, book = [m.organisatie.id for m in person.lidmaatschappen], office.store.vragen
    rows = [row for row in book.for_partners(partners, OPEN) if row.bundel is not None and row.bundel > dag]
    shown = book.shown_to(person.id, [row.id for row in rows]) if rows else set()
    fresh = [row for row in rows if row.id not in shown and partijen_post.sensible(office, row)]
    return [row for row in fresh if book.lines(row.id)[0].moment < mornings.at(dag, tijd)]


def next_moment(office: Office, now: datetime) -> datetime | None:
    """When the next of these messages is due today, or None: for the try-out and for tests."""
    today, book = now.astimezone(AMSTERDAM).date(), office.store.ochtenden
    wanted = office.store.vragen.people_asked()
    found = []
    for ident, since in book.people(SOORTEN):
        chosen = book.partijuren(ident)
        if ident not in wanted or chosen.middag == "" or chosen.dag == today:
            continue
        hour = time.fromisoformat(chosen.middag) if chosen.middag else USUAL
        roster, person = mornings.rooster(book.get(ident), since), office.store.people.by_id(ident)
        moment = mornings.at(today, hour)
        if person is None or not mornings.is_morning(roster, today, office.kalender):
            continue
        if now.astimezone(AMSTERDAM).time() < mornings.LATEST and new_for(office, person, today, hour):
            found.append(max(now, moment))
    return min(found, default=None)
