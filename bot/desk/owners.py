"""Whose a track is, and what follows from it: who leads, who may take its steps, who may take one back, and by what
name somebody is told of.

A track without an owner is that of the case's organisation. One with an owner is that of a gemeente, which may be
another organisation, or not be on the bot at all: then who leads speaks for it. Who leads is the gemeente that a fact
names; where that one is not on the bot, the gemeente that began, or any other that takes part.

A regio leads beside that gemeente the cases that it began, as long as one of its gemeenten there lets it. It speaks for
those that do, in the steps that the table leaves to a regio (`Stap.namens`), and sees no other case of theirs.
"""

from collections.abc import Callable

from bot.desk.case import Opened
from bot.desk.rights import Actie, Rol, gemeenten, may, namens, regios, roles
from bot.desk.visit import Office
from bot.screens.case import GeschiedenisRegel
from storage.cases import CaseRow
from storage.people import Organisatie, Persoon
from workflows.engine.tabel import Stap
from workflows.engine.zaak import Regel
from workflows.regio.machtiging import STUKKEN


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
    mine = codes_of(office, person, row.procedure) | as_regio(office, person, row).keys()
    return not mine.isdisjoint(parties)


def as_regio(office: Office, person: Persoon, row: CaseRow) -> dict[str, str]:
    """What this person may do in this case as one of the regio that leads it: by CBS code, in letters. A gemeente of
    which the person is, is left out: there no other word is needed."""
    if Rol.REGIO not in roles(person):
        return {}
    regio = office.store.regios.of_case(row.id)
    right = office.features.procedures[row.procedure].recht(Actie.ZAAK_STAP)
    mine = gemeenten(person, right)
    return {code: mag for code, mag in namens(person, right, regio or 0).items() if code not in mine}


def as_regio_only(person: Persoon, organisatie: int) -> bool:
    """Whether this person can have to do with a case of this organisation by a regio alone."""
    return Rol.REGIO in roles(person) and all(m.organisatie.id != organisatie for m in person.lidmaatschappen)


def by_regio(office: Office, person: Persoon, case: Opened) -> dict[str, str]:
    """The same of the gemeenten that have a track in the case."""
    let = as_regio(office, person, case.row)
    return {code: let[code] for code in case.procedure.partijen if code in let}


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
    """The gemeente that does what is done once for all; empty where the case is that of one organisation alone, or no
    gemeente's."""
    parties = case.procedure.partijen
    if not parties:
        return ""
    began = office.store.people.organisatie(case.row.organisatie).gemeente
    if began is None:  # a provincie leads what it began
        return ""
    named = (s.eigenaar.van(case.zaak.feiten) for s in case.procedure.sporen if s.eigenaar and s.eigenaar.feit)
    first = next(filter(None, named), None) or str(began)
    turns = [code for code in (first, began, *parties) if code in parties]
    return next((code for code in turns if code is not None and here(office, code) is not None), first)


def leads(office: Office, person: Persoon, case: Opened) -> bool:
    """Whether this person does what is done once for all: of the gemeente that leads, or of a regio that a gemeente in
    the case lets do so."""
    if not case.procedure.partijen:
        return may(person, right_of(office, case, Actie.ZAAK_STAP), case.row.organisatie)
    return of_lead(office, person, case) or any(
        STUKKEN.letter in mag for mag in by_regio(office, person, case).values()
    )


def of_lead(office: Office, person: Persoon, case: Opened) -> bool:
    """Whether this person is of the gemeente that leads, or of the provincie whose case it is."""
    table = any(m.organisatie.id == case.row.organisatie and not m.organisatie.gemeente for m in person.lidmaatschappen)
    return table or lead(office, case) in codes_of(office, person, case.row.procedure)


def led(office: Office, person: Persoon, procedure: str) -> list[int]:
    """The cases of this procedure that a regio of this person leads, as long as a gemeente in each lets it."""
    own = regios(person, office.features.procedures[procedure].recht(Actie.ZAAK_STAP))
    rows = office.store.cases.of(office.store.regios.cases(m.organisatie.id for m in own)) if own else ()
    return [row.id for row in rows if row.procedure == procedure and takes_part(office, person, row)]


_REGIO = "regio-"


def as_word(office: Office, person: Persoon, case: Opened, code: str) -> str:
    """Whose word a fact of this gemeente is, where this person is not of it: the regio's, or that of who leads."""
    regio = office.store.regios.of_case(case.row.id) if code in by_regio(office, person, case) else None
    return f"{_REGIO}{regio}" if regio is not None else lead(office, case)


def acts(office: Office, person: Persoon, case: Opened) -> bool:
    """Whether this person is of a gemeente in the case, or speaks for one as one of its regio."""
    return bool(own(office, person, case) or by_regio(office, person, case))


