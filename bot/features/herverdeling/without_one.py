"""Going on without a gemeente that declined: a new herverdeling begins between the others; only then this one stops."""

from collections.abc import Mapping

from bot.desk import cases, owners, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import begin, more_screens, replies_screens, view
from bot.screens import start
from bot.screens.message import Bericht
from workflows.dates.tijdvak import lees_tijdvak
from workflows.engine.gesprek import Formulier
from workflows.engine.zaak import Geweigerd, NietOpen, doe
from workflows.herverdeling.proposal_sentence import zonder
from workflows.herverdeling.regels import GEHEEL, VOOR_BESLUIT

ZONDER = "hvzonder"


def go_on(visit: Visit, ident: int, code: str, *, sure: bool) -> Bericht | None:
    """Ask whether to go on without this gemeente, and do it."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    left = rest(case, code)
    if left is None or not set(left) & gemeenten(visit.me, Actie.HERVERDELEN):
        return cases.show(visit, ident, replies_screens.NOT_WITHOUT)
    known = owners.names(visit.office, case)
    if not sure:
        return more_screens.without(ident, code, known[code], left, known)
    tijdvak = lees_tijdvak(view.facts(case).tijdvak)
    begin.start_with(visit, left, tijdvak, ZONDER, {"zaak": ident, "code": code})
    return None


def _form(office: Office, doel: Doel) -> Formulier | None:
    return begin.begin_form(office, doel) if office.store.cases.get(doel["zaak"]) is not None else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    """Stop the old and begin the new, where the old is still as it was when this was asked."""
    case = view.open_one(visit, doel["zaak"])
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    if rest(case, doel["code"]) != doel["verschillen"]:
        return cases.show(visit, case.row.id, replies_screens.NONE_BEGUN)
    try:
        result, lines = doe(case.procedure, case.zaak, GEHEEL, "trek_in", {}, visit.today)
    except (NietOpen, Geweigerd) as refused:
        why = " ".join(refused.redenen) if isinstance(refused, Geweigerd) else replies_screens.CANNOT
        return cases.show(visit, case.row.id, why)

    def stop() -> None:
        steps.finish(visit, cases.write(visit, case, result, lines))

    return begin.finish(visit, doel, answers, stop, mee=view.facts(case))


def rest(case: Opened, code: str) -> Mapping[str, int] | None:
    """What the others hand over and take over without this gemeente; None where it takes part, or fewer than two are
    left, or an earlier besluit still counts."""
    feiten = view.facts(case)
    if case.zaak.standen.get(code) != "afgewezen" or case.zaak.standen[GEHEEL] not in VOOR_BESLUIT:
        return None
    left = zonder(feiten.verschillen, code)
    return left if len(left) > 1 and feiten.eerder_getoetst is None else None


FORMS = {ZONDER: Form(_form, begin.check, _finish)}
