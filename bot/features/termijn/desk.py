"""`/termijn`: the dates that follow from a koppelingsdatum. It answers at once and saves nothing."""

import re
from datetime import date

from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.termijn import screens
from bot.screens.message import Bericht
from workflows.dates.reading import Onduidelijk, lees_datum
from workflows.dates.termijnen import termijnen_koppeling


def answer(visit: Visit, words: str) -> Bericht:
    """The terms from the typed date; without a date the question how to ask."""
    if not words.strip():
        return screens.how(visit.today)
    read = lees_datum(words, visit.today)
    if isinstance(read, Onduidelijk):
        return screens.unclear(read)
    terms = termijnen_koppeling(read, None, None, visit.office.kalender)
    return screens.terms(read, terms, visit.today, keep=may(visit.me, Actie.ZAAK_MAKEN))


_ASKED = re.compile(r"(?:uiterste )?termijn(?:en)?(?: (?:vanaf|van|voor|bij))?\s*:?\s+", re.IGNORECASE)
_OTHER_DAY = re.compile("teken|contract|verhui|vergunning", re.IGNORECASE)
"""Words that say that the day is not the one of the koppeling."""


def short(visit: Visit, text: str) -> Bericht | None:
    """A bare date, or "termijn 15 maart": its terms. Anything else is somebody else's."""
    asked = _ASKED.match(text)
    words = text[asked.end() :] if asked else text
    read = lees_datum(words, visit.today)
    if _OTHER_DAY.search(words) or (isinstance(read, Onduidelijk) and not (asked and read.keuzes)):
        return None
    return answer(visit, words)


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`td:<date>`: the terms from that day; without one it is asked. Raises ValueError for what is no date."""
    return answer(visit, date.fromisoformat(words[0]).isoformat() if words else "")
