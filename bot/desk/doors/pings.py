"""What somebody was told on the page unasked: at once to the browsers that want to hear it, and noted so that a mail
may say that there is something."""

from datetime import datetime, timedelta

from bot.desk.doors.joining import WEB
from bot.desk.visit import AMSTERDAM, Office, Post
from bot.screens import pings as screens
from storage.outbox import OutboxRow
from storage.people import Persoon
from storage.web.pings import Tel
from storage.web.pushes import Abonnement

PUSH = "push"
"""The channel. An address of it is the number of a subscription, and belongs to nobody: no one is told anything else
there."""
PUSH_LIFE = timedelta(hours=4)
"""A ping that no push service took in that time says nothing new: the message stands on the page, and the mail went."""


def note(office: Office, post: Post, person: Persoon, row: OutboxRow, tel: Tel, now: datetime) -> None:
    """This row tells the person so much. Only the page needs it: Telegram shows by itself that there is something.
    Inside a transaction."""
    if office.webpagina is None or row.kanaal != WEB:
        return
    if tel.zaken or tel.vragen or tel.week:
        office.store.mailpings.note(person.id, row.chat, now.astimezone(AMSTERDAM).date(), tel, now)
    push(office, post, row.chat, screens.push(tel), now)


def push(office: Office, post: Post, chat: int, words: str, now: datetime) -> int:
    """Show this on every browser of the chat that wants it; gives how many. Inside a transaction."""
    if office.push is None or office.webpagina is None:
        return 0
    found = office.store.pushes.of_chat(chat, office.push)
    for to in found:
        push_one(office, post, to, words, now)
    return len(found)


def push_one(office: Office, post: Post, to: Abonnement, words: str, now: datetime) -> None:
    """Show this on one browser. Inside a transaction."""
    address = office.store.addresses.seen(PUSH, str(to.id), now)
    content = screens.notification(words, office.webpagina or "")
    row = office.store.outbox.add(address, "ping", "stuur", content, now, now + PUSH_LIFE)
    post.rows.append(row)


def subscription(office: Office, adres: str) -> Abonnement | None:
    """The subscription of an address of this channel, while it stands and its person has access."""
    found = office.store.pushes.get(int(adres))
    person = office.store.people.by_chat(found.chat) if found is not None else None
    return found if person is not None and person.lidmaatschappen else None


def ended(office: Office, row: OutboxRow) -> Post:
    """The push service knows this browser no more. Nobody needs to hear that: the mail goes all the same."""
    office.store.pushes.end(int(row.adres))
    return Post()
