"""Taking a step of any case, and taking it back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.desk import after, cases, checking, crossings, forms, owners
from bot.desk.case import Gedaan, Opened
from bot.desk.crossings import Known
from bot.desk.feature import Answers, Doel, Form, Handling
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.screens import case as case_screens
from bot.screens import start
from bot.screens.message import Bericht, klein
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.kruising import Oordeel
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.tabel import Stap
from workflows.engine.velden import Soort, Terugvraag


def press(
    visit: Visit, ident: int, spoor: str, trigger: str, stand: str, *, sure: bool = False, dag: date | None = None
) -> Bericht | None:
    """A step was pressed: ask what it needs, or take it at once. What another case has to say of it comes first; `sure`
    answers what that asked. `dag` answers the first day that it asks, with the same checks as a typed one."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    trigger, stand = case.procedure.trigger_nu(trigger), case.procedure.stand_nu(stand)
    stap = case.stap(spoor, trigger)
    if stap is None or stap.vanzelf:
        return start.unknown_button()
    if not owners.may_press(visit.office, visit.me, case, spoor, stap):
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
        return _first(visit, case, beside, spoor, stap, dag)
    doel = case.doel | {"spoor": spoor, "trigger": trigger, "stand": stand}
    doel |= {"zeker": beside.vraagt} if beside.vraagt else {}
    known = with_day(stap, dag)
    if known.keys() == {veld.naam for veld in stap.velden} and objection(visit, doel, stap, known) is None:
        return _finish_step(visit, doel, known)
    forms.start(visit, FORM, doel, known)
    return None


def with_day(stap: Stap, dag: date | None) -> Answers:
    """The first day that a step asks, as it was given."""
    asked = next((veld.naam for veld in stap.velden if veld.soort is Soort.DATUM), None)
    return {asked: dag} if asked is not None and dag is not None else {}


def objection(visit: Visit, doel: Doel, stap: Stap, known: Answers) -> Terugvraag | None:
    """What there is against what is known already of a step, as against a typed answer."""
    form = visit.office.features.forms[FORM]
    found = (
        forms.objection(visit, form, doel, veld, {veld.naam: known[veld.naam]})
        for veld in stap.velden
        if veld.naam in known
    )
    return next((problem for problem in found if problem is not None), None)


FORM = "stap"


def _first(visit: Visit, case: Opened, beside: Oordeel, spoor: str, stap: Stap, dag: date | None = None) -> Bericht:
    """Why another case does not let it be done, or what is asked before it is; a day that was said goes along."""
    if beside.weigert:
        return cases.show(visit, case.row.id, beside.weigert)
    stand = case.zaak.standen[spoor]
    try:
        yes = case_screens.step_button(case.row.id, spoor, stap, stand, sure=True, dag=dag)
    except ValueError:  # its names leave no room for the day, which is then asked
        yes = case_screens.step_button(case.row.id, spoor, stap, stand, sure=True)
    return case_screens.ask_first(case.row.referentie, case.row.id, beside.vraagt, yes)


def _step_form(office: Office, doel: Doel) -> Formulier | None:
    handling = office.features.procedures.get(str(doel.get("procedure")))
    stap = handling.spoor(doel["spoor"]).stap(doel["trigger"]) if handling else None
    if stap is None:
        return None
    # What somebody typed of a step is shown once more before it is recorded, also where it asks one thing.
    return Formulier(FORM, f"{doel['referentie']}: {klein(stap.titel)}", stap.velden, nagaan="kop" in doel)


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
    against = handling_of(visit, case).houdt_tegen(visit, case, trigger)
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
    stap = case.stap(spoor, lines[0].trigger)
    assert stap is not None  # noqa: S101  it was just taken
    if beside.weigert or not (sure or beside.vraagt in ("", asked)):
        said_day = next((facts.get(veld.naam) for veld in stap.velden if veld.soort is Soort.DATUM), None)
        return _first(visit, case, beside, spoor, stap, said_day)
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


def jot(visit: Visit, case: Opened, trigger: str, facts: Mapping[str, Any]) -> Gedaan:
    """Record what is of the own house only, a tick or a wish to be reminded: nobody else hears of it. Raises Geweigerd
    as `put`."""
    result, lines = zaak.noteer_met_gevolg(case.procedure, case.zaak, trigger, facts, visit.today)
    _nothing_against(crossings.before(visit, case, trigger, result, facts))
    done = cases.write(visit, case, result, lines)
    crossings.follow(visit, done)
    return done


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
    cases.note_answer(visit, done.na.row.id)  # by whatever organisation: somebody acted
    crossings.follow(visit, done)
    handling_of(visit, done.na).daarna(visit, done)
    after.done(visit, done.na.row.id)
    return done


SAID = 4
"""Acts done at once that are said one by one."""


def said(visit: Visit, done: Gedaan) -> str:
    """What was done or taken back, in a few words."""
    woorden, namen = handling_of(visit, done.na).woorden, owners.names(visit.office, done.na)
    if done.terug is not None:
        return woorden.gebeurd(done.na.procedure, done.terug, namen)
    acts = [line for line in done.regels if line.trigger not in done.na.procedure.vanzelf]
    if len(acts) > 1:  # several were recorded at once
        rest = f"; en nog {len(acts) - SAID}" if len(acts) > SAID else ""
        return "; ".join(woorden.gebeurd(done.na.procedure, line, namen) for line in acts[:SAID]) + rest
    return woorden.na(done.na.procedure, done.voor.zaak, done.na.zaak, done.regels[0], namen)


def story(visit: Visit, case: Opened) -> case_screens.Verhaal:
    """The history of the case as this person reads it."""
    return case_screens.Verhaal(
        case.procedure,
        case.geschiedenis,
        handling_of(visit, case).woorden,
        owners.names(visit.office, case),
        lambda item: owners.who(visit.office, visit.me, item, handling_of(visit, case).woorden.grond),
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
    stap, fields = case.stap(line.spoor, line.trigger), case.procedure.velden.items()
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


def handling_of(visit: Visit, case: Opened) -> Handling:
    """What is said of the procedure of this case."""
    return visit.office.features.procedures[case.row.procedure]


def _press_step(visit: Visit, words: list[str]) -> Bericht | None:
    case, spoor, trigger, stand, *more = words
    dag = date.fromisoformat(more[1]) if more[1:] else None
    return press(visit, int(case), spoor, trigger, stand, sure=more[:1] == ["ja"], dag=dag)


def _press_undo(visit: Visit, words: list[str]) -> Bericht:
    case, line, *sure = words
    return undo(visit, int(case), int(line), sure=sure == ["ja"])


def opened_from(visit: Visit, ident: int, lijst: str) -> Bericht:
    """The case, with the way back to the list that this action shows, also after something was done with it. Raises
    ValueError for what shows no list."""
    if lijst.partition(":")[0] not in visit.office.features.presses:
        raise ValueError(lijst)
    if cases.open_case(visit, ident, Actie.ZAAK_ZIEN) is not None:
        visit.store.vandaag.kwam_van(visit.me.id, ident, lijst)
    return cases.show(visit, ident)


PRESSES = {
    "k": lambda visit, words: cases.show(visit, int(words[0])),
    "ul": lambda visit, words: opened_from(visit, int(words[0]), ":".join(words[1:])),
    "s": _press_step,
    "o": _press_undo,
}
FORMS = {FORM: Form(_step_form, checking.check, _finish_step, twijfel=checking.in_doubt)}
