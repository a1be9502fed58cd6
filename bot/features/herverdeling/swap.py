"""Swapping households: recognised wherever somebody types it, and explained as what it is."""

from bot.desk import offers
from bot.desk.visit import Visit
from bot.features.herverdeling import swap_screens
from bot.screens.message import Bericht
from workflows.herverdeling.ruil import Ruil, lees_ruil


def explain(visit: Visit, text: str = "") -> Bericht:
    """What a swap is, with the numbers that the text names."""
    found = lees_ruil(text) or lees_ruil(f"ruil {text}") or Ruil()  # after /ruil the word itself is left out
    return swap_screens.explanation(found, offers.offered(visit, "herverdeling"))


def coupled(visit: Visit) -> Bericht:
    """Who is gekoppeld already is no part of a herverdeling: why, and what can be done instead."""
    return swap_screens.coupled(offers.offered(visit, "herverdeling"))


def short(visit: Visit, text: str) -> Bericht | None:
    """A typed sentence that asks to swap."""
    return explain(visit, text) if lees_ruil(text) is not None else None


def press(visit: Visit, words: list[str]) -> Bericht:
    """`ru:?`, also under other screens, explains; `ru:<here>:<there>` gives the text to send. Raises ValueError for a
    strange one."""
    if words == ["?"]:
        return explain(visit)
    hier, daar = (int(word) for word in words) if words else (None, None)
    if hier != daar or (hier is not None and not 0 < hier < 10_000):
        raise ValueError(words)
    return swap_screens.text_to_send(hier)
