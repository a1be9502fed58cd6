"""What somebody was told on the page unasked and counts in the morning: noted, so that a mail may say that there is
something. And what becomes of a browser that was pinged."""

from datetime import datetime

from bot.desk.doors.joining import WEB
from bot.desk.visit import AMSTERDAM, Office, Post
from storage.outbox import OutboxRow
from storage.people import Persoon
from storage.web.pings import Tel
from storage.web.pushes import Abonnement


def note(office: Office, person: Persoon, row: OutboxRow, tel: Tel, now: datetime) -> None:
    """This row tells the person so much. Only the page needs it: Telegram shows by itself that there is something.
    Inside a transaction."""
    if office.webpagina is not None and row.kanaal == WEB and (tel.zaken or tel.vragen or tel.week):
        office.store.mailpings.note(person.id, row.chat, now.astimezone(AMSTERDAM).date(), tel, now)


def subscription(office: Office, adres: str) -> Abonnement | None:
    """The subscription of an address of this channel, while it stands and its person has access."""
    found = office.store.pushes.get(int(adres))
    person = office.store.people.by_chat(found.chat) if found is not None else None
    return found if person is not None and person.lidmaatschappen else None


def ended(office: Office, row: OutboxRow) -> Post:
    """The push service knows this browser no more. Nobody needs to hear that: the mail goes all the same."""
    office.store.pushes.end(int(row.adres))
    return Post()
