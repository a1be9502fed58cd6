"""Until when a home may be let, on the screen: the day first, what to check under it."""

from collections.abc import Sequence
from datetime import date

from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Termijn
from workflows.engine.laatste_dagen import van_termijn
from workflows.engine.resterend import resterend
from workflows.verhuur.regels import Soort


def which(soorten: Sequence[Soort], *, understood: bool = True) -> Bericht:
    """Which way to let."""
    note = "" if understood else "Dat begrijp ik niet. Zo kan het: /verhuur sloop 1 maart 2026."
    buttons = [Knop(item.titel, actie("vh", item.naam)) for item in soorten]
    head = bold("Verhuur buiten de corporatie") + "\nWat wil je verhuren? Dan reken ik uit tot wanneer."
    return Bericht(paragraphs(note, head), onder_elkaar(*buttons))


def result(
    item: Soort, termijnen: Sequence[Termijn], omgeving: date | None, today: date, kalender: Kalender
) -> Bericht:
    """The days, the earliest of both where a permit ends before it, and what to check."""
    lines: list[Tekst] = []
    first = termijnen[0]
    if omgeving is not None and omgeving < first.einde:
        lines.append(bold(f"Verhuur eindigt uiterlijk {zeg(omgeving)}"))
        lines.append(f"De omgevingsvergunning stopt dan, vóór de 10 jaar om zijn ({zeg(first.einde)}).")
    else:
        for found in termijnen:
            # What has passed may have been prolonged, and the law may have moved: nothing is called too late here.
            left = resterend(van_termijn(found), today, kalender) if found.einde >= today else "geweest"
            lines.append(bold(f"{groot(found.term.titel)}: {zeg(found.einde)}") + f" · {left}")
            years = found.term.lengte.maanden // 12
            lines.append(italic(f"{groot(found.term.begin)} {zeg(found.start)} + {years} jaar"))
    if item.omgeving and omgeving is None:
        lines.append("Stopt de omgevingsvergunning eerder? Dan telt die dag.")
    return Bericht(
        paragraphs(
            stack(bold(item.titel), *lines),
            f"⚠ {item.controleer}",
            stack(*(f"• {stap}" for stap in item.stappen)),
            stack(first.term.toelichting, italic(f"Bron: {first.term.bron}.")),
        ),
        onder_elkaar(
            Knop("Wat zegt de handreiking?", actie("f", item.antwoord)),
            Knop("Een andere dag", actie("vh", item.naam)),
            Knop("Iets anders verhuren", actie("vh")),
        ),
    )


def too_far(item: Soort) -> Bericht:
    """No calendar reaches it."""
    return Bericht("Zo ver kan ik niet tellen. Typ een andere dag.", onder_elkaar(Knop("Een andere dag",
                   actie("vh", item.naam))))  # fmt: skip