def regio_of(office: Office, case: Opened) -> Organisatie | None:
    """The regio that leads a case, as long as a gemeente in it lets it."""
    found = office.store.regios.of_case(case.row.id) if case.procedure.partijen else None
    bands = office.store.regios.of_regio(found) if found is not None else ()
    let = {band.gemeente for band in bands if band.stand == "bevestigd"} & {*case.procedure.partijen}
    return office.store.people.organisatie(found) if found is not None and let else None


# ---------------------------------------------------------------- what somebody may do


def speaks_for(office: Office, person: Persoon, case: Opened, spoor: str) -> bool:
    """Whether this person may record what is done in this track; False for a track that is not there."""
    if spoor not in case.zaak.standen:
        return False
    owner = case.procedure.spoor(spoor).eigenaar
    if owner is None:
        of_house = may(person, right_of(office, case, Actie.ZAAK_STAP), case.row.organisatie)
        return of_house or (bool(case.procedure.partijen) and leads(office, person, case))
    if owner.gemeente in codes_of(office, person, case.row.procedure):
        return True
    if not owner.gemeente:
        return leads(office, person, case)
    if owner.gemeente in by_regio(office, person, case):
        return True
    return here(office, owner.gemeente) is None and of_lead(office, person, case)


def as_itself(office: Office, person: Persoon, case: Opened, spoor: str) -> bool:
    """Whether this person speaks for the track as one of the gemeenten, and not as one of a regio."""
    if not speaks_for(office, person, case, spoor):
        return False
    owner = case.procedure.spoor(spoor).eigenaar
    if not by_regio(office, person, case):
        return True
    own = owner.gemeente if owner is not None else ""
    return own in codes_of(office, person, case.row.procedure) or of_lead(office, person, case)


def may_take(office: Office, person: Persoon, case: Opened, spoor: str, trigger: str) -> bool:
    """Whether this person may take this step: it is of a track of theirs, or of all that take part; as one of a regio,
    where the table leaves it to a regio and a gemeente lets it."""
    stap = case.procedure.spoor(spoor).stap(trigger) if spoor in case.zaak.standen else None
    if as_itself(office, person, case, spoor):
        return True
    if stap is not None and stap.namens and speaks_for(office, person, case, spoor):
        let = by_regio(office, person, case)
        return any(stap.namens in mag for code, mag in let.items() if spoor in (code, *_of_all(case)))
    of_all = stap is not None and case.zaak.standen[spoor] in stap.van_allen
    return of_all and bool(own(office, person, case))


def may_press(office: Office, person: Persoon, case: Opened, spoor: str, stap: Stap) -> bool:
    """Whether this person may take this step by its own button or in a sentence. A regio says on what word of a
    gemeente it records something: by a step that asks that itself, or in the lines that hold it."""
    if not may_take(office, person, case, spoor, stap.trigger):
        return False
    if spoor not in case.procedure.partijen or as_itself(office, person, case, spoor):
        return True
    return any(veld.naam.startswith("antwoord_op_") for veld in stap.velden)


def _of_all(case: Opened) -> list[str]:
    """The tracks of no gemeente alone."""
    return [spoor.naam for spoor in case.procedure.sporen if spoor.naam not in case.procedure.partijen]


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
        let = by_regio(office, person, case)
        same = bool(let) and let == by_regio(office, done_by, case)  # a colleague of the regio
        return same or not set(mine).isdisjoint(own(office, done_by, case))
    return of_lead(office, person, case)


# ---------------------------------------------------------------- by what name


def who(office: Office, reader: Persoon, item: GeschiedenisRegel, grond: Callable[[Regel], str] = lambda _: "") -> str:
    """Who did something: a colleague by name, somebody of another organisation by the organisation alone. For somebody
    of a regio also for whom, and on what `grond`."""
    person = office.store.people.by_id(item.actor) if item.actor is not None else None
    if person is None or not person.lidmaatschappen:
        return item.wie
    theirs = {m.organisatie.id: m.organisatie.naam for m in person.lidmaatschappen}
    shared = theirs.keys() & {m.organisatie.id for m in reader.lidmaatschappen}
    said = item.wie if shared else " en ".join(theirs.values())
    code = item.regel.spoor
    itself = code in {m.organisatie.gemeente for m in person.lidmaatschappen}
    if Rol.REGIO not in roles(person) or not code.startswith("GM") or itself:
        return said
    return ", ".join(filter(None, (f"{said} namens {name(office, code)}", grond(item.regel))))


def names(office: Office, case: Opened) -> dict[str, str]:
    """The gemeenten that have a track, by CBS code."""
    return {code: name(office, code) for code in case.procedure.partijen}


def name(office: Office, code: str) -> str:
    """The name of a gemeente; its code where it no longer exists. Also that of a regio, by how `as_word` writes it."""
    if code.startswith(_REGIO) and code.removeprefix(_REGIO).isdigit():
        return office.store.people.organisatie(int(code.removeprefix(_REGIO))).naam
    try:
        return office.gemeenten.op_code(code).naam
    except KeyError:
        return code
