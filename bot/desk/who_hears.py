"""Who hears of something: of a case, of a question to a party, of what a provincie sends a gemeente."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.desk import cases, colleagues, owners
from bot.desk.case import Opened
from bot.desk.rights import SOORT_VAN_ROL, Actie, Rol, may
from bot.desk.visit import AMSTERDAM, Office
from storage.cases import CaseRow
from storage.people import Persoon
from workflows.engine.laatste_dagen import gemeente_van
from workflows.regio.machtiging import NAJAGEN

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
    if owner is not None and (works_there(owner, row.organisatie) or owners.as_regio(office, owner, row)):
        yield [owner]
        stand_in = colleagues.waarnemer_of(office, owner.id, dag, row.organisatie)
        yield [stand_in] if stand_in is not None else []
    for rol in (Rol.COORDINATOR, Rol.GEMEENTE, Rol.PROVINCIE):
        yield office.store.people.members(row.organisatie, rol)


def for_role(office: Office, row: CaseRow, rol: str, dag: date) -> list[Persoon]:
    """Who hears a reminder for this role: people of another gemeente in the case, where they are on the bot and at
    work; else who answers for the case. A regio that may chase that gemeente hears it too."""
    code = gemeente_van(rol)
    there = _of_gemeente(office, cases.opened(office, row), code, dag) if code is not None else []
    found = there or addressees(office, row, dag)
    chasing = _chasing(office, row, code) if code is not None else []
    return [*found, *(p for p in chasing if p.id not in {other.id for other in found})]


def _chasing(office: Office, row: CaseRow, code: str) -> list[Persoon]:
    """Who of the regio that leads the case may ask this gemeente what it owes: its behandelaar, else all of them."""
    regio = office.store.regios.of_case(row.id)
    people = office.store.people.members(regio, Rol.REGIO) if regio is not None else []
    may_ask = [p for p in people if NAJAGEN.letter in owners.as_regio(office, p, row).get(code, "")]
    return [p for p in may_ask if p.id == row.behandelaar] or may_ask


def _of_gemeente(office: Office, case: Opened, code: str, dag: date) -> list[Persoon]:
    """Somebody of a gemeente who is at work; for one that is not on the bot somebody of the one that leads. Nobody
    where that is the gemeente of the case: then its behandelaar hears it."""
    asks = code if owners.here(office, code) is not None else owners.lead(office, case)
    organisatie = owners.here(office, asks)
    own = organisatie is not None and organisatie.id == case.row.organisatie
    if organisatie is None or (own and owners.regio_of(office, case) is None):
        return []
    return [p for p in asked(office, case, asks, dag) if _at_work(office, p, organisatie.id, dag)]


def asked(office: Office, case: Opened, code: str, dag: date | None = None) -> list[Persoon]:
    """Who of a gemeente hears of a case in which it has a track: its aanspreekpunt (the behandelaar, or who acted for
    it last), else its coordinators, else all its people. Who is away on that day (None: today) is passed over for who
    stands in, or for who of the gemeente is at work; where nobody is, it waits for the first."""
    organisatie = owners.here(office, code)
    if organisatie is None:
        return []
    day, first = dag or office.now().astimezone(AMSTERDAM).date(), _answers_for(office, case, organisatie.id)
    stand_in = [colleagues.waarnemer_of(office, p.id, day, organisatie.id) for p in first]
    ranks = (first, [p for p in stand_in if p is not None], owners.people_of(office, organisatie.id))
    there = ([p for p in rank if _at_work(office, p, organisatie.id, day)] for rank in ranks)
    return next(filter(None, there), first)


def _at_work(office: Office, person: Persoon, organisatie: int, dag: date) -> bool:
    return person.bereikbaar and not away(office, person, organisatie, dag)


def _answers_for(office: Office, case: Opened, organisatie: int) -> list[Persoon]:
    right = office.features.procedures[case.row.procedure].recht(Actie.ZAAK_STAP)
    for ident in _acted(case, organisatie):
        person = office.store.people.by_id(ident)
        if person is not None and person.bereikbaar and may(person, right, organisatie):
            return [person]
    for rol in (Rol.COORDINATOR, Rol.GEMEENTE):
        there = [p for p in office.store.people.members(organisatie, rol) if p.bereikbaar]
        if there:
            return there
    return []


def _acted(case: Opened, organisatie: int) -> Iterable[int]:
    if case.row.organisatie == organisatie and case.row.behandelaar is not None:
        yield case.row.behandelaar
    for line in reversed(case.geschiedenis):
        if line.actor is not None:
            yield line.actor


def elsewhere(office: Office, person: Persoon, dag: date) -> list[CaseRow]:
    """The running cases of another organisation that this person hears of on that day for the own gemeente: they stand
    in the overview of the week beside those the person deals with."""
    return [
        case.row
        for naam, handling in office.features.procedures.items()
        if handling.procedure.partijen
        for case in _shared_with(office, person, naam)
        if any(p.id == person.id for code in owners.own(office, person, case) for p in asked(office, case, code, dag))
    ]


def _shared_with(office: Office, person: Persoon, procedure: str) -> Iterable[Opened]:
    mine = owners.codes_of(office, person, procedure)
    for ident in office.store.cases.running_with_tracks(procedure, mine):
        row = office.store.cases.get(ident)
        if row is not None and office.store.people.organisatie(row.organisatie).gemeente not in mine:
            case = cases.opened(office, row)
            if case.loopt:
                yield case


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
