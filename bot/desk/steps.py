"""What can be done with any case: taking a step, undoing it, putting a fact right, its history, deleting it."""

from typing import Any

from bot.desk import cases, forms
from bot.desk import cases as desk_cases
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.features.partijen import post as partijen_post
from bot.screens import case as case_screens
from bot.screens import morning, start
from bot.screens.message import Bericht, klein
from storage.cases import DoubleReference
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Veld


def broken(procedure: Procedure, feiten: dict[str, Any], visit: Visit) -> str | None:
    """Why these facts cannot all be true, in Dutch; else None."""
    try:
        zaak.controleer(procedure, feiten, visit.today)
    except zaak.Geweigerd as refused:
        return " ".join(refused.redenen)
    return None


def double_word(referentie: str) -> str:
    """That a reference is taken, and what to do."""
    return f"Zaaknummer {referentie} is al in gebruik. Typ een ander nummer, of open die zaak met /zaak {referentie}."


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = desk_cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return None
    double = visit.store.cases.by_reference(case.row.procedure, case.row.organisatie, answers.get("referentie", ""))
    if double is not None and double.id != case.row.id:
        return double_word(double.referentie)
    beside = visit.office.features.procedures[case.procedure.naam].klopt(visit, case, answers)
    return beside or broken(case.procedure, {**case.zaak.feiten, **_erased(case, doel), **answers}, visit)


def _erased(case: desk_cases.Opened, doel: Doel) -> dict[str, None]:
    """The facts that the step itself takes away: an answer need not agree with those."""
    stap = case.procedure.spoor(doel["spoor"]).stap(doel["trigger"]) if "trigger" in doel else None
    return dict.fromkeys(stap.wist) if stap else {}


# ---------------------------------------------------------------- a step


def press(visit: Visit, ident: int, spoor: str, trigger: str, stand: str) -> Bericht | None:
    """A step was pressed: ask what it needs, or take it at once."""
    case = desk_cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    stap = case.procedure.spoor(spoor).stap(trigger) if spoor in case.zaak.standen else None
    if stap is None or _of_its_own(visit, case):
        return start.unknown_button()
    if case.zaak.standen[spoor] != stand or stand not in stap.van:
        return moved_on(visit, case, spoor, trigger, stand)
    if not stap.velden:
        return take(visit, ident, spoor, trigger, stand, {})
    doel = _doel(case) | {"spoor": spoor, "trigger": trigger, "stand": stand}
    forms.start(visit, "stap", doel)
    return None


def _of_its_own(visit: Visit, case: desk_cases.Opened) -> bool:
    """Whether the steps of this procedure have buttons of their own, so that ours are not for them."""
    return visit.office.features.procedures[case.procedure.naam].eigen_stappen


def _doel(case: desk_cases.Opened) -> Doel:
    return {"procedure": case.procedure.naam, "zaak": case.row.id, "referentie": case.row.referentie}


def _step_form(office: Office, doel: Doel) -> Formulier | None:
    handling = office.features.procedures.get(str(doel.get("procedure")))
    stap = handling.procedure.spoor(doel["spoor"]).stap(doel["trigger"]) if handling else None
    return Formulier("stap", f"{doel['referentie']}: {klein(stap.titel)}", stap.velden) if stap else None


