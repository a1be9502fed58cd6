"""Who plays in the try-out: made-up people of made-up desks, so that nobody has to register anything first."""

from dataclasses import dataclass
from datetime import datetime

from bot.desk import people
from bot.desk.rights import Rol
from bot.mail.telegram import CHANNEL as TELEGRAM
from bot.tryout.page.to_page import Persona
from knowledge.gemeenten import Gemeenten
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of the cast; without an organisation a stranger."""

    persona: Persona
    organisatie: str = ""
    rol: Rol | None = None


CAST = (
    Role(Persona(101, "Noor", "Medewerker, gemeente Almere"), "Almere", Rol.GEMEENTE),
    Role(Persona(102, "Sam", "Coördinator, gemeente Almere"), "Almere", Rol.COORDINATOR),
    Role(Persona(103, "Bo", "Coördinator, gemeente Lelystad"), "Lelystad", Rol.COORDINATOR),
    Role(Persona(104, "Robin", "Regievoerder, COA"), "COA regio Flevoland, Utrecht en Noord-Holland", Rol.COA),
    Role(Persona(105, "Jip", "Toezichthouder, provincie Flevoland"), "Provincie Flevoland", Rol.PROVINCIE),
    Role(Persona(106, "Kim", "Beheerder van Ketenbot"), "Beheer", Rol.BEHEERDER),
    Role(Persona(107, "Iemand", "Onbekende, zonder uitnodiging")),
    Role(Persona(109, "Rika", "Coördinator, Regio Flevoland"), "Regio Flevoland", Rol.REGIO),
    Role(Persona(108, "Lou", "Verhuurconsulent, woningcorporatie"), "Corporatie De Proef", Rol.CORPORATIE),
)
PARTNERS = (
    ("Almere", "corporatie", "Corporatie De Proef"),
    ("Almere", "regievoerder", "COA regio Flevoland, Utrecht en Noord-Holland"),
)
"""Whom Almere asks on the bot; Lelystad asks everybody by mail and telephone, which is the rule."""
DOMAINS = {
    "Almere": "almere.voorbeeld.nl",
    "Lelystad": "lelystad.voorbeeld.nl",
    "COA regio Flevoland, Utrecht en Noord-Holland": "coa.voorbeeld.nl",
    "Provincie Flevoland": "flevoland.voorbeeld.nl",
    "Beheer": "beheer.voorbeeld.nl",
    "Regio Flevoland": "regio.voorbeeld.nl",
    "Corporatie De Proef": "corporatie.voorbeeld.nl",
}
"""With which mail addresses people of each come in by the page."""


def seed(store: Store, gemeenten: Gemeenten, now: datetime) -> None:
    """Let the cast in, once: whoever was locked out later stays out."""
    _let_in(store, gemeenten, now)
    if store.get_meta("rolverdeling_mail") is not None:
        return
    with store.atomic():
        for naam, domein in DOMAINS.items():
            organisatie = store.people.organisatie_by_name(naam)
            if organisatie is not None and not store.maildomeinen.of(organisatie.id):
                store.maildomeinen.set(organisatie.id, [domein])
        store.set_meta("rolverdeling_mail", "1")


def _let_in(store: Store, gemeenten: Gemeenten, now: datetime) -> None:
    if store.get_meta("rolverdeling") is not None:
        return
    with store.atomic():
        for role in CAST:
            if role.rol is not None:
                organisatie = people.find_or_make(store, gemeenten, role.organisatie, role.rol)
                chat = store.addresses.seen(TELEGRAM, str(role.persona.id), now)
                person = people.enter(store, chat, role.persona.first_name)
                store.people.add_membership(person, organisatie.id, role.rol, now)
        for asker, functie, partner in PARTNERS:
            link(store, asker, functie, partner)
        store.set_meta("rolverdeling", "1")


def link(store: Store, asker: str, functie: str, partner: str) -> None:
    """Let one organisation find another on the bot."""
    own, other = store.people.organisatie_by_name(asker), store.people.organisatie_by_name(partner)
    if own is not None and other is not None:
        store.vragen.link(own.id, functie, other.id, on=True)
