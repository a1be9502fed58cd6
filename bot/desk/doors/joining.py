"""Another door for who is known: a link that works once and shortly, and nothing but the address is added."""

import hashlib
import secrets
from datetime import datetime, timedelta

from bot.desk import forms, menu
from bot.desk.guard import controleer, gevaar
from bot.desk.rights import roles
from bot.desk.visit import Office, Visit, send
from bot.screens import doors as screens
from bot.screens.message import Bericht
from storage.store import Store

PREFIX = "deur-"
"""Before such a code: what it does is seen from its beginning."""
LIFE = timedelta(minutes=10)
TELEGRAM, WEB = "telegram", "web"


def link(office: Office, persoon: int, kanaal: str, now: datetime) -> str | None:
    """A link that opens this channel for the same person; None where that door is not open here. Inside a
    transaction."""
    code = PREFIX + _word()
    address = {
        TELEGRAM: f"https://t.me/{office.bot_name}?start={code}" if office.bot_name else None,
        WEB: f"{office.webpagina}#u={code}" if office.webpagina else None,
    }[kanaal]
    if address is not None:
        office.store.deuren.add(_hash(code), persoon, kanaal, now + LIFE)
    return address


def open_doors(office: Office) -> tuple[str, ...]:
    """The channels by which people come here."""
    return ((TELEGRAM,) if office.bot_name else ()) + ((WEB,) if office.webpagina else ())


def whose(store: Store, code: str, now: datetime) -> int | None:
    """The person whose code this is, while it works."""
    found = store.deuren.find(_hash(code), now)
    return found.persoon if found else None


def join(visit: Visit, code: str) -> Bericht | None:
    """Use such a code. In the other doors it is told, and the open question is asked here as well."""
    store, chat = visit.store, visit.incoming.chat
    found = store.deuren.find(_hash(code), visit.now)
    if found is None or found.kanaal != visit.incoming.channel:
        store.people.add_wrong_code(chat, visit.now)
        return screens.no_such_link()
    here = store.addresses.get(chat)
    if here is None or here.persoon is not None:
        return screens.taken(own=here is not None and here.persoon == found.persoon)
    before = store.deuren.of(found.persoon)
    store.deuren.spend(_hash(code))
    store.deuren.open(chat, found.persoon)
    visit.person = store.people.by_id(found.persoon)
    for address in before:
        send(visit.office, visit.post, address.id, screens.told(visit.incoming.channel), visit.now, ping=True)
    own = roles(visit.me)
    menu.refresh(visit, own)
    visit.say(screens.opened(sorted(own)))
    forms.repeat(visit)
    return None


def _word() -> str:
    """Sixteen signs that the guard lets through."""
    while True:
        word = secrets.token_urlsafe(12)
        if controleer(f"/start {PREFIX}{word}", opslaan=True) is None and gevaar(word) is None:
            return word


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
