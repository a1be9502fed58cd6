"""`/vandaag`: the list of this morning at any time of the day, with what is done gone from it; and the way from a
morning message to a case, which leaves the message as it is."""

from collections.abc import Iterable
from datetime import datetime

from bot.desk import cases, mornings
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.ochtend import enough, lines, message, near, screens, stock, today_screens
from bot.features.ochtend.due import Ronde
from bot.features.ochtend.lines import Asked
from bot.features.ochtend.stock import Stock
from bot.screens.case import VANDAAG
from bot.screens.message import Bericht
from bot.screens.morning import Groepen, MorningLine
from workflows.engine.zaak import MAAK, OVERDRACHT

_WORDS = frozenset(
    {
        "vandaag",
        "wat vandaag",
        "wat moet ik vandaag",
        "wat moet ik vandaag doen",
        "wat moet er vandaag",
        "wat moet er vandaag gebeuren",
        "wat staat er vandaag",
        "wat staat er vandaag op de planning",
    }
)
NO_DEED = (MAAK, OVERDRACHT)
"""What happens to a case without anything being done of what was asked."""


def show(visit: Visit) -> Bericht:
    """What is left of today."""
    if not may(visit.me, Actie.OCHTEND):
        return screens.gemeenten_only()
    mine = stock.own(visit.office, visit.me, visit.today)
    groepen, done = _left(visit, mine)
    rows = [row for ident in done if (row := visit.store.cases.get(ident)) is not None]
    coming = (item for item in message.own_lines(visit.office, visit.me, mine) if item.met_dag)
    return today_screens.today(
        today_screens.Vandaag(
            visit.today,
            groepen,
            message.to_waiting(visit.office, visit.today),
            [row.referentie for row in rows],
            lines.waiting(mine, visit.me, [*(item.zaak for item in groepen.alle), *done]),
            next((item for item in coming if item.dag >= visit.today), None) if not groepen.alle else None,
            message.first_list(visit),
        )
    )


def everything(visit: Visit, page: int) -> Bericht:
    """All of it, a page at a time."""
    groepen, _ = _left(visit, stock.own(visit.office, visit.me, visit.today))
    return today_screens.everything(groepen.alle, visit.today, page)


def _left(visit: Visit, mine: Stock) -> tuple[Groepen, list[int]]:
    """What is still to be done, and the cases of this morning with which something was done since."""
    start = mornings.at(visit.today, datetime.min.time())
    since = enough.before(visit.store.vandaag.berichten(visit.me.id), visit.today)
    found = [item for item in _asked(visit, start) if not lines.only_waits(mine, item, since)]
    groepen = lines.sorted_out(mine, visit.me, found, since)
    said = visit.store.ochtenden.said_to(visit.me.id, start, visit.now)
    named = dict.fromkeys([*(item.zaak for item in groepen.alle), *said])
    done = visit.store.vandaag.gedaan(named, start, NO_DEED)
    own = (_without(group, done, mine) for group in (groepen.dichtbij, groepen.voorbij, groepen.gevraagd))
    left = Groepen(*own)
    known = {item.zaak for item in left.alle} | done
    theirs = [item for item in near.of_colleagues(visit.office, visit.me, mine) if item.zaak not in known]
    left = Groepen(left.dichtbij, left.voorbij, [*left.gevraagd, *theirs])
    shown = {item.zaak for item in left.alle}
    return left, [ident for ident in named if ident in done and ident not in shown]


def _without(group: Iterable[MorningLine], done: set[int], mine: Stock) -> list[MorningLine]:
    """A last day of today stays until it is no longer there."""
    return [item for item in group if item.zaak not in done or _today(item, mine)]


def _today(item: MorningLine, mine: Stock) -> bool:
    return item.laatste is not None and item.laatste.grens and item.laatste.werkdag == mine.dag


def _asked(visit: Visit, start: datetime) -> list[Asked]:
    """What was asked this morning, and what is due and was not said yet."""
    r = mornings.rooster(visit.store.ochtenden.get(visit.me.id), visit.now)
    until = mornings.following(r, visit.today, visit.office.kalender)
    due = lines.asked(Ronde(visit.office, visit.today, visit.now, until).items(visit.me, until), visit.today)
    kinds: dict[int, list[str]] = {}
    for item in visit.store.vandaag.gevraagd(visit.me.id, start):
        kinds.setdefault(item.zaak, []).append(item.soort)
    known = {item.row.id for item in due}
    rows = ((row, kinds[row.id]) for ident in kinds if (row := visit.store.cases.get(ident)) is not None)
    return [*due, *(Asked(row, tuple(dict.fromkeys(asked))) for row, asked in rows if row.id not in known)]


def short(visit: Visit, text: str) -> Bericht | None:
    """ "vandaag", where no question is open that it answers."""
    return show(visit) if " ".join(text.casefold().split()).rstrip("?!. ") in _WORDS else None


def opened_below(visit: Visit, ident: int) -> Bericht | None:
    """The case as a message of its own: the morning message stays. From there one press leads to what is left."""
    if cases.open_case(visit, ident, Actie.ZAAK_ZIEN) is not None:
        visit.store.vandaag.kwam_van(visit.me.id, ident, VANDAAG)
    visit.say(cases.show(visit, ident))
    return None


def _press(visit: Visit, words: list[str]) -> Bericht:
    return everything(visit, int(words[0])) if words else show(visit)


PRESSES = {VANDAAG: _press, "mo": lambda visit, words: opened_below(visit, int(words[0]))}
