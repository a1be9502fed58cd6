"""Putting it together: the only place that knows all the parts, and the order in which they start and stop."""

import asyncio
import gc
import logging
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from bot.desk.trust import telling
from bot.desk.visit import Office
from bot.features import all_features
from bot.mail.channel import All, CannotServe
from bot.mail.courier import Courier
from bot.mail.files import NotFetched
from bot.mail.intake import Woken
from bot.mail.letters import Mailer
from bot.mail.telegram.door import TelegramDoor, ask_name
from bot.run import backups, chores, clock, doors, reader, workplace
from bot.run.agenda_feed import agenda_route
from bot.run.webserver import web_server
from bot.screens.keeping import Bewaren
from bot.settings import DOOR_TELEGRAM, DOOR_WEB, Settings
from bot.web.routes import routes as web_routes
from bot.web.uploads import PREFIX as WEB_FILE
from knowledge.gemeenten import laad_gemeenten
from knowledge.search.kennis import laad as laad_kennis
from storage.store import CannotCommit, DatabaseProblem, Store, open_reader, open_store, serving_lock
from storage.trust import keeping, modes
from storage.trust.slot import Slot
from workflows.dates.kalender import KALENDER

log = logging.getLogger(__name__)


class CannotStart(Exception):
    """Starting failed for a reason that the operator can mend; the text is one Dutch line."""


def wall_clock() -> datetime:
    """Now, as the machine says."""
    return datetime.now(UTC)


class Service:
    """A running ketenbot: the desk's office, the doors that people come by, and what works beside them. `token` and
    `api_url` are Telegram's; None where nobody comes by it."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        now: Callable[[], datetime],
        api_url: str,
        token: str | None,
        mailer: Mailer | None = None,
    ) -> None:
        self.now, self._settings = now, settings
        self.office = make_office(settings, store, now, bot_name="")
        self.courier, self._woken = All(), Woken()
        both = self.courier, self._woken
        self._replica = doors.replica(settings, self.office, self.courier)
        door = partial(doors.telegram, settings, self.office)
        self._telegram = door(token, api_url, *both, self._replica) if token else None
        self.web = doors.web_door(settings, self.office, *both, self._replica, mailer)
        self._mail = self._mailing(mailer)
        self._push = doors.push(settings, self.office, self.courier) if self.web is not None else None
        self._reader = partial(open_reader, settings.database)
        self._looked: datetime | None = None

    def _mailing(self, mailer: Mailer | None) -> Courier | None:
        if self.web is None:
            return None
        return doors.mail(self._settings, self.office, self.courier, mailer, self.web.mailroom.worked)

    async def run(self, *, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until cancelled. Raises CannotStart when a channel refuses us, at start or later."""
        with self.office.store.atomic():
            telling.ask(self.office)
        try:
            await self._work(ready)
        except BaseExceptionGroup as group:
            refused = group.subgroup(CannotServe)
            if refused is None:
                raise
            raise CannotStart(_first(refused)) from None
        finally:
            if self._telegram is not None:
                await self._telegram.close()
            if self.web is not None:
                self.web.close()

    async def _work(self, ready: Callable[[], None]) -> None:
        """All at once. A channel that is away keeps its own door shut and no other."""
        woken = self._woken
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(clock.run(self.office, self.courier, self._note_look))
            tasks.create_task(backups.run(self._settings))
            tasks.create_task(chores.run(self.office, self.courier, woken.chores))
            tasks.create_task(workplace.run(self.office, self._reader, self.courier, woken.rapporten))
            wake = reader.Wake(woken.chores, woken.rapporten)
            tasks.create_task(reader.run(self.office, self.courier, self._fetch, woken.lezen, wake))
            if self._replica is not None:
                tasks.create_task(self._replica.run())
            if self.web is not None:
                tasks.create_task(self.web.run())
            if self._mail is not None:
                tasks.create_task(_carry(self._mail))
            if self._push is not None:
                courier, carrier = self._push
                tasks.create_task(_carry(courier, carrier.close))
            if self._telegram is not None:
                tasks.create_task(self._serve_telegram(self._telegram, ready))
            else:
                ready()

    async def _serve_telegram(self, door: TelegramDoor, ready: Callable[[], None]) -> None:
        await door.open()
        self._remember_name(door.name)
        uncertain = door.courier.start()
        if uncertain:
            log.warning("%d berichten zijn mogelijk dubbel verstuurd", uncertain)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(door.courier.run())
            tasks.create_task(door.serve())
            ready()

    async def _fetch(self, bron: str) -> bytes:
        """The bytes of a file, from the door by which it came. Raises NotFetched."""
        if bron.startswith(WEB_FILE):
            if self.web is not None:
                return await self.web.uploads.fetch(bron)
        elif self._telegram is not None:
            return await self._telegram.fetch(bron)
        raise NotFetched("de deur is dicht")

    def _remember_name(self, name: str) -> None:
        """Commands beside us make links with our name."""
        self.office.bot_name = name
        if self.office.store.get_meta("bot_naam") != name:
            with self.office.store.atomic():
                self.office.store.set_meta("bot_naam", name)

    def routes(self) -> list[BaseRoute]:
        """What the web server answers for this service."""
        return [
            Route("/gezond", self._health),
            agenda_route(self.office, self._reader),
            *(self._telegram.routes() if self._telegram is not None else ()),
            *(web_routes(self.web) if self.web is not None else ()),
        ]

    async def _health(self, _: Request) -> JSONResponse:
        """Whether the doors, the clock and the database are alive; counts only, nothing of anybody."""
        telegram = None if self._telegram is None else self._telegram.healthy()
        clock_runs = self._looked is not None and self.now() - self._looked < timedelta(minutes=2)
        counts = self._counts()
        copied = None if self._replica is None else not self._replica.silent
        ok = telegram is not False and clock_runs and bool(counts) and copied is not False
        body = {"gezond": ok, "klok": clock_runs, **counts}
        if telegram is not None:
            body |= {"haalt_op": telegram}
        if copied is not None:
            body |= {"kopie": copied}
        body["deuren"] = {
            name: works for name, works in (("telegram", telegram), ("web", self._web())) if works is not None
        }
        return JSONResponse(body, status_code=200 if ok else 503)

    def _web(self) -> dict[str, Any] | None:
        """How the page's door is, and of each push service that was asked something, how that one does."""
        if self.web is None or self._push is None:
            return None if self.web is None else self.web.health()
        return self.web.health() | {"push": self._push[1].services.health()}

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
        if self._telegram is not None:
            self._telegram.clock_moved()

    def _note_look(self) -> None:
        self._looked = self.now()
        if self._telegram is not None:
            self._telegram.alive()


