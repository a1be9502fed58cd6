"""Which forms there are, and what each ends in. A form's `doel` is stored with the gesprek, as plain values."""

from typing import Any

from bot.desk import zaken
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.screens import start as start_screens
from bot.screens import zaak as screens
from bot.screens.bericht import Bericht
from storage.cases import DoubleReference
from workflows import zaak
from workflows.gesprek import Formulier
from workflows.koppeling import CORRIGEERBAAR, KOPPELING
from workflows.tabel import Procedure

NEW = Formulier("nieuw", "Nieuwe koppeling", KOPPELING.aanleg)


def form_of(name: str, doel: dict[str, Any]) -> Formulier | None:
    """The form behind a stored gesprek; None when the tables changed and it is no longer there."""
    if name == NEW.naam:
        return NEW
    procedure = zaken.PROCEDURES.get(str(doel.get("procedure")))
    if procedure is None:
        return None
    if name == "stap":
        stap = procedure.spoor(doel["spoor"]).stap(doel["trigger"])
        return Formulier("stap", f"{doel['referentie']}: {stap.titel.lower()}", stap.velden) if stap else None
    if name == "verbeter" and doel["veld"] in procedure.velden:
        veld = procedure.velden[doel["veld"]]
        return Formulier("verbeter", f"{doel['referentie']}: verbeter {veld.titel.lower()}", (veld,))
    return None


def check(visit: Visit, name: str, doel: dict[str, Any], answers: dict[str, Any]) -> str | None:
    """Why the answers so far cannot be right (Dutch), checked as early as they can be; else None."""
    if name == NEW.naam:
        return _check_new(visit, doel, answers)
    case = zaken.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return None
    return _broken(case.procedure, {**case.zaak.feiten, **answers}, visit)


def _check_new(visit: Visit, doel: dict[str, Any], answers: dict[str, Any]) -> str | None:
    double = visit.store.cases.by_reference(KOPPELING.naam, doel["organisatie"], answers.get("referentie", ""))
    if double is not None:
        return (
            f"Zaaknummer {double.referentie} is al in gebruik. "
            f"Typ een ander nummer, of open die zaak met /zaak {double.referentie}."
        )
    return _broken(KOPPELING, answers, visit)


def _broken(procedure: Procedure, feiten: dict[str, Any], visit: Visit) -> str | None:
    try:
        zaak.controleer(procedure, feiten, visit.today)
    except zaak.Geweigerd as refused:
        return " ".join(refused.redenen)
    return None


def finish(visit: Visit, name: str, doel: dict[str, Any], answers: dict[str, Any]) -> Bericht:
    """The form is complete: do what it was for, and show the result."""
    if name == NEW.naam:
        return _finish_new(visit, doel, answers)
    if name == "stap":
        return take_step(visit, doel["zaak"], doel["spoor"], doel["trigger"], doel["stand"], answers)
    return _finish_correction(visit, doel, answers)


def _finish_new(visit: Visit, doel: dict[str, Any], answers: dict[str, Any]) -> Bericht:
    facts = {naam: waarde for naam, waarde in answers.items() if naam != "referentie"}
    reference, organisatie = answers["referentie"], doel["organisatie"]
    if not may(visit.me, Actie.ZAAK_MAKEN, organisatie):
        return start_screens.may_not()
    try:
        ident, skipped = zaken.make(visit, KOPPELING, organisatie, reference, facts)
    except DoubleReference:
        double = visit.store.cases.by_reference(KOPPELING.naam, organisatie, reference)
        assert double is not None  # noqa: S101  it is what was double
        return screens.double_reference(reference, double.id)
    return show(visit, ident, "✓ Vastgelegd.", skipped)


def take_step(visit: Visit, ident: int, spoor: str, trigger: str, stand: str, facts: dict[str, Any]) -> Bericht:
    """Take a step that was decided on `stand`; when the case has moved on, say what happened and show it as it is."""
    case = zaken.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start_screens.may_not()
    if case.zaak.standen.get(spoor) != stand:
        return moved_on(visit, case, spoor, trigger, stand)
    try:
        result, regel = zaak.zet(case.procedure, case.zaak, spoor, trigger, facts, visit.today)
    except zaak.NietOpen:
        return moved_on(visit, case, spoor, trigger, stand)
    except zaak.Geweigerd as refused:
        return show(visit, ident, " ".join(refused.redenen))
    skipped = zaken.commit(visit.office, case.row, case.procedure, result, regel, visit.me.id, visit.now)
    return show(visit, ident, f"✓ Vastgelegd: {screens.happened(case.procedure, regel)}.", skipped)


def moved_on(visit: Visit, case: zaken.Opened, spoor: str, trigger: str, stand: str) -> Bericht:
    """An old button: "al vastgelegd" for who pressed it before, else what somebody did meanwhile."""
    since = zaken.lines_since(case, spoor, stand)
    mine = since and since[0].regel.trigger == trigger and since[0].actor == visit.me.id
    if mine:
        visit.answer_press("Al vastgelegd")
        return show(visit, case.row.id, "Dit was al vastgelegd.")
    return show(visit, case.row.id, screens.since(case.procedure, since, visit.today))


def _finish_correction(visit: Visit, doel: dict[str, Any], answers: dict[str, Any]) -> Bericht:
    case = zaken.open_case(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return start_screens.may_not()
    if "referentie" in answers:
        return _rename(visit, case, answers["referentie"])
    try:
        result, regel = zaak.corrigeer(case.procedure, case.zaak, answers, visit.today)
    except zaak.Geweigerd as refused:
        return show(visit, case.row.id, " ".join(refused.redenen))
    skipped = zaken.commit(visit.office, case.row, case.procedure, result, regel, visit.me.id, visit.now)
    return show(visit, case.row.id, "✓ Verbeterd.", skipped)


def _rename(visit: Visit, case: zaken.Opened, referentie: str) -> Bericht:
    """A corrected reference; the old one goes from the history too, for it may have been what must not be kept."""
    try:
        visit.store.cases.set_reference(case.row.id, referentie)
    except DoubleReference:
        return show(visit, case.row.id, "Dat zaaknummer is al in gebruik.")
    regel = zaak.Regel("", zaak.CORRIGEER, None, None, {}, case.procedure.versie)
    zaken.commit(visit.office, case.row, case.procedure, case.zaak, regel, visit.me.id, visit.now)
    return show(visit, case.row.id, "✓ Zaaknummer verbeterd.")


def correctable(case: zaken.Opened) -> list[Any]:
    """The fields that can be put right now: what was entered, and the optional ones that could still be added."""
    known = case.zaak.feiten
    return [KOPPELING.velden["referentie"]] + [v for v in CORRIGEERBAAR if v.naam in known or v.optioneel]


def show(visit: Visit, ident: int, note: str = "", skipped: int = 0) -> Bericht:
    """The case's screen, as it is now."""
    case = zaken.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return start_screens.may_not()
    return screens.case(zaken.beeld(visit.office, case, skipped), note)
