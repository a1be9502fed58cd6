"""`/termijn`: the dates that follow from a koppelingsdatum. It answers at once and saves nothing."""

from datetime import date

from bot.desk.feature import Command, Feature
from bot.desk.visit import Visit
from bot.screens import termijn as screens
from bot.screens.bericht import Bericht
from workflows.datums import Onduidelijk, lees_datum
from workflows.termijnen import termijnen_koppeling


def answer(visit: Visit, words: str) -> Bericht:
    """The terms from the typed date; without a date the question how to ask."""
    if not words.strip():
        return screens.how(visit.today)
    read = lees_datum(words, visit.today)
    if isinstance(read, Onduidelijk):
        return screens.unclear(read)
    return screens.terms(read, termijnen_koppeling(read, None, None, visit.office.kalender))


FEATURE = Feature(
    commands=(Command("termijn", "de uiterste datums vanaf een koppelingsdatum", answer, ("termijn", "termijnen")),),
    presses={"td": lambda visit, words: answer(visit, date.fromisoformat(words[0]).isoformat() if words else "")},
)
