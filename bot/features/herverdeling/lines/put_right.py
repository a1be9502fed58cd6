"""A line or a row that says otherwise what a gemeente answered before, after its step was taken: the number, the
besluit or the bekendmaking is put right here, in the same table. An answer that is still open is given anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.desk import correcting
from bot.desk.case import Opened
from bot.desk.visit import Visit
from bot.features.herverdeling import corrections
from bot.features.herverdeling.lines import screens
from workflows.engine.machine import Geweigerd
from workflows.engine.zaak import CORRIGEER, Regel, Zaak, noteer_met_gevolg
from workflows.herverdeling.progress import gedaan

_FEITEN = {
    "bevestig": ("cijfer", ("voor", "bron", "bron_op")),
    "akkoord": ("akkoord", ()),
    "besluit": ("besluit", ("besluit_op", "nummer")),
    "maak_bekend": ("bekend", ("bekend_op",)),
}
"""By step: what a gemeente has then done, and which of its facts a line says."""


@dataclass(frozen=True, slots=True)
class Verbeterd:
    """What would be put right: the case as it then is, the lines, the facts that change, how it reads, and what is
    doubtful or to be told."""

    na: Zaak
    regels: tuple[Regel, ...]
    brengt: Mapping[str, Any]
    zegt: screens.Gezegd
    twijfels: tuple[str, ...]


def tried(visit: Visit, case: Opened, code: str, trigger: str, facts: Mapping[str, Any]) -> Verbeterd | str | None:
    """What a line puts right of a step that this gemeente took before; in Dutch why it cannot. None where the step was
    not taken, so that there is nothing to put right."""
    step, kinds = _FEITEN.get(trigger, ("", ()))
    if step not in gedaan(case.zaak.standen[code]):
        return None
    known = case.zaak.feiten
    said = {naam: facts[naam] for kind in kinds if (naam := f"{kind}_{code}") in facts}
    changed = {naam: value for naam, value in said.items() if value != known.get(naam)}
    if not changed:
        return screens.THE_SAME
    fields = correcting.open_to(visit, case)
    if not fields.keys() >= changed.keys():
        return screens.ITSELF
    put = _facts(visit, case, changed)
    if isinstance(put, str):
        return put
    try:
        after, lines = noteer_met_gevolg(case.procedure, case.zaak, CORRIGEER, put, visit.today)
    except Geweigerd as refused:
        return " ".join(map(screens.bare, refused.redenen))
    shown = screens.put_right([(fields[naam].titel, known.get(naam), value) for naam, value in changed.items()])
    return Verbeterd(after, lines, changed, shown, tuple(dict.fromkeys(_told(visit, case, changed))))


def _facts(visit: Visit, case: Opened, changed: Mapping[str, Any]) -> dict[str, Any] | str:
    """These facts with what follows from each, as if they were put right one after another."""
    found: dict[str, Any] = {}
    for naam, value in changed.items():
        one = corrections.facts(
            visit, replace(case, zaak=replace(case.zaak, feiten=case.zaak.feiten | found)), {naam: value}
        )
        if isinstance(one, str):
            return one
        found |= one
    return found


def _told(visit: Visit, case: Opened, changed: Mapping[str, Any]) -> Iterator[str]:
    """Who outside was told otherwise, and is to be told."""
    fields = correcting.open_to(visit, case)
    for naam in changed:
        told = correcting.told_of(visit.office, case, fields[naam])
        if told is not None:
            yield screens.told_otherwise(told)
