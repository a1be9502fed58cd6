"""A whole list taken back: what went, and what stays because somebody went on with it."""

from collections.abc import Sequence
from datetime import date

from bot.features.invoer.card_screens import CODE
from bot.screens.markup import bold, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from bot.screens.start import NAAR_MEER
from workflows.dates.reading import zeg

SHOWN = 6


def button(ident: int) -> Knop:
    """Under what was recorded."""
    return Knop("Maak de hele lijst ongedaan", actie(CODE, ident, "t"))


def already(ident: int, *, back: bool, moment: date, today: date) -> Bericht:
    """The list is no longer open."""
    when = "vandaag" if moment == today else f"op {zeg(moment)}"
    if back:
        return Bericht(f"Deze lijst van {when} is al teruggenomen.", ((NAAR_MEER,),))
    return Bericht(f"Deze lijst is {when} al vastgelegd.", onder_elkaar(button(ident)))


def koppelingen_back(gone: int, kept: Sequence[tuple[str, int]]) -> Bericht:
    """Cases that were removed, and those that stay, each with its button."""
    what = "1 koppeling is" if gone == 1 else f"{gone} koppelingen zijn"
    lines = [bold(f"{what} weer weg.") if gone else "Er is niets weggehaald."]
    if kept:
        names = ", ".join(name for name, _ in kept[:SHOWN]) + (f" en nog {len(kept) - SHOWN}" if kept[SHOWN:] else "")
        lines.append(f"Hiermee is intussen verder gewerkt, die blijven staan: {names}.")
    buttons = [Knop(name, actie("k", ident)) for name, ident in kept[:3]]
    return Bericht(stack(*lines), onder_elkaar(*buttons, Knop("Alle koppelingen", actie("kl", 0))))


def figures_back(gone: int, kept: Sequence[str]) -> Bericht:
    """Figures that were withdrawn: what stood there before counts again."""
    what = "1 cijfer telt" if gone == 1 else f"{gone} cijfers tellen"
    lines = [bold(f"{what} niet meer mee.") + " Wat er eerder stond, telt weer." if gone else "Er is niets weggehaald."]
    if kept:
        names = ", ".join(kept[:SHOWN]) + (f" en nog {len(kept) - SHOWN}" if kept[SHOWN:] else "")
        lines.append(f"Intussen veranderd of al weggehaald, en dus gelaten zoals het is: {names}.")
    return Bericht(stack(*lines), ((NAAR_MEER,),))
