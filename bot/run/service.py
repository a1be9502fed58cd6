"""Putting it together: the only place that knows all the parts, and the order in which they start and stop."""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes
from telegram.request import HTTPXRequest

from bot.desk.menu import commands
from bot.desk.visit import AMSTERDAM, Fleeting, Menu, Office, Post, send
from bot.features import all_features
from bot.features.ochtend.message import reroute
from bot.mail.courier import FLEETING, IN_FLIGHT, Courier
from bot.mail.intake import Intake
from bot.mail.pacing import back_off
from bot.mail.telegram.connections import Lines
from bot.mail.telegram.loop import Loop
from bot.mail.telegram.sending import ALLOWED, KetenBot, deliver
from bot.mail.telegram.webhook import PATH, webhook_route
from bot.run import chores, clock, workplace
from bot.run.agenda_feed import agenda_route
from bot.screens import start
from bot.settings import Settings
from knowledge.gemeenten import laad_gemeenten
from knowledge.search.kennis import laad as laad_kennis
from storage.store import CannotCommit, DatabaseProblem, Store, open_reader, open_store, serving_lock
from storage.values import moment, read_moment
from workflows.dates.kalender import KALENDER
from workflows.dates.reading import zeg

log = logging.getLogger(__name__)

REFUSED = "Telegram weigert TELEGRAM_BOT_TOKEN: haal een nieuw token bij @BotFather"
REFUSED_WEBHOOK = "Telegram weigert KETENBOT_WEBHOOK_URL: geef een https-adres dat van buiten bereikbaar is"
TELEGRAM_KEEPS = timedelta(hours=24)
NOTE_FETCH_EVERY = timedelta(minutes=1)


class CannotStart(Exception):
    """Starting failed for a reason that the operator can mend; the text is one Dutch line."""


def wall_clock() -> datetime:
    """Now, as the machine says."""
    return datetime.now(UTC)


