"""Free text as a question: the knowledge base answers, offers choices, or says it does not know."""

from bot.desk.feature import Feature
from bot.desk.visit import Visit
from bot.screens import antwoord as screens
from bot.screens.bericht import Bericht


def ask(visit: Visit, text: str) -> Bericht:
    """The answer to a typed question. The text itself is kept nowhere."""
    found = visit.office.kennis.zoek(text)
    if found.soort == "answer":
        return screens.answer(found.entries[0])
    if found.soort == "suggest":
        return screens.choices(found.entries)
    return screens.unknown()


def sure(visit: Visit, text: str) -> Bericht | None:
    """The answer, only when the search is sure of it: for a question in the middle of a gesprek."""
    found = visit.office.kennis.zoek(text)
    return screens.answer(found.entries[0]) if found.soort == "answer" else None


def show(visit: Visit, ident: str) -> Bericht:
    """The entry behind a choice."""
    try:
        return screens.answer(visit.office.kennis.entry(ident))
    except KeyError:
        return screens.no_longer_there()


def contacts(visit: Visit) -> Bericht:
    """Who to call for what."""
    del visit
    return screens.contacts()


FEATURE = Feature(
    presses={"f": lambda visit, words: show(visit, words[0]), "f?": lambda _, __: screens.unknown()},
)
