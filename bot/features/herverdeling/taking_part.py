"""Who takes part in a herverdeling: which gemeente somebody speaks for, and who of a gemeente is asked."""

from collections.abc import Iterable
from datetime import date

from bot.desk import cases, colleagues
from bot.desk.case import Opened
from bot.desk.rights import Actie, Rol, may, organisations
from bot.desk.visit import AMSTERDAM, Office
from bot.screens.case import GeschiedenisRegel
from storage.cases import CaseRow
from storage.people import Organisatie, Persoon
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.plan import aanspreekpunt
from workflows.herverdeling.regels import GEHEEL, Feiten, partijen


def codes(person: Persoon) -> frozenset[str]:
    """The CBS codes of the gemeenten that this person speaks for."""
    return frozenset(o.gemeente for o in organisations(person, Actie.HERVERDELEN) if o.gemeente)


def own(person: Persoon, feiten: Feiten) -> tuple[str, ...]:
    """Those of them that take part in this case."""
    return tuple(code for code in partijen(feiten) if code in codes(person))


def takes_part(_: Office, person: Persoon, row: CaseRow, actie: Actie) -> bool:
    """Whether somebody of another gemeente may see this case: its own gemeente is in it. Steps are asked elsewhere."""
    return actie is Actie.ZAAK_ZIEN and bool(own(person, row.feiten))


def here(office: Office, code: str) -> Organisatie | None:
    """The gemeente's organisation, where somebody of it can be reached on the bot."""
    found = office.store.people.gemeente(code)
    return found if found is not None and any(p.bereikbaar for p in people_of(office, found.id)) else None


def people_of(office: Office, organisatie: int) -> list[Persoon]:
    """Everybody of a gemeente, coordinators first."""
    return [p for rol in (Rol.COORDINATOR, Rol.GEMEENTE) for p in office.store.people.members(organisatie, rol)]


def lead(office: Office, row: CaseRow, feiten: Feiten) -> str:
    """The gemeente that does what is done once for all: who sends the letters; where that one is not on the bot, the
    gemeente that began, or any other that is."""
    began = office.store.people.organisatie(row.organisatie).gemeente
    writer = HerverdelingFeiten(feiten).afzender or str(began)
    turns = [code for code in (writer, began, *partijen(feiten)) if code in partijen(feiten)]
    return next((code for code in turns if code is not None and here(office, code) is not None), writer)


def leads(office: Office, person: Persoon, case: Opened) -> bool:
    """Whether this person is of that gemeente."""
    return lead(office, case.row, case.zaak.feiten) in codes(person)


def speaks_for(office: Office, person: Persoon, case: Opened, code: str) -> bool:
    """Whether this person may record what this gemeente does: its own people, and for a gemeente that is not on the
    bot the gemeente that leads."""
    if code in codes(person):
        return code in partijen(case.zaak.feiten)
    return code in partijen(case.zaak.feiten) and here(office, code) is None and leads(office, person, case)


def who(office: Office, reader: Persoon, item: GeschiedenisRegel) -> str:
    """Who did something: a colleague by name, somebody of another organisation by the organisation alone."""
    person = office.store.people.by_id(item.actor) if item.actor is not None else None
    if person is None or not person.lidmaatschappen:
        return item.wie
    theirs = {m.organisatie.id: m.organisatie.naam for m in person.lidmaatschappen}
    shared = theirs.keys() & {m.organisatie.id for m in reader.lidmaatschappen}
    return item.wie if shared else " en ".join(theirs.values())


# ---------------------------------------------------------------- who is asked


def asked(office: Office, case: Opened, code: str, dag: date | None = None) -> list[Persoon]:
    """Who of a gemeente hears of the case: its aanspreekpunt (the behandelaar, or who acted for it last), else its
    coordinators, else all its people. Who is away on that day (None: today) is passed over for who stands in, or for
    who of the gemeente is at work; where nobody is, it waits for the first."""
    organisatie = here(office, code)
    if organisatie is None:
        return []
    day, first = dag or office.now().astimezone(AMSTERDAM).date(), _answers_for(office, case, organisatie)
    stand_in = [colleagues.waarnemer_of(office, p.id, day, organisatie.id) for p in first]
    ranks = (first, [p for p in stand_in if p is not None], people_of(office, organisatie.id))
    there = ([p for p in rank if _at_work(office, p, organisatie.id, day)] for rank in ranks)
    return next(filter(None, there), first)


def _at_work(office: Office, person: Persoon, organisatie: int, dag: date) -> bool:
    return person.bereikbaar and not colleagues.is_away(office, person.id, dag, organisatie)


def _answers_for(office: Office, case: Opened, organisatie: Organisatie) -> list[Persoon]:
    for ident in _acted(case, organisatie.id):
        person = office.store.people.by_id(ident)
        if person is not None and person.bereikbaar and may(person, Actie.HERVERDELEN, organisatie.id):
            return [person]
    for rol in (Rol.COORDINATOR, Rol.GEMEENTE):
        there = [p for p in office.store.people.members(organisatie.id, rol) if p.bereikbaar]
        if there:
            return there
    return []


def _acted(case: Opened, organisatie: int) -> Iterable[int]:
    if case.row.organisatie == organisatie and case.row.behandelaar is not None:
        yield case.row.behandelaar
    for line in reversed(case.geschiedenis):
        if line.actor is not None:
            yield line.actor


def of_role(office: Office, case: Opened, rol: str, dag: date) -> list[Persoon]:
    """Who hears a reminder for the aanspreekpunt of a gemeente: somebody of it who is at work; for a gemeente that is
    not on the bot the one that leads. Nobody where that is the gemeente of the case: then its behandelaar hears it."""
    wanted = [code for code in partijen(case.zaak.feiten) if rol == aanspreekpunt(code)]
    for code in wanted:
        asks = code if here(office, code) is not None else lead(office, case.row, case.zaak.feiten)
        organisatie = here(office, asks)
        if organisatie is not None and organisatie.id != case.row.organisatie:
            return [p for p in asked(office, case, asks, dag) if _at_work(office, p, organisatie.id, dag)]
    return []


def of_person(office: Office, person: Persoon, dag: date) -> list[CaseRow]:
    """The cases of another gemeente that this person hears of on that day for the own one: they stand in the overview
    of the week beside those the person deals with."""
    found, own_codes = list[CaseRow](), codes(person)
    for ident in office.store.herverdelingen.of_gemeenten(own_codes):
        row = office.store.cases.get(ident)
        if row is None or office.store.people.organisatie(row.organisatie).gemeente in own_codes:
            continue
        if row.standen[GEHEEL] in ENDED:
            continue
        case = cases.opened(office, row)
        if any(p.id == person.id for code in own(person, row.feiten) for p in asked(office, case, code, dag)):
            found.append(row)
    return found


ENDED = ("verwerkt", "geen_wettelijke_herverdeling", "ingetrokken")
"""Where the whole is at its end."""


def silent(office: Office, code: str) -> bool:
    """Whether the gemeente has people on the bot, and none of them can be reached: they blocked it."""
    found = office.store.people.gemeente(code)
    return found is not None and bool(people_of(office, found.id)) and here(office, code) is None