async def _nothing() -> None:
    pass


async def _carry(mail: Courier, then: Callable[[], Awaitable[None]] = _nothing) -> None:
    """Until cancelled; what is under way then may come back."""
    uncertain = mail.start()
    if uncertain:
        log.warning("%d mails of meldingen zijn mogelijk dubbel verstuurd", uncertain)
    try:
        await mail.run()
    finally:
        await mail.close()
        await then()


def _first(group: BaseExceptionGroup[CannotServe]) -> str:
    """What the first of them says, however deep."""
    first: BaseException = group
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return str(first)


def ask_bot_name(settings: Settings) -> str:
    """The bot's own name, for an invitation's link before the first start; "" where nobody comes by Telegram. Raises
    CannotStart."""
    if settings.mode == "proef":
        return "ketenbot_proef_bot"
    if settings.token is None or DOOR_TELEGRAM not in settings.deuren:
        return ""
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
        beheerders=doors.beheerders(settings),
        proef=settings.mode == "proef",
        bewaren=Bewaren(
            vragen=settings.ketenbot_bewaar_vragen,
            herinneringen=settings.ketenbot_bewaar_herinneringen,
            fouten=settings.ketenbot_bewaar_fouten,
            oud=settings.ketenbot_bewaar_oud,
            zaken=settings.ketenbot_bewaar_zaken,
            backups=settings.ketenbot_bewaar_backups if settings.ketenbot_backup_map else 0,
        ),
        adres=settings.ketenbot_adres,
        webpagina=doors.page(settings),
        push=doors.push_key(settings),
        mail_na=settings.ketenbot_mail_na,
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
    """Open the doors and serve until stopped. Raises CannotStart or DatabaseProblem."""
    token = settings.token if DOOR_TELEGRAM in settings.deuren else None
    if DOOR_WEB in settings.deuren and settings.web_mist:
        if token is None:
            raise CannotStart(settings.web_mist)
        log.warning("%s", settings.web_mist)
    with ExitStack() as stack:
        slot = stack.enter_context(serving_lock(settings.database))
        store = open_store(settings.database, mode=settings.mode)
        stack.callback(store.close)
        keep(store, settings, slot)
        check_states(store)

        async def work() -> None:
            with _all_stays():
                service = Service(settings, store, wall_clock, settings.api_url, token)
            with listen(settings) as sock:
                async with web_server(sock, service.routes()):
                    await service.run(ready=lambda: _announce(settings, sock))

        asyncio.run(until_stopped(work))


def keep(store: Store, settings: Settings, slot: Slot) -> None:
    """What lies beside the file follows it; an older file that was put back is recognised. Raises CannotStart."""
    try:
        modes.narrow(settings.database)
        keeping.serve(store, settings.database, slot, wall_clock())
    except OSError as exc:
        raise CannotStart(f"naast {settings.database} kan ik niet schrijven: {exc.strerror}") from None
    if store.levens.last is not None and store.levens.last.verteld is not None:
        log.warning("de database is teruggezet: iedereen krijgt bericht")


def _announce(settings: Settings, sock: socket.socket) -> None:
    where = f"http://{settings.ketenbot_host}:{sock.getsockname()[1]}/gezond"
    print(f"ketenbot draait; gezondheid op {where}", flush=True)  # noqa: T201  the operator's line


__all__ = ["CannotStart", "DatabaseProblem", "Service", "serve"]
