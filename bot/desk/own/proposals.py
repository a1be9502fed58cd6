"""A step of an own case as a typed sentence proposes it, filled in: a press records it, and never the typing."""

import re
from collections.abc import Sequence
from datetime import date

from bot.desk import cases, crossings, forms, owners, standard, steps
from bot.desk.case import Opened
from bot.desk.own import filled, words
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.screens import own as own_screens
from bot.screens import start
from bot.screens.beeld import Beeld
from bot.screens.case import step_button
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop, actie
from workflows.dates.reading import Onduidelijk, zeg
from workflows.engine import zaak
from workflows.engine.stapwoorden import Gezegd, woorden_van
from workflows.engine.tabel import Stap
from workflows.engine.velden import Soort, Terugvraag, Veld


def open_ones(visit: Visit, case: Opened, gezegd: Sequence[Gezegd]) -> list[Gezegd]:
    """Those of the steps that this person can take now."""
    return [item for item in gezegd if _open(visit, case, item) and _may(visit, case, item)]


def _open(visit: Visit, case: Opened, item: Gezegd) -> bool:
    spoor = item.spoor.naam
    here = spoor in case.zaak.standen and item.stap in zaak.open_stappen(case.procedure, case.zaak, spoor)
    return here and zaak.mag(case.procedure, case.zaak, spoor, item.stap.trigger, visit.today)


def _may(visit: Visit, case: Opened, item: Gezegd) -> bool:
    return owners.may_press(visit.office, visit.me, case, item.spoor.naam, item.stap)


def propose(visit: Visit, case: Opened, gezegd: Sequence[Gezegd], text: str) -> Bericht | bool:
    """The step that a text says was taken, filled in with the day in it; where several are open, which one; where none
    is, why, with the case."""
    can = open_ones(visit, case, gezegd)
    put_right = None if can else words.moved(visit, case, text)
    if put_right is not None:
        return put_right
    if not can:
        return cases.show(visit, case.row.id, _why(visit, case, gezegd[0]))
    shown = standard.beeld(visit.office, case, visit)
    can = list(_by_day(visit, can, text))
    if len(can) > 1:
        return own_screens.steps(shown, [shown.stapknop(item.spoor.naam, item.stap) for item in can])
    return _one(visit, case, can[0], shown, text)


def _by_day(visit: Visit, gezegd: Sequence[Gezegd], text: str) -> Sequence[Gezegd]:
    """Of several steps those whose day lies on the side of today where the day in the text lies: "ondertekent vrijdag"
    is an appointment, "ondertekent gisteren" a contract."""
    day = filled.day_in(text, visit.today) if len(gezegd) > 1 else None
    if not isinstance(day, date):
        return gezegd
    ahead = day > visit.today
    fit = [item for item in gezegd if ahead == (_looks(item.stap) == "toekomst")]
    return fit or gezegd


def _looks(stap: Stap) -> str:
    asked = _asked_day(stap)
    return asked.richting if asked is not None else ""


def _asked_day(stap: Stap) -> Veld | None:
    return next((veld for veld in stap.velden if veld.soort is Soort.DATUM), None)


def _one(visit: Visit, case: Opened, item: Gezegd, shown: Beeld, text: str) -> Bericht | bool:
    spoor, stap, stand = item.spoor.naam, item.stap, case.zaak.standen[item.spoor.naam]
    usual = step_button(case.row.id, spoor, stap, stand)
    if shown.stapknop(spoor, stap) != usual or not all(veld.vraag for veld in stap.velden):
        # It asks what it needs in a way of its own.
        return own_screens.step(shown, stap, None, shown.stapknop(spoor, stap), None)
    led = zaak.Zaak({**case.zaak.standen, spoor: stap.naar}, case.zaak.feiten)
    against = crossings.before(visit, case, stap.trigger, led, {}).weigert
    if against:
        return cases.show(visit, case.row.id, against)
    read = _day(visit, stap, text)
    dag = read if isinstance(read, date) else None
    nearest = filled.day_in(text, visit.today)
    if isinstance(nearest, date) and _still_to_come(visit, stap, nearest):
        herinner = words.on(case, visit.office.kalender.herinnerdag_na(nearest))
        return own_screens.to_come(shown, stap, nearest, herinner, Knop(own_screens.OTHER_DAY, usual.actie))
    doel = case.doel | {"spoor": spoor, "trigger": stap.trigger, "stand": stand, "kop": True}
    known = steps.with_day(stap, dag)
    whole = known.keys() == {veld.naam for veld in stap.velden}
    if (whole and steps.objection(visit, doel, stap, known) is None) or visit.store.gesprekken.open(visit.me.id):
        # While other questions are open this one waits behind its button.
        ja = (_yes(case, spoor, stap, stand, dag) if whole else None) or usual
        return own_screens.step(shown, stap, dag, ja, Knop(own_screens.OTHER_DAY, usual.actie) if dag else None)
    forms.start(visit, steps.FORM, doel, known, vooraf=_unclear(read), boven=own_screens.head(shown))
    return True


