"""`/samenwerken`: a few buttons that lead to one of the five variants of regional cooperation. Nothing is kept: a
button carries the road behind it."""

from collections.abc import Sequence

from bot.desk import offers
from bot.desk.visit import Visit
from bot.features.samenwerken import screens
from bot.screens.message import Bericht, Knop
from workflows.samenwerken.keuze import KEUZEHULP, Keuzehulp, Variant, Vraag


def show(visit: Visit, road: Sequence[str] = (), table: Keuzehulp = KEUZEHULP) -> Bericht:
    """The question or the variant at the end of the road. Raises KeyError for one that is not in the table."""
    here, chosen = table.bij(), list[str]()
    for name in road:
        choices = {naar: titel for titel, naar in here.keuzes} if isinstance(here, Vraag) else {}
        chosen.append(choices[name])
        here = table.bij(name)
    if isinstance(here, Variant):
        return screens.variant(here, chosen, road, _starts(visit, here))
    return screens.question(here, chosen, road)


def _starts(visit: Visit, variant: Variant) -> list[Knop]:
    """The buttons that begin what it leads to, for who may."""
    return [knop for naam in variant.opdrachten if (knop := offers.offered(visit, naam)) is not None]


def press(visit: Visit, words: list[str]) -> Bericht:
    """`sk:` and the road; `sk:-:<variant>` one of them, `sk:-` all five, `sk:r:` what to arrange and `sk:b:` who pays.
    Raises ValueError for a strange one."""
    try:
        match words:
            case ["-"]:
                return screens.all_of_them(sorted(KEUZEHULP.varianten.values(), key=lambda one: one.nummer))
            case ["-", naam]:
                one = KEUZEHULP.varianten[naam]
                return screens.variant(one, (), (), _starts(visit, one))
            case ["r", naam]:
                return screens.arrange(KEUZEHULP.varianten[naam], _starts(visit, KEUZEHULP.varianten[naam]))
            case ["b", naam]:
                return screens.costs(KEUZEHULP.varianten[naam])
            case _:
                return show(visit, words)
    except KeyError:  # the table changed since
        return screens.changed(show(visit))
