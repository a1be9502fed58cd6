"""What can be done with any case: taking a step, undoing it, putting a fact right, its history, deleting it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.desk import after, cases, crossings, forms, owners
from bot.desk.case import Gedaan, Opened
from bot.desk.crossings import Known
from bot.desk.feature import Answers, Doel, Form, Handling
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.screens import case as case_screens
from bot.screens import morning, start
from bot.screens.beeld import to_list
from bot.screens.message import Bericht, klein
from storage.cases import DoubleReference
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.kruising import WIS, Oordeel
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.tabel import Procedure, Stap
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
    return case_screens.taken(referentie)


def check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """Why these answers cannot be right, for a step or a correction, in Dutch; else None."""
    case = cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return None
    double = visit.store.cases.by_reference(case.row.procedure, case.row.organisatie, answers.get("referentie", ""))
    if double is not None and double.id != case.row.id:
        return double_word(double.referentie)
    facts = _handling(visit, case).verbetert(visit, case, answers) if "trigger" not in doel else answers
    if isinstance(facts, str):
        return facts
    beside = _beside(visit, case, doel, facts, facts).weigert or _refused(visit, case, doel, facts)
    return beside or broken_by(visit, case, {**_erased(case, doel), **facts})


def _refused(visit: Visit, case: Opened, doel: Doel, facts: Mapping[str, Any]) -> str | None:
    """Why the step itself cannot be taken with these answers, in Dutch."""
    if "trigger" not in doel:
        return None
    return " ".join(zaak.breekt(case.procedure, case.zaak, doel["spoor"], doel["trigger"], facts, visit.today)) or None


def _beside(visit: Visit, case: Opened, doel: Doel, answers: Answers, brengt: Answers) -> Oordeel:
    """What other cases say of the answers so far, of which `brengt` is asked now. A correction is known at once."""
    facts = {**case.zaak.feiten, **_erased(case, doel), **answers}
    if "trigger" not in doel:
        return crossings.before(visit, case, zaak.CORRIGEER, zaak.Zaak(case.zaak.standen, facts), brengt)
    stap = _step(case, doel["spoor"], doel["trigger"])
    led = {**case.zaak.standen, **({doel["spoor"]: stap.naar} if stap is not None else {})}
    return crossings.before(visit, case, doel["trigger"], zaak.Zaak(led, facts), brengt, Known.SO_FAR)


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """What should be asked back about the answer that was just given."""
    case = cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return None
    last = {naam: answers[naam] for naam in list(answers)[-1:]}
    return _beside(visit, case, doel, answers, last).vraagt or doubt(
        case.procedure, {**case.zaak.feiten, **_erased(case, doel)}, answers, visit
    )


def doubt(procedure: Procedure, feiten: Mapping[str, Any], answers: Answers, visit: Visit) -> str | None:
    """What the last of these answers makes doubtful beside the facts, in Dutch; None when nothing."""
    last = next(reversed(answers), "")
    found = zaak.tegenspraken(procedure, {**feiten, **answers}, visit.today)
    return " ".join(item.zin for item in found if not item.hard and last in item.velden) or None


def broken_by(visit: Visit, case: Opened, brought: Mapping[str, Any]) -> str | None:
    """Why these facts cannot be true beside those that are known, in Dutch; what contradicted itself before is no
    reason."""
    known = {**case.zaak.feiten, **brought}
    found = zaak.bezwaren(case.procedure, known, visit.today, brengt=brought, was=case.zaak.feiten)
    return " ".join(dict.fromkeys(item.zin for item in found if item.hard)) or None


def _erased(case: Opened, doel: Doel) -> dict[str, None]:
    """The facts that the step itself takes away: an answer need not agree with those."""
    stap = case.procedure.spoor(doel["spoor"]).stap(doel["trigger"]) if "trigger" in doel else None
    return dict.fromkeys(stap.wist) if stap else {}


# ---------------------------------------------------------------- a step


def press(visit: Visit, ident: int, spoor: str, trigger: str, stand: str, *, sure: bool = False) -> Bericht | None:
    """A step was pressed: ask what it needs, or take it at once. What another case has to say of it comes first; `sure`
    answers what that asked."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    trigger, stand = case.procedure.trigger_nu(trigger), case.procedure.stand_nu(stand)
    stap = _step(case, spoor, trigger)
    if stap is None or stap.vanzelf:
        return start.unknown_button()
    if not owners.may_take(visit.office, visit.me, case, spoor, trigger):
        return start.may_not()
    if case.zaak.standen[spoor] != stand or stap not in zaak.open_stappen(case.procedure, case.zaak, spoor):
        return moved_on(visit, case, spoor, trigger, stand)
    if not all(veld.vraag for veld in stap.velden):  # it has a button of its own, which brings the answer
        return start.unknown_button()
    if not stap.velden:
        return take(visit, ident, spoor, trigger, stand, {}, sure=sure)
    led = zaak.Zaak({**case.zaak.standen, spoor: stap.naar}, case.zaak.feiten)
    beside = crossings.before(visit, case, trigger, led, {})
    if beside.weigert or (beside.vraagt and not sure):
        return _first(visit, case, beside, spoor, stap)
    doel = _doel(case) | {"spoor": spoor, "trigger": trigger, "stand": stand}
    forms.start(visit, "stap", doel | ({"zeker": beside.vraagt} if beside.vraagt else {}))
    return None


