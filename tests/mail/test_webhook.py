"""The webhook: 200 only after the commit, and to nobody without the secret."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.mail.telegram.webhook import MAX_BODY, PATH, webhook_route
from storage.store import Store
from tests.chat import Chat
from tests.mail.test_intake import NOW, message

SECRET = "geheim-van-ons"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@asynccontextmanager
async def door(store: Store) -> AsyncIterator[tuple[Chat, httpx.AsyncClient]]:
    """The webhook of a bot, and somebody who posts to it."""
    async with Chat(store, NOW) as chat:
        transport = httpx.ASGITransport(Starlette(routes=[webhook_route(chat.intake, SECRET)]))
        async with httpx.AsyncClient(transport=transport, base_url="http://bot", headers={HEADER: SECRET}) as client:
            yield chat, client


def handled(store: Store) -> int:
    return int(store.db.execute("select count(*) from updates").fetchone()[0])


async def test_200_after_the_commit(store: Store) -> None:
    """The update's id is in the database when the answer goes, and a repeat is answered alike and handled once."""
    async with door(store) as (chat, client):
        for _ in range(2):
            answer = await client.post(PATH, json=message(5))
            assert answer.status_code == 200
            assert handled(store) == 1
        assert len(await chat.read()) == 1


async def test_200_after_the_copy_has_it(store: Store) -> None:
    """Telegram may forget it only when the second machine has it."""

    class Copy:
        async def holds(self) -> None:
            waited.append(handled(store))

    waited: list[int] = []
    async with Chat(store, NOW) as chat:
        transport = httpx.ASGITransport(Starlette(routes=[webhook_route(chat.intake, SECRET, Copy())]))
        async with httpx.AsyncClient(transport=transport, base_url="http://bot", headers={HEADER: SECRET}) as client:
            assert (await client.post(PATH, json=message(5))).status_code == 200
    assert waited == [1]


@pytest.mark.parametrize("given", ["", "fout", SECRET[:-1], SECRET + "x", "gëheim"])
async def test_401_without_the_secret(store: Store, given: str) -> None:
    """Who does not know the secret is turned away before anything is read."""
    async with door(store) as (_, client):
        answer = await client.post(PATH, content=b"{", headers={HEADER.encode(): given.encode()})
        assert answer.status_code == 401
        assert handled(store) == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"5", b'"x"', b"\xff\xfe", b"[" * 100_000])
async def test_400_for_what_is_no_update(store: Store, body: bytes) -> None:
    """Nothing but a JSON object is looked at."""
    async with door(store) as (_, client):
        assert (await client.post(PATH, content=body)).status_code == 400
        assert handled(store) == 0


async def test_413_for_what_is_too_large(store: Store) -> None:
    """Whatever its length says, reading stops at the limit."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * (MAX_BODY // 10)

    async with door(store) as (_, client):
        assert (await client.post(PATH, content=b"x" * (MAX_BODY + 1))).status_code == 413
        assert (await client.post(PATH, content=endless())).status_code == 413
        padded = json.dumps(message(5)).encode().ljust(MAX_BODY)
        assert (await client.post(PATH, content=padded)).status_code == 200


async def test_503_until_it_can_be_committed(store: Store, tmp_path: Path) -> None:
    """Telegram brings it again, and then it is handled."""
    store.wait_for_others(0)
    async with door(store) as (chat, client):
        other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
        other.execute("begin immediate")
        assert (await client.post(PATH, json=message(5))).status_code == 503
        other.execute("rollback")
        other.close()
        assert (await client.post(PATH, json=message(5))).status_code == 200
        assert len(await chat.read()) == 1


async def test_503_before_we_know_who_we_are(store: Store) -> None:
    """What Telegram brings while we start comes again."""
    async with door(store) as (chat, client):
        chat.intake.identify(0)
        assert (await client.post(PATH, json=message(5))).status_code == 503


async def test_200_for_what_was_set_aside(store: Store) -> None:
    """It would fail again: Telegram need not bring it once more."""
    async with door(store) as (_, client):
        bad = message(5)
        del bad["message"]["date"]
        assert (await client.post(PATH, json=bad)).status_code == 200
        assert store.updates.aside_count() == 1


async def test_many_at_once(store: Store) -> None:
    """Each is handled once, however they overlap."""
    async with door(store) as (chat, client):
        posts = [client.post(PATH, json=message(n, person=n % 5 + 1)) for n in range(1, 31)]
        again = [client.post(PATH, json=message(n, person=n % 5 + 1)) for n in range(1, 31)]
        answers = await asyncio.gather(*posts, *again)
        assert {answer.status_code for answer in answers} == {200}
        assert handled(store) == 30
        assert len(await chat.read()) == 30


async def test_only_post(store: Store) -> None:
    """Looking at the address shows nothing."""
    async with door(store) as (_, client):
        assert (await client.get(PATH)).status_code == 405
