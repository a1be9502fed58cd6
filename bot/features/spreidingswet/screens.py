"""The cycle of the Spreidingswet on the screen. Law in motion: what to check stands above every day."""

from collections.abc import Sequence
from datetime import date

from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.resterend import resterend
from workflows.spreidingswet.kalender import BRON, EERSTE, Dag

__all__ = ["EERSTE", "calendar", "explained", "first_round", "in_calendar"]

SHOWN = 3
"""So many days stand on a screen of a phone; the others are in the file for a calendar."""
WARNING = (
    "⚠ Wet in beweging. De bron (juni 2024) noemt alleen de eerste ronde. Deze dagen zijn onze lezing: dezelfde, twee "
    "jaar later. Controleer ze bij het ministerie van JenV."
)


def calendar(dagen: Sequence[Dag], today: date, kalender: Kalender) -> Bericht:
    """What is to come, soonest first, with what is left and whose turn it is."""
    lines = [stack(_line(day, today, kalender), f"  Aan zet: {day.moment.wie}.") for day in dagen[:SHOWN]]
    return Bericht(
        paragraphs(stack(bold("Spreidingswet: wat er komt"), WARNING), stack(*lines), italic(f"Bron: {BRON}.")),
        onder_elkaar(
            Knop("Wat vraagt elke dag?", actie("sw", "u")),
            Knop("De eerste ronde, uit de bron", actie("sw", "b")),
            Knop("Is de wet er nog?", actie("f", "spreidingswet-geldt-nog")),
            Knop("Als plekken niet op tijd zijn", actie("f", "spreidingswet-niet-op-tijd")),
            Knop("Zet in mijn agenda", actie("ag", "bron", "spreidingswet")),
        ),
    )


def _line(day: Dag, today: date, kalender: Kalender) -> Markup:
    last = LaatsteDag(day.moment.naam, day.moment.wat, day.dag, day.dag, Aard.STREVEN)
    return "• " + bold(f"{groot(day.moment.wat)}: {zeg(day.dag)}") + f" · {resterend(last, today, kalender)}"


def explained(dagen: Sequence[Dag]) -> Bericht:
    """What each moment asks of a gemeente."""
    parts: list[Tekst] = [
        stack(bold(f"{groot(day.moment.wat)} ({zeg(day.dag)})"), day.moment.doen) for day in dagen[:SHOWN]
    ]
    yearly = "Elk jaar is er ook een plan van de provinciale regietafel; een dag noemt de bron niet (h1)."
    return Bericht(paragraphs(*parts, yearly, italic(f"Bron: {BRON}.")), onder_elkaar(_back()))


def first_round(dagen: Sequence[Dag], today: date) -> Bericht:
    """The one round of which the document names the days."""
    lines = [f"• {groot(day.moment.wat)}: {zeg(day.dag)}{' (geweest)' if day.dag < today else ''}" for day in dagen]
    said = (
        "Een ronde duurt twee jaar. Over 1 november zegt de bron twee dingen: het verslag is er vóór die dag (h2), en "
        "het overleg eindigt uiterlijk dan, waarna het verslag komt (h5)."
    )
    return Bericht(
        paragraphs(stack(bold("De eerste ronde (2024-2025)"), *lines), said, italic(f"Bron: {BRON}.")),
        onder_elkaar(_back()),
    )


def _back() -> Knop:
    return Knop("Terug naar de kalender", actie("sw"))


def in_calendar(day: Dag) -> str:
    """A day as a calendar names it."""
    return f"{day.moment.wat} ({day.moment.wie})"
