"""The web as a door of the house: its post, its intake, and what it answers."""

import asyncio
from dataclasses import dataclass
from typing import Any

from bot.desk.visit import Office
from bot.mail.channel import Takes
from bot.mail.intake import Intake, Woken
from bot.mail.letters import Mailer
from bot.mail.replica import Holds
from bot.web import CHANNEL
from bot.web.feed import HOLD, Feed
from bot.web.intake import WebIntake
from bot.web.keys import Keys, fresh
from bot.web.login import Login
from bot.web.mailroom import Mailroom
from bot.web.paces import Paces
from bot.web.passkeys import Passkeys
from bot.web.post import WebPost
from bot.web.safety import House
from bot.web.sessions import Sessions
from bot.web.shown_texts import Shown
from bot.web.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Settings:
    """Where people come (`address`, without /chat), and the proxies that stand before it."""

    address: str
    proxies: frozenset[str] = frozenset()
    push_hosts: frozenset[str] = frozenset()
    hold: float = HOLD


class WebDoor:
    """Everything behind /chat."""

    def __init__(
        self,
        office: Office,
        settings: Settings,
        mailer: Mailer,
        *,
        carry: Takes,
        woken: Woken,
        replica: Holds | None = None,
    ) -> None:
        """`carry` takes what is for other doors, and for this one. `replica` is waited for before the page hears that
        we have what it sent."""
        self.office, self.replica = office, replica
        self.life = fresh()[:12]
        """Of this run: a page that saw another run starts afresh."""
        self.push_hosts = settings.push_hosts
        self.house = House(settings.address, settings.proxies)
        keys = Keys(office.store)
        self.feed = Feed(settings.hold)
        self.post = WebPost(office.store, self.feed, office.now)
        self.uploads = Uploads()
        self.mailroom = Mailroom(mailer)
        self.sessions = Sessions(office, keys)
        self.login = Login(office, keys, self.house.host)
        self.passkeys = Passkeys(office, keys, self.house, self.login)
        self.carry, self.woken = carry, woken
        self.typed = WebIntake(office, Intake(office, CHANNEL, carry, woken), self.feed)
        self.paces = Paces()
        self.shown = Shown(office.store)

    async def run(self) -> None:
        """Bring post and let go of what was shown, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.post.run())
            tasks.create_task(self.shown.run())

    def looked_at(self, chat: int, number: int) -> None:
        """Somebody looks at a page of this chat that shows all changes up to this number: what is on it needs no mail,
        and who looks can be reached. Raises CannotCommit."""
        store = self.office.store
        if number < store.weblog.number(chat) or not store.mailpings.waits(chat):
            return
        if any(row.chat == chat for row in store.outbox.waiting(CHANNEL)):  # on its way to the page
            return
        with store.atomic():
            store.mailpings.seen(chat)
            store.addresses.set_reachable(chat, None)

    def health(self) -> dict[str, Any]:
        """How the door is: open, how many pages look, whether the last mail was taken (None: none was sent yet)."""
        return {"open": True, "paginas": self.feed.open_pages(), "mail": self.mailroom.works}

    def close(self) -> None:
        """Answer who waits, and let go of mail that waits."""
        self.feed.close()
        self.mailroom.close()
