"""Who to call for what, with the numbers that the own organisation filled in."""

from collections.abc import Mapping, Sequence

from bot.screens.contacts import reach
from bot.screens.markup import Markup, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from storage.contacten import Contact
from storage.people import Organisatie
from workflows.contacten import FUNCTIES, Functie

Filled = Sequence[tuple[Organisatie, Mapping[str, Contact]]]


def contacts(filled: Filled, edit: Sequence[Organisatie]) -> Bericht:
    """Everybody to call, by function. `edit`: for which organisations this person fills it in."""
    lines = [_line(functie, filled) for functie in FUNCTIES]
    empty = not any(known for _, known in filled)
    tail = ""
    if edit:
        tail = "Nummers vul jij in, voor al je collega's."
    elif empty:
        tail = "Nummers van jouw regio staan er nog niet in: vraag je coördinator om ze in te vullen."
    return Bericht(
        paragraphs(
            stack(bold("Wie bel ik waarvoor?"), *lines),
            tail,
            italic("Bron: Handreiking Huisvesting vergunninghouders 2016, §3.2 en §3.3."),
        ),
        onder_elkaar(*(Knop(f"Vul in voor {o.naam}", actie("ct", o.id)) for o in edit)),
    )


def _line(functie: Functie, filled: Filled) -> Markup:
    found = [(o, known[functie.naam]) for o, known in filled if functie.naam in known]
    name = len(filled) > 1
    reached = [(f"   {o.naam}: " if name else "   ") + reach(contact) for o, contact in found]
    return stack(f"• {functie.waarvoor}: {functie.titel}", *reached)


def which(organisatie: Organisatie, known: Mapping[str, Contact]) -> Bericht:
    """Which function to fill in?"""
    buttons = [
        Knop(("✓ " if f.naam in known else "") + groot(f.titel), actie("ct", organisatie.id, f.naam)) for f in FUNCTIES
    ]
    return Bericht(
        bold(f"Contacten · {organisatie.naam}") + "\n"
        "Wat wil je invullen of wijzigen? Alleen nummers en adressen van een afdeling, geen namen.",
        onder_elkaar(*buttons, Knop("Klaar", actie("i", "contacten"))),
    )


def coordinators_only() -> Bericht:
    """Filling in is the coordinator's."""
    return Bericht("Contacten invullen doet de coördinator van je organisatie.")