def _first(visit: Visit, case: Opened, beside: Oordeel, spoor: str, stap: Stap) -> Bericht:
    """Why another case does not let it be done, or what is asked before it is."""
    if beside.weigert:
        return cases.show(visit, case.row.id, beside.weigert)
    yes = case_screens.step_button(case.row.id, spoor, stap, case.zaak.standen[spoor], sure=True)
    return case_screens.ask_first(case.row.referentie, case.row.id, beside.vraagt, yes)


def _step(case: Opened, spoor: str, trigger: str) -> Stap | None:
    known = {one.naam for one in case.procedure.sporen} & case.zaak.standen.keys()
    return case.procedure.spoor(spoor).stap(trigger) if spoor in known else None


def _doel(case: Opened) -> Doel:
    return {"procedure": case.procedure.naam, "zaak": case.row.id, "referentie": case.row.referentie}


def _step_form(office: Office, doel: Doel) -> Formulier | None:
    handling = office.features.procedures.get(str(doel.get("procedure")))
    stap = handling.spoor(doel["spoor"]).stap(doel["trigger"]) if handling else None
    return Formulier("stap", f"{doel['referentie']}: {klein(stap.titel)}", stap.velden) if stap else None


def _finish_step(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    return take(
        visit, doel["zaak"], doel["spoor"], doel["trigger"], doel["stand"], answers, asked=doel.get("zeker", "")
    )


def take(
    visit: Visit,
    ident: int,
    spoor: str,
    trigger: str,
    stand: str,
    facts: Answers,
    *,
    sure: bool = False,
    asked: str | None = None,
) -> Bericht:
    """Take a step that was decided on `stand`, with all that follows from it; when the case has moved on, say what
    happened and show it as it is. `sure` answers whatever other cases ask of it; `asked` is what a form asked of them
    before, with its own questions."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None or not owners.may_take(visit.office, visit.me, case, spoor, trigger):
        return start.may_not()
    if case.zaak.standen[spoor] != case.procedure.stand_nu(stand):
        return moved_on(visit, case, spoor, trigger, stand)
    against = _handling(visit, case).houdt_tegen(visit, case, trigger)
    if against is not None:
        return cases.show(visit, ident, against)
    try:
        result, lines = zaak.doe(case.procedure, case.zaak, spoor, trigger, facts, visit.today)
    except NietOpen:
        return moved_on(visit, case, spoor, trigger, stand)
    except Geweigerd as refused:
        return cases.show(visit, ident, " ".join(refused.redenen))
    known = Known.ALL if asked is None else Known.ANSWERED
    beside = crossings.before(visit, case, lines[0].trigger, result, lines[0].feiten, known)
    stap = _step(case, spoor, lines[0].trigger)
    assert stap is not None  # noqa: S101  it was just taken
    if beside.weigert or not (sure or beside.vraagt in ("", asked)):
        return _first(visit, case, beside, spoor, stap)
    done = finish(visit, cases.write(visit, case, result, lines))
    return cases.show(visit, ident, case_screens.recorded(said(visit, done)), done.voorbij)


def put(visit: Visit, case: Opened, spoor: str, trigger: str, facts: Mapping[str, Any]) -> Gedaan:
    """Take a step of who may, with all that follows from it, also elsewhere. Raises NietOpen and Geweigerd, also with
    what another case would ask first: here nobody can answer that."""
    result, lines = zaak.doe(case.procedure, case.zaak, spoor, trigger, facts, visit.today)
    _nothing_against(crossings.before(visit, case, lines[0].trigger, result, lines[0].feiten))
    return finish(visit, cases.write(visit, case, result, lines))


def note(visit: Visit, case: Opened, trigger: str, facts: Mapping[str, Any]) -> Gedaan:
    """Record facts beside the steps, with all that follows from them, also elsewhere. Raises Geweigerd as `put`."""
    result, lines = zaak.noteer_met_gevolg(case.procedure, case.zaak, trigger, facts, visit.today)
    _nothing_against(crossings.before(visit, case, trigger, result, facts))
    return finish(visit, cases.write(visit, case, result, lines))


def _nothing_against(beside: Oordeel) -> None:
    if beside.weigert or beside.vraagt:
        raise Geweigerd([beside.weigert or beside.vraagt])


def take_back(visit: Visit, case: Opened) -> Gedaan:
    """Take back the last thing a person did, with all that followed from it. Raises NietOpen when there is none."""
    gone = zaak.met_gevolg(case.procedure, case.regels)
    result, lines = zaak.neem_terug(case.procedure, case.regels)
    done = finish(visit, cases.write(visit, case, result, lines, terug=gone[0]))
    if gone[0].trigger == zaak.CORRIGEER:
        after.corrected(visit, case.row.id)
    return done


def finish(visit: Visit, done: Gedaan) -> Gedaan:
    """What follows in other cases and for other people from what was just written."""
    visit.store.ochtenden.answered(done.na.row.id, visit.now)  # by whatever organisation: somebody acted
    crossings.follow(visit, done)
    _handling(visit, done.na).daarna(visit, done)
    after.done(visit, done.na.row.id)
    return done


def _handling(visit: Visit, case: Opened) -> Handling:
    return visit.office.features.procedures[case.row.procedure]


def said(visit: Visit, done: Gedaan) -> str:
    """What was done or taken back, in a few words."""
    woorden, namen = _handling(visit, done.na).woorden, owners.names(visit.office, done.na)
    if done.terug is not None:
        return woorden.gebeurd(done.na.procedure, done.terug, namen)
    return woorden.na(done.na.procedure, done.voor.zaak, done.na.zaak, done.regels[0], namen)


def story(visit: Visit, case: Opened) -> case_screens.Verhaal:
    """The history of the case as this person reads it."""
    return case_screens.Verhaal(
        case.procedure,
        case.geschiedenis,
        _handling(visit, case).woorden,
        owners.names(visit.office, case),
        lambda item: owners.who(visit.office, visit.me, item),
    )


def moved_on(visit: Visit, case: Opened, spoor: str, trigger: str, stand: str) -> Bericht:
    """An old button: "al vastgelegd" for who pressed it before, else what somebody did meanwhile."""
    since = cases.lines_since(case, spoor, stand)
    if since and since[0].regel.trigger == trigger and since[0].actor == visit.me.id:
        visit.answer_press("Al vastgelegd")
        return cases.show(visit, case.row.id, case_screens.RECORDED_BEFORE)
    return cases.show(visit, case.row.id, case_screens.since(story(visit, case), since, visit.today))


def undo(visit: Visit, ident: int, line: int, *, sure: bool = False) -> Bericht:
    """Take back the act that the button names with all that followed from it, if it is still the last one. One that
    others heard of is asked first."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    gone = zaak.met_gevolg(case.procedure, case.regels)
    if line not in {regel.id for regel in gone}:
        return _undone_before(visit, case, line)
    if not owners.may_undo(visit.office, visit.me, case, gone[0]):
        return cases.show(visit, ident, case_screens.of_somebody_else())
    result, _ = zaak.neem_terug(case.procedure, case.regels)
    beside = crossings.before(visit, case, gone[0].trigger, result, gone[0].feiten, terug=True)
    if beside.weigert:
        return cases.show(visit, ident, beside.weigert)
    outside = told(visit.office, case, gone[0])
    if not sure and (outside is not None or beside.vraagt):
        words = story(visit, case).zegt(gone[0])
        return case_screens.ask_undo(case.row.referentie, ident, line, words, outside, beside.vraagt)
    done = take_back(visit, case)
    return cases.show(visit, ident, case_screens.undone(said(visit, done)), done.voorbij)


def told(office: Office, case: Opened, line: zaak.Regel) -> case_screens.Verteld | None:
    """Who outside the house heard of this act, and when; None when nobody did."""
    stap, fields = _step(case, line.spoor, line.trigger), case.procedure.velden.items()
    reported = dict.fromkeys(veld.meldt for naam, veld in fields if line.feiten.get(naam) is not None)
    who = (stap.gaat_naar_buiten if stap is not None else "") or ", ".join(filter(None, reported))
    if not who or line.trigger == zaak.CORRIGEER:
        return None
    item = next(item for item in case.geschiedenis if item.regel.id == line.id)
    return case_screens.Verteld(
        who, item.moment, office.features.procedures[case.row.procedure].vertelt_zelf(office, case)
    )


def _undone_before(visit: Visit, case: Opened, line: int) -> Bericht:
    """Undoing again: "al ongedaan gemaakt" for who did so, else what happened since."""
    back = [g for g in case.geschiedenis if zaak.teruggenomen(g.regel) == line]
    if back and back[0].actor == visit.me.id:
        return cases.show(visit, case.row.id, case_screens.UNDONE_BEFORE)
    return cases.show(visit, case.row.id, case_screens.since(story(visit, case), case.geschiedenis[-1:], visit.today))


# ---------------------------------------------------------------- a correction


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
        return case_screens.correct_menu(story(visit, case), case.row.referentie, ident, titled, page)
    if naam not in fields:
        return start.unknown_button()
    outside = None if sure else _told_of(visit.office, case, fields[naam])
    if outside is not None:
        return case_screens.ask_correct(case.row.referentie, ident, fields[naam], outside)
    forms.start(visit, "verbeter", _doel(case) | {"veld": naam})
    return None


def _told_of(office: Office, case: Opened, veld: Veld) -> case_screens.Verteld | None:
    """Who outside the house was told this fact, and when."""
    carrier = veld.gemeld_met or (veld.naam if veld.meldt else "")
    if carrier and case.zaak.feiten.get(carrier) is None:  # a letter that is a draft (again) was told to nobody
        return None
    names = {veld.naam, carrier}
    brought = (line for line in reversed(zaak.geldend(case.regels)) if names & line.feiten.keys())
    return next((found for line in brought if (found := told(office, case, line)) is not None), None)


def _correctable(visit: Visit, case: Opened) -> list[Veld]:
    """What this person may put right: of a track with an owner, what is theirs."""
    fields = _handling(visit, case).correctable(case)
    return [veld for veld in fields if _may_correct(visit, case, case.procedure.spoor_van(veld))]


def _may_correct(visit: Visit, case: Opened, spoor: str) -> bool:
    if not spoor:
        return owners.leads(visit.office, visit.me, case)
    return owners.speaks_for(visit.office, visit.me, case, spoor)


def _correction_form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    case = cases.opened(office, row) if row is not None else None
    if case is None:
        return None
    offered = office.features.procedures[case.row.procedure].correctable(case)
    known = {**case.procedure.velden, **{veld.naam: veld for veld in offered}}
    veld = known.get(doel["veld"])
    return Formulier("verbeter", f"{case.row.referentie}: verbeter {klein(veld.titel)}", (veld,)) if veld else None


def _finish_correction(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None or not {veld.naam for veld in _correctable(visit, case)}.issuperset(answers):
        return start.may_not()
    if "referentie" in answers:
        given = answers["referentie"] or cases.give(
            visit.office, case.row.organisatie, case.procedure.naam, visit.today
        )
        return _rename(visit, case, given)
    facts = _handling(visit, case).verbetert(visit, case, answers)
    done = _put_right(visit, case, facts) if not isinstance(facts, str) else facts
    if isinstance(done, str):
        return cases.show(visit, case.row.id, done)
    words = case_screens.recorded(said(visit, done)) if case.procedure.partijen else "✓ Verbeterd."
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
    _handling(visit, case).daarna(visit, done)
    after.corrected(visit, case.row.id)
    return done


def _rename(visit: Visit, case: Opened, referentie: str) -> Bericht:
    """A corrected reference. The old one is kept nowhere, for it may have been what must not be kept."""
    try:
        visit.store.cases.set_reference(case.row.id, referentie)
    except DoubleReference:
        return cases.show(visit, case.row.id, double_word(referentie))
    visit.store.gesprekken.rename_case(case.row.id, referentie)
    renamed = replace(case, row=replace(case.row, referentie=referentie))
    regel = zaak.Regel("", zaak.HERNOEM, None, None, {}, case.procedure.versie)
    cases.write(visit, renamed, case.zaak, (regel,))
    after.corrected(visit, case.row.id)
    return cases.show(visit, case.row.id, "✓ Zaaknummer verbeterd.")


# ---------------------------------------------------------------- history, deleting


def history(visit: Visit, ident: int) -> Bericht:
    """What happened to the case."""
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return start.may_not()
    return case_screens.history(case.row.referentie, ident, story(visit, case))


def delete(visit: Visit, ident: int, *, sure: bool) -> Bericht:
    """Ask, then remove the case with everything that hangs on it."""
    case = cases.open_case(visit, ident, Actie.ZAAK_WISSEN)
    if case is None:
        return start.may_not()
    if case.procedure.partijen:  # others take part in it too: it ends by its own steps, and its history stays
        return start.unknown_button()
    beside = crossings.before(visit, case, WIS, case.zaak, {})
    if beside.weigert:
        return cases.show(visit, ident, beside.weigert)
    if not sure:
        tracks, today = case.zaak.standen, visit.today
        steps = (stap for naam in tracks for stap in zaak.nu_te_doen(case.procedure, case.zaak, naam, today))
        ends = next((stap for stap in steps if stap.einde), None)
        return case_screens.ask_delete(case.row.referentie, ident, case.procedure, ends, beside.vraagt)
    handling = visit.office.features.procedures[case.procedure.naam]
    crossings.gone(visit, case)
    handling.gewist(visit, case)
    visit.store.gesprekken.end_for_case(ident)
    visit.store.outbox.withdraw(
        row.id for row in visit.store.outbox.waiting() if morning.cases_in(row.inhoud) == [ident]
    )
    after.deleting(visit, ident)
    visit.store.cases.delete(ident)
    visit.cases.pop(ident, None)
    return case_screens.deleted(case.row.referentie, handling.alle or to_list(case.procedure))


def _press_step(visit: Visit, words: list[str]) -> Bericht | None:
    case, spoor, trigger, stand, *sure = words
    return press(visit, int(case), spoor, trigger, stand, sure=sure == ["ja"])


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


def _press_undo(visit: Visit, words: list[str]) -> Bericht:
    case, line, *sure = words
    return undo(visit, int(case), int(line), sure=sure == ["ja"])


def _press_delete(visit: Visit, words: list[str]) -> Bericht:
    case, *sure = words
    return delete(visit, int(case), sure=sure == ["ja"])


PRESSES = {
    "k": lambda visit, words: cases.show(visit, int(words[0])),
    "s": _press_step,
    "o": _press_undo,
    "c": _press_correct,
    "h": lambda visit, words: history(visit, int(words[0])),
    "w": _press_delete,
}

FORMS = {
    "stap": Form(_step_form, check, _finish_step, twijfel=_doubt),
    "verbeter": Form(_correction_form, check, _finish_correction, twijfel=_doubt),
}
