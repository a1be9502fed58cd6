"""`/amv`: what counts, which ages matter, and the requests for a home. Of a young person nothing is asked but where
they live and the month of birth: that one is pressed, worked out and forgotten."""

from bot.desk import standard
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.features.amv import screens
from bot.screens.message import Bericht
from workflows.amv.leeftijden import Maand, geboortejaren, momenten, schrikkelmaand
from workflows.amv.tabel import AMV


def typed(visit: Visit, argument: str) -> Bericht | None:
    """`/amv`: what can be asked; with a line of facts behind it, a request that begins with those."""
    return standard.typed(visit, AMV.naam, argument) if argument.strip() else start(visit)


def start(visit: Visit) -> Bericht:
    """What can be asked."""
    return screens.start(own=_own(visit))


def _own(visit: Visit) -> bool:
    return bool(organisations(visit.me, Actie.ZAAK_MAKEN))


def press(visit: Visit, words: list[str]) -> Bericht:
    """`am`, `am:l`, `am:l:2009` and `am:l:2009:5`. Raises ValueError for a strange one."""
    match words:
        case []:
            return start(visit)
        case ["l"]:
            return screens.years(visit.today)
        case ["l", year] if int(year) in geboortejaren(visit.today):
            return screens.months(int(year))
        case ["l", year, month]:
            born = Maand(int(year), int(month))
            found = momenten(born, visit.today)
            return screens.ages(found, leap=schrikkelmaand(born), own=_own(visit))
    raise ValueError(words)
