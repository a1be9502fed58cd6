"""A real mail server for the try-out and tests: on this machine alone, and what it takes goes nowhere."""

import asyncio
import logging
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
MOST_LINES = 20
"""Connections at once."""
LARGEST = 100_000
"""Bytes of one mail."""
PATIENCE = 30.0
"""Seconds for a line on which nothing comes."""
logging.getLogger("mail.log").setLevel(logging.WARNING)  # the library tells each word of each mail's way


class MailServer:
    """Gives each mail that comes to `take`."""

    def __init__(self, take: Callable[[EmailMessage], None]) -> None:
        self._take = take
        self._server: asyncio.Server | None = None
        self.lines = 0

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: Any) -> str:  # noqa: N802  the library names it
        """Takes mail for anybody."""
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:  # noqa: N802  idem
        """Read as a mail program would."""
        content = envelope.content
        found = message_from_bytes(content if isinstance(content, bytes) else b"", policy=default)
        assert isinstance(found, EmailMessage)  # noqa: S101  that policy makes no other
        self._take(found)
        return "250 OK"

    async def open(self) -> int:
        """Listen; gives the port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Line(self), HOST, 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        """Take nothing more."""
        if self._server is not None:
            self._server.close()


class _Line(SMTP):
    """One connection; one too many is ended at once."""

    def __init__(self, house: MailServer) -> None:
        super().__init__(house, enable_SMTPUTF8=True, data_size_limit=LARGEST, timeout=PATIENCE)
        self._house = house

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._house.lines += 1
        if self._house.lines > MOST_LINES and isinstance(transport, asyncio.Transport):
            transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self._house.lines -= 1
        super().connection_lost(error)
