"""The mail server of the try-out, that tests can make refuse or fall away."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.mail.smtp.sender import Server
from bot.tryout.webdoor import mailserver


class MailServer(mailserver.MailServer):
    """Takes mail as any server does. `to` and `whole` answer for an address and for the mail, instead of 250; where
    `falls` the line falls after the mail was taken."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        super().__init__(self.mails.append)
        self.to = self.whole = "250 OK"
        self.falls = False

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, more: Any) -> str:  # noqa: N802  the library names it
        if self.to.startswith("250"):
            return await super().handle_RCPT(server, session, envelope, address, more)
        return self.to

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  idem
        if self.whole.startswith("250"):
            await super().handle_DATA(server, session, envelope)
        if self.falls:
            assert server.transport is not None
            server.transport.abort()
        return self.whole

    async def listens(self) -> Server:
        """Listen; gives how to reach it."""
        return Server("127.0.0.1", await self.open(), "geen", None, None, "ketenbot@voorbeeld.nl")

    def texts(self) -> list[str]:
        """Subjects and words of what came, with the address."""
        return [f"{m['To']}: {m['Subject']}\n{m.get_content()}".replace("\r\n", "\n") for m in self.mails]
