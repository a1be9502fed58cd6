"""Colleagues: who stands in for whom, and what a coordinator arranges for the own people."""

from dataclasses import replace
from datetime import date, timedelta

from bot.desk import menu, people
from bot.desk.case import loopt
from bot.desk.doors import leaving
from bot.desk.rights import Actie, Rol, invites, may, organisations, roles
from bot.desk.visit import AMSTERDAM, Menu, Office, Visit, send
from bot.screens import colleagues
from bot.screens import people as people_screens
from bot.screens.colleagues import Collega
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, actie
from storage.colleagues import CollegaRow
from storage.people import Persoon

CHAIN = 5
"""How many absences in a row are followed: who stands in may be away too."""
SHOW_CODES = timedelta(days=90)

# ---------------------------------------------------------------- standing in


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


def of(office: Office, organisaties: set[int], besides: int) -> list[Persoon]:
    """Everybody of these organisations who deals with cases, by name, but not this person."""
    found = {
        person.id: person
        for organisatie in organisaties
        for rol in (Rol.GEMEENTE, Rol.COORDINATOR, Rol.PROVINCIE)
        for person in office.store.people.members(organisatie, rol)
        if person.id != besides
    }
    return sorted(found.values(), key=lambda person: (person.naam.casefold(), person.id))


def names(collegas: list[Persoon]) -> dict[int, str]:
    """How each is told from the others: by name, and where two share one by what they are or which they are."""
    same = [person.naam for person in collegas]
    told: dict[int, str] = {}
    for person in collegas:
        number = sum(other.naam == person.naam and other.id <= person.id for other in collegas)
        told[person.id] = person.naam if same.count(person.naam) == 1 else f"{person.naam} ({number})"
    return told


# ---------------------------------------------------------------- looking


def team(visit: Visit, organisatie: int | None = None) -> Bericht:
    """`/collegas`: everybody of the own gemeente."""
    own = [o for o in organisations(visit.me, Actie.ZAAK_ZIEN) if organisatie in (None, o.id)]
    if not own:
        if may(visit.me, Actie.UITNODIGEN_ALLE):
            return people_screens.how_to_invite_anyone()
        return colleagues.own_people_only()
    if len(own) > 1:
        return colleagues.which(own)
    found = [_collega(visit, row, own[0].id) for row in visit.store.colleagues.of_organisation(own[0].id)]
    return colleagues.team(own[0], found, beheert=may(visit.me, Actie.COLLEGAS_BEHEREN, own[0].id))


def _collega(visit: Visit, row: CollegaRow, organisatie: int) -> Collega:
    today = visit.now.astimezone(AMSTERDAM).date()
    away = [a for a in visit.store.colleagues.away_from(row.persoon, today) if a.organisatie == organisatie]
    count = len(running(visit.office, row.persoon, {organisatie}))
    if not away:
        return Collega(row, koppelingen=count)
    stand_in = visit.store.people.by_id(away[0].waarnemer) if away[0].waarnemer else None
    return Collega(row, away[0].van, away[0].tot, stand_in.naam if stand_in else "", count)


def running(office: Office, persoon: int, organisaties: set[int]) -> list[int]:
    """The cases this person deals with in these organisations that did not end."""
    rows = [row for row in office.store.cases.of_behandelaar(persoon) if row.organisatie in organisaties]
    return [row.id for row in rows if loopt(office.features.procedures[row.procedure].bij(row.feiten), row.standen)]


# ---------------------------------------------------------------- what a coordinator does


def press(visit: Visit, words: list[str]) -> Bericht:
    """A button under the list of colleagues: the organisation, then a person or the invitations, then what to do."""
    organisatie, *rest = words
    if not rest:
        return team(visit, int(organisatie))
    if not may(visit.me, Actie.COLLEGAS_BEHEREN, int(organisatie)):
        return colleagues.coordinators_only()
    if rest[0] == "codes":
        return _codes(visit, int(organisatie), rest[1:])
    return _manage(visit, int(organisatie), int(rest[0]), rest[1:])


