"""What is seldom needed at a herverdeling: who sends the letters, an error, and steps that are asked twice."""

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.herverdeling import more_screens, replies_screens, view
from bot.features.herverdeling.according import record
from bot.features.herverdeling.buttons_screens import step_press
from bot.screens import start
from bot.screens.message import Bericht
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.tabel import AFZENDER, KLOPT, NA_BESLUIT


def writer(visit: Visit, ident: int, code: str | None = None) -> Bericht:
    """Who sends the letters: ask, or record another gemeente."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    known = owners.names(visit.office, case)
    now = view.facts(case).afzender or ""
    if code is None:
        others = [(c, n, owners.here(visit.office, c) is not None) for c, n in known.items() if c != now]
        others.sort(key=lambda item: not item[2])
        colleague = may(visit.me, Actie.OVERDRAGEN, case.row.organisatie)
        return more_screens.who_writes(ident, others, known.get(now, "onbekend"), collega=colleague)
    if code not in known:
        raise ValueError(code)
    if code == now:
        return cases.show(visit, ident, replies_screens.ALREADY)
    return record.noted(visit, case, AFZENDER, {"afzender": code})


# ---------------------------------------------------------------- steps that are asked twice


def step(case: Opened, spoor: str, trigger: str) -> str:
    """The press that takes this step, in the stand and the round of now."""
    return step_press(case.row.id, spoor, trigger, case.zaak.standen[spoor], view.facts(case).ronde)


def sure(visit: Visit, ident: int, trigger: str, code: str = "") -> Bericht:
    """Ask whether a step is meant that undoes much. Raises ValueError for another step."""
    if trigger not in more_screens.SURE:
        raise ValueError(trigger)
    case, spoor = view.open_one(visit, ident), code or GEHEEL
    if (
        case is None
        or spoor not in case.zaak.standen
        or not owners.may_take(visit.office, visit.me, case, spoor, trigger)
    ):
        return start.may_not()
    press = step(case, spoor, trigger)
    return more_screens.sure(ident, trigger, press, owners.name(visit.office, code) if code else "")


def decline(visit: Visit, case: Opened, code: str, press: str) -> Bericht:
    """Ask whether a gemeente takes no part; `press` says so, of the figures that the button stood under."""
    return more_screens.decline(case.row.id, press, owners.name(visit.office, code))


# ---------------------------------------------------------------- an error was found


def wrong(visit: Visit, ident: int) -> Bericht:
    """Where is the error: here alone, in the bekendmaking, in the besluit."""
    case = view.open_one(visit, ident)
    if case is None:
        return start.may_not()
    published = [
        (step(case, code, "rectificeer"), naam)
        for code, naam in owners.names(visit.office, case).items()
        if case.zaak.standen[code] == "bekend" and owners.as_itself(visit.office, visit.me, case, code)
    ]
    decided = case.zaak.standen[GEHEEL] in NA_BESLUIT and owners.leads(visit.office, visit.me, case)
    leading = owners.name(visit.office, owners.lead(visit.office, case))
    return more_screens.where_wrong(ident, published, leading, besluit=decided)


def right(visit: Visit, ident: int, code: str, antwoord: str) -> Bericht:
    """A gemeente finds the corrected figures right, or not. Raises ValueError for another answer."""
    if antwoord not in ("ja", "nee"):
        raise ValueError(antwoord)
    case = view.open_one(visit, ident)
    if case is None or not owners.as_itself(visit.office, visit.me, case, code):
        return start.may_not()
    if not view.facts(case).van(code).moet_kijken:
        return cases.show(visit, ident, replies_screens.ALREADY)
    return record.noted(visit, case, KLOPT, {f"klopt_{code}": antwoord})
