"""What can be done at a dossier of the ladder beside its steps: a letter that went out, the end, its screens."""

from collections.abc import Callable
from dataclasses import replace

from bot.desk import cases, checking, forms, standard, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.features.ladder import desk, paper, screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd
from workflows.ladder import plan as ladder_plan
from workflows.ladder.brieven import Brief
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.regels import GEMELD, VERSTUURD
from workflows.ladder.tabel import LADDER
from workflows.ladder.velden import EINDE_OP

FORM = "ladderbrief"


def _open(visit: Visit, ident: int, actie: Actie = Actie.ZAAK_STAP) -> Opened | None:
    case = cases.open_case(visit, ident, actie)
    return case if case is not None and case.row.procedure == LADDER.naam else None


def sent(visit: Visit, ident: int, naam: str) -> Bericht | None:
    """On which day was the draft sent? Raises ValueError for an unknown letter."""
    brief = ladder_plan.brief_van(naam)
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if not _is_draft(case, brief):
        return cases.show(visit, ident, screens.ALREADY_SENT)
    forms.start(visit, FORM, {"zaak": ident, "referentie": case.row.referentie, "brief": brief.naam})
    return None


def _is_draft(case: Opened, brief: Brief) -> bool:
    return brief in ladder_plan.concepten(case.zaak.standen[ladder_plan.SPOOR], LadderFeiten(case.zaak.feiten))


def _sent_form(office: Office, doel: Doel) -> Formulier | None:
    """The day, and first the number if the draft had none."""
    row = office.store.cases.get(doel["zaak"])
    numbered = row is not None and LadderFeiten(row.feiten).nummer(doel["brief"])
    names = [f"{doel['brief']}_verstuurd"] if numbered else [f"{doel['brief']}_nr", f"{doel['brief']}_verstuurd"]
    asked = [replace(LADDER.velden[naam], optioneel=False) for naam in names if naam in LADDER.velden]
    return Formulier(FORM, screens.asking_when(doel["referentie"]), tuple(asked)) if asked else None


def _sent_check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = _open(visit, doel["zaak"])
    return checking.broken(LADDER, {**case.zaak.feiten, **answers}, visit) if case is not None else None


def _sent_finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    ident = doel["zaak"]
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if not _is_draft(case, ladder_plan.brief_van(doel["brief"])):
        return cases.show(visit, ident, screens.ALREADY_SENT)
    if problem := checking.broken(LADDER, {**case.zaak.feiten, **answers}, visit):
        return cases.show(visit, ident, problem)
    try:
        steps.note(visit, case, VERSTUURD, answers)
    except Geweigerd as refused:
        return cases.show(visit, ident, " ".join(refused.redenen))
    return cases.show(visit, ident, screens.SENT)


def end(visit: Visit, ident: int) -> Bericht:
    """Tell the gemeente that the ladder is over."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    shown = desk.shown(visit, case)
    if shown.loopt or not shown.zichtbaar:
        return cases.show(visit, ident, screens.NOTHING_TO_TELL)
    if shown.weet.einde_op is not None:
        return cases.show(visit, ident, screens.TOLD_BEFORE)
    try:
        steps.note(visit, case, GEMELD, {EINDE_OP.naam: visit.today})
    except Geweigerd as refused:  # another case has something against it
        return cases.show(visit, ident, " ".join(refused.redenen))
    return cases.show(visit, ident, screens.END_TOLD)


def take_over(visit: Visit, ident: int) -> Bericht:
    """Become the behandelaar."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if case.row.behandelaar != visit.me.id:
        cases.hand_over(visit, case, visit.me)
    return cases.show(visit, ident, screens.TAKEN_OVER)


def timeline(visit: Visit, ident: int) -> Bericht:
    """The phases over the half-years."""
    case = _open(visit, ident, Actie.ZAAK_ZIEN)
    return screens.timeline(desk.shown(visit, case)) if case is not None else start.may_not()


def checklist(visit: Visit, ident: int, naam: str) -> Bericht:
    """What belongs in a letter. Raises ValueError for an unknown one."""
    brief = ladder_plan.brief_van(naam)
    case = _open(visit, ident, Actie.ZAAK_ZIEN)
    return screens.checklist(desk.shown(visit, case), brief) if case is not None else start.may_not()


# ---------------------------------------------------------------- the table

_ON_CASE: dict[str, Callable[[Visit, int], Bericht]] = {"t": timeline, "x": standard.more, "e": end, "o": take_over}


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`ld:<what>:` and what it takes; `ld:new:<code>` begins for a gemeente from anywhere."""
    match words:
        case ["l", page]:
            return desk.listing(visit, int(page))
        case ["g", page]:
            return desk.which(visit, int(page))
        case ["new", code]:
            return desk.begin(visit, code)
        case ["n", code, jaar, deel]:
            return desk.new(visit, code, Tijdvak(int(jaar), int(deel)))
        case ["v", ident, naam]:
            return sent(visit, int(ident), naam)
        case ["p", ident, naam]:
            return paper.ask(visit, int(ident), naam)
        case ["b", ident, naam]:
            return checklist(visit, int(ident), naam)
        case [what, ident] if what in _ON_CASE:
            return _ON_CASE[what](visit, int(ident))
        case _:
            raise ValueError(words)


def _sent_doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    return checking.doubt_of(visit, _open(visit, doel["zaak"]), answers)


FORMS = {FORM: Form(_sent_form, _sent_check, _sent_finish, twijfel=_sent_doubt)}
