"""What takes time to make (files, pictures, large figures): asked for at the desk, made beside it.

What was asked is a row, so that it survives a restart; asking twice for the same thing while it waits is asking once.
"""

from bot.desk.feature import Doel
from bot.desk.visit import Visit

BERICHT = "bericht"
"""The name in a doel of the message that the first of what was made comes in place of."""


def vraag(visit: Visit, soort: str, doel: Doel, *, in_plaats: bool = False) -> bool:
    """Ask for what the feature's `rapporten[soort]` makes of `doel` (plain values); False when it was asked already.
    `in_plaats`: a screen comes in place of the message whose button was pressed, as when a page is turned.
    Raises KeyError for a kind that nobody makes."""
    if soort not in visit.office.features.rapporten:
        raise KeyError(soort)
    if in_plaats and visit.incoming.press is not None and visit.incoming.message is not None:
        doel = {**doel, BERICHT: visit.incoming.message}
    visit.post.rapporten = True
    return visit.store.rapporten.ask(visit.me.id, soort, doel, visit.now, visit.incoming.chat)
