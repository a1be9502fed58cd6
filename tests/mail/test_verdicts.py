"""What each answer of Telegram means to the courier."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.mail.channel import Gone, NoAnswer, Refused, Verdict, Wait
from bot.mail.telegram.verdicts import verdict


def no_answer(cause: Exception) -> NetworkError:
    """The library's error for a failure of the transport."""
    error = NetworkError(f"httpx.{type(cause).__name__}")
    error.__cause__ = cause
    return error


TABLE = [
    (RetryAfter(timedelta(seconds=9)), Wait(9.0)),
    (RetryAfter(9), Wait(9.0)),
    (Forbidden("bot was blocked by the user"), Gone("Forbidden")),
    (Forbidden("user is deactivated"), Gone("Forbidden")),
    (BadRequest("Chat not found"), Gone("BadRequest")),
    (BadRequest("Message is too long"), Refused("BadRequest")),
    (ChatMigrated(-5), Refused("ChatMigrated")),
    (no_answer(httpx.ReadError("reset")), NoAnswer(uncertain=True, why="ReadError")),
    (no_answer(httpx.ReadTimeout("slow")), NoAnswer(uncertain=True, why="ReadTimeout")),
    (no_answer(httpx.ConnectError("away")), NoAnswer(uncertain=False, why="ConnectError")),
    (no_answer(httpx.ConnectTimeout("away")), NoAnswer(uncertain=False, why="ConnectTimeout")),
    (no_answer(httpx.PoolTimeout("busy")), NoAnswer(uncertain=False, why="PoolTimeout")),
    (TimedOut(), NoAnswer(uncertain=False, why="TimedOut")),
    (NetworkError("Bad Gateway"), NoAnswer(uncertain=True, why="NetworkError")),
    (NetworkError("Gateway Timeout (504)"), NoAnswer(uncertain=True, why="NetworkError")),
    (NetworkError("Internal Server Error"), NoAnswer(uncertain=False, why="NetworkError")),
    (TelegramError("Invalid server response"), NoAnswer(uncertain=True, why="TelegramError")),
    (InvalidToken(), NoAnswer(uncertain=False, why="InvalidToken")),
    (Conflict("terminated by other getUpdates request"), NoAnswer(uncertain=False, why="Conflict")),
]


@pytest.mark.parametrize(("error", "means"), TABLE, ids=lambda value: repr(value)[:60])
def test_each_answer_has_one_meaning(error: TelegramError, means: Verdict) -> None:
    """Uncertain is exactly what Telegram may have acted on before it failed to say so."""
    assert verdict(error) == means
