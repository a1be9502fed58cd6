"""How somebody to call is written: number, mail and hours as the own organisation filled them in."""

from bot.screens.markup import Markup, Tekst, bold
from storage.contacten import Contact
from workflows.contacten import Functie


def reach(contact: Contact) -> Markup:
    """Number, mail and hours in one line."""
    parts: list[Tekst] = [bold(contact.telefoon)] if contact.telefoon else []
    parts += [contact.mail] if contact.mail else []
    parts += [contact.bereikbaar] if contact.bereikbaar else []
    return Markup(" · ").join(parts)


def call(functie: Functie, contact: Contact | None) -> Tekst:
    """The line at a step that says to call."""
    if contact is None:
        return f"Bel de {functie.titel}."
    return f"Bel de {functie.titel}: " + reach(contact)
