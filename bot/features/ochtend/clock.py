"""Whose morning it is: each person gets one message with all that is due to them.

Run by the clock inside one transaction: what was said is noted and the messages stand in the outbox together.
"""

import heapq
import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from operator import itemgetter

from bot.desk import mornings, replan, who_hears
from bot.desk.doors import pings
from bot.desk.mornings import Rooster
from bot.desk.rights import RECHTEN, SOORT_VAN_ROL, Actie
from bot.desk.visit import AMSTERDAM, Office, Post, send
from bot.features.ochtend import enough, message, screens, stock
from bot.features.ochtend.due import Ronde
from storage.ochtenden import Gezegd, OchtendRow
from storage.people import Persoon
from storage.store import CannotCommit
from workflows.dates.kalender import Kalender

log = logging.getLogger(__name__)

PEOPLE_AT_ONCE = 5
"""Mornings in one transaction: at nine all of them are due, and what comes in should not wait for that."""
_SOORTEN = frozenset(SOORT_VAN_ROL[rol] for rol in RECHTEN[Actie.OCHTEND])
_AHEAD = timedelta(days=40)
"""Further than the next morning of anybody who works one day a week and has holidays behind it."""


def send_due(office: Office, now: datetime) -> Post | None:
    """Give those whose morning it is one message with all that is due. Somebody with nothing hears nothing, save the
    overview of the week. Takes a few people at once; None when nobody is left."""
    due, post, today = _due(office, now), Post(), now.astimezone(AMSTERDAM).date()
    if not due:
        return None
    people = [person for r in due if (person := office.store.people.by_id(r.persoon)) is not None]
    if replan.ahead(office, people, now):  # at an upgrade: when all of theirs were planned anew, they are found again
        return post
    nexts = {r.persoon: mornings.following(r, today, office.kalender) for r in due}
    ronde = Ronde(office, today, now, max(nexts.values()))
    for person in people:
        ronde.plan(person)
    for person, r in zip(people, due, strict=True):  # the rosters are of people who are there
        post.rows += _alone(ronde, person, r, nexts[r.persoon]).rows
    return post


def _alone(ronde: Ronde, person: Persoon, r: Rooster, until: date) -> Post:
    """The morning of one person. A fault in it, as by a case that is damaged in the file, is no reason for the silence
    of others; this person hears that there was one. Raises CannotCommit."""
    office, post = ronde.office, Post()
    try:
        with office.store.part():
            _morning(ronde, post, person, r, until)
    except CannotCommit:
        raise
    except Exception as exc:
        log.error("de ochtend van persoon %d lukte niet: %s", person.id, type(exc).__name__)
        post = Post()
        send(office, post, person.chat, screens.failed(), ronde.now, ping=True)
        office.store.ochtenden.dealt_with(person.id, ronde.dag, None)
    return post


def _due(office: Office, now: datetime) -> list[Rooster]:
    """A few of those whose message is to be made now, colleagues together; on a day on which nobody works nobody is
    asked for."""
    here = now.astimezone(AMSTERDAM)
    today = here.date()
    if not office.kalender.gewerkt(today) or here.time() >= mornings.LATEST:
        return []
    with closing(
        office.store.ochtenden.to_do(
            _SOORTEN, f"{mornings.USUAL:%H:%M}", f"{here:%H:%M}", (today, today + mornings.FAULT)
        )
    ) as waiting:
        rosters = (mornings.rooster(row, since) for row, since in waiting)
        return list(islice((r for r in rosters if mornings.due(r, now, office.kalender)), PEOPLE_AT_ONCE))


def _rosters(office: Office) -> list[Rooster]:
    book = office.store.ochtenden
    chosen = book.all()
    return [mornings.rooster(chosen.get(ident) or OchtendRow(ident), since) for ident, since in book.people(_SOORTEN)]


def _morning(ronde: Ronde, post: Post, person: Persoon, r: Rooster, until: date) -> None:
    office, today = ronde.office, ronde.dag
    away = all(who_hears.away(office, person, m.organisatie.id, today) for m in person.lidmaatschappen)
    monday = None if away else mornings.week_due(r, today, office.kalender)
    items = ronde.items(person, until)
    mine = stock.own(office, person, today) if items or monday else stock.Stock(office, today, {})
    week = monday if monday and message.wants_week(office, person, mine) else None
    told = office.store.vandaag.berichten(person.id)
    if week is None and items and enough.waits(mine, items, told, until):
        items = []
    found = message.render(mine, person, items, enough.before(told, today), week)
    if found is not None:
        tel = replace(found.tel, week=week is not None)
        row = send(office, post, person.chat, found.bericht, ronde.now, ping=True, tel=tel)
        pings.note(office, person, row, tel, ronde.now)
        office.store.vandaag.kwam(person.id, enough.after(told, today, week=week is not None))
    office.store.ochtenden.say(
        [Gezegd(item.sleutel, person.id, item.row.id, item.herinnering.moment) for item in items], ronde.now
    )
    office.store.herinneringen.mark_sent(item.herinnering.sleutel for item in items if not item.achtervang)
    office.store.ochtenden.dealt_with(person.id, today, monday)


# ---------------------------------------------------------------- when the next is


def next_moment(office: Office, now: datetime) -> datetime | None:
    """The next moment at which somebody hears something, or None. It asks of every morning until then what would be in
    it: for the try-out and for tests, which go from moment to moment."""
    rondes: dict[date, Ronde] = {}
    people = ((r, office.store.people.by_id(r.persoon)) for r in _rosters(office))
    coming = [_mornings(office, r, person, now) for r, person in people if person is not None]
    for moment, dag, r, person in heapq.merge(*coming, key=itemgetter(0)):
        if _has_content(office, person, r, dag, rondes):
            return moment
    return None


def _mornings(
    office: Office, r: Rooster, person: Persoon, now: datetime
) -> Iterator[tuple[datetime, date, Rooster, Persoon]]:
    """The mornings of one person that are still to come, with the moment of each."""
    dag = now.astimezone(AMSTERDAM).date()
    for _ in range(60):  # more mornings than lie between two overviews
        if _still_to_come(r, dag, now, office.kalender):
            yield max(now, mornings.at(dag, r.tijd)), dag, r, person
        dag = mornings.following(r, dag, office.kalender)


def _still_to_come(r: Rooster, dag: date, now: datetime, kalender: Kalender) -> bool:
    ahead = mornings.at(dag, r.tijd) > now or mornings.due(r, now, kalender)
    return ahead and mornings.is_morning(r, dag, kalender) and not mornings.is_done(r, dag)


def _has_content(office: Office, person: Persoon, r: Rooster, dag: date, rondes: dict[date, Ronde]) -> bool:
    week = mornings.week_due(r, dag, office.kalender) is not None
    if week and message.always_wants_week(person):
        return True
    if dag not in rondes:
        rondes[dag] = Ronde(office, dag, mornings.at(dag), dag + _AHEAD)
    until = min(mornings.following(r, dag, office.kalender), dag + _AHEAD)
    items = rondes[dag].items(person, until)
    if not week and not items:
        return False
    mine = stock.own(office, person, dag)
    if week and message.wants_week(office, person, mine):
        return True
    return bool(items) and not enough.waits(mine, items, office.store.vandaag.berichten(person.id), until)
