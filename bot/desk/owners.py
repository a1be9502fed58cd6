"""Whose a track is, and what follows from it: who leads, who may take its steps, who may take one back, and by what
name somebody is told of.

A track without an owner is that of the case's organisation. One with an owner is that of a gemeente, which may be
another organisation, or not be on the bot at all: then who leads speaks for it. Who leads is the gemeente that a fact
names; where that one is not on the bot, the gemeente that began, or any other that takes part.
"""

from bot.desk.case import Opened
from bot.desk.rights import Actie, Rol, gemeenten, may
from bot.desk.visit import Office
from bot.screens.case import GeschiedenisRegel
from storage.cases import CaseRow
from storage.people import Organisatie, Persoon
from workflows.engine.zaak import Regel


def right_of(office: Office, case: Opened, actie: Actie) -> Actie:
    """The right that stands for a general one with this case."""
    return office.features.procedures[case.row.procedure].recht(actie)


# ---------------------------------------------------------------- whose it is


def codes_of(office: Office, person: Persoon, procedure: str) -> frozenset[str]:
    """The CBS codes of the gemeenten that this person may act for in cases of this procedure."""
    return gemeenten(person, office.features.procedures[procedure].recht(Actie.ZAAK_STAP))


def own(office: Office, person: Persoon, case: Opened) -> tuple[str, ...]:
    """Those of them that have a track in this case."""
    mine = codes_of(office, person, case.row.procedure)
    return tuple(code for code in case.procedure.partijen if code in mine)


def takes_part(office: Office, person: Persoon, row: CaseRow, actie: Actie = Actie.ZAAK_ZIEN) -> bool:
    """Whether somebody may see this case, or act in it, because an own gemeente has a track in it; which steps are
    theirs is asked of the track."""
    if actie not in (Actie.ZAAK_ZIEN, Actie.ZAAK_STAP):
        return False
    parties = office.features.procedures[row.procedure].bij(row.feiten).partijen
    return not codes_of(office, person, row.procedure).isdisjoint(parties)


def here(office: Office, code: str) -> Organisatie | None:
    """The gemeente's organisation, where somebody of it can be reached on the bot."""
    found = office.store.people.gemeente(code)
    return found if found is not None and any(p.bereikbaar for p in people_of(office, found.id)) else None


def silent(office: Office, code: str) -> bool:
    """Whether the gemeente has people on the bot, and none of them can be reached: they blocked it."""
    found = office.store.people.gemeente(code)
    return found is not None and bool(people_of(office, found.id)) and here(office, code) is None


def people_of(office: Office, organisatie: int) -> list[Persoon]:
    """Everybody of a gemeente, coordinators first."""
    return [p for rol in (Rol.COORDINATOR, Rol.GEMEENTE) for p in office.store.people.members(organisatie, rol)]


def lead(office: Office, case: Opened) -> str:
    """The gemeente that does what is done once for all; empty where the case is that of one organisation alone."""
    parties = case.procedure.partijen
    if not parties:
        return ""
    began = office.store.people.organisatie(case.row.organisatie).gemeente
    named = (spoor.eigenaar.van(case.zaak.feiten) for spoor in case.procedure.sporen if spoor.eigenaar)
    first = next(filter(None, named), None) or str(began)
    turns = [code for code in (first, began, *parties) if code in parties]
    return next((code for code in turns if code is not None and here(office, code) is not None), first)


def leads(office: Office, person: Persoon, case: Opened) -> bool:
    """Whether this person does what is done once for all."""
    if not case.procedure.partijen:
        return may(person, right_of(office, case, Actie.ZAAK_STAP), case.row.organisatie)
    return lead(office, case) in codes_of(office, person, case.row.procedure)


# ---------------------------------------------------------------- what somebody may do


def speaks_for(office: Office, person: Persoon, case: Opened, spoor: str) -> bool:
    """Whether this person may record what is done in this track; False for a track that is not there."""
    if spoor not in case.zaak.standen:
        return False
    owner = case.procedure.spoor(spoor).eigenaar
    if owner is None:
        return may(person, right_of(office, case, Actie.ZAAK_STAP), case.row.organisatie)
    if owner.gemeente in codes_of(office, person, case.row.procedure):
        return True
    itself = bool(owner.gemeente) and here(office, owner.gemeente) is not None
    return not itself and leads(office, person, case)


def may_take(office: Office, person: Persoon, case: Opened, spoor: str, trigger: str) -> bool:
    """Whether this person may take this step: it is of a track of theirs, or of all that take part."""
    if speaks_for(office, person, case, spoor):
        return True
    stap = case.procedure.spoor(spoor).stap(trigger) if spoor in case.zaak.standen else None
    of_all = stap is not None and case.zaak.standen[spoor] in stap.van_allen
    return of_all and bool(own(office, person, case))


def tracks_of(office: Office, person: Persoon, case: Opened) -> tuple[str, ...]:
    """The tracks that this person may speak for."""
    return tuple(spoor.naam for spoor in case.procedure.sporen if speaks_for(office, person, case, spoor.naam))


def may_undo(office: Office, person: Persoon, case: Opened, line: Regel) -> bool:
    """Who did it may take it back, and so may who is of the same gemeente; who leads may, as far as it is nobody's that
    is still there: what another gemeente, COA or a provincie did is theirs."""
    actor = next((item.actor for item in case.geschiedenis if item.regel.id == line.id), None)
    if actor == person.id:
        return True
    if not case.procedure.partijen:
        return may(person, right_of(office, case, Actie.ZAAK_STAP), case.row.organisatie)
    mine = own(office, person, case)
    done_by = office.store.people.by_id(actor) if actor is not None else None
    if line.spoor in mine:
        return True
    if done_by is not None and done_by.lidmaatschappen:
        return not set(mine).isdisjoint(own(office, done_by, case))
    return leads(office, person, case)


# ---------------------------------------------------------------- by what name


def who(office: Office, reader: Persoon, item: GeschiedenisRegel) -> str:
    """Who did something: a colleague by name, somebody of another organisation by the organisation alone."""
    person = office.store.people.by_id(item.actor) if item.actor is not None else None
    if person is None or not person.lidmaatschappen:
        return item.wie
    theirs = {m.organisatie.id: m.organisatie.naam for m in person.lidmaatschappen}
    shared = theirs.keys() & {m.organisatie.id for m in reader.lidmaatschappen}
    return item.wie if shared else " en ".join(theirs.values())


def names(office: Office, case: Opened) -> dict[str, str]:
    """The gemeenten that have a track, by CBS code."""
    return {code: name(office, code) for code in case.procedure.partijen}


def name(office: Office, code: str) -> str:
    """The name of a gemeente; its code where it no longer exists."""
    try:
        return office.gemeenten.op_code(code).naam
    except KeyError:
        return code
