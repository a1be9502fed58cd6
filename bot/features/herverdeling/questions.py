"""What a herverdeling asks of people: the published number, the besluit, who was told when, and the rest of a step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.desk import cases, checking, forms, owners, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.guard import Afgekeurd, nummer_ok
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import replies_screens, view
from bot.features.herverdeling.according import record
from bot.features.herverdeling.lines import own
from bot.screens import start
from bot.screens.message import Bericht, klein
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Terugvraag, Veld, lees
from workflows.herverdeling import velden, vragen
from workflows.herverdeling.answer_lines import Antwoord
from workflows.herverdeling.answer_sentences import lees_besluit, lees_cijfer
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.tabel import MELD, VERGADERING, herverdeling, procedure_van

CIJFER, BESLUIT, STAP, MELDING, COLLEGE = "hvcijfer", "hvbesluit", "hvstap", "hvmeld", "hvcollege"


def _facts(office: Office, doel: Doel) -> HerverdelingFeiten | None:
    row = office.store.cases.get(doel["zaak"])
    return HerverdelingFeiten(row.feiten) if row is not None else None


def _title(office: Office, doel: Doel, what: str) -> str:
    row = office.store.cases.get(doel["zaak"])
    about = f"{owners.name(office, doel['code'])}: " if "code" in doel else ""
    return f"{row.referentie if row else ''} · {about}{what}"


def _known(visit: Visit, doel: Doel, facts: Mapping[str, Any]) -> str | None:
    """Why these facts cannot be true together with what is known."""
    case = view.open_one(visit, doel["zaak"])
    return checking.broken_by(visit, case, facts) if case is not None else None


# ---------------------------------------------------------------- the published number


def ask_number(visit: Visit, ident: int, code: str) -> Bericht | None:
    """Ask for the published number of a gemeente, with its source, in one line."""
    case = view.open_one(visit, ident)
    if case is None or not owners.as_itself(visit.office, visit.me, case, code):
        return start.may_not()
    if case.zaak.standen[code] not in ("gevraagd", "bevestigd", "akkoord"):
        return cases.show(visit, ident, replies_screens.NUMBER_TOO_LATE)
    forms.start(visit, CIJFER, {"zaak": ident, "code": code, "stand": case.zaak.standen[code]})
    return None


def _cijfer_form(office: Office, doel: Doel) -> Formulier | None:
    found = _facts(office, doel)
    if found is None:
        return None
    return Formulier(CIJFER, _title(office, doel, "gepubliceerd cijfer"), (_cijfer(office, doel, found),))


def _cijfer(office: Office, doel: Doel, found: HerverdelingFeiten) -> Veld:
    return vragen.cijfer(owners.name(office, doel["code"]), found.tijdvak)


def number_facts(code: str, aantal: int, bron: str | None, dag: date | None) -> dict[str, Any]:
    """A published number as facts of a gemeente; what is not known is left out."""
    found = {f"voor_{code}": aantal, f"bron_{code}": bron, f"bron_op_{code}": dag}
    return {naam: waarde for naam, waarde in found.items() if waarde is not None}


def _check_cijfer(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    more = own.whole(visit, doel, answers["zin"], "bevestig")
    if more is not None:
        return more if isinstance(more, str) else None
    found = lees_cijfer(answers["zin"], visit.today)
    if isinstance(found, Terugvraag):
        return found.tekst
    return _known(visit, doel, number_facts(doel["code"], found.aantal, found.bron, found.dag))


def _finish_cijfer(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    if isinstance(more := own.whole(visit, doel, answers["zin"], "bevestig"), Antwoord):
        return own.take(visit, doel["zaak"], more)
    found = lees_cijfer(answers["zin"], visit.today)
    if isinstance(found, Terugvraag):
        return Bericht(found.tekst)
    facts = number_facts(doel["code"], found.aantal, found.bron, found.dag)
    return give_number(visit, doel["zaak"], doel["code"], facts, doel.get("stand", "gevraagd"))


def give_number(visit: Visit, ident: int, code: str, facts: dict[str, Any], stand: str) -> Bericht | None:
    """Record the number that was asked at `stand`; what is not known of its source is asked."""
    case = view.open_one(visit, ident)
    if case is None or not owners.as_itself(visit.office, visit.me, case, code):
        return start.may_not()
    if case.zaak.standen[code] != stand:
        return steps.moved_on(visit, case, code, "bevestig", stand)
    if len(facts) < 3 or checking.doubtful(visit, case, facts):
        begin_step(visit, case, code, "bevestig", facts)
        return None
    return record.take(visit, ident, code, "bevestig", stand, facts)


# ---------------------------------------------------------------- the besluit


def ask_besluit(visit: Visit, ident: int, code: str) -> Bericht | None:
    """Ask for the day and the number of a besluit, in one line."""
    case = view.open_one(visit, ident)
    if case is None or not owners.as_itself(visit.office, visit.me, case, code):
        return start.may_not()
    if case.zaak.standen[code] != "college":
        return steps.moved_on(visit, case, code, "besluit", "college")
    forms.start(visit, BESLUIT, {"zaak": ident, "code": code})
    return None


def _besluit_form(office: Office, doel: Doel) -> Formulier | None:
    if _facts(office, doel) is None:
        return None
    return Formulier(BESLUIT, _title(office, doel, "besluit van het college"), (_besluit(office, doel),))


def _besluit(office: Office, doel: Doel) -> Veld:
    return vragen.besluit(owners.name(office, doel["code"]))


def _check_besluit(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    if answers["zin"].casefold() == vragen.NIET_OP_SCHRIFT:
        return herverdeling((doel["code"],)).reden("schriftelijk")
    more = own.whole(visit, doel, answers["zin"], "besluit")
    if more is not None:
        return more if isinstance(more, str) else None
    found = lees_besluit(answers["zin"], visit.today)
    if isinstance(found, Terugvraag):
        return found.tekst
    number = _number(found.nummer)
    if isinstance(number, Terugvraag):
        return number.tekst
    return _known(visit, doel, {f"besluit_op_{doel['code']}": found.dag})


def _number(typed: str | None) -> str | Terugvraag | None:
    """The number of a besluit as it is kept; what looks like a number of a person is asked back."""
    if typed is None:
        return None
    number = lees(velden.besluit("")[1], typed, date.min)
    verdict = nummer_ok(str(number)) if not isinstance(number, Terugvraag) else None
    if isinstance(verdict, Afgekeurd):
        return Terugvraag(verdict.uitleg)
    return number if isinstance(number, Terugvraag) else str(number)


def _finish_besluit(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    if isinstance(more := own.whole(visit, doel, answers["zin"], "besluit"), Antwoord):
        return own.take(visit, doel["zaak"], more)
    found, code = lees_besluit(answers["zin"], visit.today), doel["code"]
    if isinstance(found, Terugvraag):
        return Bericht(found.tekst)
    number = _number(found.nummer)
    facts = {f"besluit_op_{code}": found.dag, f"schriftelijk_{code}": "ja"}
    case = view.open_one(visit, doel["zaak"])
    if case is None:
        return start.may_not()
    facts |= {f"nummer_{code}": number} if isinstance(number, str) else {}
    if not isinstance(number, str) or checking.doubtful(visit, case, facts):
        begin_step(visit, case, code, "besluit", facts)
        return None
    return record.take(visit, doel["zaak"], code, "besluit", "college", facts)


# ---------------------------------------------------------------- the rest of a step


def begin_step(
    visit: Visit, case: Opened, spoor: str, trigger: str, known: Answers | None = None, *, buiten: bool = False
) -> None:
    """Ask what a step needs. `buiten` is in questions of before: also how and when the answer of a gemeente came that
    is not on the bot; now that is one line (`lines.single`)."""
    doel: Doel = {"zaak": case.row.id, "spoor": spoor, "trigger": trigger, "stand": case.zaak.standen[spoor]}
    feiten = view.facts(case)
    doel |= {"code": spoor} if spoor in feiten.codes else {}
    doel |= {"ronde": feiten.ronde, "buiten": buiten}
    forms.start(visit, STAP, doel, known)


def _step_form(office: Office, doel: Doel) -> Formulier | None:
    found = _facts(office, doel)
    stap = procedure_van(found.alle).spoor(doel["spoor"]).stap(doel["trigger"]) if found else None
    if stap is None:
        return None
    fields = [veld for veld in stap.velden if not veld.naam.startswith("ronde_")]
    if "code" in doel:
        naam = owners.name(office, doel["code"])
        fields = [vragen.aan(veld, naam) for veld in fields]
        if stap.trigger == "rectificeer":
            fields = [replace(veld, vraag=vragen.RECTIFICATIE.format(naam=naam)) for veld in fields]
    if doel["buiten"]:
        fields += velden.buiten_de_bot(doel["code"])[2:]
    return Formulier(STAP, _title(office, doel, klein(stap.titel)), tuple(fields)) if fields else None


def _finish_step(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    facts = dict(answers)
    if doel["trigger"] in ("akkoord", "wijs_af"):
        facts[f"ronde_{doel['spoor']}"] = doel["ronde"]
    return record.take(visit, doel["zaak"], doel["spoor"], doel["trigger"], doel["stand"], facts)


# ---------------------------------------------------------------- who was told


def _meld_form(office: Office, doel: Doel) -> Formulier | None:
    found = _facts(office, doel)
    if found is None:
        return None
    waiting = found.niet_gemeld or list(velden.ADRESSEN)
    fields = (vragen.gemeld_aan(waiting), vragen.GEMELD_OP)
    return Formulier(MELDING, _title(office, doel, "gemeld"), fields, direct=True)


def _told(case: Opened, wie: str, dag: date) -> dict[str, date]:
    names = view.facts(case).niet_gemeld if wie == vragen.ALLEN else [wie]
    return dict.fromkeys((f"{naam}_op" for naam in names), dag)


def _check_meld(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = view.open_one(visit, doel["zaak"])
    if case is None or "dag" not in answers:
        return None
    return _known(visit, doel, _told(case, answers["wie"], answers["dag"]))


def _doubt_meld(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = view.open_one(visit, doel["zaak"])
    if case is None or "dag" not in answers:
        return None
    return checking.doubt_of(visit, case, _told(case, answers["wie"], answers["dag"]))


def _finish_meld(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    return report(visit, doel["zaak"], answers["wie"], answers["dag"])


def report(visit: Visit, ident: int, wie: str, dag: date) -> Bericht:
    """Record who was told; who of them is on the bot gets it there. Raises ValueError for an unknown party."""
    if wie != vragen.ALLEN and wie not in velden.ADRESSEN:
        raise ValueError(wie)
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    facts = _told(case, wie, dag)
    if case.zaak.standen["geheel"] not in ("wacht_op_bekendmaking", "wacht_op_kennisgeving") or not facts:
        return cases.show(visit, ident, replies_screens.NOBODY_TO_TELL)
    return record.noted(visit, case, MELD, facts)


# ---------------------------------------------------------------- the college


def _college_form(office: Office, doel: Doel) -> Formulier | None:
    fields = (vragen.aan(velden.vergadering(doel["code"]), owners.name(office, doel["code"])),)
    return Formulier(COLLEGE, _title(office, doel, "collegevergadering"), fields) if _facts(office, doel) else None


def _finish_college(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = view.open_one(visit, doel["zaak"])
    if case is None or not owners.as_itself(visit.office, visit.me, case, doel["code"]):
        return start.may_not()
    return record.noted(visit, case, VERGADERING, answers)


def _doubt_college(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    return checking.doubt_of(visit, view.open_one(visit, doel["zaak"]), answers)


FORMS = {
    CIJFER: Form(_cijfer_form, _check_cijfer, _finish_cijfer),
    BESLUIT: Form(_besluit_form, _check_besluit, _finish_besluit),
    STAP: Form(_step_form, checking.check, _finish_step, twijfel=checking.in_doubt),
    MELDING: Form(_meld_form, _check_meld, _finish_meld, twijfel=_doubt_meld),
    COLLEGE: Form(_college_form, lambda *_: None, _finish_college, twijfel=_doubt_college),
}
