"""Other herverdelingen that changed the taakstelling of a gemeente in the same tijdvak, before this one did.

Only what was published everywhere: that anybody can read. Which of two came first, the last bekendmaking says.
"""

from datetime import date

from bot.desk import cases
from bot.desk.case import Opened
from bot.desk.visit import Office
from bot.features.herverdeling import view
from bot.features.herverdeling.papers.dossier import Eerder
from workflows.herverdeling.effect import EFFECT_NIET, effect
from workflows.herverdeling.feiten import HerverdelingFeiten


def eerdere(office: Office, case: Opened) -> dict[str, tuple[Eerder, ...]]:
    """By CBS code those that came before, the first one first."""
    return {code: found for code in view.facts(case).codes if (found := _of(office, case, code))}


def _of(office: Office, case: Opened, code: str) -> tuple[Eerder, ...]:
    known, found = view.facts(case), list[tuple[date, int, Eerder]]()
    mine = (known.bekendmakingen[-1], case.row.id) if len(known.bekendmakingen) == len(known.codes) else None
    for ident in office.store.herverdelingen.of_gemeenten([code]):
        row = office.store.cases.get(ident) if ident != case.row.id else None
        if row is None or HerverdelingFeiten(row.feiten).tijdvak != known.tijdvak:
            continue
        held = cases.opened(office, row)  # its row alone holds days as text
        certainty, counted = effect(held.zaak.standen, held.zaak.feiten)
        other, moved = view.facts(held), counted.get(code, 0) if certainty != EFFECT_NIET else 0
        if not moved or not other.bekendmakingen:
            continue
        last, own = other.bekendmakingen[-1], other.van(code)
        if mine is None or (last, ident) < mine:
            found.append((last, ident, Eerder(moved, own.besluit_op, own.nummer, own.bekend_op)))
    return tuple(item for *_, item in sorted(found, key=lambda one: one[:2]))
