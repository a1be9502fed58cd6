"""`/spreidingswet`: what is to come in the cycle, and whose turn it is. It stores nothing and reminds of nothing: the
days of later rounds are in no source, and a ping is for a day that is."""

from collections.abc import Sequence
from datetime import date

from bot.desk.visit import Visit
from bot.features.spreidingswet import screens
from bot.screens.message import Bericht
from workflows.engine.agenda import Gebeurtenis
from workflows.spreidingswet.kalender import komend, van

NAAM = "spreidingswet"


def show(visit: Visit) -> Bericht:
    """From today on."""
    return screens.calendar(komend(visit.today), visit.today, visit.office.kalender)


def press(visit: Visit, words: list[str]) -> Bericht:
    """`sw` again, `sw:u` with what each day asks, `sw:b` the round that the document describes. Raises ValueError for
    another."""
    match words:
        case []:
            return show(visit)
        case ["u"]:
            return screens.explained(komend(visit.today))
        case ["b"]:
            return screens.first_round(van(screens.EERSTE), visit.today)
        case _:
            raise ValueError(words)


def agenda(today: date) -> Sequence[Gebeurtenis]:
    """The days for a calendar; the number of a round stays, so that a day is replaced and never doubled."""
    return [
        Gebeurtenis(f"{day.moment.naam}{day.cyclus}", screens.in_calendar(day), day.dag, 0) for day in komend(today)
    ]
