"""Recording a step of a gemeente with who says so: the gemeente itself, or another for one that is not on the bot."""

from collections.abc import Mapping
from typing import Any

from bot.desk import cases, owners, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import Visit
from bot.features.herverdeling import view
from bot.screens.case import recorded
from bot.screens.message import Bericht
from workflows.engine.machine import Geweigerd
from workflows.herverdeling.velden import HERSTEL_INHOUD


def beside(visit: Visit, case: Opened, code: str) -> dict[str, Any]:
    """What is recorded with a step of a gemeente: for another who says so, and of the own one that it says so itself,
    where somebody else did before."""
    own = view.facts(case).van(code)
    if code not in gemeenten(visit.me, Actie.HERVERDELEN):
        return {f"namens_{code}": owners.as_word(visit.office, visit.me, case, code)}
    return {f"namens_{code}": None} if own.namens is not None else {}


def take(visit: Visit, ident: int, spoor: str, trigger: str, stand: str, facts: Mapping[str, Any]) -> Bericht:
    """Take a step that was decided on `stand`, with who says so."""
    case = view.open_one(visit, ident)
    said = beside(visit, case, spoor) if case is not None and spoor in view.facts(case).codes else {}
    gone = lapsed(case, trigger) if case is not None else {}
    return steps.take(visit, ident, spoor, trigger, stand, {**gone, **facts, **said})


def lapsed(case: Opened, trigger: str) -> dict[str, Any]:
    """Where COA asks for herstel once more, what it found wrong before holds no longer."""
    if trigger != "vraag_herstel":
        return {}
    return {veld.naam: None for veld in HERSTEL_INHOUD if case.zaak.feiten.get(veld.naam) is not None}


def noted(visit: Visit, case: Opened, trigger: str, facts: Mapping[str, Any]) -> Bericht:
    """Record facts beside the steps and show the case; why not, where that cannot be."""
    try:
        done = steps.note(visit, case, trigger, facts)
    except Geweigerd as refused:
        return cases.show(visit, case.row.id, " ".join(refused.redenen))
    return cases.show(visit, case.row.id, recorded(steps.said(visit, done)))
