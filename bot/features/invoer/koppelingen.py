"""The running koppelingen of a gemeente as a sheet to fill in and send back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bot.desk import after, cases, owners, steps
from bot.desk.case import Opened
from bot.desk.lists import sheet_undo
from bot.desk.lists.sheet import Bekend, Blad, Plaats, Plan, Uit, Voorstel
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.invoer import koppelingen_screens as screens
from bot.screens.message import Bericht
from storage.lists.sheets import BladRow
from storage.people import Persoon
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.zaak import CORRIGEER, Zaak, herspeel
from workflows.koppeling.blad import VORM, Daad, daden
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import KOPPELING

MEESTE = 1_000
"""Rows on a sheet: more than that is not read of one that comes in."""


def _may(_: Office, person: Persoon, organisatie: int, over: str) -> bool:
    return not over and may(person, Actie.LIJST_INVOEREN, organisatie)


# ---------------------------------------------------------------- going out


def _make(office: Office, blad: BladRow, _: date) -> Uit | Bericht:
    idents = [row.id for row in office.store.cases.running(KOPPELING.naam, blad.organisatie)]
    running = [case for case in cases.all_opened(office, idents[:MEESTE]) if case.loopt and not case.alleen_lezen]
    gemeente = office.store.people.organisatie(blad.organisatie).naam
    if not running:
        return screens.nothing(gemeente)
    rows = [(case.row.id, max((r.id or 0 for r in case.regels), default=0), _row(case)) for case in running]
    left = max(0, len(idents) - MEESTE)
    return Uit(screens.out(gemeente, len(rows), left), [vak.naam for vak in VORM.vakken], rows)


def _row(case: Opened) -> dict[str, Any]:
    day = next((d.werkdag for d in case.dagen if d.naam == "tekenen"), None)
    return _known(case, case.zaak) | {"referentie": case.row.referentie, "uiterlijk": day}


def _known(case: Opened, then: Zaak) -> dict[str, Any]:
    """What a case knew then of what the sheet holds."""
    spoor = case.procedure.sporen[0]
    known = {vak.naam: then.feiten.get(vak.naam) for vak in VORM.terug}
    return known | {"stand": spoor.stand(then.standen[spoor.naam]).titel}


# ---------------------------------------------------------------- coming back


def _ken(visit: Visit, plaatsen: Sequence[Plaats]) -> Mapping[Plaats, Bekend]:
    opened = {case.row.id: case for case in cases.all_opened(visit.office, [plaats.rij for plaats in plaatsen])}
    found = {}
    for plaats in plaatsen:
        case = opened.get(plaats.rij)
        if case is not None and case.row.procedure == KOPPELING.naam and _own(visit, case, plaats):
            found[plaats] = _of_one(case, plaats)
    return found


def _own(visit: Visit, case: Opened, plaats: Plaats) -> bool:
    return case.row.organisatie == plaats.blad.organisatie and may(visit.me, Actie.ZAAK_STAP, case.row.organisatie)


def _of_one(case: Opened, plaats: Plaats) -> Bekend:
    def toen() -> Mapping[str, Any]:
        lines = [r for r in case.regels if r.id is not None and r.id <= plaats.tot]
        return _known(case, herspeel(case.procedure, lines))

    return Bekend(case.row.referentie, _known(case, case.zaak), toen)


def _plan(visit: Visit, voorstellen: Sequence[Voorstel]) -> Plan:
    """Each koppeling whole, or not and why."""
    opened = {case.row.id: case for case in cases.all_opened(visit.office, [one.plaats.rij for one in voorstellen])}
    acts, against = [], []
    for one in voorstellen:
        case = opened[one.plaats.rij]
        done, why = daden(case.procedure, case.zaak, one.verschillen, visit.today)
        why = why or _against(visit, case, done)
        if why:
            against.append((one.naam, why))
        else:
            acts.append((one, done))
    return Plan(acts, against)


def _against(visit: Visit, case: Opened, acts: Sequence[Daad]) -> str:
    """What the desk has against it, beside the procedure."""
    if case.alleen_lezen:
        return screens.NOT_NOW
    if not case.loopt:
        return screens.ENDED
    for act in acts:
        if act.trigger and not owners.may_take(visit.office, visit.me, case, SPOOR, act.trigger):
            return screens.NOT_NOW
        against = steps.handling_of(visit, case).houdt_tegen(visit, case, act.trigger) if act.trigger else None
        if against:
            return against
    return ""


# ---------------------------------------------------------------- recording, and taking back


def _record(visit: Visit, lijst: int, plan: Plan) -> Collection[str]:
    return [naam for naam, lines in _recorded(visit, lijst, plan) if not lines]


def _recorded(visit: Visit, lijst: int, plan: Plan) -> Iterator[tuple[str, Sequence[int]]]:
    """Record each koppeling whole or not at all: its reference, with the lines that were written."""
    for one, acts in plan.daden:
        case = cases.open_case(visit, one.plaats.rij, Actie.ZAAK_STAP)
        assert case is not None  # noqa: S101  the right was just asked
        had = {line.id for line in case.regels}
        try:
            for act in acts:
                case = _do(visit, case, act)
            lines = [line.id for line in case.regels if line.id is not None and line.id not in had]
        except (Geweigerd, NietOpen):  # another case has something against it
            lines = []
            while case.daad is not None and case.daad.id not in had:
                case = steps.take_back(visit, case).na
        visit.store.bladen.record(lijst, case.row.id, lines)
        yield one.naam, lines


def _do(visit: Visit, case: Opened, act: Daad) -> Opened:
    if act.trigger:
        return steps.put(visit, case, SPOOR, act.trigger, act.feiten).na
    done = steps.note(visit, case, CORRIGEER, act.feiten).na
    after.corrected(visit, case.row.id)
    return done


def _take_back(visit: Visit, lijst: int) -> tuple[int, Sequence[str]]:
    return sheet_undo.take_back(visit, lijst, lambda _case, _lines: 1)


BLAD = Blad(VORM, screens.WOORDEN, _may, _make, _ken, _plan, _record, _take_back)
