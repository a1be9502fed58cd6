"""Whether the answers of a form can be right, for a step or a correction: beside the facts of the case, what the step
itself asks, and what other cases say."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.desk import cases, crossings
from bot.desk.case import Opened
from bot.desk.crossings import Known
from bot.desk.feature import Answers, Doel
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.screens import case as case_screens
from workflows.engine import zaak
from workflows.engine.kruising import Oordeel
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Soort, Veld, kan, pak_uit, te_ver, ver_weg


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


def own_gemeente(visit: Visit, procedure: Procedure, organisatie: int, answers: Answers) -> str | None:
    """That the other gemeente of a case is the own one, in Dutch; else None."""
    asked = [naam for naam in answers if naam in procedure.velden and procedure.velden[naam].soort is Soort.GEMEENTE]
    own = visit.store.people.organisatie(organisatie).naam if asked else ""
    return case_screens.OWN_GEMEENTE if any(answers[naam] == own for naam in asked) else None


def check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """Why these answers cannot be right, for a step or a correction, in Dutch; else None."""
    case = cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return None
    double = visit.store.cases.by_reference(case.row.procedure, case.row.organisatie, answers.get("referentie", ""))
    if double is not None and double.id != case.row.id:
        return double_word(double.referentie)
    if own := own_gemeente(visit, case.procedure, case.row.organisatie, answers):
        return own
    facts = _as_corrected(visit, case, answers) if "trigger" not in doel else answers
    if isinstance(facts, str):
        return facts
    beside = _beside(visit, case, doel, facts, facts).weigert or _refused(visit, case, doel, facts)
    return beside or broken_by(visit, case, {**_erased(case, doel), **facts})


def _as_corrected(visit: Visit, case: Opened, answers: Answers) -> Answers | str:
    return visit.office.features.procedures[case.row.procedure].verbetert(visit, case, answers)


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
    stap = case.stap(doel["spoor"], doel["trigger"])
    led = {**case.zaak.standen, **({doel["spoor"]: stap.naar} if stap is not None else {})}
    return crossings.before(visit, case, doel["trigger"], zaak.Zaak(led, facts), brengt, Known.SO_FAR)


def in_doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """What should be asked back about the answer that was just given."""
    case = cases.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return None
    last = {naam: answers[naam] for naam in list(answers)[-1:]}
    asked = _beside(visit, case, doel, answers, last).vraagt or doubt(
        case.procedure, {**case.zaak.feiten, **_erased(case, doel)}, answers, visit
    )
    return asked or _after_last_day(visit, case, last)


def _after_last_day(visit: Visit, case: Opened, brought: Answers) -> str | None:
    """What is asked back of an appointment after the last day for it, that of the own planning where there is one."""
    for naam, day in brought.items():
        veld = case.procedure.velden.get(naam)
        if veld is None or not veld.uiterlijk or not isinstance(day, date):
            continue
        days = [item.werkdag for item in case.dagen if item.naam in veld.uiterlijk]
        if found := te_ver(day, max(days, default=None), visit.today):
            return found
    return None


def doubt(procedure: Procedure, feiten: Mapping[str, Any], answers: Answers, visit: Visit) -> str | None:
    """What the last of these answers makes doubtful beside the facts, in Dutch; None when nothing."""
    last = next(reversed(answers), "")
    found = zaak.tegenspraken(procedure, {**feiten, **answers}, visit.today)
    return " ".join(dict.fromkeys(item.zin for item in found if not item.hard and last in item.velden)) or None


def doubt_of(visit: Visit, case: Opened | None, answers: Answers) -> str | None:
    """The same beside what is known of a case."""
    return doubt(case.procedure, case.zaak.feiten, answers, visit) if case is not None and answers else None


def doubtful(visit: Visit, case: Opened, brought: Answers) -> bool:
    """Whether something of these facts should be asked back before it is recorded."""
    fields = case.procedure.velden
    far = (ver_weg(fields[naam], value, visit.today) for naam, value in brought.items() if naam in fields)
    one_by_one = (
        doubt(case.procedure, {**case.zaak.feiten, **brought}, {naam: brought[naam]}, visit) for naam in brought
    )
    return any(far) or any(one_by_one) or _after_last_day(visit, case, brought) is not None


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


def possible(visit: Visit, doel: Doel, answers: Answers, veld: Veld) -> Callable[[date], bool]:
    """Whether a day can answer the field, beside the other answers and what is known of the case."""
    row = visit.store.cases.get(doel["zaak"]) if "zaak" in doel else None
    facts, begun = dict(answers), None
    if row is not None:
        procedure = visit.office.features.procedures[row.procedure].bij(row.feiten)
        facts = {**pak_uit(procedure.velden, row.feiten), **facts}
        begun = facts.get(procedure.begindag) if procedure.begindag != veld.naam else None
    return lambda day: kan(veld, day, facts, begun, visit.today)
