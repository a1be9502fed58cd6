"""What takes time to make (files, pictures, large figures): asked for at the desk, made beside it.

What was asked is a row, so that it survives a restart; asking twice for the same thing while it waits is asking once.
"""

from bot.desk.feature import Doel
from bot.desk.visit import Visit


def vraag(visit: Visit, soort: str, doel: Doel) -> bool:
    """Ask for what the feature's `rapporten[soort]` makes of `doel` (plain values); False when it was asked already.
    Raises KeyError for a kind that nobody makes."""
    if soort not in visit.office.features.rapporten:
        raise KeyError(soort)
    visit.post.rapporten = True
    return visit.store.rapporten.ask(visit.me.id, soort, doel, visit.now)
