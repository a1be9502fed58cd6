"""Files on their way in: held in memory until they are read, for nothing of them may stand in our store before the
guard saw it. What a stop loses is told to its sender, who sends it again."""

import secrets

from bot.mail.files import NotFetched

PREFIX = "web:"
LARGEST = 5_000_000
"""Bytes of one file; what a use takes at most it says itself."""
ROOM = 50_000_000
"""Bytes of all that wait together."""


class NoRoom(Exception):
    """Too much waits to be read."""


class Uploads:
    """Bytes by a name that nobody guesses."""

    def __init__(self) -> None:
        self._waiting: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        """Hold these; gives how they are asked for. Raises NoRoom."""
        if sum(map(len, self._waiting.values())) + len(content) > ROOM:
            raise NoRoom
        name = PREFIX + secrets.token_urlsafe(12)
        self._waiting[name] = content
        return name

    def drop(self, name: str) -> None:
        """Nobody will ask for it."""
        self._waiting.pop(name, None)

    async def fetch(self, bron: str) -> bytes:
        """The bytes, once. Raises NotFetched."""
        try:
            return self._waiting.pop(bron)
        except KeyError:
            raise NotFetched("niet meer hier") from None
