"""What COA and the provincies answer to a herverdeling that was reported to them."""

from collections.abc import Mapping
from typing import Any

from bot.desk import checking, forms, owners, steps
from bot.desk.feature import Answers, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import parties, replies_screens, view
from bot.features.herverdeling.according import record
from bot.screens import start
from bot.screens.message import Bericht
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.herverdeling import velden
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.tabel import KENNIS

OORDEEL = "hvoordeel"
_FACT = {"verwerk": velden.VERWERKT_OP, "vraag_herstel": velden.HERSTEL_OP}


def judged(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:ca:<case>:<trigger>:<stand>[:v]`: COA says that the sum is right or not, today or on a day that is asked."""
    number, trigger, stand, *today = words
    if trigger not in _FACT:
        raise ValueError(trigger)
    found = parties.told_to(visit, int(number))
    if found is None or found[1].rol != "coa":
        return start.may_not()
    if found[0].zaak.standen[GEHEEL] != stand:
        return parties.show(visit, int(number), replies_screens.CHANGED)
    if today:
        return judge(visit, int(number), trigger, stand, {_FACT[trigger].naam: visit.today})
    forms.start(visit, OORDEEL, {"zaak": int(number), "trigger": trigger, "stand": stand})
    return None


def judge(visit: Visit, ident: int, trigger: str, stand: str, facts: Mapping[str, Any]) -> Bericht:
    """COA's judgement, decided on `stand`; what it found wrong before holds no longer."""
    found = parties.told_to(visit, ident)
    if found is None or found[1].rol != "coa":
        return start.may_not()
    case = found[0]
    if case.zaak.standen[GEHEEL] != stand:
        return parties.show(visit, ident, replies_screens.CHANGED)
    try:
        done = steps.put(visit, case, GEHEEL, trigger, {**record.lapsed(case, trigger), **facts})
    except NietOpen:
        return parties.show(visit, ident, replies_screens.CHANGED)
    except Geweigerd as refused:
        return parties.show(visit, ident, " ".join(refused.redenen))
    return parties.show(visit, ident, replies_screens.judged(steps.said(visit, done)))


def undone(visit: Visit, ident: int, number: int) -> Bericht:
    """COA takes its own judgement back, as long as nobody went on from it."""
    found = parties.told_to(visit, ident)
    if found is None or found[1].rol != "coa":
        return start.may_not()
    case, told = found
    if parties.own_judgement(visit.office, case, told.organisatie) != number:
        return parties.show(visit, ident, replies_screens.CHANGED)
    words = steps.said(visit, steps.take_back(visit, case))
    return parties.show(visit, ident, replies_screens.judgement_undone(words))


def _form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    return Formulier(OORDEEL, f"Herverdeling {row.referentie}", (_FACT[doel["trigger"]],)) if row else None


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    found = parties.told_to(visit, doel["zaak"])
    return checking.broken_by(visit, found[0], answers) if found else None


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    found = parties.told_to(visit, doel["zaak"])
    return checking.doubt_of(visit, found[0] if found else None, answers)


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    return judge(visit, doel["zaak"], doel["trigger"], doel["stand"], answers)


# ---------------------------------------------------------------- the provincie


def took_note(visit: Visit, ident: int) -> Bericht:
    """A provincie takes note; when every provincie on the bot that was told did, the case says so."""
    found = parties.told_to(visit, ident)
    if found is None or found[1].rol != "provincie":
        return start.may_not()
    case, told = found
    if told.kennis is not None:
        return parties.show(visit, ident, replies_screens.ALREADY)
    visit.store.herverdelingen.took_note(ident, told.organisatie, visit.today)
    others = [t for t in visit.store.herverdelingen.told(ident) if t.rol == "provincie"]
    if all(t.kennis is not None for t in others) and view.facts(case).kennis_op is None:
        steps.note(visit, case, KENNIS, {"kennis_op": visit.today})
    return parties.show(visit, ident, replies_screens.TOOK_NOTE)


def note_recorded(visit: Visit, ident: int) -> Bericht:
    """The gemeente records that the provincie took note."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    return record.noted(visit, case, KENNIS, {"kennis_op": visit.today})


FORMS = {OORDEEL: Form(_form, _check, _finish, twijfel=_doubt)}
