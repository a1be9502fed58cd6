"""The own answer in one line that says more than was asked: "60, Stcrt 28-9-2026, akkoord"."""

from bot.desk import cases, crossings, owners
from bot.desk.case import Opened
from bot.desk.feature import Doel
from bot.desk.visit import Visit
from bot.features.herverdeling import view
from bot.features.herverdeling.lines import desk, screens, single_screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.herverdeling.answer_lines import Antwoord, Onleesbaar, lees_antwoorden, spreekt_van_meer, zeg_regel


def whole(visit: Visit, doel: Doel, typed: str, trigger: str) -> Antwoord | str | None:
    """The line with all it says, where that is more than the answer to the question of this step; in Dutch what is
    wrong with it; None where it says nothing more."""
    line, naam, problem = " ".join(typed.split()), owners.name(visit.office, doel["code"]), ""
    if not spreekt_van_meer(line, trigger):
        return None
    for before in single_screens.BEFORE[trigger]:
        found = lees_antwoorden(f"{naam}: {before}{line}", visit.today, visit.office.gemeenten.zoek)
        first = found[0] if found else None
        if isinstance(first, Antwoord) and trigger in dict(first.stappen()):
            return first
        problem = problem or (first.uitleg if isinstance(first, Onleesbaar) else "")
    return problem or single_screens.UNREAD


def take(visit: Visit, ident: int, answer: Antwoord) -> Bericht | None:
    """Record all of it, as a single own answer is recorded; what cannot be recorded or is doubtful is asked first, in
    the table of the lines."""
    case = view.open_one(visit, ident)
    if case is None or not owners.as_itself(visit.office, visit.me, case, answer.code):
        return start.may_not()
    plan = desk.plan_of(visit, case, [answer])
    shown = plan.beeld[0]
    if not plan.regels or shown.bezwaren or shown.twijfels or _asked(visit, case, plan):
        return desk.propose(visit, case, [zeg_regel(answer)])
    done = desk.write(visit, case, plan)
    return cases.show(visit, ident, screens.recorded(plan.beeld, (), desk.now(visit, done.na)), done.voorbij)


def _asked(visit: Visit, case: Opened, plan: desk.Plan) -> bool:
    """Whether another case has something to say about it."""
    said = (crossings.before(visit, case, trigger, plan.na, facts) for _, trigger, facts in plan.daden)
    return any(one.weigert or one.vraagt for one in said)
