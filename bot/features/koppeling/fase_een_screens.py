"""Fase 1 on the screen."""

from datetime import date

from bot.screens.case import to_case
from bot.screens.markup import bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.koppeling.fase_een import BRON, STAPPEN, TE_DOEN, ZIET, Fase1


def to_fase1(zaak: int) -> Knop:
    """The way to it."""
    return Knop("Fase 1: wat COA doet", actie("kf", zaak))


def fase1(referentie: str, zaak: int, hoe: Fase1, compleet: date | None, *, asks: bool) -> Bericht:
    """What may be expected and what to do, then what COA does. `compleet` is when the profile was ticked; `asks`: it
    can be asked for."""
    if compleet is not None:
        days = [hoe.koppeling, f"Profiel compleet: afgevinkt op {zeg(compleet)}."]
    else:
        days = [hoe.koppeling, hoe.profiel_zin, TE_DOEN]
    ask = [Knop("Profiel niet compleet", actie("v", "s", zaak, "profiel"))] if asks else []
    return Bericht(
        paragraphs(
            stack(bold(referentie) + " · fase 1 bij COA", *filter(None, days)),
            ZIET,
            stack("Wat COA doet:", *(f"• {stap}" for stap in STAPPEN)),
            italic(f"Bron: {BRON}. Bestuurlijke afspraak van COA, geen termijn van de gemeente."),
        ),
        onder_elkaar(*ask, to_case(zaak)),
    )
