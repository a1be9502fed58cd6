"""What comes back into an uitruil from the herverdelingen that carry its taakstelling part: which one a tijdvak has,
and when COA processed it."""

from typing import Any

from bot.desk import cases, steps
from bot.desk.case import Opened
from bot.desk.visit import Visit
from bot.features.uitruil import handling
from workflows.engine.machine import Geweigerd
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL, GESTOPT
from workflows.uitruil import velden
from workflows.uitruil.tabel import TERUGGEKOMEN


def follow(visit: Visit, ident: int) -> None:
    """A herverdeling changed, or an uitruil did: the uitruilen that it carries know what became of it."""
    changed = cases.present(visit, ident)
    kind = changed.row.procedure if changed is not None else ""
    if changed is not None and kind == "uitruil":
        _update(visit, changed)
    if changed is None or kind != "herverdeling":
        return
    codes = HerverdelingFeiten(changed.zaak.feiten).codes
    for other in visit.store.cases.running_with_tracks("uitruil", codes):
        case = cases.present(visit, other)
        if case is not None:
            _update(visit, case)


def _update(visit: Visit, case: Opened) -> None:
    known = _carried(visit, case) if not case.alleen_lezen else {}
    changed = {naam: value for naam, value in known.items() if case.zaak.feiten.get(naam) != value}
    if changed:
        try:
            steps.jot(visit, case, TERUGGEKOMEN, changed)
        except Geweigerd:  # another case has something against it: it stays as it was
            return


def _carried(visit: Visit, case: Opened) -> dict[str, Any]:
    """Of each tijdvak the herverdeling with just these numbers that was not stopped."""
    weet, found = handling.facts(case), dict[str, Any]()
    wanted, rows = weet.verschillen, []
    for ident in visit.store.herverdelingen.of_gemeenten(list(wanted)) if wanted else ():
        row = visit.store.cases.get(ident)
        if row is not None and row.standen[GEHEEL] not in GESTOPT:
            rows.append(row)
    for number, tijdvak in enumerate(weet.periode(), 1):
        which, when = velden.herverdeling(number)
        own = next((r for r in rows if _same(HerverdelingFeiten(r.feiten), wanted, str(tijdvak))), None)
        found[which.naam] = own.referentie if own is not None else None
        facts = HerverdelingFeiten(cases.opened(visit.office, own).zaak.feiten) if own is not None else None
        found[when.naam] = facts.verwerkt_op if facts is not None else None
    return found


def _same(other: HerverdelingFeiten, wanted: dict[str, int], tijdvak: str) -> bool:
    return other.tijdvak == tijdvak and {code: n for code, n in other.verschillen.items() if n} == wanted
