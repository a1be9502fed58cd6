"""What can be asked of every case that is named, beside its steps: putting it right, and being reminded of it."""

import re
from datetime import date, timedelta

from bot.desk import cases, correcting, owners, standard, steps
from bot.desk.case import Opened
from bot.desk.feature import BijNaam
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.screens import own as own_screens
from bot.screens import standard as standard_screens
from bot.screens import start
from bot.screens.message import Bericht, Knop, actie
from workflows.dates.patterns import Richting
from workflows.dates.reading import Onduidelijk, lees_datum, vind_datum
from workflows.engine import zaak
from workflows.engine.laatste_dagen import LATER
from workflows.engine.machine import Geweigerd

_OVER = re.compile(r"\bover (?:een|\w+|\d+) (?:dag|dagen|week|weken|maand|maanden)\b", re.IGNORECASE)


def day_in(text: str, today: date, richting: Richting) -> date | Onduidelijk | None:
    """The day in a sentence, also one counted from today ("over twee weken")."""
    counted = _OVER.search(text)
    if counted is not None:
        read = lees_datum(counted[0], today, richting=richting)
        if isinstance(read, date):
            return read
    return vind_datum(text, today, richting)


def _correct(visit: Visit, case: Opened, _: str) -> Bericht | bool | None:
    """Which of its facts is wrong: each a button."""
    shown = correcting.correct(visit, case.row.id, None)
    return True if shown is None else shown


def _remind(visit: Visit, case: Opened, rest: str) -> Bericht | bool | None:
    """To be reminded on the day in the sentence; without one, as the button under "Meer" does."""
    if not may(visit.me, owners.right_of(visit.office, case, Actie.ZAAK_STAP), case.row.organisatie):
        return None
    if not case.loopt:
        return cases.show(visit, case.row.id, standard_screens.nothing_to_remind())
    shown = standard.beeld(visit.office, case, visit)
    read = day_in(rest, visit.today, "toekomst")
    if isinstance(read, Onduidelijk):
        return own_screens.which_day(shown, read.vraag, [_on(case, dag) for dag in read.keuzes if dag > visit.today])
    if read is None:
        dag = visit.office.kalender.herinnerdag_na(visit.today + timedelta(days=standard.DAYS_LATER))
        return own_screens.remind(shown, dag, _on(case, dag))
    if read <= visit.today:
        return cases.show(visit, case.row.id, own_screens.PAST)
    dag = visit.office.kalender.herinnerdag_na(read)
    return own_screens.remind(shown, dag, _on(case, dag))


def _on(case: Opened, dag: date) -> Knop:
    return Knop(own_screens.remind_on(dag), actie("zh", case.row.id, dag.isoformat()))


def remind_on(visit: Visit, ident: int, dag: date) -> Bericht:
    """`zh:<case>:<day>`: remind of the case on this day."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None or not may(visit.me, owners.right_of(visit.office, case, Actie.ZAAK_STAP), case.row.organisatie):
        return start.may_not()
    if not case.loopt:
        return cases.show(visit, ident, standard_screens.nothing_to_remind())
    if dag <= visit.today:
        return cases.show(visit, ident, own_screens.PAST)
    if case.zaak.feiten.get(LATER) != dag:
        try:
            steps.jot(visit, case, zaak.LATER, {LATER: dag})
        except Geweigerd as refused:  # another case has something against it
            return cases.show(visit, ident, " ".join(refused.redenen))
    return cases.show(visit, ident, standard_screens.will_remind(dag, standard.last_to_come(case, visit.today)))


BIJ_NAAM = (
    BijNaam(
        (
            "verkeerde|verkeerd|foute|fout|foutje|onjuist|onjuiste|verbeter|verbeteren|wijzig|wijzigen|corrigeer|typefout",
            "klopt|kloppen niet",
            "pas|passen aan",
        ),
        _correct,
    ),
    BijNaam(
        (
            "herinner|herinnering|herinneren",
            "later weer|terug",
            "weer|terug zien|tonen|komen",
            "snooze|snoozen",
            "waarschuw|waarschuwen",
        ),
        _remind,
    ),
)
PRESSES = {"zh": lambda visit, words: remind_on(visit, int(words[0]), date.fromisoformat(words[1]))}
