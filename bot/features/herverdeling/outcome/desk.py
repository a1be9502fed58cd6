"""How a herverdeling went: what COA finds wrong, recorded with its question, and who hears of an outcome."""

from typing import Any

from bot.desk import checking, forms, owners, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import parties, parties_answer, replies_screens, view
from bot.features.herverdeling.according import record
from bot.features.herverdeling.buttons_screens import OUTCOMES
from bot.features.herverdeling.outcome import screens
from bot.features.herverdeling.papers.dossier import vervallen
from bot.features.herverdeling.parties_screens import to_report
from bot.features.herverdeling.screens import back
from bot.features.herverdeling.words_screens import KORTE_NAMEN
from bot.screens import start
from bot.screens.message import Bericht
from workflows.engine.gesprek import Formulier
from workflows.herverdeling import velden, vooraf
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL, GESTOPT

HERSTEL = "hvherstel"
STAP = "vraag_herstel"


def wrong(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:hw:<case>:<stand>[:<what>[:<code>]]`: COA, or who records its answer, says what is wrong. Raises ValueError
    for a strange answer."""
    number, stand, *said = words
    found = _may_ask(visit, int(number))
    if found is None:
        return start.may_not()
    case, as_coa = found
    if case.zaak.standen[GEHEEL] != stand:
        return _moved(visit, case, stand, as_coa=as_coa)
    names = owners.names(visit.office, case)
    match said:
        case []:
            way_back = to_report(case.row.id, case.row.referentie) if as_coa else back(case.row.id)
            return screens.what(case.row.id, stand, case.row.referentie, names, way_back)
        case ["getal", code] if code in names:
            doel: Doel = {"wat": "getal", "van": code}
        case [wat] if wat != "getal" and wat in {keuze.naam for keuze in velden.HERSTEL_WAT.keuzes}:
            doel = {"wat": wat, "van": None}
        case _:
            raise ValueError(said)
    forms.start(visit, HERSTEL, doel | {"zaak": case.row.id, "stand": stand})
    return None


def _may_ask(visit: Visit, ident: int) -> tuple[Opened, bool] | None:
    """The case for somebody of COA that it was reported to, or for who leads; and which of the two."""
    told = parties.told_to(visit, ident)
    if told is not None and told[1].rol == "coa":
        return told[0], True
    case = view.open_one(visit, ident)
    leads = case is not None and owners.may_take(visit.office, visit.me, case, GEHEEL, STAP)
    return (case, False) if case is not None and leads else None


def _moved(visit: Visit, case: Opened, stand: str, *, as_coa: bool) -> Bericht:
    if as_coa:
        return parties.show(visit, case.row.id, replies_screens.CHANGED)
    return steps.moved_on(visit, case, GEHEEL, STAP, stand)


def _form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    fields = (velden.HERSTEL_GETAL, velden.HERSTEL_OP) if doel["wat"] == "getal" else (velden.HERSTEL_OP,)
    return Formulier(HERSTEL, f"{row.referentie} · COA vraagt herstel", fields, direct=True) if row else None


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    found = _may_ask(visit, doel["zaak"])
    return checking.broken_by(visit, found[0], answers) if found else None


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    found = _may_ask(visit, doel["zaak"])
    return checking.doubt_of(visit, found[0] if found else None, answers)


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    found = _may_ask(visit, doel["zaak"])
    if found is None:
        return start.may_not()
    case, as_coa = found
    facts: dict[str, Any] = {
        velden.HERSTEL_OP.naam: answers[velden.HERSTEL_OP.naam],
        velden.HERSTEL_WAT.naam: doel["wat"],
        velden.HERSTEL_VAN.naam: doel["van"],
        velden.HERSTEL_GETAL.naam: answers.get(velden.HERSTEL_GETAL.naam),
    }
    if as_coa:
        return parties_answer.judge(visit, case.row.id, STAP, doel["stand"], facts)
    return record.take(visit, case.row.id, GEHEEL, STAP, doel["stand"], facts)


FORMS = {HERSTEL: Form(_form, _check, _finish, twijfel=_doubt)}


# ---------------------------------------------------------------- who hears of it


def who_hears(visit: Visit, ident: int) -> Bericht:
    """`hv:uw:<case>`: who heard of the outcome here, and whom the one that leads has to write to."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case) or case.zaak.standen[GEHEEL] not in OUTCOMES:
        return start.may_not()
    names, lead = owners.names(visit.office, case), owners.lead(visit.office, case)
    here = {code: owners.here(visit.office, code) is not None for code in names}
    others = [code for code in names if code != lead]
    told = visit.store.herverdelingen.told(ident)
    reached = dict.fromkeys(visit.store.people.organisatie(item.organisatie).naam for item in told)
    return screens.who_hears(
        screens.Uitkomst(
            ident,
            case.row.referentie,
            case.zaak.feiten,
            case.zaak.standen,
            names,
            names.get(lead, ""),
            [*(names[code] for code in others if here[code]), *reached],
            [*(names[code] for code in others if not here[code]), *_parties(case, {item.rol for item in told})],
            brieven=case.zaak.standen[GEHEEL] in GESTOPT and view.facts(case).colleges_op is not None,
        )
    )


def _parties(case: Opened, reached: set[str]) -> list[str]:
    """Of a herverdeling that came to nothing: who of COA, the provincie and the ministeries was told and is not on the
    bot. Of the rest they hear by the letters, or from COA itself (stappenplan 2019, uitgangspunt 5)."""
    if case.zaak.standen[GEHEEL] not in GESTOPT:
        return []
    now, before = view.facts(case), HerverdelingFeiten(vervallen(case.regels))
    by_bot = {naam for rol in reached for naam in parties.TOLD[rol.removeprefix("vooraf-")]}
    early = vooraf.AAN if now.vooraf_op else ()
    told = (naam for naam in velden.ADRESSEN if now.gemeld_op(naam) or before.gemeld_op(naam) or naam in early)
    return [KORTE_NAMEN[naam] for naam in told if naam not in by_bot]
