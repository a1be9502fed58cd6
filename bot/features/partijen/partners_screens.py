"""With whom a gemeente works, by function."""

from collections.abc import Sequence

from bot.screens.markup import bold, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, groot, onder_elkaar

PAGE = 8
"""Organisations on one page."""


def partners(
    gemeente: str,
    functies: Sequence[tuple[str, str, str]],
    mag: bool,
    organisatie: int,
    andere: Sequence[tuple[int, str]],
) -> Bericht:
    """By function (name, title, who): with whom the gemeente works on the bot. `andere` are the person's other
    gemeenten (id, name)."""
    lines = [f"• {groot(titel)}: " + bold(wie) for _, titel, wie in functies]
    change = [Knop(f"Wijzig: {titel}", actie("vp", organisatie, naam, 0)) for naam, titel, _ in functies] if mag else []
    other = [Knop(f"Gemeente {naam}", actie("vp", ident)) for ident, naam in andere]
    who = "" if mag else "\nJullie coördinator kan dit wijzigen."
    return Bericht(
        stack(
            bold(f"Met wie werkt gemeente {gemeente}?"),
            *lines,
            "",
            f"Wie op Ketenbot is, kan ik een vraag stellen. Voor de anderen krijg je een tekst om te versturen.{who}",
        ),
        onder_elkaar(*change, *other),
    )


def choose_partner(
    titel: str, functie: str, organisatie: int, choices: Sequence[tuple[int, str, bool]], page: int
) -> Bericht:
    """Which organisations on the bot do this? (id, name, chosen)"""
    if not choices:
        return Bericht(
            f"Er is nog geen organisatie op Ketenbot voor: {titel}. Vraag de beheerder om die uit te nodigen.",
            onder_elkaar(Knop("Terug", actie("vp", organisatie))),
        )
    pages = (len(choices) + PAGE - 1) // PAGE
    page = max(0, min(page, pages - 1))
    rows: list[Rij] = [
        (Knop(f"{'✓ ' if on else ''}{naam}", actie("vp", organisatie, functie, page, ident, int(not on))),)
        for ident, naam, on in choices[page * PAGE : (page + 1) * PAGE]
    ]
    rows += blader(page, pages - 1, lambda to: actie("vp", organisatie, functie, to))
    return Bericht(
        "Wie is voor jullie " + bold(titel) + "? Druk op een naam om die te kiezen of weg te halen.",
        (*rows, (Knop("Klaar", actie("vp", organisatie)),)),
    )


def no_gemeente() -> Bericht:
    """Only a gemeente works with partners here."""
    return Bericht("Dit is voor medewerkers van een gemeente. Typ /vragen voor de vragen aan jullie.")
