"""The morning message: what is due, gathered by person, rendered from the cases as they now are.

Run by the clock inside one transaction: the herinneringen are marked and the messages stand in the outbox together.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.desk import zaken
from bot.desk.rights import Rol
from bot.desk.visit import Office, Post, send
from bot.screens import ochtend as screens
from bot.screens.bericht import Bericht
from storage.cases import CaseRow
from storage.herinneringen import Herinnering
from storage.outbox import OutboxRow
from storage.people import Persoon


def send_due(office: Office, now: datetime) -> Post:
    """Turn everything that is due into one message for each person."""
    post = Post()
    due = office.store.herinneringen.due(now)
    for person, items in _by_person(office, due).items():
        send(office, post, person.chat, _render(office, items), now, ping=True)
    office.store.herinneringen.mark_sent(item.sleutel for item in due)
    return post


def _by_person(office: Office, due: Iterable[Herinnering]) -> dict[Persoon, list[tuple[CaseRow, Herinnering]]]:
    found: dict[Persoon, list[tuple[CaseRow, Herinnering]]] = defaultdict(list)
    for item in due:
        row = office.store.cases.get(item.zaak)
        if row is not None:
            for person in addressees(office, row):
                found[person].append((row, item))
    return found


def addressees(office: Office, row: CaseRow) -> list[Persoon]:
    """Who hears about a case: its behandelaar, else the coordinators, else everybody of the gemeente. Somebody who
    left, was locked out or cannot be reached is passed over; when nobody can be, it waits for the first of them."""
    owner = office.store.people.by_id(row.behandelaar) if row.behandelaar else None
    ranks = [[owner] if owner is not None and _works_there(owner, row.organisatie) else []]
    ranks += [office.store.people.members(row.organisatie, rol) for rol in (Rol.COORDINATOR, Rol.GEMEENTE)]
    reachable = [[person for person in rank if person.bereikbaar] for rank in ranks]
    return next(filter(None, reachable + ranks), [])


def _works_there(person: Persoon, organisatie: int) -> bool:
    return any(m.organisatie.id == organisatie for m in person.lidmaatschappen)


def _render(office: Office, items: Sequence[tuple[CaseRow, Herinnering]]) -> Bericht:
    """One message: a line and a button for each case, most urgent first; one case gets its steps at once."""
    kinds: dict[int, list[str]] = defaultdict(list)
    for row, item in items:
        kinds[row.id].append(item.soort)
    rows = {row.id: row for row, _ in items}
    lines = [_line(office, row, kinds[row.id]) for row in rows.values()]
    return screens.morning(sorted(lines, key=lambda line: (line.dag, line.zaak)))


def _line(office: Office, row: CaseRow, kinds: Sequence[str]) -> screens.MorningLine:
    handling = office.features.procedures[row.procedure]
    return handling.morning(office, zaken.opened(office, row), kinds)


def reroute(office: Office, row: OutboxRow, now: datetime) -> Post:
    """A ping could not be delivered, because the person blocked the bot: who else answers for these cases hears it."""
    post = Post()
    for case in screens.cases_in(row.inhoud):
        found = office.store.cases.get(case)
        if found is None:
            continue
        for person in addressees(office, found):
            if person.bereikbaar:
                send(office, post, person.chat, screens.instead(_line(office, found, ())), now, ping=True)
    return post
