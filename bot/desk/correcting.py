"""Putting a fact of a case right: which one, its question, and what follows from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.desk import after, cases, checking, crossings, forms, owners, steps
from bot.desk.case import Gedaan, Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.screens import case as case_screens
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, klein
from storage.cases import DoubleReference
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd
from workflows.engine.velden import Veld


def correct(visit: Visit, ident: int, naam: str | None, page: int = 0, *, sure: bool = False) -> Bericht | None:
    """Which field is wrong; then its question. A fact that others were told is asked first."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    fields = {veld.naam: veld for veld in _correctable(visit, case)}
    if naam is None and not fields:
        return cases.show(visit, ident, case_screens.nothing_to_correct())
    if naam is None:
        known = owners.names(visit.office, case)
        titled = [(veld.naam, case_screens.titled(case.procedure, veld, known)) for veld in fields.values()]
        return case_screens.correct_menu(steps.story(visit, case), case.row.referentie, ident, titled, page)
    if naam not in fields:
        return start.unknown_button()
    outside = None if sure else told_of(visit.office, case, fields[naam])
    if outside is not None:
        return case_screens.ask_correct(case.row.referentie, ident, fields[naam], outside)
    forms.start(visit, "verbeter", case.doel | {"veld": naam})
    return None


def propose(visit: Visit, case: Opened, naam: str, value: Any, boven: Tekst) -> Bericht | bool | None:
    """The field put right with this value, which a press records; None where this person cannot put it right."""
    fields = open_to(visit, case)
    if naam not in fields:
        return None
    outside = told_of(visit.office, case, fields[naam])
    if outside is not None:
        return case_screens.ask_correct(case.row.referentie, case.row.id, fields[naam], outside)
    forms.start(visit, "verbeter", case.doel | {"veld": naam, "nagaan": True}, {naam: value}, boven=boven)
    return True


def told_of(office: Office, case: Opened, veld: Veld) -> case_screens.Verteld | None:
    """Who outside the house was told this fact, and when."""
    carrier = veld.gemeld_met or (veld.naam if veld.meldt else "")
    if carrier and case.zaak.feiten.get(carrier) is None:  # a letter that is a draft (again) was told to nobody
        return None
    names = {veld.naam, carrier}
    brought = (line for line in reversed(zaak.geldend(case.regels)) if names & line.feiten.keys())
    return next((found for line in brought if (found := steps.told(office, case, line)) is not None), None)


def open_to(visit: Visit, case: Opened) -> Mapping[str, Veld]:
    """By name what this person may put right."""
    may = cases.open_case(visit, case.row.id, Actie.ZAAK_STAP) is not None
    return {veld.naam: veld for veld in _correctable(visit, case)} if may else {}


def _correctable(visit: Visit, case: Opened) -> list[Veld]:
    """What this person may put right: of a track with an owner, what is theirs."""
    fields = steps.handling_of(visit, case).correctable(case)
    return [veld for veld in fields if _may_correct(visit, case, case.procedure.spoor_van(veld))]


def _may_correct(visit: Visit, case: Opened, spoor: str) -> bool:
    """A regio puts nothing right that is of one of its gemeenten: it takes back what it did, or the gemeente does."""
    if not spoor:
        return owners.leads(visit.office, visit.me, case)
    return owners.as_itself(visit.office, visit.me, case, spoor)


def _correction_form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    case = cases.opened(office, row) if row is not None else None
    if case is None:
        return None
    offered = office.features.procedures[case.row.procedure].correctable(case)
    known = {**case.procedure.velden, **{veld.naam: veld for veld in offered}}
    veld = known.get(doel["veld"])
    if veld is None:
        return None
    # What a sentence said is known from the start: it is shown before it is recorded, as nothing is by typing alone.
    titled = case_screens.titled(case.procedure, veld, owners.names(office, case))
    title = f"{case.row.referentie}: verbeter {klein(titled)}"
    return Formulier("verbeter", title, (veld,), nagaan=doel.get("nagaan", False))


def _finish_correction(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None or not {veld.naam for veld in _correctable(visit, case)}.issuperset(answers):
        return start.may_not()
    if "referentie" in answers:
        given = answers["referentie"] or cases.give(
            visit.office, case.row.organisatie, case.procedure.naam, visit.today
        )
        return _rename(visit, case, given)
    facts = steps.handling_of(visit, case).verbetert(visit, case, answers)
    done = _put_right(visit, case, facts) if not isinstance(facts, str) else facts
    if isinstance(done, str):
        return cases.show(visit, case.row.id, done)
    words = case_screens.recorded(steps.said(visit, done)) if case.procedure.partijen else "✓ Verbeterd."
    return cases.show(visit, case.row.id, words, done.voorbij)


def _put_right(visit: Visit, case: Opened, facts: Mapping[str, Any]) -> Gedaan | str:
    """Correct facts, with what follows from them, also elsewhere; or say in Dutch why that cannot be."""
    try:
        result, lines = zaak.noteer_met_gevolg(case.procedure, case.zaak, zaak.CORRIGEER, facts, visit.today)
    except Geweigerd as refused:
        return " ".join(refused.redenen)
    beside = crossings.before(visit, case, zaak.CORRIGEER, result, facts)
    if beside.weigert:
        return beside.weigert
    done = cases.write(visit, case, result, lines)
    crossings.follow(visit, done)
    steps.handling_of(visit, case).daarna(visit, done)
    after.corrected(visit, case.row.id)
    return done


def _rename(visit: Visit, case: Opened, referentie: str) -> Bericht:
    """A corrected reference. The old one is kept nowhere, for it may have been what must not be kept."""
    try:
        visit.store.cases.set_reference(case.row.id, referentie)
    except DoubleReference:
        return cases.show(visit, case.row.id, checking.double_word(referentie))
    visit.store.gesprekken.rename_case(case.row.id, referentie)
    renamed = replace(case, row=replace(case.row, referentie=referentie))
    regel = zaak.Regel("", zaak.HERNOEM, None, None, {}, case.procedure.versie)
    cases.write(visit, renamed, case.zaak, (regel,))
    after.corrected(visit, case.row.id)
    return cases.show(visit, case.row.id, "✓ Zaaknummer verbeterd.")


def _press_correct(visit: Visit, words: list[str]) -> Bericht | None:
    """`c:<case>[:<field>[:ja]]`; without a field a page may follow."""
    case, *rest = words
    match rest:
        case ["", page]:
            return correct(visit, int(case), None, int(page))
        case [naam, *sure]:
            return correct(visit, int(case), naam, sure=sure == ["ja"])
        case _:
            return correct(visit, int(case), None)


PRESSES = {"c": _press_correct}
FORMS = {"verbeter": Form(_correction_form, checking.check, _finish_correction, twijfel=checking.in_doubt)}
