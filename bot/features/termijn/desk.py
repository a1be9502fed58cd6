"""`/termijn`: the dates that follow from a koppelingsdatum. It answers at once and saves nothing; without a date it
asks for one, and asks on until it can read it."""

import re
from collections.abc import Sequence
from datetime import date

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.termijn import screens
from bot.screens.message import Bericht
from workflows.dates.reading import Onduidelijk, alleen_datum, lees_datum
from workflows.dates.termijnen import TERMEN_KOPPELING, Termijn, bereken, termijnen_koppeling
from workflows.dates.termijnvraag import BEGINNEN
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort, Veld

FORM = "termijn"
_DAG = Veld("dag", "Gekoppeld", screens.VRAAG, Soort.DATUM, richting="dichtbij")
_FORMULIER = Formulier(FORM, "Termijn", (_DAG,))


def command(visit: Visit, words: str) -> Bericht | None:
    """The terms from the typed date; without a date it is asked."""
    if words.strip():
        return _read(visit, words)
    if visit.store.gesprekken.open(visit.me.id) is not None and not forms.is_open(visit, FORM):
        return screens.how()
    forms.start(visit, FORM, {})
    return None


def _read(visit: Visit, words: str) -> Bericht:
    read = lees_datum(words, visit.today)
    return screens.unclear(read) if isinstance(read, Onduidelijk) else terms(visit, "koppeling", read)


def terms(visit: Visit, begin: str, dag: date, *, counted: bool = False) -> Bericht:
    """The days that follow from this one, which is that of `begin` (one of BEGINNEN); `counted`: how they were found.
    Raises OverflowError for a day that no calendar reaches."""
    visit.store.onderwerpen.day(visit.me.id, visit.now, begin, dag)
    kalender, keep = visit.office.kalender, may(visit.me, Actie.ZAAK_MAKEN)
    found: Sequence[Termijn] = [bereken(term, dag, kalender) for term in TERMEN_KOPPELING if term.vanaf == begin]
    if begin == "koppeling":
        found = termijnen_koppeling(dag, None, None, kalender)
    if counted:
        return screens.count(begin, dag, found, keep=keep)
    return screens.answer(begin, dag, found, visit.today, kalender, keep=keep)


_ASKED = re.compile(r"(?:uiterste )?termijn(?:en)?(?: (?:vanaf|van|voor|bij))?\s*:?\s+", re.IGNORECASE)
_OTHER_DAY = re.compile("teken|contract|verhui|vergunning", re.IGNORECASE)
"""Words that say that the day is not the one of the koppeling."""


def short(visit: Visit, text: str) -> Bericht | None:
    """A bare date, or "termijn 15 maart": its terms. Anything else is somebody else's."""
    asked = _ASKED.match(text)
    words = text[asked.end() :] if asked else text
    if _OTHER_DAY.search(words) or words.strip().rstrip(".").isdigit():  # a bare number may be that of a choice
        return None
    read = lees_datum(words, visit.today)
    unclear = isinstance(read, Onduidelijk) and not (asked and read.keuzes)
    return None if unclear and not alleen_datum(words, visit.today) else _read(visit, words)


def _finish(visit: Visit, _: Doel, answers: Answers) -> Bericht:
    return terms(visit, "koppeling", answers[_DAG.naam])


FORMS = {FORM: Form(lambda _, __: _FORMULIER, lambda *_: None, _finish, vluchtig=True)}


def _press(visit: Visit, words: list[str]) -> Bericht | None:
    """`td:<date>`: the terms from that day; without one it is asked. Raises ValueError for what is no date."""
    return _from(visit, ["koppeling", *words], counted=False) if words else command(visit, "")


def _from(visit: Visit, words: list[str], *, counted: bool) -> Bericht:
    begin, word = words
    dag = lees_datum(date.fromisoformat(word).isoformat(), visit.today)
    if isinstance(dag, Onduidelijk):
        return screens.unclear(dag)
    return terms(visit, begin if begin in BEGINNEN else "koppeling", dag, counted=counted)


PRESSES = {
    "td": _press,
    "tv": lambda visit, words: _from(visit, words, counted=False),
    "th": lambda visit, words: _from(visit, words, counted=True),
}
"""`td` from a koppelingsdatum; `tv:tekenen:2026-03-15` from another day, and `th` how that was counted."""
