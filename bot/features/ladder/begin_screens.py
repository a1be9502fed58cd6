"""Beginning a dossier of the interventieladder: about which gemeente, over which half-year."""

from collections.abc import Sequence

from bot.features.ladder.screens import LadderBeeld
from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, blader, naast_elkaar, onder_elkaar
from knowledge.gemeenten import Gemeente
from workflows.dates.tijdvak import Tijdvak

GEMEENTEN = 6
"""Gemeenten on one page."""


def which_gemeente(gemeenten: Sequence[Gemeente], page: int, note: Tekst = "") -> Bericht:
    """About which gemeente? All of the provincie, on the bot or not."""
    last = max(0, (len(gemeenten) - 1) // GEMEENTEN)
    page = max(0, min(page, last))
    shown = gemeenten[page * GEMEENTEN : (page + 1) * GEMEENTEN]
    buttons = [Knop(g.naam, actie("ld", "new", g.code)) for g in shown]
    rows = naast_elkaar(*buttons)
    how = "Kies, of typ " + italic("/ladder") + " met de naam, zoals " + italic(f"/ladder {gemeenten[0].naam}") + "."
    return Bericht(
        paragraphs(note, stack(bold("Nieuw dossier") + " · over welke gemeente?", how)),
        (*rows, *blader(page, last, lambda to: actie("ld", "g", to))),
    )


def which_tijdvak(gemeente: Gemeente, tijdvakken: Sequence[Tijdvak], bekend: Sequence[LadderBeeld]) -> Bericht:
    """Over which half-year? The dossiers of this gemeente that there are come first."""
    known = [Knop(f"Open {b.referentie}", actie("k", b.id)) for b in bekend]
    choices = [
        Knop(f"{tijdvak}{'' if n else ' (loopt nog)'}", actie("ld", "n", gemeente.code, tijdvak.jaar, tijdvak.deel))
        for n, tijdvak in enumerate(tijdvakken)
    ]
    return Bericht(
        stack(
            bold(gemeente.naam) + " · over welk halfjaar gaat het?",
            *(f"• {b.regel()}" for b in bekend),
            "De gemeente merkt niets van een dossier, tot je een brief op verstuurd zet.",
        ),
        (*onder_elkaar(*known), *(tuple(choices[i : i + 2]) for i in range(0, len(choices), 2))),
    )


def there_already() -> str:
    """One dossier for a gemeente and a half-year."""
    return "Dit dossier is er al. Zo staat het nu:"


def elsewhere(naam: str, provincie: str) -> str:
    """A gemeente of another provincie."""
    return f"{naam} ligt in {provincie}. Kies een gemeente van je eigen provincie."


def unknown_gemeente(naam: str, gemeenten: Sequence[Gemeente]) -> str:
    """A name that means no gemeente, or several."""
    if not gemeenten:
        return f"Een gemeente {naam[:40]} ken ik niet."
    return f"Welke gemeente bedoel je: {' of '.join(g.naam for g in gemeenten[:5])}?"


def no_provincie(naam: str) -> Bericht:
    """The name of the organisation tells no provincie."""
    return Bericht(
        "Ik weet niet welke provincie " + bold(naam) + " is. Kies eerst je provincie: typ " + italic("/toezicht") + "."
    )


def begun() -> str:
    """Above a new dossier."""
    return "✓ Dossier begonnen. De gemeente ziet er niets van tot je een brief op verstuurd zet."
