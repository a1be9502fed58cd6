"""A second bot with our token, or a webhook to elsewhere: /gezond says so, and a beheerder hears it once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import Conflict, NetworkError

from bot.mail.channel import All
from bot.mail.telegram.contest import Contest
from storage.store import Store
from tests.chat import Chat, at
from tests.mail.fakes import on_fake_time

CHIEF = 7
OTHER = Conflict("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
HOOKED = Conflict("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first")


async def _heard(chat: Chat) -> list[str]:
    rows = chat.store.db.execute("select inhoud from outbox where klasse = 'ping' order by id").fetchall()
    return [row[0] for row in rows]


@pytest.mark.parametrize(("refusal", "word"), [(OTHER, "andere bot"), (HOOKED, "webhook")])
async def test_it_is_said_once_and_once_that_it_is_over(store: Store, refusal: Conflict, word: str) -> None:
    """One refusal may be our own of before a restart; from the second it is so."""
    async with Chat(store, at("2026-12-02"), (CHIEF,)) as chat:
        await chat.type(CHIEF, "/start")
        contest = Contest(chat.office, All())
        contest.refused(refusal)
        assert contest.now is None
        for _ in range(5):
            contest.refused(refusal)
        assert contest.now is not None
        [said] = await _heard(chat)
        assert word in said
        assert "BotFather" in said
        contest.free()
        assert contest.now is not None, "each of two bots gets something in turn"
        chat.now += timedelta(minutes=3)
        for _ in range(3):
            contest.free()
        assert contest.now is None
        assert len(await _heard(chat)) == 2


async def test_a_next_life_says_that_it_is_over(store: Store) -> None:
    """What was told before a stop is ended by the first fetch after it."""
    async with Chat(store, at("2026-12-02"), (CHIEF,)) as chat:
        await chat.type(CHIEF, "/start")
        before = Contest(chat.office, All())
        before.refused(OTHER)
        before.refused(OTHER)
        Contest(chat.office, All()).free()
        assert len(await _heard(chat)) == 2


@on_fake_time
async def test_a_webhook_to_elsewhere_is_seen(store: Store) -> None:
    """Within a minute; a Telegram that is away says nothing of it."""
    answers: list[Any] = [{"url": "https://ons/telegram"}, NetworkError("weg"), {"url": "https://elders"}]

    async def ask() -> Any:
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async with Chat(store, at("2026-12-02"), (CHIEF,)) as chat:
        await chat.type(CHIEF, "/start")
        contest = Contest(chat.office, All())
        watching = asyncio.create_task(contest.watch(ask, "https://ons/telegram"))
        await asyncio.sleep(90)
        assert contest.now is None
        await asyncio.sleep(60)
        assert contest.now == "webhook"
        watching.cancel()
