"""Mail for who did not look at the page: written by the clock, carried by the courier of that channel."""

import logging
from datetime import datetime, timedelta

from bot.desk import mornings
from bot.desk.doors.joining import WEB
from bot.desk.rights import Rol
from bot.desk.visit import AMSTERDAM, Office, Post, send
from bot.screens import pings as screens
from bot.screens.message import Bericht
from storage.outbox import OutboxRow
from storage.people import Persoon

log = logging.getLogger(__name__)

MAIL = "mail"
"""The channel. An address of it belongs to nobody, so that no one is told anything else by mail."""


def send_due(office: Office, now: datetime) -> Post | None:
    """Write the mail of one person to whom something was said and who did not look within the time for it. None when
    nobody is left. What was not written by the evening is not written: the next morning says it anew."""
    here = now.astimezone(AMSTERDAM)
    if office.webpagina is None or here.time() >= mornings.LATEST:
        return None
    found = office.store.mailpings.due(here.date(), now - timedelta(minutes=office.mail_na))
    if found is None:
        return None
    office.store.mailpings.mailed(found.persoon)
    person, address = office.store.people.by_id(found.persoon), office.store.addresses.get(found.chat)
    # Who was shut out, or moved to another door meanwhile, is told nothing here.
    if person is None or address is None or address.persoon != person.id or not person.lidmaatschappen:
        return Post()
    chat = office.store.addresses.seen(MAIL, address.adres, now)
    content = {
        "onderwerp": screens.subject(found.tel),
        "mogelijk_dubbel": screens.subject(found.tel, dubbel=True),
        "tekst": screens.body(found.tel, office.webpagina, gezien=found.gezien),
    }
    expires = mornings.at(here.date(), mornings.LATEST)
    repeats = office.store.levens.repeats(found.chat, now)
    row = office.store.outbox.add(chat, "ping", "stuur", content, now, expires, dubbel=repeats)
    return Post(rows=[row], reachable=chat)


def next_moment(office: Office, now: datetime) -> datetime | None:
    """When the next mail of today goes, where nobody looks before."""
    here = now.astimezone(AMSTERDAM)
    first = office.store.mailpings.first(here.date()) if office.webpagina is not None else None
    moment = None if first is None else first + timedelta(minutes=office.mail_na)
    return moment if moment is not None and moment < mornings.at(here.date(), mornings.LATEST) else None


def may_have(office: Office, adres: str) -> bool:
    """Whether who reads this mail address still has access."""
    person = reader(office, adres)
    return person is not None and bool(person.lidmaatschappen)


def reader(office: Office, adres: str) -> Persoon | None:
    """Who comes in with this mail address."""
    address = office.store.addresses.find(WEB, adres)
    return office.store.people.by_chat(address.id) if address is not None else None


def refused(office: Office, row: OutboxRow, now: datetime) -> Post:
    """The mail server will have nothing for this address: the page alone does not reach who does not look. Who
    coordinates hears it, once; whoever comes back to the page can be reached again."""
    post, address = Post(), office.store.addresses.find(WEB, row.adres)
    person = office.store.people.by_chat(address.id) if address is not None else None
    if address is None or person is None or not person.bereikbaar:
        return post
    office.store.addresses.set_reachable(address.id, now)
    told: set[int] = {person.id}
    for m in person.lidmaatschappen:
        for other in office.store.people.members(m.organisatie.id, Rol.COORDINATOR):
            if other.id not in told and other.bereikbaar:
                told.add(other.id)
                send(office, post, other.chat, Bericht(screens.refused(person.naam)), now, ping=True)
    return post
