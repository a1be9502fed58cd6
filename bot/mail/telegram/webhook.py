"""The webhook: Telegram brings an update, and hears 200 only after the commit; 503 makes it come back."""

import hmac
import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.mail.intake import Outcome
from bot.mail.replica import Holds
from bot.mail.telegram.intake import TelegramIntake

PATH = "/telegram"
MAX_BODY = 1_000_000
"""Bytes; an update is far smaller."""


def webhook_route(intake: TelegramIntake, secret: str, replica: Holds | None = None) -> Route:
    """The route that takes updates from who knows the secret."""

    async def receive(request: Request) -> Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=401)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            raw = None
        if not isinstance(raw, dict):
            return Response(status_code=400)
        outcome = await intake.take(raw)
        if outcome is not Outcome.RETRY and replica is not None:
            await replica.holds()
        return Response(status_code=503 if outcome is Outcome.RETRY else 200)

    return Route(PATH, receive, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """The body; None when it is too large, and then the rest is not read."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY:
            return None
    return body
