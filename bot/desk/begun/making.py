"""The form that makes a case of a procedure, from its table: its questions, what other cases and days say of the
answers, and the case that comes of it."""

from collections.abc import Mapping
from functools import partial

from bot.desk import cases, checking, crossings, forms, steps
from bot.desk.begun import attached
from bot.desk.crossings import Known
from bot.desk.feature import Answers, Doel, Form, Handling
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.screens import start
from bot.screens.beeld import new as new_case
from bot.screens.message import Bericht, groot, klein
from storage.cases import DoubleReference
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd
from workflows.engine.tabel import Procedure
from workflows.engine.velden import REFERENTIE


def may_make(visit: Visit, naam: str, organisatie: int) -> bool:
    """Whether this person may make a case of this procedure for the organisation."""
    return may(visit.me, visit.office.features.procedures[naam].recht(Actie.ZAAK_MAKEN), organisatie)


def forms_of(handling: Handling) -> Mapping[str, Form]:
    """The form that makes a case of this procedure."""
    procedure, naam = handling.procedure, handling.form
    return {
        naam: Form(
            lambda _, doel: _form(naam, procedure, doel),
            partial(_check, procedure),
            partial(_finish, procedure),
            twijfel=partial(_doubt, procedure),
        )
    }


def _form(naam: str, procedure: Procedure, doel: Doel) -> Formulier:
    """Begun beside another case it has that one's reference."""
    if attached.BESIDE not in doel:
        return Formulier(naam, groot(new_case(procedure)), procedure.aanleg)
    asked = tuple(veld for veld in procedure.aanleg if veld is not REFERENTIE)
    return Formulier(naam, f"{doel['referentie']}: {klein(procedure.titel)}", asked)


def _check(procedure: Procedure, visit: Visit, doel: Doel, answers: Answers) -> str | None:
    reference = answers.get("referentie") if next(reversed(answers), "") == "referentie" else None
    double = reference and visit.store.cases.by_reference(procedure.naam, doel["organisatie"], reference)
    if double:
        return checking.double_word(double.referentie)
    if own := checking.own_gemeente(visit, procedure, doel["organisatie"], answers):
        return own
    facts = attached.linked(visit, procedure, doel, answers)
    beside = crossings.making(visit, procedure, doel["organisatie"], facts, Known.SO_FAR)
    return beside.weigert or checking.broken(procedure, answers, visit)


def _doubt(procedure: Procedure, visit: Visit, doel: Doel, answers: Answers) -> str | None:
    last = {naam: answers[naam] for naam in list(answers)[-1:]}
    facts = attached.linked(visit, procedure, doel, answers)
    beside = crossings.making(visit, procedure, doel["organisatie"], facts, Known.SO_FAR, last)
    return beside.vraagt or checking.doubt(procedure, {}, answers, visit)


def _finish(procedure: Procedure, visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    organisatie = doel["organisatie"]
    if not may_make(visit, procedure.naam, organisatie):
        return start.may_not()
    facts = attached.linked(visit, procedure, doel, answers)
    beside = crossings.making(visit, procedure, organisatie, facts, Known.ANSWERED)
    if beside.weigert:
        return Bericht(beside.weigert)
    reference = answers.get("referentie") or attached.reference(visit, procedure, doel)
    try:
        made = cases.make(visit, procedure, organisatie, reference, facts)
    except DoubleReference:  # a colleague was first: all but the reference stays answered
        visit.say(Bericht(checking.double_word(reference)))
        naam = visit.office.features.procedures[procedure.naam].form
        known = {veld: value for veld, value in answers.items() if veld != "referentie"}
        forms.start(visit, naam, doel, known, nagekeken=True)
        return None
    except Geweigerd as refused:
        return Bericht(" ".join(refused.redenen))
    steps.finish(visit, made)
    return cases.show(visit, made.na.row.id, "✓ Vastgelegd.", made.voorbij)
