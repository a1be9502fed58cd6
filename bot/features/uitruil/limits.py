"""What may be swapped with whom, for how long, and where it is written down, by opgave; what changed since stands
behind a button of its own."""

from collections.abc import Sequence

from bot.features.uitruil.screens import press
from bot.screens.case import to_case
from bot.screens.markup import bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, groot, naast_elkaar
from knowledge.actueel import Actueel
from workflows.uitruil.opgaven import OPGAVEN, Opgave

CHANGED = "n"
"""In the button: what changed since."""


def choose(referentie: str, ident: int) -> Bericht:
    """Of which opgave?"""
    rows = [Knop(groot(o.titel), press("g", ident, o.naam)) for o in OPGAVEN]
    text = "Met wie mag het, hoe lang, en waar leg je het vast? Kies een opgave."
    return Bericht(stack(bold(referentie) + " · grenzen", text), (*naast_elkaar(*rows), (to_case(ident),)))


def limits(ident: int, chosen: Opgave, changed: Sequence[Actueel]) -> Bericht:
    """Those of one opgave, with a warning where something changed since."""
    lines = (
        f"Wet: {chosen.wet}.",
        f"Met wie: {chosen.met_wie}",
        f"Duur: {chosen.duur}",
        f"Bijstellen: {chosen.vast}",
        f"Vastleggen: {chosen.leg_vast}",
    )
    warning = "⚠ Daarna is er iets veranderd: lees dat eerst." if changed else ""
    source = italic(f"Bron: {chosen.bron}. Stand van juni 2024; controleer of het nog geldt.")
    news = [Knop("Daarna veranderd", press("g", ident, chosen.naam, CHANGED))] if changed else []
    rows = (tuple(news),) if news else ()
    return Bericht(
        paragraphs(stack(bold(groot(chosen.titel)), *lines), warning, source),
        (*rows, (Knop("Andere opgave", press("g", ident)), to_case(ident))),
    )


def news(ident: int, chosen: Opgave, changed: Sequence[Actueel]) -> Bericht:
    """What changed since the source was written."""
    lines = [f"⚠ {item.kort} (nagekeken {item.nagekeken})" for item in changed]
    return Bericht(
        stack(bold(f"{groot(chosen.titel)}: daarna veranderd"), *(lines or ["Hierover weet ik niets nieuws."])),
        ((Knop("Grenzen", press("g", ident, chosen.naam)), to_case(ident)),),
    )
