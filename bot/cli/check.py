"""Whether the database is whole: what SQLite says, that every history adds up to the stored case, that every plan of
herinneringen is the one the case deserves, and that what was kept as plain values beside the cases can be read."""

from collections.abc import Callable, Iterator

from bot.desk import cases
from bot.desk.case import Opened
from bot.desk.visit import Office
from bot.features.cijfers import sharing
from bot.features.toezicht.policy import geldend
from storage.cases import CaseRow
from workflows.engine.velden import pak_in
from workflows.engine.zaak import herspeel
from workflows.toezicht.beleidskader import FoutKader
from workflows.toezicht.ronde import lees_vastgesteld


def problems(office: Office, *, planned: bool = True) -> Iterator[str]:
    """One Dutch line for each thing that is wrong; nothing of a case but its number. While the cases are not `planned`
    anew after an upgrade, their reminders are still those of before, and no fault."""
    yield from office.store.integrity_problems()
    for row in office.store.cases.all():
        handling = office.features.procedures.get(row.procedure)
        if handling is None:
            yield f"zaak {row.id}: de procedure {row.procedure} is onbekend"
        else:
            yield from _case_problems(office, row, planned=planned)
    yield from _toezicht_problems(office)
    yield from _shared_problems(office)


def _toezicht_problems(office: Office) -> Iterator[str]:
    """The beleidskader and the judgements of each provincie."""
    for ident in office.store.toezicht.since():
        try:
            geldend(office, ident)
        except FoutKader:
            yield f"organisatie {ident}: het beleidskader is niet te lezen"
        for of_gemeente in office.store.toezicht.judgements(ident).values():
            for row in of_gemeente.values():
                if not _can(lees_vastgesteld, row.waarde):
                    yield f"organisatie {ident}: oordeel {row.id} is niet te lezen"


def _shared_problems(office: Office) -> Iterator[str]:
    """The standings that gemeenten shared, as far as those gemeenten still exist."""
    for row in office.store.cijfers.all_shared():
        if office.gemeenten.precies(row.gemeente) and not _can(sharing.lees, office, row):
            yield f"gedeelde stand {row.id}: is niet te lezen"


def _can(read: Callable[..., object], *values: object) -> bool:
    """Whether plain values still are what was kept."""
    try:
        read(*values)
    except (AssertionError, KeyError, TypeError, ValueError):
        return False
    return True


def _case_problems(office: Office, row: CaseRow, *, planned: bool) -> Iterator[str]:
    case = cases.opened(office, row)
    if case.vreemd:
        yield f"zaak {row.id}: alleen te bekijken, onbekende namen: {', '.join(case.vreemd)}"
    if case.mist:
        yield f"zaak {row.id}: alleen te bekijken, er ontbreekt: {', '.join(case.mist)}"
    if case.alleen_lezen:
        return
    replayed = herspeel(case.procedure, case.regels)
    if replayed.standen != case.zaak.standen:
        yield f"zaak {row.id}: de geschiedenis komt uit op een andere stand"
    if pak_in(replayed.feiten) != pak_in(case.zaak.feiten):
        yield f"zaak {row.id}: de geschiedenis komt uit op andere gegevens"
    if planned:
        yield from _plan_problems(office, row, case)


def _plan_problems(office: Office, row: CaseRow, case: Opened) -> Iterator[str]:
    wanted = {h.sleutel: h.moment for h in cases.planned(office, case)}
    stored = {h.sleutel: h.moment for h in office.store.herinneringen.plan_of_case(row.id)}
    # Moments that were past when the plan was made are left out of it, so it may hold less; never more, never other.
    if any(wanted.get(key) != when for key, when in stored.items()):
        yield f"zaak {row.id}: de herinneringen horen bij een oudere stand"
    if any(when > office.now() and key not in stored for key, when in wanted.items()):
        yield f"zaak {row.id}: er ontbreekt een herinnering"
