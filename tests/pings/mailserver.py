"""A real mail server on this machine that can be made to refuse, to be silent, or to fall away."""

from __future__ import annotations

import asyncio
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.mail.smtp.sender import Server


class MailServer:
    """Takes mail as any server does. `to` and `whole` answer for an address and for the mail, instead of 250; where
    `whole` is None the line falls after the mail was taken."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.to = self.whole = "250 OK"
        self.falls = False
        self._server: asyncio.Server | None = None

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: Any) -> str:  # noqa: N802  the library names it
        if self.to.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802  idem
        if self.whole.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            found = message_from_bytes(content, policy=default)
            assert isinstance(found, EmailMessage)
            self.mails.append(found)
        if self.falls:
            assert server.transport is not None
            server.transport.abort()
        return self.whole

    async def open(self) -> Server:
        """Listen; gives how to reach it."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: SMTP(self, enable_SMTPUTF8=True), "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return Server("127.0.0.1", port, "geen", None, None, "ketenbot@voorbeeld.nl")

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    def texts(self) -> list[str]:
        """Subjects and words of what came, with the address."""
        return [f"{m['To']}: {m['Subject']}\n{m.get_content()}".replace("\r\n", "\n") for m in self.mails]
