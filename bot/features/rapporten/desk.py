"""`/rapporten`: which figures COA keeps and whom to ask for them, by question."""

from bot.desk import offers
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.features.rapporten import screens
from bot.features.rapporten.table import Rapport, rapporten
from bot.screens.message import Bericht


def show(visit: Visit, words: str = "") -> Bericht:
    """The questions; with a word of one behind it, that one."""
    wanted = words.casefold().split()
    found = [item for item in rapporten() if wanted and all(word in item.knop.casefold() for word in wanted)]
    return _one(visit, found[0]) if len(found) == 1 else screens.questions(rapporten(), understood=not wanted)


def _one(visit: Visit, item: Rapport) -> Bericht:
    own = [o.naam for o in organisations(visit.me, Actie.OVERZICHT)]
    command = visit.office.features.by_name.get(item.eigen)
    reachable = command is not None and offers.theirs(visit, command)
    return screens.report(item, own[0] if len(own) == 1 else "", own_figures=reachable)


def press(visit: Visit, words: list[str]) -> Bericht:
    """`ra`, or `ra:<question>`. Raises ValueError for one that is not there."""
    if not words:
        return show(visit)
    item = next((one for one in rapporten() if one.naam == words[0]), None)
    if item is None:
        raise ValueError(words[0])
    return _one(visit, item)
