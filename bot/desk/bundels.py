"""The bundle of a party: one message in a person's morning with the open list, on the days that a question asks for it.

A party that serves many gemeenten hears of a new question only here; every party hears of one that waits too long.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.desk import mornings, vraagpost
from bot.desk.feature import Feature, Klok
from bot.desk.mornings import Rooster
from bot.desk.visit import AMSTERDAM, Office, Post
from storage.people import Persoon
from storage.vragen import VraagRow
from workflows.vragen import FUNCTIES, partijdagen

SOORTEN = tuple(sorted({functie.soort for functie in FUNCTIES.values()} - {"gemeente"}))
"""The kinds of organisation that get a bundle. A gemeente has its morning message."""
PEOPLE_AT_ONCE = 20
FORGOTTEN = timedelta(days=14)
"""How long the messages that were sent are known (bot.clock); a bundle of before that is no longer known of."""
_AHEAD = 60


def send_due(office: Office, now: datetime) -> Post | None:
    """Give some of those whose morning it is their open list, when a question asks for it since the bundle before.
    None when there is nobody left."""
    post, today = Post(), now.astimezone(AMSTERDAM).date()
    for person, roster in _people(office):
        if len(post.rows) < PEOPLE_AT_ONCE and mornings.due(roster, now, office.kalender):
            waiting = vraagpost.open_for(office, person)
            if _asks(office, person, waiting, today):
                vraagpost.send_list(office, post, person, waiting, now)
    return post if post.rows else None


def _people(office: Office) -> list[tuple[Persoon, Rooster]]:
    """The members of parties with an open question, each with the mornings of their own choice."""
    wanted = office.store.vragen.people_asked()
    found = []
    for ident, since in office.store.ochtenden.people(SOORTEN):
        person = office.store.people.by_id(ident) if ident in wanted else None
        if person is not None:
            # Whether there was a bundle today is seen from the messages; a morning message is another matter.
            row = replace(office.store.ochtenden.get(ident), dag=None)
            found.append((person, mornings.rooster(row, since)))
    return found


def _asks(office: Office, person: Persoon, waiting: list[VraagRow], dag: date) -> bool:
    """Whether the days of some question lie after the bundle before, up to and including this one."""
    last = office.store.vragen.last_list(person.chat)
    after = max(last.astimezone(AMSTERDAM).date() if last else date.min, dag - FORGOTTEN)
    return any(after < day <= dag for row in waiting for day in _days(office, row))


def _days(office: Office, row: VraagRow) -> tuple[date, ...]:
    soort = office.features.vragen[row.soort].soort
    return partijdagen(soort, row.stand, row.opvolgen, row.bundel, office.kalender)


def next_moment(office: Office, now: datetime) -> datetime | None:
    """When the next bundle is due, or None: for the try-out and for tests, which go from moment to moment."""
    found = [m for person, roster in _people(office) if (m := _next_for(office, person, roster, now)) is not None]
    return min(found, default=None)


def _next_for(office: Office, person: Persoon, roster: Rooster, now: datetime) -> datetime | None:
    dag, waiting = now.astimezone(AMSTERDAM).date(), vraagpost.open_for(office, person)
    for _ in range(_AHEAD):
        moment = mornings.at(dag, roster.tijd)
        coming = moment > now or mornings.due(roster, now, office.kalender)
        if coming and mornings.is_morning(roster, dag, office.kalender) and _asks(office, person, waiting, dag):
            return max(now, moment)
        dag = mornings.following(roster, dag, office.kalender)
    return None


FEATURE = Feature(klok=(Klok(send_due, next_moment),))
