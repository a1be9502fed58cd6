"""Updates go to the webhook in order, each until it is taken."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from bot.tryout.standin.server import BotApi
from bot.tryout.standin.standin import StandIn
from tests.tryout.conftest import ANNA, TOKEN, Bot
from tests.tryout.serving import served


class Hook:
    """A webhook that answers what the test wants: the statuses in `answers` first, then 200."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.tried: list[int] = []
        self.secrets: set[str | None] = set()
        self.taken = asyncio.Queue[dict[str, Any]]()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = json.loads((await receive())["body"])
        self.secrets.add(dict(scope["headers"]).get(b"x-telegram-bot-api-secret-token", b"").decode())
        self.tried.append(body["update_id"])
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.taken.put_nowait(body)
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def next(self) -> int:
        """The id of the next update that was taken."""
        return int((await asyncio.wait_for(self.taken.get(), 5))["update_id"])


@pytest.fixture
async def api(standin: StandIn) -> AsyncIterator[BotApi]:
    api = BotApi(standin, first_wait=0.01)
    yield api
    await api.courier.stop()


@pytest.fixture
async def hooked(api: BotApi) -> AsyncIterator[Bot]:
    transport = httpx.ASGITransport(api)
    async with httpx.AsyncClient(transport=transport, base_url="http://proef") as client:
        yield Bot(client)


async def test_updates_are_brought_in_order_with_the_secret(hooked: Bot, standin: StandIn) -> None:
    """What waited comes first, then what is new; taken is confirmed."""
    hook = Hook()
    async with served(hook) as address:
        await hooked("setWebhook", url=address, secret_token="geheim_1")
        assert hooked.last["description"] == "Webhook was set"
        assert [await hook.next(), await hook.next()] == [1, 2]
        standin.say(ANNA, "nog een")
        assert await hook.next() == 3
    assert hook.secrets == {"geheim_1"}
    assert (await hooked("getWebhookInfo"))["pending_update_count"] == 0


async def test_an_update_that_is_not_taken_comes_again(hooked: Bot) -> None:
    """The next one waits until this one is taken, and the info tells what went wrong."""
    hook = Hook()
    hook.answers = [500, 503, 404]
    async with served(hook) as address:
        await hooked("setWebhook", url=address)
        assert [await hook.next(), await hook.next()] == [1, 2]
        assert hook.tried == [1, 1, 1, 1, 2]
        assert hook.secrets == {""}
        info = await hooked("getWebhookInfo")
    assert info["url"] == address
    assert info["last_error_message"].startswith("Wrong response from the webhook: 404")


async def test_what_was_not_taken_waits_on_for_polling(hooked: Bot) -> None:
    """A webhook that nobody answers loses nothing."""
    await hooked("setWebhook", url="http://127.0.0.1:9/")
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := await hooked("getWebhookInfo")):
            await asyncio.sleep(0.01)
    assert (info["pending_update_count"], info["last_error_message"]) == (2, "Connection closed")
    await hooked("deleteWebhook")
    assert hooked.last["description"] == "Webhook was deleted"
    assert [update["update_id"] for update in await hooked("getUpdates")] == [1, 2]


async def test_a_webhook_is_set_and_taken_away_with_telegrams_words(hooked: Bot) -> None:
    """Twice the same is said so; what waits is dropped only when asked."""
    await hooked("deleteWebhook")
    assert hooked.last["description"] == "Webhook is already deleted"
    await hooked("setWebhook", url="http://127.0.0.1:9/", allowed_updates=["message"])
    await hooked("setWebhook", url="http://127.0.0.1:9/")
    assert hooked.last["description"] == "Webhook is already set"
    assert (await hooked("getWebhookInfo"))["allowed_updates"] == ["message"]
    await hooked("setWebhook", url="")
    assert hooked.last["description"] == "Webhook was deleted"
    assert (await hooked("getWebhookInfo"))["pending_update_count"] == 2
    await hooked("deleteWebhook", drop_pending_updates="true")
    assert (await hooked("getWebhookInfo"))["pending_update_count"] == 0


async def test_a_webhook_that_asks_to_wait_is_waited_for(connect: Callable[[StandIn], Bot], standin: StandIn) -> None:
    """Retry-After counts in seconds; here 0, so the second try comes at once."""
    hook = Hook()
    hook.answers = [429]
    bot = connect(standin)
    async with served(hook) as address:
        await bot("setWebhook", url=address)
        assert await hook.next() == 1
        await bot("deleteWebhook")
    assert TOKEN not in address
