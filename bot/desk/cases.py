"""A case at the desk: loading it for who may see it, letting the procedure decide, and committing what it decided.

Every change goes through `commit`: facts and standen, the line of history and the plan of herinneringen are
written together, in the transaction of the visit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.screens.case import GeschiedenisRegel
from bot.screens.message import Bericht
from bot.screens.start import may_not
from storage.cases import CaseRow
from storage.herinneringen import Herinnering
from workflows.engine import partijvraag
from workflows.engine.tabel import Gepland, Procedure
from workflows.engine.velden import pak_in, pak_uit
from workflows.engine.zaak import Regel, Zaak, begin, noteer
from workflows.koppeling.lijst import kenmerk

MORNING = time(9, 0)
"""When herinneringen are due, on the wall clock in Amsterdam."""


@dataclass(frozen=True)
class Opened:
    """A case that this person may see, with its procedure and its history."""

    row: CaseRow
    procedure: Procedure
    zaak: Zaak
    regels: tuple[Regel, ...]
    geschiedenis: tuple[GeschiedenisRegel, ...]


def open_case(visit: Visit, ident: int, actie: Actie) -> Opened | None:
    """The case, or None when there is none or this person may not do this with it: the two look the same."""
    row = visit.store.cases.get(ident)
    if row is None:
        return None
    handling = visit.office.features.procedures[row.procedure]
    right = handling.rechten.get(actie, actie)
    own = may(visit.me, right, row.organisatie)
    if not (own or handling.deelt(visit.office, visit.me, row, actie)):
        return None
    if own:  # answers the reminder; a look by another organisation must not silence the own achtervang
        visit.store.ochtenden.answered(ident, visit.now)
    return opened(visit.office, row)


def opened(office: Office, row: CaseRow) -> Opened:
    """A case row as the procedure sees it."""
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    history = []
    for line in office.store.cases.history(row.id):
        facts = pak_uit(procedure.velden, line.feiten)
        regel = Regel(line.spoor, line.trigger, line.van, line.naar, facts, line.versie, line.id)
        history.append(GeschiedenisRegel(regel, line.actor, line.actor_naam or "iemand die weg is", line.moment))
    present = Zaak(dict(row.standen), pak_uit(procedure.velden, row.feiten))
    return Opened(row, procedure, present, tuple(item.regel for item in history), tuple(history))


def commit(
    office: Office, row: CaseRow, procedure: Procedure, result: Zaak, regel: Regel, actor: int, now: datetime
) -> list[datetime]:
    """Write what the procedure decided; gives the moments of the new plan that are already past, as `plan` does."""
    return commit_lines(office, row, procedure, result, (regel,), actor, now)


def commit_lines(
    office: Office, row: CaseRow, procedure: Procedure, result: Zaak, regels: Sequence[Regel], actor: int, now: datetime
) -> list[datetime]:
    """The same for a step with what followed from it by itself."""
    store = office.store
    before = Zaak(row.standen, pak_uit(procedure.velden, row.feiten)) if row.feiten else None
    store.cases.save(row.id, pak_in(result.feiten), result.standen)
    for regel in regels:
        facts = pak_in(regel.feiten)
        store.cases.add_history(
            row.id, regel.spoor, regel.trigger, regel.van, regel.naar, facts, actor, now, regel.versie
        )
    return plan(office, row.id, procedure, before, result, now)


def plan(
    office: Office, ident: int, procedure: Procedure, before: Zaak | None, result: Zaak, now: datetime
) -> list[datetime]:
    """Replace the plan of a case by what it now deserves. Moments that are past are left out; gives those that the
    plan of before did not have, soonest first."""
    wanted = planned(ident, procedure, result, office)
    earlier = {(h.sleutel, h.moment) for h in planned(ident, procedure, before, office)} if before else set()
    kept = {h.sleutel: h for h in office.store.herinneringen.plan_of_case(ident)}
    # A reminder that was planned before and is past was sent, or is on its way: it stays, so that it is sent once.
    coming = [h for h in wanted if h.moment > now or (h.sleutel in kept and kept[h.sleutel].moment == h.moment)]
    office.store.herinneringen.replace(ident, coming)
    return sorted(h.moment for h in wanted if h not in coming and (h.sleutel, h.moment) not in earlier)


def planned(ident: int, procedure: Procedure, result: Zaak, office: Office) -> list[Herinnering]:
    """The whole plan of a case, past moments and all."""
    handling = office.features.procedures[procedure.naam]
    return [
        Herinnering(
            f"{procedure.naam}:{ident}:{item.soort}:{item.merk}",
            ident,
            item.soort,
            at_nine(item.dag),
            item.rol,
            item.achtervang,
        )
        for item in (*handling.plan(result, office.kalender), *_questions(ident, result, office))
    ]


def _questions(ident: int, result: Zaak, office: Office) -> list[Gepland]:
    """The reminders of the questions about the case that were put to other parties and still make sense."""
    planned: list[Gepland] = []
    for row in office.store.vragen.of_case(ident):
        soort = office.features.vragen[row.soort].soort
        if result.standen.get(soort.spoor) in soort.standen:
            planned += partijvraag.plan(row.id, soort, row.stand, row.opvolgen, office.kalender)
    return planned


def at_nine(dag: date) -> datetime:
    """Nine in the morning of that day in Amsterdam: 08:00 or 07:00 UTC."""
    return datetime.combine(dag, MORNING, AMSTERDAM)


def make(
    visit: Visit, procedure: Procedure, organisatie: int, referentie: str, feiten: Mapping[str, Any]
) -> tuple[int, list[datetime]]:
    """A new case of this person. Gives its id and the herinneringen that are already past.

    Raises storage.cases.DoubleReference and workflows.engine.zaak.Geweigerd.
    """
    result, regel = begin(procedure, feiten, visit.today)
    ident = visit.store.cases.add(procedure.naam, organisatie, referentie, visit.me.id, result.standen, visit.now)
    row = visit.store.cases.get(ident)
    assert row is not None  # noqa: S101  it was just made
    return ident, commit(visit.office, row, procedure, result, regel, visit.me.id, visit.now)


def note(visit: Visit, case: Opened, trigger: str, facts: Mapping[str, Any]) -> list[datetime]:
    """Record facts in a line that is no step. Gives what `commit` gives; raises workflows.engine.zaak.Geweigerd."""
    result, regel = noteer(case.procedure, case.zaak, trigger, facts, visit.today)
    return commit(visit.office, case.row, case.procedure, result, regel, visit.me.id, visit.now)


def lines_since(case: Opened, spoor: str, stand: str) -> Sequence[GeschiedenisRegel]:
    """What happened after the track left this stand: the lines from the last departure on."""
    for index in range(len(case.geschiedenis) - 1, -1, -1):
        regel = case.geschiedenis[index].regel
        if regel.spoor == spoor and regel.van == stand:
            return case.geschiedenis[index:]
    return ()


def show(visit: Visit, ident: int, note: str = "", skipped: Sequence[datetime] = ()) -> Bericht:
    """The case's screen as it is now, for who may see it."""
    case = open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return may_not()
    return visit.office.features.procedures[case.row.procedure].screen(visit, case, note, skipped)


def give(office: Office, organisatie: int, procedure: str, dag: date) -> str:
    """The organisation's next reference of that year, one that nobody typed before and that the guard lets pass."""
    naam = office.store.people.organisatie(organisatie).naam
    while True:
        reference = kenmerk(naam, dag.year, office.store.invoer.next_number(organisatie, dag.year))
        taken = office.store.cases.by_reference(procedure, organisatie, reference)
        if taken is None and not isinstance(referentie_ok(reference), Afgekeurd):
            return reference