def _finish_step(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    return take(visit, doel["zaak"], doel["spoor"], doel["trigger"], doel["stand"], answers)


def take(visit: Visit, ident: int, spoor: str, trigger: str, stand: str, facts: Answers) -> Bericht:
    """Take a step that was decided on `stand`; when the case has moved on, say what happened and show it as it is."""
    case = desk_cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    if case.zaak.standen.get(spoor) != stand:
        return moved_on(visit, case, spoor, trigger, stand)
    try:
        result, regel = zaak.zet(case.procedure, case.zaak, spoor, trigger, facts, visit.today)
    except zaak.NietOpen:
        return moved_on(visit, case, spoor, trigger, stand)
    except zaak.Geweigerd as refused:
        return desk_cases.show(visit, ident, " ".join(refused.redenen))
    skipped = desk_cases.commit(visit.office, case.row, case.procedure, result, regel, visit.me.id, visit.now)
    visit.office.features.procedures[case.procedure.naam].daarna(visit, ident, regel)
    partijen_post.settle(visit.office, visit.post, ident, visit.me.id, visit.now)
    return desk_cases.show(visit, ident, f"✓ Vastgelegd: {case_screens.happened(case.procedure, regel)}.", skipped)


def moved_on(visit: Visit, case: desk_cases.Opened, spoor: str, trigger: str, stand: str) -> Bericht:
    """An old button: "al vastgelegd" for who pressed it before, else what somebody did meanwhile."""
    since = desk_cases.lines_since(case, spoor, stand)
    if since and since[0].regel.trigger == trigger and since[0].actor == visit.me.id:
        visit.answer_press("Al vastgelegd")
        return desk_cases.show(visit, case.row.id, "Dit was al vastgelegd.")
    note = case_screens.since(case.procedure, since, visit.today, case.geschiedenis)
    return desk_cases.show(visit, case.row.id, note)


def undo(visit: Visit, ident: int, line: int) -> Bericht:
    """Take back the line that the button names, if it is still the last one."""
    case = desk_cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    if _of_its_own(visit, case):
        return start.unknown_button()
    last = zaak.laatste(case.regels)
    if last is None or last.id != line:
        return _undone_before(visit, case, line)
    result, regel = zaak.maak_ongedaan(case.procedure, case.regels)
    skipped = desk_cases.commit(visit.office, case.row, case.procedure, result, regel, visit.me.id, visit.now)
    visit.office.features.procedures[case.procedure.naam].daarna(visit, ident, regel)
    partijen_post.settle(visit.office, visit.post, ident, visit.me.id, visit.now)
    if last.trigger == zaak.CORRIGEER:
        partijen_post.show_anew(visit.office, visit.post, ident, visit.now)
    gone = zaak.daad(case.procedure, case.regels) or last  # what followed by itself goes with it
    return desk_cases.show(visit, ident, f"✓ Ongedaan gemaakt: {case_screens.happened(case.procedure, gone)}.", skipped)


def _undone_before(visit: Visit, case: desk_cases.Opened, line: int) -> Bericht:
    """Undoing again: "al ongedaan gemaakt" for who did so, else what happened since."""
    back = [g for g in case.geschiedenis if g.regel.trigger == zaak.ONGEDAAN and g.regel.feiten["regel"] == line]
    if back and back[0].actor == visit.me.id:
        return desk_cases.show(visit, case.row.id, "Dit was al ongedaan gemaakt.")
    note = case_screens.since(case.procedure, case.geschiedenis[-1:], visit.today, case.geschiedenis)
    return desk_cases.show(visit, case.row.id, note)


# ---------------------------------------------------------------- a correction


def correct(visit: Visit, ident: int, naam: str | None) -> Bericht | None:
    """Which field is wrong; then its question."""
    case = desk_cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    fields = {veld.naam: veld for veld in _correctable(visit.office, case)}
    if naam is None:
        return case_screens.correct_menu(case.row.referentie, ident, list(fields.values()))
    if naam not in fields:
        return start.unknown_button()
    forms.start(visit, "verbeter", _doel(case) | {"veld": naam})
    return None


def _correctable(office: Office, case: desk_cases.Opened) -> list[Veld]:
    return list(office.features.procedures[case.procedure.naam].correctable(case))


def _correction_form(office: Office, doel: Doel) -> Formulier | None:
    handling = office.features.procedures.get(str(doel.get("procedure")))
    veld = handling.procedure.velden.get(doel["veld"]) if handling else None
    return Formulier("verbeter", f"{doel['referentie']}: verbeter {klein(veld.titel)}", (veld,)) if veld else None


def _finish_correction(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = desk_cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    if "referentie" in answers:
        given = answers["referentie"] or cases.give(
            visit.office, case.row.organisatie, case.procedure.naam, visit.today
        )
        return _rename(visit, case, given)
    try:
        result, regel = zaak.corrigeer(case.procedure, case.zaak, answers, visit.today)
    except zaak.Geweigerd as refused:
        return desk_cases.show(visit, case.row.id, " ".join(refused.redenen))
    skipped = desk_cases.commit(visit.office, case.row, case.procedure, result, regel, visit.me.id, visit.now)
    visit.office.features.procedures[case.procedure.naam].daarna(visit, case.row.id, regel)
    partijen_post.show_anew(visit.office, visit.post, case.row.id, visit.now)
    return desk_cases.show(visit, case.row.id, "✓ Verbeterd.", skipped)


def _rename(visit: Visit, case: desk_cases.Opened, referentie: str) -> Bericht:
    """A corrected reference. The old one is kept nowhere, for it may have been what must not be kept."""
    try:
        visit.store.cases.set_reference(case.row.id, referentie)
    except DoubleReference:
        return desk_cases.show(visit, case.row.id, double_word(referentie))
    visit.store.gesprekken.rename_case(case.row.id, referentie)
    regel = zaak.Regel("", zaak.HERNOEM, None, None, {}, case.procedure.versie)
    desk_cases.commit(visit.office, case.row, case.procedure, case.zaak, regel, visit.me.id, visit.now)
    partijen_post.show_anew(visit.office, visit.post, case.row.id, visit.now)
    return desk_cases.show(visit, case.row.id, "✓ Zaaknummer verbeterd.")


# ---------------------------------------------------------------- history, deleting


def history(visit: Visit, ident: int) -> Bericht:
    """What happened to the case."""
    case = desk_cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return start.may_not()
    if _of_its_own(visit, case):  # people of other organisations are in it: it has a history of its own
        return start.unknown_button()
    return case_screens.history(case.row.referentie, ident, case.procedure, case.geschiedenis)


def delete(visit: Visit, ident: int, *, sure: bool) -> Bericht:
    """Ask, then remove the case with everything that hangs on it."""
    case = desk_cases.open_case(visit, ident, Actie.ZAAK_WISSEN)
    if case is None:
        return start.may_not()
    if _of_its_own(visit, case):  # others take part in it too: it ends by its own steps, and its history stays
        return start.unknown_button()
    if not sure:
        return case_screens.ask_delete(case.row.referentie, ident, case.procedure)
    visit.office.features.procedures[case.procedure.naam].gewist(visit, case)
    visit.store.gesprekken.end_for_case(ident)
    visit.store.outbox.withdraw(
        row.id for row in visit.store.outbox.waiting(0) if morning.cases_in(row.inhoud) == [ident]
    )
    partijen_post.withdraw_all(visit.office, visit.post, ident, visit.me.id, visit.now)
    visit.store.cases.delete(ident)
    return case_screens.deleted(case.row.referentie, case.procedure)


def _press_step(visit: Visit, words: list[str]) -> Bericht | None:
    case, spoor, trigger, stand = words
    return press(visit, int(case), spoor, trigger, stand)


def _press_correct(visit: Visit, words: list[str]) -> Bericht | None:
    case, *naam = words
    return correct(visit, int(case), naam[0] if naam else None)


def _press_undo(visit: Visit, words: list[str]) -> Bericht:
    case, line = words
    return undo(visit, int(case), int(line))


def _press_delete(visit: Visit, words: list[str]) -> Bericht:
    case, *sure = words
    return delete(visit, int(case), sure=sure == ["ja"])


PRESSES = {
    "k": lambda visit, words: desk_cases.show(visit, int(words[0])),
    "s": _press_step,
    "o": _press_undo,
    "c": _press_correct,
    "h": lambda visit, words: history(visit, int(words[0])),
    "w": _press_delete,
}

FORMS = {
    "stap": Form(_step_form, _check, _finish_step),
    "verbeter": Form(_correction_form, _check, _finish_correction),
}
