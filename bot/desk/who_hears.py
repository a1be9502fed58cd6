"""Who hears of something: of a case, of a question to a party, of what a provincie sends a gemeente."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.desk import cases, colleagues
from bot.desk.rights import SOORT_VAN_ROL, Rol
from bot.desk.visit import Office
from storage.cases import CaseRow
from storage.people import Persoon

BEHANDELAAR = "behandelaar"

# ---------------------------------------------------------------- of a case


def addressees(office: Office, row: CaseRow, dag: date) -> list[Persoon]:
    """Who hears about a case on that day: its behandelaar, or who stands in; else the coordinators, else everybody of
    the gemeente or provincie. Somebody who left, was locked out, is away or cannot be reached is passed over; when
    nobody can be reached, it waits for the first of them."""
    ranks: list[list[Persoon]] = []
    for rank in _ranks(office, row, dag):
        there = [p for p in rank if p.bereikbaar and not away(office, p, row.organisatie, dag)]
        if there:
            return there
        ranks.append(rank)
    return next(filter(None, ranks), [])


def _ranks(office: Office, row: CaseRow, dag: date) -> Iterable[list[Persoon]]:
    """Who answers for the case, in turn: each is looked up only when those before cannot be told."""
    owner = office.store.people.by_id(row.behandelaar) if row.behandelaar else None
    if owner is not None and works_there(owner, row.organisatie):
        yield [owner]
        stand_in = colleagues.waarnemer_of(office, owner.id, dag, row.organisatie)
        yield [stand_in] if stand_in is not None else []
    for rol in (Rol.COORDINATOR, Rol.GEMEENTE, Rol.PROVINCIE):
        yield office.store.people.members(row.organisatie, rol)


def for_role(office: Office, row: CaseRow, rol: str, dag: date) -> list[Persoon]:
    """Who hears a reminder for this role: people of another party in the case, where they are on the bot and at work;
    else who answers for the case."""
    find = office.features.procedures[row.procedure].wie if rol != BEHANDELAAR else None
    there = find(office, cases.opened(office, row), rol, dag) if find is not None else ()
    return list(there) or addressees(office, row, dag)


def backup(office: Office, row: CaseRow, dag: date, first: Sequence[Persoon]) -> list[Persoon]:
    """Who hears it besides `first`, when nobody answered: who would stand in, and the coordinators."""
    stand_in = colleagues.waarnemer_of(office, row.behandelaar, dag, row.organisatie) if row.behandelaar else None
    people = [*([stand_in] if stand_in else []), *office.store.people.members(row.organisatie, Rol.COORDINATOR)]
    told = {person.id for person in first}
    return [p for p in {p.id: p for p in people}.values() if p.id not in told and p.bereikbaar]


def away(office: Office, person: Persoon, organisatie: int, dag: date) -> bool:
    """Whether this person is away from that organisation on that day."""
    return colleagues.is_away(office, person.id, dag, organisatie)


def works_there(person: Persoon, organisatie: int) -> bool:
    """Whether this is an organisation of the person."""
    return any(m.organisatie.id == organisatie for m in person.lidmaatschappen)


# ---------------------------------------------------------------- of an organisation


def members(office: Office, partner: int) -> list[Persoon]:
    """Everybody of the party; an organisation's roles are all of its own kind."""
    people = office.store.people
    soort = people.organisatie(partner).soort
    return [p for rol, kind in SOORT_VAN_ROL.items() if kind == soort for p in people.members(partner, rol)]


def present(office: Office, partner: int) -> bool:
    """Whether somebody of the party can be reached on the bot."""
    return any(person.bereikbaar for person in members(office, partner))


def readers(office: Office, code: str) -> list[Persoon]:
    """Who of the gemeente is told: the coordinators, else everybody; nobody where it is not on the bot."""
    own = office.store.people.gemeente(code)
    if own is None:
        return []
    ranks = [office.store.people.members(own.id, rol) for rol in (Rol.COORDINATOR, Rol.GEMEENTE)]
    return next((there for rank in ranks if (there := [p for p in rank if p.bereikbaar])), ranks[0] or ranks[1])