class Service:
    """A running ketenbot: the desk's office, the post, and what fetches."""

    def __init__(self, settings: Settings, store: Store, now: Callable[[], datetime], api_url: str, token: str) -> None:
        self.settings, self.now = settings, now
        self.bot = _bot(token, api_url)
        self.office = make_office(settings, store, now, bot_name="")
        self.courier = Courier(
            store,
            partial(deliver, self.bot),
            self._in_passing,
            limit=settings.ketenbot_limiet,
            now=now,
            unreachable=lambda row: reroute(self.office, row, now()),
        )
        builder = Application.builder().bot(self.bot).updater(None).context_types(ContextTypes())
        self.application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
        self.intake = Intake(self.application, self.office, self.courier)
        self.loop = Loop(self.bot, self.intake, self._note_fetch, now)
        self._reader = partial(open_reader, settings.database)
        self._noted: datetime | None = None
        self._looked: datetime | None = None

    async def _in_passing(self, item: Fleeting | Menu) -> None:
        """One try: a press's own sign of life runs out by itself, a menu is offered again at the next /start."""
        try:
            if isinstance(item, Menu):
                await self.bot.call("setMyCommands", _menu(item.commands, item.chat))
            else:
                text = {"text": item.text} if item.text else {}
                await self.bot.call("answerCallbackQuery", {"callback_query_id": item.press, **text})
        except TelegramError as exc:
            log.debug("niet gelukt in het voorbijgaan (%s)", type(exc).__name__)

    async def run(self, *, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until cancelled. Raises CannotStart when Telegram refuses the token, at start or later."""
        await self._connect()
        self.intake.identify(self.bot.id)
        self._remember_name()
        uncertain = self.courier.start()
        if uncertain:
            log.warning("%d berichten zijn mogelijk dubbel verstuurd", uncertain)
        self._note_fetch()  # Telegram answered just now; the first fetch may take as long as nobody writes
        try:
            await self._work(ready)
        except BaseExceptionGroup as group:
            if group.subgroup(InvalidToken) is None:
                raise
            raise CannotStart(REFUSED) from None
        finally:
            await self.courier.close()
            await self.application.shutdown()

    async def _work(self, ready: Callable[[], None]) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.courier.run())
            tasks.create_task(clock.run(self.office, self.courier, self._note_look))
            tasks.create_task(chores.run(self.office, self.courier, self.intake.chores))
            tasks.create_task(workplace.run(self.office, self._reader, self.courier, self.intake.rapporten))
            if self.settings.ketenbot_webhook_url is None:
                tasks.create_task(self.loop.run())
            ready()

    def _remember_name(self) -> None:
        """Commands beside us make links with our name."""
        self.office.bot_name = self.bot.username
        if self.office.store.get_meta("bot_naam") != self.bot.username:
            with self.office.store.atomic():
                self.office.store.set_meta("bot_naam", self.bot.username)

    async def _connect(self) -> None:
        """Know who we are, and tell Telegram how we fetch. Waits for a Telegram that is away."""
        failures = 0
        while True:
            try:
                await self.application.initialize()
                await self._prepare()
            except InvalidToken:
                raise CannotStart(REFUSED) from None
            except TelegramError as exc:
                failures += 1
                log.warning("Telegram antwoordt niet (%s); ik probeer het opnieuw", type(exc).__name__)
                await asyncio.sleep(back_off(failures))
            else:
                return

    async def _prepare(self) -> None:
        if self.settings.ketenbot_webhook_url is None:
            # What waits at Telegram stays there: nobody's message is thrown away because we start.
            await self.bot.call("deleteWebhook", {"drop_pending_updates": False})
        else:
            secret = self.settings.ketenbot_webhook_secret
            address = self.settings.ketenbot_webhook_url
            hook = {
                "url": address if address.endswith(PATH) else address + PATH,
                "secret_token": secret.get_secret_value() if secret else "",
                "allowed_updates": ALLOWED,
                "max_connections": 1,
            }
            try:
                await self.bot.call("setWebhook", hook)
            except BadRequest:
                raise CannotStart(REFUSED_WEBHOOK) from None
        await self._in_passing(Menu(None, commands((), self.office.features)))  # no menu is no reason not to start

    def routes(self) -> list[BaseRoute]:
        """What the web server answers for this service."""
        routes: list[BaseRoute] = [Route("/gezond", self._health), agenda_route(self.office, self._reader)]
        secret = self.settings.ketenbot_webhook_secret
        if secret is not None:
            routes.append(webhook_route(self.intake, secret.get_secret_value()))
        return routes

    async def _health(self, _: Request) -> JSONResponse:
        """Whether fetching, the clock and the database are alive; counts only, nothing of anybody."""
        fetching = self.settings.ketenbot_webhook_url is not None or self.loop.healthy()
        clock_runs = self._looked is not None and self.now() - self._looked < timedelta(minutes=2)
        counts = self._counts()
        ok = fetching and clock_runs and bool(counts)
        body = {"gezond": ok, "haalt_op": fetching, "klok": clock_runs, **counts}
        return JSONResponse(body, status_code=200 if ok else 503)

    def _counts(self) -> dict[str, Any]:
        """Of the database; empty when it cannot be read."""
        store = self.office.store
        try:
            with store.reading():
                return {"berichten": store.outbox.counts(), "opzij_gezet": store.updates.aside_count()}
        except CannotCommit:
            return {}

    def clock_moved(self) -> None:
        """The try-out's clock was put forward: what was done just before it was not done long ago."""
        self._looked = self.now()
        if self.loop.last_fetch is not None:
            self.loop.last_fetch = self.now()

    def _note_look(self) -> None:
        self._looked = self.now()
        if self.settings.ketenbot_webhook_url is not None:
            self._note_fetch()  # Telegram brings by itself: who is up is there

    def _note_fetch(self) -> None:
        """Keep when we were last there for Telegram, at most once a minute; tell who may have lost something when
        that was too long ago: after a start, a machine that slept, a network that was away."""
        now = self.now()
        if self._noted is not None and abs(now - self._noted) < NOTE_FETCH_EVERY:
            return
        store, post = self.office.store, Post()
        try:
            with store.atomic():
                last = store.get_meta("laatst_opgehaald")
                if last is not None and now - read_moment(last) > TELEGRAM_KEEPS:
                    post = self._tell_after_absence(read_moment(last), now)
                store.set_meta("laatst_opgehaald", moment(now))
        except CannotCommit as exc:
            log.warning("kan niet vastleggen dat er is opgehaald (%s)", exc)
            return
        self._noted = now
        self.courier.take(post)

    def _tell_after_absence(self, last: datetime, now: datetime) -> Post:
        """Longer away than Telegram keeps messages: who has an open gesprek is told."""
        post = Post()
        said = [zeg(m.astimezone(AMSTERDAM).date()) for m in (last, now)]
        for chat in self.office.store.gesprekken.people_with_open():
            send(self.office, post, chat, start.after_absence(*said), now)
        return post


def _bot(token: str, api_url: str) -> KetenBot:
    """The bot with a line for all that is under way; a fetch has a connection of its own."""
    return KetenBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Lines(IN_FLIGHT + FLEETING, read_timeout=20),
        get_updates_request=HTTPXRequest(connection_pool_size=1),
    )


