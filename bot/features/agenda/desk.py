"""Dates in one's own calendar: a secret link to a feed, and a file for one case."""

import hashlib
import secrets
from collections.abc import Sequence

from bot.desk import bijtaken, cases
from bot.desk.case import Opened
from bot.desk.feature import Agendabron
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.agenda import screens
from bot.features.agenda.screens import AgendaZaak
from bot.screens import start
from bot.screens.message import Bericht, Knop, actie
from storage.cases import CaseRow
from storage.people import Persoon
from workflows.engine.agenda import gebeurtenissen

SECRET_BYTES = 24
"""192 random bits: nobody finds a feed by trying."""
PATH = "/agenda/"


def hash_of(secret: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed(office: Office, secret: str) -> bytes | None:
    """The calendar behind a link; None for a link that does not work. Reads only: it runs beside the desk."""
    if office.store.levens.waits():  # whose link was withdrawn is not known then
        return None
    owner = office.store.agenda.owner(hash_of(secret))
    person = office.store.people.by_id(owner) if owner is not None else None
    if person is None or not may(person, Actie.AGENDA):
        return None
    found = [shown for row in _cases(office, person) if (shown := _shown(office, row, past=False))]
    found += [_beside(office, item) for item in office.features.agenda.values() if _wanted(office, person, item)]
    return screens.ics(found, _installation(office), "Ketenbot")


def _cases(office: Office, person: Persoon) -> list[CaseRow]:
    """The cases this person deals with, also those of who is away."""
    today = office.now().astimezone(AMSTERDAM).date()
    own = {o.id for o in organisations(person, Actie.AGENDA)}
    mine = office.store.colleagues.cases_of(person.id, own)
    for away in office.store.colleagues.standing_in(person.id, today):
        mine += office.store.colleagues.cases_of(away.persoon, own & {away.organisatie})
    rows = (office.store.cases.get(ident) for ident in mine)
    return [row for row in rows if row is not None]


def _shown(office: Office, row: CaseRow, *, past: bool) -> AgendaZaak | None:
    """A case with its dates; `past` keeps what is no longer due, so that a calendar takes it out. None without any."""
    case = cases.opened(office, row)
    events = gebeurtenissen(case.procedure, case.regels, lambda zaak: cases.agenda(office, case.procedure, zaak))
    kept = [item for item in events if past or not item.vervallen]
    if not kept or all(item.vervallen for item in kept):
        return None
    gemeente = office.store.people.organisatie(row.organisatie).naam
    return AgendaZaak(row.id, row.procedure, row.referentie, gemeente, case.geschiedenis[-1].moment, kept)


def _beside(office: Office, item: Agendabron) -> AgendaZaak:
    """Days of no case, as the calendar takes those of one."""
    today = office.now().astimezone(AMSTERDAM).date()
    return AgendaZaak(0, item.naam, item.titel, item.noot, office.now(), item.dagen(today))


def _wanted(office: Office, person: Persoon, item: Agendabron) -> bool:
    """Whether an organisation of this person has switched it on."""
    return any(bijtaken.on(office, o.id, item.naam) for o in organisations(person, Actie.AGENDA))


def _installation(office: Office) -> str:
    return office.store.get_meta("agenda") or "ketenbot"


def show(visit: Visit, _: str) -> Bericht:
    """`/agenda`: about the link."""
    if not may(visit.me, Actie.AGENDA):
        return screens.gemeenten_only()
    if visit.office.adres is None:
        return screens.not_offered()
    return screens.about(visit.store.agenda.has(visit.me.id))


def press(visit: Visit, words: Sequence[str]) -> Bericht:
    """Make a new link, end it, or give the file of one case or of days of none (`ag:bron:<naam>`)."""
    if words[0] == "in":
        visit.store.agenda.revoke(visit.me.id)
        return screens.withdrawn()
    if words[0] == "nieuw":
        return _new_link(visit)
    if words[0] == "bron":
        return _days(visit, words[1])
    return _file(visit, int(words[0]))


def _new_link(visit: Visit) -> Bericht:
    if not may(visit.me, Actie.AGENDA) or visit.office.adres is None:
        return show(visit, "")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    visit.store.agenda.set(visit.me.id, hash_of(secret), visit.now)
    return screens.link(f"{visit.office.adres}{PATH}{secret}.ics")


def _file(visit: Visit, ident: int) -> Bericht:
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return start.may_not()
    shown = _shown(visit.office, case.row, past=True)
    if shown is None:
        return screens.nothing_due(ident, case.row.referentie)
    return screens.file(shown, _installation(visit.office))


def _days(visit: Visit, naam: str) -> Bericht:
    """The file with days of no case. Raises ValueError for days that nobody brings."""
    item = visit.office.features.agenda.get(naam)
    if item is None:
        raise ValueError(naam)
    return screens.file(_beside(visit.office, item), _installation(visit.office))


def at_case(_: Visit, case: Opened) -> Sequence[Knop]:
    """The button under "Meer" that gives the dates of one case."""
    return (Knop("In je agenda", actie("ag", case.row.id)),)
