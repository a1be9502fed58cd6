"""How Telegram says no: a status, its own words, and sometimes how long to wait."""

from typing import Any


class Refusal(Exception):
    """A call that Telegram refuses. `retry_after` is in whole seconds; only a 429 carries it."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """The answer as the Bot API sends it."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad(words: str) -> Refusal:
    """400 with the words that Telegram uses."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """403: this bot may not do this in this chat."""
    return Refusal(403, f"Forbidden: {words}")


def conflict(words: str) -> Refusal:
    """409: somebody else fetches this bot's updates."""
    return Refusal(409, f"Conflict: {words}")


def too_many(seconds: int) -> Refusal:
    """429 with the whole seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", seconds)
