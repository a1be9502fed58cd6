"""What happened to a case, and deleting it with everything that hangs on it."""

from bot.desk import after, cases, crossings, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie, Rol, may
from bot.desk.visit import Visit
from bot.screens import case as case_screens
from bot.screens import start
from bot.screens.beeld import to_list
from bot.screens.colleagues import ROLLEN
from bot.screens.message import Bericht
from workflows.engine import zaak
from workflows.engine.kruising import WIS
from workflows.engine.tabel import Stap


def history(visit: Visit, ident: int) -> Bericht:
    """What happened to the case."""
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return start.may_not()
    file = is_own(visit, case) and not case.mist
    return case_screens.history(case.row.referentie, ident, steps.story(visit, case), bestand=file)


def is_own(visit: Visit, case: Opened) -> bool:
    """Whether the case is of an organisation of this person, and not one in which it only takes part."""
    return may(visit.me, steps.handling_of(visit, case).recht(Actie.ZAAK_ZIEN), case.row.organisatie)


def delete(visit: Visit, ident: int, *, sure: bool, undoing: bool = False) -> Bericht:
    """Ask, then remove the case with everything that hangs on it. `undoing`: whoever recorded it in a list takes it
    back as it came, so that no step of it is anybody's work."""
    case = cases.open_case(visit, ident, Actie.ZAAK_WISSEN)
    if case is None:
        return start.may_not()
    if case.procedure.partijen:  # others take part in it too: it ends by its own steps, and its history stays
        return start.unknown_button()
    beside = crossings.before(visit, case, WIS, case.zaak, {})
    if beside.weigert:
        return cases.show(visit, ident, beside.weigert)
    steps_there = steps_taken(case) and not undoing
    if steps_there and not _may_wipe_steps(visit, case):
        return case_screens.coordinator_wipes(ident, case.procedure, _ends(visit, case))
    if not sure:
        ends = _ends(visit, case)
        return case_screens.ask_delete(
            case.row.referentie, ident, case.procedure, ends, beside.vraagt, stappen=steps_there
        )
    handling = steps.handling_of(visit, case)
    crossings.gone(visit, case)
    handling.gewist(visit, case)
    after.deleting(visit, ident)
    visit.store.wiping.wipe(ident, _functie(visit, case) if steps_there else None, visit.today)
    visit.cases.pop(ident, None)
    return case_screens.deleted(visit.office.bewaren.weg_op(visit.today), handling.alle or to_list(case.procedure))


def _ends(visit: Visit, case: Opened) -> Stap | None:
    """The step by which it ends, where there is one now."""
    tracks, today = case.zaak.standen, visit.today
    found = (stap for naam in tracks for stap in zaak.nu_te_doen(case.procedure, case.zaak, naam, today))
    return next((stap for stap in found if stap.einde), None)


def _may_wipe_steps(visit: Visit, case: Opened) -> bool:
    """A coordinator of the gemeente; of cases for which another right stands, whoever has that."""
    right = steps.handling_of(visit, case).recht(Actie.ZAAK_WISSEN)
    return right is not Actie.ZAAK_WISSEN or may(visit.me, Actie.COLLEGAS_BEHEREN, case.row.organisatie)


def steps_taken(case: Opened) -> bool:
    """Whether something was done in it besides making it, and putting it right."""
    steps = {stap.trigger for spoor in case.procedure.sporen for stap in spoor.stappen if not stap.vanzelf}
    return any(item.regel.trigger in steps for item in case.geschiedenis)


def _functie(visit: Visit, case: Opened) -> str:
    """As what the person here works for the organisation of the case."""
    own = (m.rol for m in visit.me.lidmaatschappen if m.organisatie.id == case.row.organisatie)
    rol = next(own, Rol.BEHEERDER)
    return ROLLEN.get(rol, rol)


def _press_delete(visit: Visit, words: list[str]) -> Bericht:
    case, *sure = words
    return delete(visit, int(case), sure=sure == ["ja"])


PRESSES = {"h": lambda visit, words: history(visit, int(words[0])), "w": _press_delete}
