"""Who to call for what, with the numbers that the own organisation filled in."""

from collections.abc import Mapping, Sequence

from bot.screens.message import Bericht, Knop, actie, e, groot, onder_elkaar
from storage.contacten import Contact
from storage.people import Organisatie
from workflows.contacten import FUNCTIES, Functie

Filled = Sequence[tuple[Organisatie, Mapping[str, Contact]]]


def reach(contact: Contact) -> str:
    """Number, mail and hours in one line."""
    parts = [f"<b>{e(contact.telefoon)}</b>"] if contact.telefoon else []
    parts += [e(contact.mail)] if contact.mail else []
    parts += [e(contact.bereikbaar)] if contact.bereikbaar else []
    return " · ".join(parts)


def call(functie: Functie, contact: Contact | None) -> str:
    """The line at a step that says to call."""
    if contact is None:
        return f"Bel de {functie.titel}."
    return f"Bel de {functie.titel}: {reach(contact)}"


def contacts(filled: Filled, edit: Sequence[Organisatie]) -> Bericht:
    """Everybody to call, by function. `edit`: for which organisations this person fills it in."""
    lines = [_line(functie, filled) for functie in FUNCTIES]
    empty = not any(known for _, known in filled)
    tail = ""
    if edit:
        tail = "\n\nNummers vul jij in, voor al je collega's."
    elif empty:
        tail = "\n\nNummers van jouw regio staan er nog niet in: vraag je coördinator om ze in te vullen."
    return Bericht(
        "<b>Wie bel ik waarvoor?</b>\n"
        + "\n".join(lines)
        + "\n• Kom je er met de regievoerder niet uit: diens leidinggevende, daarna het ministerie."
        + tail
        + "\n\n<i>Bron: Handreiking Huisvesting vergunninghouders 2016, §3.2 en §3.3.</i>",
        onder_elkaar(*(Knop(f"Vul in voor {o.naam}", actie("ct", o.id)) for o in edit)),
    )


def _line(functie: Functie, filled: Filled) -> str:
    found = [(o, known[functie.naam]) for o, known in filled if functie.naam in known]
    name = len(filled) > 1
    reached = "".join(f"\n   {e(o.naam) + ': ' if name else ''}{reach(contact)}" for o, contact in found)
    return f"• {functie.waarvoor}: {functie.titel}{reached}"


def which(organisatie: Organisatie, known: Mapping[str, Contact]) -> Bericht:
    """Which function to fill in?"""
    buttons = [
        Knop(("✓ " if f.naam in known else "") + groot(f.titel), actie("ct", organisatie.id, f.naam)) for f in FUNCTIES
    ]
    return Bericht(
        f"<b>Contacten · {e(organisatie.naam)}</b>\n"
        "Wat wil je invullen of wijzigen? Alleen nummers en adressen van een afdeling, geen namen.",
        onder_elkaar(*buttons, Knop("Klaar", actie("i", "contacten"))),
    )


def coordinators_only() -> Bericht:
    """Filling in is the coordinator's."""
    return Bericht("Contacten invullen doet de coördinator van je organisatie.")
