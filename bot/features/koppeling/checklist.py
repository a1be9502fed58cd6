"""Who does what now: ticking the tasks of a stand, and saying yes to a reminder."""

from bot.desk import cases, standard, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.features.koppeling import hold_screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.engine.zaak import VINK, Geweigerd
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.plan import VRAGEN
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import open_taken, taken, vink

SPOOR = KOPPELING.sporen[0].naam


def _open(visit: Visit, ident: int) -> Opened | None:
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    return case if case is not None and case.row.procedure == KOPPELING.naam else None


def show(visit: Visit, ident: int) -> Bericht:
    """The tasks of the present stand, each with a button."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    tasks = taken(case.zaak.standen[SPOOR])
    if not tasks:
        return cases.show(visit, ident, hold_screens.NOTHING_TO_TICK)
    return hold_screens.checklist(case.row.referentie, ident, tasks, KoppelingFeiten(case.zaak.feiten))


def tick(visit: Visit, ident: int, naam: str, done: bool) -> Bericht:
    """Tick a task or untick it. The button names what it makes of it, so that pressing twice does it once."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    task = next((item for item in taken(case.zaak.standen[SPOOR]) if item.naam == naam), None)
    if task is None:
        return cases.show(visit, ident, hold_screens.TASK_OF_ANOTHER_STAND)
    if (KoppelingFeiten(case.zaak.feiten).afgevinkt(task) is None) == done:
        try:
            steps.jot(visit, case, VINK, vink([naam], case.zaak.feiten, visit.today))
        except Geweigerd as refused:  # another case has something against it
            return cases.show(visit, ident, " ".join(refused.redenen))
    return show(visit, ident)


def yes(visit: Visit, ident: int, soort: str) -> Bericht:
    """Yes to what a reminder asked: its tasks are done."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    here = {item.naam for item in taken(case.zaak.standen[SPOOR])}
    asked = VRAGEN[soort].taken if soort in VRAGEN else ()
    if not asked or not here.issuperset(asked):
        return cases.show(visit, ident, hold_screens.QUESTION_OF_ANOTHER_STAND)
    if not open_taken(asked, case.zaak.feiten):
        return cases.show(visit, ident, hold_screens.TICKED_BEFORE)
    facts = {item.feit: visit.today for item in open_taken(asked, case.zaak.feiten)}
    try:
        done = steps.jot(visit, case, VINK, facts)
    except Geweigerd as refused:
        return cases.show(visit, ident, " ".join(refused.redenen))
    return cases.show(visit, ident, hold_screens.TICKED, done.voorbij)


def _press(visit: Visit, words: list[str]) -> Bericht:
    ident, *rest = words
    if not rest:
        return show(visit, int(ident))
    naam, done = rest
    return tick(visit, int(ident), naam, done == "1")


PRESSES = {
    "vk": _press,
    "vj": lambda visit, words: yes(visit, int(words[0]), words[1]),
    "wl": lambda visit, words: standard.snooze(visit, int(words[0])),
}
