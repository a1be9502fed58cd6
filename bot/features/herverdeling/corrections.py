"""What can be put right in a herverdeling here alone, and what follows from it: other figures are to be confirmed by
every gemeente."""

from collections.abc import Iterator, Sequence

from bot.desk import owners
from bot.desk.case import Opened
from bot.desk.feature import Answers
from bot.desk.visit import Visit
from bot.features.herverdeling import begin, replies_screens, view
from knowledge.gemeenten import laad_gemeenten
from workflows.engine.velden import Terugvraag, Veld
from workflows.herverdeling import velden
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.vragen import CIJFERS, aan

_OF_GEMEENTE = ("voor", "bron", "bron_op", "besluit_op", "nummer", "bekend_op", "vergadering")
_OF_LEAD = (*velden.MELDNAMEN, "verwerkt_op", "herstel_op", "herstel_getal", "hersteld_op", "kennis_op")


def fields(case: Opened) -> Sequence[Veld]:
    """What may be put right, whoever asks."""
    return tuple(_fields(case))


def _fields(case: Opened) -> Iterator[Veld]:
    known = {naam for naam, value in case.zaak.feiten.items() if value is not None}
    of_each = (f"{kind}_{code}" for kind in _OF_GEMEENTE for code in case.procedure.partijen)
    yield from (_asked(case, naam) for naam in of_each if naam in known)
    if case.zaak.standen[GEHEEL] != "verkenning":
        yield CIJFERS
    yield from (case.procedure.velden[naam] for naam in _OF_LEAD if naam in known)


def _asked(case: Opened, naam: str) -> Veld:
    """The field of one gemeente, with the name of that gemeente in its question."""
    veld, known = case.procedure.velden[naam], {gemeente.code: gemeente.naam for gemeente in laad_gemeenten().alle}
    code = naam.rpartition("_")[2]
    return aan(veld, known.get(code, code))


def facts(visit: Visit, case: Opened, answers: Answers) -> Answers | str:
    """The facts that change; or in Dutch why the sentence is not understood."""
    ((naam, answer),) = answers.items()
    feiten, changed = view.facts(case), dict(answers)
    if naam == CIJFERS.naam:
        found = begin.read(visit, str(answer), mee=feiten.codes)
        if isinstance(found, Terugvraag):
            return found.tekst
        if not set(found.verschillen) <= set(feiten.codes):
            return replies_screens.STRANGER_TO_FIGURES
        changed = {f"verschil_{code}": found.verschillen.get(code, 0) for code in feiten.codes}
    about = next((code for code in feiten.codes if naam.endswith(code)), "")
    if feiten.van(about).namens is not None and about in owners.own(visit.office, visit.me, case):
        changed[f"namens_{about}"] = None  # now it says so itself
    if naam.startswith("voor_"):
        others = sum(own.voor or 0 for code, own in feiten.gemeenten() if f"voor_{code}" != naam)
        changed["totaal"] = others + int(answer)
    if naam == CIJFERS.naam or naam.startswith("voor_"):
        own = owners.own(visit.office, visit.me, case)
        changed |= {f"klopt_{code}": "ja" if code in own else None for code in feiten.codes}
    return changed
