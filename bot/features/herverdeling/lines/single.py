"""What one gemeente answered, asked at its own screen: the same line as anywhere, without its name before it."""

from bot.desk import forms, owners
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import view
from bot.features.herverdeling.lines import desk, screens, single_screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort, Veld
from workflows.herverdeling.answer_lines import Antwoord, Onleesbaar, lees_antwoorden, zeg_regel

ANTWOORD = "hvantwoord"


def ask(visit: Visit, case: Opened, code: str, trigger: str) -> None:
    """Ask what this gemeente answered; `trigger` is what was expected of it."""
    forms.start(visit, ANTWOORD, {"zaak": case.row.id, "code": code, "trigger": trigger})


def _form(office: Office, doel: Doel) -> Formulier | None:
    row, naam = office.store.cases.get(doel["zaak"]), owners.name(office, doel["code"])
    veld = Veld("zin", "Antwoord", single_screens.question(naam, doel["trigger"]), Soort.ZIN)
    return Formulier(ANTWOORD, f"{row.referentie} · antwoord van {naam}", (veld,)) if row is not None else None


def _read(visit: Visit, doel: Doel, typed: str) -> Antwoord | str:
    """The answer as a line of this gemeente; in Dutch what is wrong with it."""
    naam, problem = owners.name(visit.office, doel["code"]), ""
    for before in single_screens.BEFORE[doel["trigger"]]:
        found = lees_antwoorden(f"{naam}: {before}{' '.join(typed.split())}", visit.today, visit.office.gemeenten.zoek)
        first = found[0] if found else None
        if isinstance(first, Antwoord):
            return first
        problem = problem or (first.uitleg if isinstance(first, Onleesbaar) else "")
    return problem or single_screens.UNREAD


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    found, case = _read(visit, doel, answers["zin"]), view.open_one(visit, doel["zaak"])
    if isinstance(found, str):
        return found
    by_regio = case is not None and doel["code"] in owners.by_regio(visit.office, visit.me, case)
    return screens.ground() if by_regio and found.hoe is None else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    case, found = view.open_one(visit, doel["zaak"]), _read(visit, doel, answers["zin"])
    if case is None or isinstance(found, str) or not owners.acts(visit.office, visit.me, case):
        return start.may_not()
    return desk.propose(visit, case, [zeg_regel(found)])


FORMS = {ANTWOORD: Form(_form, _check, _finish)}