def _yes(case: Opened, spoor: str, stap: Stap, stand: str, dag: date | None) -> Knop | None:
    """The button that records it with this day; None where its names are too long for one."""
    said = [case.row.id, spoor, stap.trigger, stand, *([dag.isoformat()] if dag else [])]
    try:
        return Knop(own_screens.record(dag, stap.titel), actie("sv", *said))
    except ValueError:
        return None


def _day(visit: Visit, stap: Stap, text: str) -> date | Onduidelijk | None:
    """The day in the text, on the side of today that the step asks for."""
    asked = _asked_day(stap)
    if asked is None or (asked.richting == "toekomst" and _told(visit, asked, text)):
        return None
    return filled.day_in(text, visit.today, asked.richting)


def _told(visit: Visit, asked: Veld, text: str) -> bool:
    """Whether the day in the text is the one on which it happened ("gister een studio gevonden"), and not the one to
    come that is asked: it has been, or may have been ("vrijdag gevonden"), and the text does not call what is asked by
    its name."""
    if any(_names(word, asked.titel.casefold()) for word in woorden_van(text)):
        return False
    been, ahead = (filled.day_in(text, visit.today, side) for side in ("verleden", "toekomst"))
    either = isinstance(been, date) and been != ahead and not _DATED.search(text)  # "vrijdag" is of two weeks
    nearest = filled.day_in(text, visit.today)
    return either or (isinstance(nearest, date) and nearest < visit.today)


_DATED = re.compile(r"\d{1,2}[-/ .]")
"""A day of the month, which is of the year in which it comes."""
_STEM = 5
"""Letters that two words of one stem share."""


def _names(word: str, titel: str) -> bool:
    """Whether a word is of the name of a field: "tekenen" and "afspraak" of "tekenafspraak"."""
    return len(word) >= _STEM and word[:_STEM] in titel


def _still_to_come(visit: Visit, stap: Stap, dag: date) -> bool:
    """Whether a day that must have been is told before it comes."""
    asked = _asked_day(stap)
    return asked is not None and any(grens.hard and not grens.houdt(dag, {}, visit.today) for grens in asked.grenzen)


def _unclear(read: date | Onduidelijk | None) -> Terugvraag | None:
    if not isinstance(read, Onduidelijk):
        return None
    return Terugvraag(read.vraag, tuple((zeg(dag), dag.isoformat()) for dag in read.keuzes))


def _why(visit: Visit, case: Opened, item: Gezegd) -> Tekst:
    """Why this step cannot be taken now."""
    spoor, stap = item.spoor.naam, item.stap
    if spoor not in case.zaak.standen:
        return ""
    stand = case.zaak.standen[spoor]
    if stap in zaak.open_stappen(case.procedure, case.zaak, spoor):
        if not _may(visit, case, item):
            return own_screens.not_theirs(stap)
        names = zaak.houdt_tegen(case.procedure, case.zaak, spoor, stap.trigger, visit.today)
        return own_screens.not_yet(stap, [case.procedure.reden(naam) for naam in names])
    done = {line.trigger for line in zaak.geldend(case.regels) if line.spoor == spoor}
    if stap.trigger in done:
        return own_screens.already(stap)
    titles = [item.spoor.stand(naam).titel for naam in stap.van]
    return own_screens.not_now(case.procedure, stap, item.spoor.stand(stand).titel, titles)


def _press(visit: Visit, rest: list[str]) -> Bericht | None:
    """`sv:<case>:<track>:<trigger>:<stand>[:<day>]`: record what was proposed."""
    ident, spoor, trigger, stand, *dag = rest
    if cases.open_case(visit, int(ident), Actie.ZAAK_STAP) is None:
        return start.may_not()
    return steps.press(visit, int(ident), spoor, trigger, stand, dag=date.fromisoformat(dag[0]) if dag else None)


PRESSES = {"sv": _press}
