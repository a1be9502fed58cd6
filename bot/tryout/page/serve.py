"""Starting without a token: the same bot, with the stand-in for Telegram and the chat page beside it."""

import asyncio
import secrets
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta

from bot.run import clock
from bot.run.service import Service, check_states, keep, listen, until_stopped
from bot.run.webserver import web_server
from bot.settings import Settings
from bot.tryout.page.cast import CAST, seed
from bot.tryout.page.names import Names
from bot.tryout.page.page_routes import app_routes
from bot.tryout.page.remembered import Memory
from bot.tryout.standin.limits import Limits
from bot.tryout.standin.standin import StandIn
from bot.tryout.webdoor.opening import address, opened
from bot.tryout.webdoor.webdoor_routes import webdoor_routes
from storage.store import Store, open_store, serving_lock
from storage.values import moment as stored

DRAIN = 30.0
"""Seconds that one step of the clock waits for its messages to arrive."""


class TryoutClock:
    """The try-out's time: the machine's, moved ahead by what the page asked. The lead is kept in the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ahead = timedelta(seconds=float(store.get_meta("klok_vooruit") or 0))
        self.service: Service | None = None

    def now(self) -> datetime:
        """The present moment of the try-out."""
        return datetime.now(UTC) + self._ahead

    async def next_due(self) -> datetime | None:
        """Go to the next moment at which something is due and let it arrive; None when nothing is planned."""
        due = self._next()
        if due is not None:
            await self._stop_at(due)
        return due

    def _next(self) -> datetime | None:
        return clock.next_moment(self.service.office) if self.service is not None else None

    async def advance_to(self, moment: datetime) -> None:
        """Go to a later moment, by way of every due one before it."""
        while (due := self._next()) is not None and due <= moment:
            await self._stop_at(due)
        await self._stop_at(moment)

    async def _stop_at(self, moment: datetime) -> None:
        if moment > self.now():
            self._ahead += moment - self.now()
            with self._store.atomic():
                self._store.set_meta("klok_vooruit", str(self._ahead.total_seconds()))
                if self._store.get_meta("laatst_opgehaald") is not None:  # a leap is no absence: nothing was lost
                    self._store.set_meta("laatst_opgehaald", stored(self.now()))
        if self.service is not None:
            self.service.clock_moved()
            clock.tick(self.service.office, self.service.courier)
            with suppress(TimeoutError):
                async with asyncio.timeout(DRAIN):
                    await self.service.courier.drained()


def serve_tryout(settings: Settings) -> None:
    """Serve bot, stand-in and page until stopped. Raises CannotStart or DatabaseProblem."""
    with ExitStack() as stack:
        slot = stack.enter_context(serving_lock(settings.database))
        store = open_store(settings.database, mode=settings.mode)
        stack.callback(store.close)
        keep(store, settings, slot)
        check_states(store)
        asyncio.run(until_stopped(lambda: _work(settings, store)))


async def _work(settings: Settings, store: Store) -> None:
    time = TryoutClock(store)
    token = f"1:{secrets.token_urlsafe(24)}"  # another at each start: no page can guess where the stand-in is
    standin = StandIn(token, time.now, limits=Limits())
    memory = Memory(standin, settings.database.with_name(settings.database.name + ".gesprekken.json"))
    memory.recall()
    for role in CAST:
        standin.add_person(role.persona.id, role.persona.first_name, started=role.rol is not None)
    with listen(settings) as sock:
        port = sock.getsockname()[1]
        where = address(settings, port)
        async with opened(settings, where, time.now) as (own, beside):
            service = Service(own, store, time.now, f"http://127.0.0.1:{port}/api", token)
            time.service = service
            service.office.adres = where
            seed(store, service.office.gemeenten, time.now())
            page = app_routes(standin, [role.persona for role in CAST], time)
            routes = [*webdoor_routes(service.office, beside), *service.routes(), *page]
            async with web_server(sock, routes, Names(settings.ketenbot_adres)):
                _announce(f"http://{settings.ketenbot_host}:{port}")
                await _until_stopped(service, standin, memory)


def _announce(where: str) -> None:
    print(f"proefversie: open {where} in je browser (Ctrl+C stopt)", flush=True)  # noqa: T201  the operator's line


async def _until_stopped(service: Service, standin: StandIn, memory: Memory) -> None:
    keeping = asyncio.create_task(memory.run())
    try:
        await service.run()
    finally:
        standin.close()
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
