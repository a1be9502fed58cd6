"""Whom to call: said wherever a step or an answer tells to, with what the own organisation filled in."""

from bot.desk.visit import Office, Visit
from bot.screens import contacts
from bot.screens.markup import Tekst
from workflows.contacten import functie


def line(office: Office, organisatie: int, naam: str) -> Tekst:
    """What a step says that tells to call this function: the desk's number, mail and hours where they are known.

    Raises KeyError for a function that there is not.
    """
    found = functie(naam)
    if found is None:
        raise KeyError(naam)
    return contacts.call(found, office.store.contacten.of_organisation(organisatie).get(naam))


def known_line(visit: Visit, naam: str) -> Tekst:
    """The same for who is here; "" where no number was filled in, or by which organisation is not clear."""
    lines = [
        line(visit.office, m.organisatie.id, naam)
        for m in visit.me.lidmaatschappen
        if naam in visit.store.contacten.of_organisation(m.organisatie.id)
    ]
    return lines[0] if len(lines) == 1 else ""
