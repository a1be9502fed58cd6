"""`/termijn`: the dates that follow from a koppelingsdatum. It answers at once and saves nothing; without a date it
asks for one, and asks on until it can read it."""

import re
from datetime import date

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.own import lists
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.termijn import screens
from bot.screens.message import Bericht
from workflows.dates.gebeurtenissen import KOPPELING, Gebeurtenis, gebeurtenis_in, zonder
from workflows.dates.kalender import BuitenKalender, Kalender
from workflows.dates.reading import Onduidelijk, alleen_datum, lees_datum
from workflows.dates.termijnen import Termijn, bereken
from workflows.dates.termijnvraag import Termijnvraag, lees_termijnvraag
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import EEN_JAAR, Soort, Veld

FORM = "termijn"
_DAG = Veld("dag", "Gekoppeld", screens.VRAAG, Soort.DATUM, richting="dichtbij", waar=screens.WAAR)
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
    """Of which event the day is, by the words beside it; without them it is that of the koppeling."""
    plain = words.casefold()
    begin = gebeurtenis_in(plain, _known(visit))
    read = lees_datum(words if begin is None else zonder(plain, begin), visit.today)
    return _shown(visit, begin or KOPPELING, read)


def _shown(visit: Visit, begin: Gebeurtenis, read: date | Onduidelijk) -> Bericht:
    if isinstance(read, Onduidelijk):
        return screens.unclear(read, begin)
    if read > visit.today + EEN_JAAR:
        return screens.far(begin, read)
    return terms(visit, begin.naam, read)


def terms(visit: Visit, begin: str, dag: date, *, counted: bool = False) -> Bericht:
    """The days that follow from this one, on which `begin` happened (a name of GEBEURTENISSEN); `counted`: how they
    were found. Raises OverflowError for a day that no calendar reaches."""
    visit.store.onderwerpen.day(visit.me.id, visit.now, begin, dag)
    kalender, keep = visit.office.kalender, may(visit.me, Actie.ZAAK_MAKEN)
    event = _named(visit, begin)
    found = _terms(event, dag, kalender)
    if not found:
        return screens.beyond(event, dag, kalender)
    if counted:
        return screens.count(event, dag, found, keep=keep)
    return screens.answer(event, dag, found, visit.today, kalender, keep=keep)


def _known(visit: Visit) -> tuple[Gebeurtenis, ...]:
    return visit.office.features.gebeurtenissen


def _named(visit: Visit, naam: str) -> Gebeurtenis:
    """The event of this name; that of the koppeling for an old button or none."""
    return next((item for item in _known(visit) if item.naam == naam), KOPPELING)


def _terms(event: Gebeurtenis, dag: date, kalender: Kalender) -> list[Termijn]:
    """Those that can be counted: one in werkdagen needs the calendar."""
    try:
        return [bereken(term, dag, kalender) for term in event.termen]
    except BuitenKalender:
        return []


# ---------------------------------------------------------------- in a sentence


def sentence(visit: Visit, text: str) -> Bericht | None:
    """A question about a term with its day in it, a bare event with its day ("vergunning 1 november"), or how much is
    left of the term that was shown last; None for another sentence."""
    left = _left(visit, text)
    if left is not None:
        return left
    asked = question(visit, text)
    if asked is not None:
        return asked
    plain = text.casefold().strip(" .!?")
    begin = gebeurtenis_in(plain, _known(visit))
    if begin is None or not any(sign.isdigit() for sign in plain):
        return None
    rest = zonder(plain, begin)
    read = lees_datum(rest, visit.today)
    return _shown(visit, begin, read) if isinstance(read, date) or alleen_datum(rest, visit.today) else None


def question(visit: Visit, text: str) -> Bericht | None:
    """The terms from the day in a question, with what it asks about them first; None for another question, also where
    no day answers it."""
    asked = lees_termijnvraag(text, visit.today, _known(visit))
    return None if asked is None or lists.is_rule_only(text) else _asked_for(visit, asked)


def _asked_for(visit: Visit, asked: Termijnvraag) -> Bericht:
    begin = _named(visit, asked.begin)
    shown = _shown(visit, begin, asked.dag)
    if isinstance(asked.dag, Onduidelijk) or asked.dag > visit.today + EEN_JAAR:
        return shown
    found = _terms(begin, asked.dag, visit.office.kalender)
    verdict = screens.verdict(asked, found, visit.today)
    return shown.met(boven=verdict) if verdict else shown


_LEFT = re.compile(
    r"(?:en |dus )*(?:tot wanneer|hoe ?veel|hoe ?lang|hoe veel)(?: \w+){0,3} (?:heb|hebben|heeft|is|zijn|rest)"
    r"(?: \w+){0,3}(?: nog| over)(?: \w+){0,2}"
)
_TIME = re.compile(r"\b(?:weken|dagen|tijd|werkdagen|maanden|lang)\b")


def _left(visit: Visit, text: str) -> Bericht | None:
    """ "hoeveel weken heb ik nog", after a day that was computed from."""
    plain = " ".join(text.casefold().strip(" .!?").split())
    if not _LEFT.fullmatch(plain) or not _TIME.search(plain) or any(sign.isdigit() for sign in plain):
        return None
    subject = visit.store.onderwerpen.of(visit.me.id, visit.now).datum
    return terms(visit, *subject) if subject is not None else None


_ASKED = re.compile(r"(?:uiterste )?termijn(?:en)?(?: (?:vanaf|van|voor|bij))?\s*:?\s+", re.IGNORECASE)
_OTHER_DAY = re.compile("verhui", re.IGNORECASE)
"""A word that says that no term runs from the day."""


def short(visit: Visit, text: str) -> Bericht | None:
    """A bare date, or "termijn 15 maart": its terms. Anything else is somebody else's."""
    asked = _ASKED.match(text)
    words = text[asked.end() :] if asked else text
    if _OTHER_DAY.search(words) or words.strip().rstrip(".").isdigit():  # a bare number may be that of a choice
        return None
    begin = gebeurtenis_in(words.casefold(), _known(visit))
    words = words if begin is None else zonder(words.casefold(), begin)
    read = lees_datum(words, visit.today)
    unclear = isinstance(read, Onduidelijk) and not (asked and read.keuzes)
    return None if unclear and not alleen_datum(words, visit.today) else _shown(visit, begin or KOPPELING, read)


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
        return screens.unclear(dag, _named(visit, begin))
    return terms(visit, begin, dag, counted=counted)


PRESSES = {
    "td": _press,
    "tv": lambda visit, words: _from(visit, words, counted=False),
    "th": lambda visit, words: _from(visit, words, counted=True),
}
"""`td` from a koppelingsdatum; `tv:tekenen:2026-03-15` from another day, and `th` how that was counted."""