def _menu(commands: Sequence[tuple[str, str]], chat: int | None = None) -> dict[str, Any]:
    """Telegram's own menu, for everybody or for one chat."""
    data: dict[str, Any] = {"commands": [{"command": name, "description": what} for name, what in commands]}
    return data if chat is None else data | {"scope": {"type": "chat", "chat_id": chat}}


def ask_bot_name(settings: Settings) -> str:
    """The bot's own name, for an invitation's link before the first start. Raises CannotStart."""
    if settings.token is None:
        return "ketenbot_proef_bot"
    bot = _bot(settings.token, settings.api_url)

    async def ask() -> str:
        async with bot:
            return bot.username

    try:
        return asyncio.run(ask())
    except InvalidToken:
        raise CannotStart(REFUSED) from None
    except TelegramError as exc:
        raise CannotStart(f"Telegram antwoordt niet ({type(exc).__name__}); probeer het later opnieuw") from None


def make_office(settings: Settings, store: Store, now: Callable[[], datetime], bot_name: str) -> Office:
    """What the desk needs, for serving and for commands alike."""
    return Office(
        store=store,
        kennis=laad_kennis(),
        gemeenten=laad_gemeenten(),
        kalender=KALENDER,
        now=now,
        bot_name=bot_name,
        features=all_features(),
        beheerders=settings.ketenbot_beheerders,
        proef=settings.mode == "proef",
        adres=settings.ketenbot_adres,
    )


def check_states(store: Store) -> None:
    """Every stored state must exist in the tables. Raises CannotStart."""
    known = all_features().procedures
    for procedure, spoor, stand in store.cases.states_in_use():
        try:
            handling = known[procedure]
            tables = handling.spoor_van(spoor) if handling.spoor_van else handling.procedure.spoor(spoor)
            tables.stand(stand)
        except KeyError:
            raise CannotStart(f"de database kent de stand {procedure}/{spoor}/{stand}, deze versie niet") from None


def listen(settings: Settings) -> socket.socket:
    """The socket for page, health and webhook. Raises CannotStart when the place is taken or not allowed."""
    host, port = settings.ketenbot_host, settings.ketenbot_poort
    # The protocol is named, else asyncio leaves Nagle's algorithm on and every answer comes 40 ms late.
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(2048)
        return sock
    except (OSError, OverflowError, UnicodeError) as exc:
        sock.close()
        why = getattr(exc, "strerror", None) or "onbekend adres"
        raise CannotStart(
            f"{host}:{port} is niet vrij of niet toegestaan ({why}): kies een andere KETENBOT_POORT"
        ) from None


@asynccontextmanager
async def web_server(sock: socket.socket, routes: list[BaseRoute]) -> AsyncIterator[None]:
    """The one web server: health, webhook, and in the try-out the page."""
    config = uvicorn.Config(
        Starlette(routes=routes), log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[sock])
    serving = asyncio.create_task(server.main_loop())
    try:
        yield
    finally:
        server.should_exit = True
        await serving
        await server.shutdown(sockets=[sock])


async def until_stopped(work: Callable[[], Any]) -> None:
    """Run until the work ends or somebody stops the process (SIGINT, SIGTERM)."""
    stop = asyncio.Event()
    running = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        running.add_signal_handler(sign, stop.set)
    task = asyncio.ensure_future(work())
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not task.done():
        task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def serve(settings: Settings) -> None:
    """Start with a token and serve until stopped. Raises CannotStart or DatabaseProblem."""
    token = settings.token
    assert token is not None  # noqa: S101  the caller chose by it
    with ExitStack() as stack:
        stack.enter_context(serving_lock(settings.database))
        store = open_store(settings.database, mode=settings.mode)
        stack.callback(store.close)
        check_states(store)

        async def work() -> None:
            service = Service(settings, store, wall_clock, settings.api_url, token)
            with listen(settings) as sock:
                async with web_server(sock, service.routes()):
                    await service.run(ready=lambda: _announce(settings, sock))

        asyncio.run(until_stopped(work))


def _announce(settings: Settings, sock: socket.socket) -> None:
    where = f"http://{settings.ketenbot_host}:{sock.getsockname()[1]}/gezond"
    print(f"ketenbot draait; gezondheid op {where}", flush=True)  # noqa: T201  the operator's line


__all__ = ["CannotStart", "DatabaseProblem", "Service", "serve"]
