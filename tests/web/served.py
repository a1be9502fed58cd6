"""The whole service with the web door alone, behind a real server: as an operator runs it, but for the mail."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.desk import people
from bot.run.service import Service, listen
from bot.run.webserver import web_server
from bot.settings import Settings
from storage.store import Store, open_store
from tests.web.page import BASIC, Mailbox


@dataclass
class Served:
    """A running service: its address, its mailbox, and what went wrong on pages."""

    address: str
    service: Service
    store: Store
    mailbox: Mailbox
    wrong: list[str] = field(default_factory=list)
    ahead: timedelta = timedelta()

    @property
    def site(self) -> Served:
        return self

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def invite(self, organisatie: str = "Almere", rol: str = "gemeente") -> str:
        with self.store.atomic():
            made = people.invite(self.service.office, organisatie, rol, None, self.now())
            self.store.maildomeinen.set(made.organisatie.id, [f"{organisatie.lower()}.nl"])
        return made.code

    async def code(self, mail: str) -> str:
        """The code in a mail that came to this address."""
        for _ in range(500):
            if any(letter.aan == mail for letter in self.mailbox.letters):
                return self.mailbox.code(mail)
            await asyncio.sleep(0.01)
        raise AssertionError(f"geen mail voor {mail}")


@contextlib.asynccontextmanager
async def serving(folder: Path, host: str = "127.0.0.1", telegram: str = "", **more: object) -> AsyncIterator[Served]:
    """Served on a free port of this machine, as long as the block lasts. `host` is by which name it is called: no
    browser makes a passkey for a number. `telegram`: where Telegram stands, when it is a door as well."""
    probe = Settings(_env_file=None, **BASIC)
    with listen(probe) as sock:
        port = sock.getsockname()[1]
        address = f"http://{host}:{port}"
        settings = Settings(
            _env_file=None, **(BASIC | {"ketenbot_adres": address, "ketenbot_database": folder / "web.db"} | more)
        )
        token = settings.token if telegram else None
        store = open_store(settings.database, mode=settings.mode)
        mailbox, here = Mailbox(), list[Served]()
        service = Service(
            settings, store, lambda: here[0].now() if here else datetime.now(UTC), telegram, token, mailbox
        )
        here.append(Served(address, service, store, mailbox))
        async with web_server(sock, service.routes()):
            running = asyncio.create_task(service.run())
            try:
                yield here[0]
            finally:
                running.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await running
        store.close()
