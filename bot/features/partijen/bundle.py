"""The bundle of a party: one message in a person's morning with the open list, on the days that a question asks for it.

A party that serves many gemeenten hears of a new question only here; every party hears of one that waits too long.
"""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from bot.desk import mornings
from bot.desk.mornings import Rooster
from bot.desk.visit import AMSTERDAM, Office, Post
from bot.features.partijen import post as partijen_post
from storage.people import Persoon
from storage.vragen import VraagRow
from workflows.engine.partijvraag import FUNCTIES, OPEN, partijdagen

SOORTEN = tuple(sorted({functie.soort for functie in FUNCTIES.values()} - {"gemeente"}))
"""The kinds of organisation that get a bundle. A gemeente has its morning message."""
PEOPLE_AT_ONCE = 20
FORGOTTEN = timedelta(days=14)
"""How long the messages that were sent are known (bot.run.clock); a bundle of before that is no longer known of."""
_AHEAD = 60


def send_due(office: Office, now: datetime) -> Post | None:
    """Give some of those whose morning it is their open list, when a question asks for it since the bundle before: each
    is looked at once a day, and again when something happened to a question. None when there is nobody left."""
    post, today, days = Post(), now.astimezone(AMSTERDAM).date(), Dagen(office)
    seen = _due(office, now)
    for roster in seen:
        person = office.store.people.by_id(roster.persoon)
        waiting = partijen_post.open_for(office, person) if person is not None and days.ask(person, today) else []
        if person is not None and waiting:
            partijen_post.send_list(office, post, person, waiting, now)
        office.store.ochtenden.bundled(roster.persoon, today)
    return post if seen else None


def _due(office: Office, now: datetime) -> list[Rooster]:
    here = now.astimezone(AMSTERDAM)
    if not office.kalender.gewerkt(here.date()) or here.time() >= mornings.LATEST:
        return []
    with closing(
        office.store.ochtenden.to_bundle(SOORTEN, f"{mornings.USUAL:%H:%M}", f"{here:%H:%M}", here.date())
    ) as waiting:
        # Whether there was a bundle today is seen from the messages; a morning message is another matter.
        rosters = (mornings.rooster(replace(row, dag=None), since) for row, since in waiting)
        return list(islice((r for r in rosters if mornings.due(r, now, office.kalender)), PEOPLE_AT_ONCE))


def _rosters(office: Office) -> list[Rooster]:
    """The mornings of the members of parties with an open question, as each chose."""
    wanted, book = office.store.vragen.people_asked(), office.store.ochtenden
    people = [(ident, since) for ident, since in book.people(SOORTEN) if ident in wanted]
    # Whether there was a bundle today is seen from the messages; a morning message is another matter.
    return [mornings.rooster(replace(book.get(ident), dag=None), since) for ident, since in people]


class Dagen:
    """The days on which each party is to be shown its list, looked up once for all its people."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._of: dict[int, frozenset[date]] = {}

    def ask(self, person: Persoon, dag: date) -> bool:
        """Whether one of these days lies after the person's bundle before, up to and including this one."""
        newest = max(
            (day for m in person.lidmaatschappen for day in self._days(m.organisatie.id) if day <= dag),
            default=date.min,
        )
        if newest <= dag - FORGOTTEN:  # most of the days of a year nobody's messages are looked through
            return False
        last = self._office.store.vragen.last_list(person.id)
        since = last.astimezone(AMSTERDAM).date() if last is not None else None
        return since is None or (since < newest and self._untold(person, since, dag))

    def _untold(self, person: Persoon, since: date, dag: date) -> bool:
        """Whether one of these days is more than the first day of a question that the person was shown already, in
        the second message of a day before or at once."""
        partners = [m.organisatie.id for m in person.lidmaatschappen]
        rows = self._office.store.vragen.for_partners(partners, OPEN)
        asked = [(row, day) for row in rows for day in self._row_days(row) if since < day <= dag]
        if any(day != row.bundel for row, day in asked):
            return True
        known = self._office.store.vragen.shown_to(person.id, [row.id for row, _ in asked])
        return any(row.id not in known for row, _ in asked)

    def _days(self, partner: int) -> frozenset[date]:
        if partner not in self._of:
            rows = self._office.store.vragen.for_partners([partner], OPEN)
            self._of[partner] = frozenset(day for row in rows for day in self._row_days(row))
        return self._of[partner]

    def _row_days(self, row: VraagRow) -> tuple[date, ...]:
        soort = self._office.features.vragen[row.soort].soort
        days = partijdagen(soort, row.stand, row.opvolgen, row.bundel, self._office.kalender)
        return (*days, *partijen_post.last_days(self._office, row))


def next_moment(office: Office, now: datetime) -> datetime | None:
    """When the next bundle is due, or None: for the try-out and for tests, which go from moment to moment."""
    days = Dagen(office)
    people = ((office.store.people.by_id(roster.persoon), roster) for roster in _rosters(office))
    found = [m for person, roster in people if person and (m := _next_for(office, days, person, roster, now))]
    return min(found, default=None)


def _next_for(office: Office, days: Dagen, person: Persoon, roster: Rooster, now: datetime) -> datetime | None:
    dag = now.astimezone(AMSTERDAM).date()
    if not partijen_post.open_for(office, person):
        return None
    for _ in range(_AHEAD):
        moment = mornings.at(dag, roster.tijd)
        coming = moment > now or mornings.due(roster, now, office.kalender)
        if coming and mornings.is_morning(roster, dag, office.kalender) and days.ask(person, dag):
            return max(now, moment)
        dag = mornings.following(roster, dag, office.kalender)
    return None
