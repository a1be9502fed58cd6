"""What Telegram's no means."""

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.mail.channel import Gone, NoAnswer, Refused, Verdict, Wait

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Failures before a single byte of the message left."""


def verdict(exc: TelegramError) -> Verdict:
    """The courier's word for a call that failed."""
    if isinstance(exc, RetryAfter):
        return Wait(seconds_of(exc))
    if isinstance(exc, Forbidden) or nobody_there(exc):
        return Gone(type(exc).__name__)
    if isinstance(exc, (BadRequest, ChatMigrated)):
        return Refused(type(exc).__name__)
    return NoAnswer(_may_have_arrived(exc), type(exc.__cause__ or exc).__name__)


def seconds_of(exc: RetryAfter) -> float:
    """How long Telegram wants to hear nothing."""
    after = exc.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


def nobody_there(exc: Exception) -> bool:
    """Whether Telegram says that it knows no such chat."""
    return isinstance(exc, BadRequest) and "chat not found" in exc.message.lower()


def _may_have_arrived(exc: TelegramError) -> bool:
    """Whether Telegram may have acted before it failed to answer. A 5xx of Telegram itself says it did not; one of a
    gateway in between (502, 504, or with a page instead of an answer) says nothing, nor does an unreadable answer."""
    if isinstance(exc, InvalidToken):
        return False
    cause = exc.__cause__
    if isinstance(cause, httpx.HTTPError):
        return not isinstance(cause, _NOT_SENT)
    unreadable = type(exc) is TelegramError or isinstance(cause, TelegramError)
    return unreadable or "Gateway" in exc.message or "(504)" in exc.message
