"""A stand-in whose clocks the test holds."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.tryout.standin.limits import Limits
from bot.tryout.standin.server import BotApi
from bot.tryout.standin.standin import StandIn

TOKEN = "1:proef"
ANNA, BRAM, STIL = 101, 102, 103


@dataclass
class Clock:
    """The wall clock and the monotonic one, both at a test's hand."""

    moment: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    seconds: float = 0.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def pass_(self, **span: float) -> None:
        """Let time go by on both."""
        self.moment += timedelta(**span)
        self.seconds += timedelta(**span).total_seconds()


@dataclass
class Bot:
    """A bot that calls over HTTP; `last` is the whole answer to the last call."""

    client: httpx.AsyncClient
    last: dict[str, Any] = field(default_factory=dict)

    async def __call__(self, method: str, files: Any = None, **params: Any) -> Any:
        """The result of a call, None when it was refused."""
        form = {key: value if isinstance(value, str | int) else json.dumps(value) for key, value in params.items()}
        answer = await self.client.post(f"/bot{TOKEN}/{method}", data=form, files=files)
        self.last = answer.json() | {"status": answer.status_code}
        return self.last.get("result")

    async def no(self, method: str, files: Any = None, **params: Any) -> tuple[int, str]:
        """Status and words of a refusal."""
        assert await self(method, files, **params) is None, self.last
        assert self.last["ok"] is False
        assert self.last["error_code"] == self.last["status"]
        return self.last["error_code"], self.last["description"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _with_people(standin: StandIn) -> StandIn:
    for number, name in ((ANNA, "Anna"), (BRAM, "Bram"), (STIL, "Stil")):
        standin.add_person(number, name)
    standin.say(ANNA, "/start")
    standin.say(BRAM, "/start")
    return standin


@pytest.fixture
def standin(clock: Clock) -> StandIn:
    """Anna and Bram have started the bot, Stil has not. Both /start messages wait as updates 1 and 2."""
    return _with_people(StandIn(TOKEN, clock.now, monotonic=clock.monotonic))


@pytest.fixture
def strict(clock: Clock) -> StandIn:
    """The same, with Telegram's limits on."""
    return _with_people(StandIn(TOKEN, clock.now, monotonic=clock.monotonic, limits=Limits()))


@pytest.fixture
async def connect() -> AsyncIterator[Callable[[StandIn], Bot]]:
    """Give a stand-in a bot that calls it over HTTP, without a socket."""
    clients: list[httpx.AsyncClient] = []

    def connected(standin: StandIn) -> Bot:
        transport = httpx.ASGITransport(BotApi(standin))
        clients.append(httpx.AsyncClient(transport=transport, base_url="http://proef"))
        return Bot(clients[-1])

    yield connected
    for client in clients:
        await client.aclose()


@pytest.fixture
def bot(standin: StandIn, connect: Callable[[StandIn], Bot]) -> Bot:
    return connect(standin)
