"""What changed in the world since the documents: all of it by /actueel, and what touches one answer."""

from bot.desk.visit import Visit
from bot.features.vraagbaak import actueel, change_screens, replies, screens
from bot.screens.message import Bericht
from knowledge.actueel import nieuwste_eerst


def listing(visit: Visit, page: int) -> Bericht:
    """A page of all that changed, the newest first."""
    items = nieuwste_eerst(actueel.shown(visit.store, visit.today))
    return change_screens.changes(items, page, visit.today)


def press(visit: Visit, words: list[str]) -> Bericht:
    """`fa:<page>`, or `fa:<entry>` for what changed for one answer."""
    if words[0].isdigit():
        return listing(visit, int(words[0]))
    entry = replies.find(visit, words[0])
    if entry is None:
        return screens.no_longer_there()
    items = [item for item in actueel.shown(visit.store, visit.today) if entry.id in item.entries]
    return change_screens.of_entry(entry, items, visit.today)
