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

    def __init__(self, why: str, *, address: bool = False) -> None:
        """`address`: it is the address that the server refuses, whoever asks."""
        super().__init__(why)
        self.address = address


class MailLater(Exception):
    """Nobody took it now: the same may go later. The text is for the log."""

    def __init__(self, why: str, *, uncertain: bool = False) -> None:
        """`uncertain`: it may have been taken all the same, for the answer to its last byte did not come."""
        super().__init__(why)
        self.uncertain = uncertain


class Mailer(Protocol):
    """Sends mail."""

    async def send(self, letter: Letter) -> None:
        """Once. Raises MailRefused or MailLater."""
