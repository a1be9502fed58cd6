"""A provincie that asks in words how its gemeenten stand: "welke gemeenten lopen achter?"."""

from bot.desk.own import lists, wording
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.toezicht import desk
from bot.screens.message import Bericht
from knowledge.taal.vraagsoort import Vraagsoort, vraagsoort

_LINES = (
    "gemeenten.|wie. achter.|achterlo|achterstand ~loop|lopen|zit|zitten|grootste|taakstelling",
    "gemeenten. hoe. staan.|doen.|ervoor. ~taakstelling",
    "gemeenten. overzicht|stand.|standen. ~taakstelling",
    "gemeenten. halen. niet. ~taakstelling|schema",
    "gemeenten. schema.|koers. ~liggen|lopen|zitten|niet|op",
    "gemeenten.|wie. ladder. ~interventieladder",
)


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """The round of this half-year for who keeps it; None for another sentence, and for anybody else."""
    if not may(visit.me, Actie.TOEZICHT) or len(text) > lists.LONGEST:
        return None
    message = wording.said(text)
    if not any(wording.line(one).says(message) for one in _LINES):
        return None
    if lists.is_rule(text) and vraagsoort(text) is not Vraagsoort.WIE:
        return None
    shown = desk.begin(visit, "")
    return True if shown is None else shown
