"""Side tasks: what an organisation may do beside its cases, such as keeping checklists. Each kind is off until a
coordinator switches it on. They show at the case and are asked for; none of them ever sends a message by itself.

A use names its kinds in `Feature.bijtaken`, asks `on` before it shows anything, and answers with `off` where somebody
wants what is off."""

from bot.desk.rights import Actie, Rol, may
from bot.desk.visit import Office, Visit
from bot.screens import bijtaken as screens
from bot.screens.message import Bericht


def on(office: Office, organisatie: int, naam: str) -> bool:
    """Whether this kind is on for the organisation. KeyError for a kind that no use brings."""
    return office.features.bijtaken[naam].naam in office.store.bijtaken.on(organisatie)


def all_on(office: Office, organisatie: int) -> frozenset[str]:
    """The kinds that are on for the organisation, in one look."""
    return office.store.bijtaken.on(organisatie)


def coordinators(office: Office, organisatie: int) -> list[str]:
    """Who can switch them there, by name."""
    return [person.naam for person in office.store.people.members(organisatie, Rol.COORDINATOR)]


def off(visit: Visit, organisatie: int, naam: str) -> Bericht:
    """What somebody reads who asks for a kind that is off here: who can switch it on, and for that person the
    switch. KeyError for a kind that no use brings."""
    place = visit.store.people.organisatie(organisatie).naam
    can = may(visit.me, Actie.BIJTAKEN, organisatie)
    names = () if can else coordinators(visit.office, organisatie)
    return screens.off(visit.office.features.bijtaken[naam], place, organisatie, names, can=can)
