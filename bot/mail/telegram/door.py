"""Telegram as a door of the house: opened, answered at, closed."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.routing import BaseRoute
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes

from bot.desk.menu import commands
from bot.desk.visit import Menu, Office, Post
from bot.mail.channel import All, CannotServe, Channel
from bot.mail.courier import Courier
from bot.mail.intake import Intake, Woken
from bot.mail.pacing import back_off
from bot.mail.replica import Holds
from bot.mail.telegram import CHANNEL
from bot.mail.telegram.backlog import Backlog
from bot.mail.telegram.bot import ALLOWED, KetenBot, make_bot
from bot.mail.telegram.carrier import TelegramCarrier
from bot.mail.telegram.contest import Contest
from bot.mail.telegram.intake import TelegramIntake
from bot.mail.telegram.loop import Loop
from bot.mail.telegram.presence import Presence
from bot.mail.telegram.webhook import PATH, webhook_route
from storage.outbox import OutboxRow

log = logging.getLogger(__name__)

REFUSED = "Telegram weigert TELEGRAM_BOT_TOKEN: haal een nieuw token bij @BotFather"
REFUSED_WEBHOOK = "Telegram weigert KETENBOT_WEBHOOK_URL: geef een https-adres dat van buiten bereikbaar is"


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram brings updates, and the word by which we know that it is Telegram."""

    url: str
    secret: str


class TelegramDoor:
    """The bot with its post out and its post in. `hook`: Telegram brings; without it we fetch."""

    def __init__(
        self,
        office: Office,
        bot: KetenBot,
        *,
        limit: float,
        hook: Hook | None,
        unreachable: Callable[[OutboxRow], Post],
        carry: All,
        woken: Woken,
        replica: Holds | None = None,
    ) -> None:
        """`carry` are all doors together: what comes in here may lead to post for another. `replica` is waited
        for before Telegram hears that we have something."""
        self._office, self._bot, self._hook, self._replica = office, bot, hook, replica
        self._carrier = TelegramCarrier(bot, office.store.addresses)
        channel = Channel(CHANNEL, "Telegram", limit)
        self.courier = Courier(
            office.store, channel, self._carrier, now=office.now, unreachable=unreachable, carry=carry
        )
        builder = Application.builder().bot(bot).updater(None).context_types(ContextTypes())
        self._application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
        carry.add(self.courier)
        self._updates = TelegramIntake(bot, Intake(office, CHANNEL, carry, woken), Backlog(office))
        self._presence = Presence(office, carry)
        self._contest = Contest(office, carry)
        self._loop = Loop(bot, self._updates, self._presence.note, office.now, self._contest, replica)

    @property
    def name(self) -> str:
        """The bot's own name, known once the door is open."""
        return self._bot.username

    async def fetch(self, bron: str) -> bytes:
        """The bytes of a file. Raises NotFetched."""
        return await self._updates.fetch(bron)

    async def open(self) -> None:
        """Know who we are, and tell Telegram how we fetch. Waits for a Telegram that is away. Raises CannotServe."""
        failures = 0
        while True:
            try:
                await self._application.initialize()
                await self._prepare()
            except InvalidToken:
                raise CannotServe(REFUSED) from None
            except TelegramError as exc:
                failures += 1
                log.warning("Telegram antwoordt niet (%s); ik probeer het opnieuw", type(exc).__name__)
                await asyncio.sleep(back_off(failures))
            else:
                break
        self._updates.identify(self._bot.id)

    async def _prepare(self) -> None:
        if self._hook is None:
            # What waits at Telegram stays there: nobody's message is thrown away because we start.
            await self._bot.call("deleteWebhook", {"drop_pending_updates": False})
        else:
            hook = {
                "url": self._hook_url(self._hook),
                "secret_token": self._hook.secret,
                "allowed_updates": ALLOWED,
                "max_connections": 1,
            }
            try:
                await self._bot.call("setWebhook", hook)
            except BadRequest:
                raise CannotServe(REFUSED_WEBHOOK) from None
        # No menu is no reason not to start.
        await self._carrier.in_passing(Menu(None, commands((), self._office.features)))

    @staticmethod
    def _hook_url(hook: Hook) -> str:
        return hook.url if hook.url.endswith(PATH) else hook.url + PATH

    async def serve(self) -> None:
        """Take what comes in, until cancelled. Raises CannotServe when Telegram refuses the token later on."""
        self._presence.note()  # Telegram answered just now; the first fetch may take as long as nobody writes
        if self._hook is not None:
            await self._contest.watch(lambda: self._bot.call("getWebhookInfo", {}), self._hook_url(self._hook))
            return
        try:
            await self._loop.run()
        except InvalidToken:
            raise CannotServe(REFUSED) from None

    async def close(self) -> None:
        """Let what is under way come back, and hang up."""
        await self.courier.close()
        await self._application.shutdown()

    def routes(self) -> list[BaseRoute]:
        """What the web server answers for this door."""
        return [] if self._hook is None else [webhook_route(self._updates, self._hook.secret, self._replica)]

    def healthy(self) -> bool:
        """Whether what people send comes in, and nobody else takes it."""
        if self._contest.now is not None:
            return False
        return self._hook is not None or self._loop.healthy()

    def alive(self) -> None:
        """The service looks around: where Telegram brings by itself, who is up is there."""
        if self._hook is not None:
            self._presence.note()

    def clock_moved(self) -> None:
        """The clock was put forward: what was fetched just before it was not fetched long ago."""
        if self._loop.last_fetch is not None:
            self._loop.last_fetch = self._office.now()


async def ask_name(token: str, api_url: str) -> str:
    """The name of the bot of this token. Raises CannotServe."""
    bot = make_bot(token, api_url)
    try:
        async with bot:
            return bot.username
    except InvalidToken:
        raise CannotServe(REFUSED) from None
    except TelegramError as exc:
        raise CannotServe(f"Telegram antwoordt niet ({type(exc).__name__}); probeer het later opnieuw") from None
