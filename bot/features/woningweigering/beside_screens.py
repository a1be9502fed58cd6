"""What a koppeling shows of a refusal of its home: that one runs, and the way to it or to a new one."""

from bot.screens.markup import bold
from bot.screens.message import Knop, Rij, actie
from bot.screens.zaakregel import Aanvulling


def to_report(koppeling: int) -> Knop:
    """Reports a refusal, or that nobody came."""
    return Knop("Weigering of no-show", actie("wg", "m", koppeling))


def running(melding: int, waar: str, ochtend: Rij) -> Aanvulling:
    """Where the report is; `ochtend` are buttons of the morning message."""
    line = "Er loopt een weigering: " + bold(waar) + "."
    return Aanvulling(boven=(line,), knoppen=((Knop("Open de weigering", actie("k", melding)),),), ochtend=ochtend)
