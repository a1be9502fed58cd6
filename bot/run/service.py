"""Putting it together: the only place that knows all the parts, and the order in which they start and stop."""

import asyncio
import gc
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from bot.desk.visit import Office
from bot.features import all_features
from bot.features.ochtend.message import reroute
from bot.mail.channel import CannotServe
from bot.mail.telegram import CHANNEL as TELEGRAM
from bot.mail.telegram.bot import make_bot
from bot.mail.telegram.door import Hook, TelegramDoor, ask_name
from bot.run import chores, clock, reader, workplace
from bot.run.agenda_feed import agenda_route
from bot.settings import Settings
from knowledge.gemeenten import laad_gemeenten
from knowledge.search.kennis import laad as laad_kennis
from storage.store import CannotCommit, DatabaseProblem, Store, open_reader, open_store, serving_lock
from workflows.dates.kalender import KALENDER

log = logging.getLogger(__name__)


class CannotStart(Exception):
    """Starting failed for a reason that the operator can mend; the text is one Dutch line."""


def wall_clock() -> datetime:
    """Now, as the machine says."""
    return datetime.now(UTC)


class Service:
    """A running ketenbot: the desk's office, the door that people come by, and what works beside it."""

    def __init__(self, settings: Settings, store: Store, now: Callable[[], datetime], api_url: str, token: str) -> None:
        self.now = now
        self.office = make_office(settings, store, now, bot_name="")
        self._door = TelegramDoor(
            self.office,
            make_bot(token, api_url),
            limit=settings.ketenbot_limiet,
            hook=_hook(settings),
            unreachable=lambda row: reroute(self.office, row, now()),
        )
        self.courier = self._door.courier
        self._reader = partial(open_reader, settings.database)
        self._looked: datetime | None = None

    async def run(self, *, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until cancelled. Raises CannotStart when the channel refuses us, at start or later."""
        try:
            await self._door.open()
        except CannotServe as exc:
            raise CannotStart(str(exc)) from None
        self._remember_name()
        uncertain = self.courier.start()
        if uncertain:
            log.warning("%d berichten zijn mogelijk dubbel verstuurd", uncertain)
        try:
            await self._work(ready)
        except BaseExceptionGroup as group:
            refused = group.subgroup(CannotServe)
            if refused is None:
                raise
            raise CannotStart(str(refused.exceptions[0])) from None
        finally:
            await self._door.close()

    async def _work(self, ready: Callable[[], None]) -> None:
        intake = self._door.intake
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.courier.run())
            tasks.create_task(clock.run(self.office, self.courier, self._note_look))
            tasks.create_task(chores.run(self.office, self.courier, intake.chores))
            tasks.create_task(workplace.run(self.office, self._reader, self.courier, intake.rapporten))
            wake = reader.Wake(intake.chores, intake.rapporten)
            tasks.create_task(reader.run(self.office, self.courier, self._door.fetch, intake.lezen, wake))
            tasks.create_task(self._door.serve())
            ready()

    def _remember_name(self) -> None:
        """Commands beside us make links with our name."""
        self.office.bot_name = self._door.name
        if self.office.store.get_meta("bot_naam") != self._door.name:
            with self.office.store.atomic():
                self.office.store.set_meta("bot_naam", self._door.name)

    def routes(self) -> list[BaseRoute]:
        """What the web server answers for this service."""
        return [Route("/gezond", self._health), agenda_route(self.office, self._reader), *self._door.routes()]

    async def _health(self, _: Request) -> JSONResponse:
        """Whether fetching, the clock and the database are alive; counts only, nothing of anybody."""
        fetching = self._door.healthy()
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
                return {"berichten": store.outbox.open_counts(), "opzij_gezet": store.updates.aside_count()}
        except CannotCommit:
            return {}

    def clock_moved(self) -> None:
        """The try-out's clock was put forward: what was done just before it was not done long ago."""
        self._looked = self.now()
        self._door.clock_moved()

    def _note_look(self) -> None:
        self._looked = self.now()
        self._door.alive()


def _hook(settings: Settings) -> Hook | None:
    """Where Telegram brings updates, where it does."""
    url, secret = settings.ketenbot_webhook_url, settings.ketenbot_webhook_secret
    return Hook(url, secret.get_secret_value()) if url is not None and secret is not None else None


def ask_bot_name(settings: Settings) -> str:
    """The bot's own name, for an invitation's link before the first start. Raises CannotStart."""
    if settings.token is None:
        return "ketenbot_proef_bot"
    try:
        return asyncio.run(ask_name(settings.token, settings.api_url))
    except CannotServe as exc:
        raise CannotStart(str(exc)) from None


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
        beheerders=frozenset((TELEGRAM, str(number)) for number in settings.ketenbot_beheerders),
        proef=settings.mode == "proef",
        adres=settings.ketenbot_adres,
    )


def check_states(store: Store) -> None:
    """Every stored state must exist in the tables; one that was renamed gets its present name. Raises CannotStart."""
    known = all_features().procedures
    with store.atomic():
        for naam, handling in known.items():
            for old, new in handling.procedure.vroeger.items():
                if not old.startswith("stap:"):
                    store.cases.rename_state(naam, old.removeprefix("stand:"), new)
    for procedure, spoor, stand in store.cases.states_in_use():
        try:
            known[procedure].spoor(spoor).stand(stand)
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


@contextmanager
def _all_stays() -> Iterator[None]:
    """What is made now is used for as long as we run: it is not looked through for garbage, now or later."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


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
            with _all_stays():
                service = Service(settings, store, wall_clock, settings.api_url, token)
            with listen(settings) as sock:
                async with web_server(sock, service.routes()):
                    await service.run(ready=lambda: _announce(settings, sock))

        asyncio.run(until_stopped(work))


def _announce(settings: Settings, sock: socket.socket) -> None:
    where = f"http://{settings.ketenbot_host}:{sock.getsockname()[1]}/gezond"
    print(f"ketenbot draait; gezondheid op {where}", flush=True)  # noqa: T201  the operator's line


__all__ = ["CannotStart", "DatabaseProblem", "Service", "serve"]
