"""A mail that goes out, and one word for what became of it. Whoever sends it knows the mail server's manners."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain words to one address."""

    aan: str
    onderwerp: str
    tekst: str


class MailRefused(Exception):
    """This mail will never go: the server refuses the address, or us. The text is for the log and holds no address."""


class MailLater(Exception):
    """Nobody took it now: the same may go later. The text is for the log."""


class Mailer(Protocol):
    """Sends mail."""

    async def send(self, letter: Letter) -> None:
        """Once. Raises MailRefused or MailLater."""