def _manage(visit: Visit, organisatie: int, persoon: int, words: list[str]) -> Bericht:
    rows = visit.store.colleagues.of_organisation(organisatie)
    row = next((r for r in rows if r.persoon == persoon), None)
    if row is None:
        return team(visit, organisatie)
    note = ""
    match words:
        case ["sluit"]:
            return colleagues.ask_lock(visit.store.people.organisatie(organisatie), row)
        case ["sluit", "ja"]:
            note = _lock(visit, organisatie, row, rows)
        case ["uit"]:
            back = ("co", organisatie, persoon)
            return colleagues.ask_log_out(row.naam, yes=actie(*back, "uit", "ja"), no=actie(*back))
        case ["uit", "ja"]:
            note = log_out(visit, persoon, row.naam)
        case ["open"] if row.geblokkeerd:
            leaving.afresh(visit.store, persoon)
            visit.store.colleagues.lock(persoon, organisatie, None)
            note = colleagues.let_in_again(row.naam)
        case ["rol", ("gemeente" | "coordinator") as rol] if not row.geblokkeerd:
            note = _set_role(visit, organisatie, row, rol, rows)
    return _person(visit, organisatie, persoon, note)


def _person(visit: Visit, organisatie: int, persoon: int, note: Tekst) -> Bericht:
    row = next(r for r in visit.store.colleagues.of_organisation(organisatie) if r.persoon == persoon)
    shown = replace(_collega(visit, row, organisatie), uitlogbaar=leaving.can(visit.store, persoon))
    return colleagues.person(visit.store.people.organisatie(organisatie), shown, note)


def log_out(visit: Visit, persoon: int, naam: str) -> str:
    """End this colleague's pages, and let the colleague hear who did; says what was done."""
    had = leaving.can(visit.store, persoon)
    count = leaving.everywhere(visit.store, persoon)
    person = visit.store.people.by_id(persoon)
    if had and person is not None and person.id != visit.me.id:
        send(visit.office, visit.post, person.chat, colleagues.was_logged_out(visit.me.naam), visit.now, ping=True)
    return colleagues.is_logged_out(naam, count)


def _only_coordinator(row: CollegaRow, rows: list[CollegaRow]) -> bool:
    others = [r for r in rows if r.rol == Rol.COORDINATOR and not r.geblokkeerd and r.persoon != row.persoon]
    return row.rol == Rol.COORDINATOR and not others


def _lock(visit: Visit, organisatie: int, row: CollegaRow, rows: list[CollegaRow]) -> str:
    if _only_coordinator(row, rows):
        return colleagues.last_coordinator()
    visit.store.colleagues.lock(row.persoon, organisatie, visit.now)
    visit.store.agenda.revoke(row.persoon)
    return colleagues.locked(row.naam)


def _set_role(visit: Visit, organisatie: int, row: CollegaRow, rol: str, rows: list[CollegaRow]) -> str:
    if rol == row.rol:
        return ""
    if _only_coordinator(row, rows):
        return colleagues.last_coordinator()
    visit.store.colleagues.set_role(row.persoon, organisatie, rol)
    person = visit.store.people.by_id(row.persoon)
    assert person is not None  # noqa: S101  its row is there
    visit.post.fleeting.append(Menu(person.chat, menu.commands(roles(person), visit.office.features)))
    naam = visit.store.people.organisatie(organisatie).naam
    if person.id != visit.me.id:
        send(visit.office, visit.post, person.chat, colleagues.new_role(naam, rol), visit.now, ping=True)
    return f"✓ {row.naam} is nu {colleagues.rol(rol)}."


def _codes(visit: Visit, organisatie: int, words: list[str]) -> Bericht:
    if words:
        visit.store.colleagues.withdraw_invitation(int(words[0]), organisatie)
    rows = visit.store.colleagues.invitations(organisatie, visit.now, visit.now - SHOW_CODES)
    return colleagues.codes(visit.store.people.organisatie(organisatie), rows)


def invite(visit: Visit, words: list[str]) -> Bericht:
    """The invitation that a button asks for: its role and its organisation."""
    rol, organisatie = words
    if rol not in invites(visit.me) or not may(visit.me, Actie.UITNODIGEN, int(organisatie)):
        return people_screens.may_not_invite()
    return people.make_invitation(visit, visit.store.people.organisatie(int(organisatie)).naam, rol)
