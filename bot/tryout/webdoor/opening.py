"""The web door in the try-out: the same door, with a mail server and a push service on this machine, and no setting."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr
from starlette.types import Scope

from bot.mail.push import keys
from bot.run.webserver import web_server
from bot.settings import DOOR_WEB, Settings
from bot.tryout.standin.api import HOST, listen
from bot.tryout.webdoor.arrived import Arrived
from bot.tryout.webdoor.pushservice import PushService

log = logging.getLogger(__name__)

SENDER = "ketenbot@proef.voorbeeld.nl"


class WithDoor(Settings):
    """The try-out's settings with a door for people: it stays the try-out, on the try-out's file."""

    file: Path = Path()

    @property
    def mode(self) -> str:
        """Whatever is open."""
        return "proef"

    @property
    def database(self) -> Path:
        """The file that is open already."""
        return self.file


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the door: whatever came, and the push service."""

    arrived: Arrived
    push: PushService


def address(settings: Settings, port: int) -> str:
    """Where people come. A machine that listens everywhere is called by its own name."""
    host = settings.ketenbot_host
    name = "localhost" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104  compared, not bound
    return settings.ketenbot_adres or f"http://{name}:{port}"


@asynccontextmanager
async def opened(
    settings: Settings, where: str, now: Callable[[], datetime]
) -> AsyncIterator[tuple[Settings, Beside | None]]:
    """The settings by which the door opens, and what is beside it, as long as the block lasts. None where it cannot:
    what is only for the try-out was not installed, or no browser would trust the address."""
    try:
        from bot.tryout.webdoor.mailserver import MailServer  # its library comes with `make run`, and not in real use
    except ImportError:
        log.warning("de proef heeft geen webdeur: “make run” installeert wat daarvoor nodig is")
        yield settings, None
        return
    arrived = Arrived(now)
    mail, push = MailServer(arrived.mail), PushService(arrived.ping)
    with listen(0) as sock:
        push.address = f"http://{HOST}:{sock.getsockname()[1]}"
        async with web_server(sock, push.routes(), _from_us(push.address)):
            made = _with_door(settings, where, await mail.open(), push.address)
            try:
                if made.web_mist:
                    log.warning("%s", made.web_mist)
                    yield settings, None
                else:
                    yield made, Beside(arrived, push)
            finally:
                mail.close()


def _from_us(address: str) -> Callable[[Scope], bool]:
    """Only what asks for this address, and no page of a browser."""
    name = address.removeprefix("http://").encode()

    def allowed(scope: Scope) -> bool:
        headers = dict(scope["headers"])
        return headers.get(b"host") == name and b"origin" not in headers

    return allowed


def _with_door(settings: Settings, where: str, port: int, push: str) -> Settings:
    """The key is new at each start, as the push service is: what browsers subscribed to before is gone."""
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    own = {
        "file": settings.database,
        "ketenbot_deuren": frozenset({DOOR_WEB}),
        "ketenbot_adres": where,
        "ketenbot_smtp_host": HOST,
        "ketenbot_smtp_poort": port,
        "ketenbot_smtp_tls": "geen",
        "ketenbot_smtp_gebruiker": None,
        "ketenbot_smtp_wachtwoord": None,
        "ketenbot_afzender": SENDER,
        "ketenbot_vapid_sleutel": SecretStr(keys.new()),
        "ketenbot_vapid_contact": SENDER,
        "ketenbot_pushdiensten": frozenset({push}),
    }
    return WithDoor.model_construct(**{**given, **own})
