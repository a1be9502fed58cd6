"""A calculation as a sheet to fill in and send back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from bot.desk import cases, steps
from bot.desk.case import Opened
from bot.desk.lists import sheet_undo
from bot.desk.lists.sheet import Bekend, Blad, Plaats, Plan, Uit, Voorstel
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.streefpercentage import handling, screens
from bot.features.streefpercentage.desk import NAAM, open_one
from bot.screens.message import Bericht
from storage.lists.sheets import BladRow
from storage.people import Persoon
from workflows.engine.machine import Geweigerd
from workflows.engine.zaak import herspeel
from workflows.streefpercentage import rekenen, velden
from workflows.streefpercentage.blad import VORM
from workflows.streefpercentage.feiten import StreefFeiten
from workflows.streefpercentage.tabel import CIJFERS


def _may(office: Office, person: Persoon, organisatie: int, over: str) -> bool:
    row = office.store.cases.get(int(over)) if over.isdigit() else None
    ours = row is not None and row.procedure == NAAM and row.organisatie == organisatie
    return ours and may(person, Actie.STREEF, organisatie)


def _code(rij: int) -> str:
    return f"GM{rij:04d}"


def _make(office: Office, blad: BladRow, _: date) -> Uit | Bericht:
    row = office.store.cases.get(int(blad.over))
    assert row is not None  # noqa: S101  the right was just asked
    case = cases.opened(office, row)
    weet = handling.facts(case)
    last = max((line.id or 0 for line in case.regels), default=0)
    order = rekenen.op_volgorde(handling.rows(office, weet), weet.streef)
    rows = [(int(rij.code[2:]), last, _cells(rij, weet.streef)) for rij in order]
    return Uit(screens.out(row.referentie, len(rows), weet.streef), [vak.naam for vak in VORM.vakken], rows)


def _cells(rij: rekenen.Rij, streef: int) -> dict[str, Any]:
    return {
        "gemeente": rij.naam,
        "opgave": rij.opgave,
        "plekken": rij.plekken,
        "procent": f"{rij.procent}%" if rij.procent is not None else None,
        "erbij": rij.erbij(streef) if rij.bekend else None,
    }


# ---------------------------------------------------------------- coming back


def _of(office: Office, weet: StreefFeiten) -> dict[str, dict[str, Any]]:
    return {rij.code: _cells(rij, weet.streef) for rij in handling.rows(office, weet)}


def _ken(visit: Visit, plaatsen: Sequence[Plaats]) -> Mapping[Plaats, Bekend]:
    found: dict[Plaats, Bekend] = {}
    for over in dict.fromkeys(plaats.blad.over for plaats in plaatsen):
        case = open_one(visit, int(over), Actie.ZAAK_STAP)
        if case is None:
            continue
        now = _of(visit.office, handling.facts(case))
        for plaats in plaatsen:
            code = _code(plaats.rij)
            if plaats.blad.over == over and code in now:
                found[plaats] = Bekend(now[code]["gemeente"], now[code], partial(_then, visit.office, case, plaats))
    return found


def _then(office: Office, case: Opened, plaats: Plaats) -> Mapping[str, Any]:
    lines = [line for line in case.regels if line.id is not None and line.id <= plaats.tot]
    then, code = _of(office, StreefFeiten(herspeel(case.procedure, lines).feiten)), _code(plaats.rij)
    return then[code] if code in then else dict.fromkeys((vak.naam for vak in VORM.vakken), None)


def _plan(visit: Visit, voorstellen: Sequence[Voorstel]) -> Plan:
    acts: list[tuple[Voorstel, Any]] = []
    against: list[tuple[str, str]] = []
    for one in voorstellen:
        case = open_one(visit, int(one.plaats.blad.over), Actie.ZAAK_STAP)
        if case is None or not case.loopt:
            against.append((one.naam, screens.NOT_NOW))
            continue
        new = {v.naam: v.wordt for v in one.verschillen}
        acts.append((one, (new.get("opgave"), new.get("plekken"))))
    return Plan(acts, against)


def _record(visit: Visit, lijst: int, plan: Plan) -> Collection[str]:
    """All rows of a calculation in one line of its history, so that one press takes them back."""
    failed: list[str] = []
    for over in dict.fromkeys(one.plaats.blad.over for one, _ in plan.daden):
        ours = [(one, numbers) for one, numbers in plan.daden if one.plaats.blad.over == over]
        case = open_one(visit, int(over), Actie.ZAAK_STAP)
        assert case is not None  # noqa: S101  the right was just asked
        written = handling.facts(case).met({_code(one.plaats.rij): numbers for one, numbers in ours})
        had = {line.id for line in case.regels}
        try:
            done = steps.note(visit, case, CIJFERS, {**written, velden.SINDS.naam: visit.today})
        except Geweigerd:
            failed += [one.naam for one, _ in ours]
            continue
        lines = [line.id for line in done.na.regels if line.id is not None and line.id not in had]
        visit.store.bladen.record(lijst, case.row.id, lines)
    return failed


def _take_back(visit: Visit, lijst: int) -> tuple[int, Sequence[str]]:
    return sheet_undo.take_back(visit, lijst, _gemeenten)


def _gemeenten(case: Opened, lines: Collection[int]) -> int:
    """How many gemeenten the numbers in these lines are of."""
    told = [line.feiten for line in case.regels if line.id in lines]
    return len({naam.partition("_")[2] for feiten in told for naam in feiten if naam != velden.SINDS.naam})


BLAD = Blad(VORM, screens.BLADWOORDEN, _may, _make, _ken, _plan, _record, _take_back, per_keer=100)
