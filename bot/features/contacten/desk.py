"""`/contacten`: who to call, by function; filled in by the coordinator for all colleagues."""

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.contacten import screens
from bot.screens.message import Bericht
from storage.contacten import Contact
from storage.people import Organisatie
from workflows.contacten import functie
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Veld

TELEFOON = Veld("telefoon", "Telefoon", "Wat is het telefoonnummer van de afdeling?", Soort.TELEFOON, optioneel=True)
MAIL = Veld("mail", "Mail", "Wat is het mailadres van de afdeling?", Soort.MAIL, optioneel=True)
UREN = Veld(
    "bereikbaar",
    "Bereikbaar",
    "Wanneer is de afdeling bereikbaar?",
    Soort.UREN,
    keuzes=(
        Keuze("werkdagen 9 tot 17 uur", "werkdagen 9 tot 17 uur"),
        Keuze("ma t/m do 9 tot 17 uur", "ma t/m do 9 tot 17 uur"),
        Keuze("werkdagen 9 tot 12 uur", "werkdagen 9 tot 12 uur"),
    ),
    optioneel=True,
)


def show(visit: Visit) -> Bericht:
    """All functions with what the own organisations know of them."""
    own = [m.organisatie for m in visit.me.lidmaatschappen]
    filled = [(o, visit.store.contacten.of_organisation(o.id)) for o in own]
    return screens.contacts(filled, organisations(visit.me, Actie.CONTACTEN_INVULLEN))


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """Fill in: which function, then its questions."""
    organisatie = int(words[0])
    if not may(visit.me, Actie.CONTACTEN_INVULLEN, organisatie):
        return screens.coordinators_only()
    if len(words) == 1:
        return _which(visit, visit.store.people.organisatie(organisatie))
    if functie(words[1]) is None:
        raise ValueError(words[1])
    forms.start(visit, "contact", {"organisatie": organisatie, "functie": words[1]})
    return None


def _which(visit: Visit, organisatie: Organisatie) -> Bericht:
    return screens.which(organisatie, visit.store.contacten.of_organisation(organisatie.id))


def _form(_: Office, doel: Doel) -> Formulier | None:
    found = functie(str(doel.get("functie")))
    return Formulier("contact", f"Contact: {found.titel}", (TELEFOON, MAIL, UREN)) if found else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    organisatie = doel["organisatie"]
    if not may(visit.me, Actie.CONTACTEN_INVULLEN, organisatie):
        return screens.coordinators_only()
    contact = Contact(doel["functie"], answers.get("telefoon"), answers.get("mail"), answers.get("bereikbaar"))
    visit.store.contacten.save(organisatie, contact, visit.now)
    return _which(visit, visit.store.people.organisatie(organisatie))


FORMS = {"contact": Form(_form, lambda _, __, ___: None, _finish)}
