"""One mail over SMTP, with STARTTLS unless the server is on this machine."""

import secrets
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate

import aiosmtplib

from bot.mail.letters import Letter, MailLater, MailRefused

PATIENCE = 20.0
"""Seconds for a whole mail."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in. `tls`: "starttls", "tls" from the first byte, or "geen" (only for this machine)."""

    host: str
    port: int
    tls: str
    user: str | None
    password: str | None
    sender: str


class SmtpMailer:
    """Sends by the operator's server. Plain text without pictures or links that count who reads."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def send(self, letter: Letter) -> None:
        """Hand it in. Raises MailRefused or MailLater."""
        server = self._server
        try:
            await aiosmtplib.send(
                _message(letter, server.sender),
                sender=server.sender,
                recipients=[letter.aan],
                hostname=server.host,
                port=server.port,
                username=server.user,
                password=server.password,
                use_tls=server.tls == "tls",
                start_tls=server.tls == "starttls",
                timeout=PATIENCE,
            )
        except aiosmtplib.SMTPRecipientsRefused as exc:
            raise _judged(exc.recipients[0].code, "SMTPRecipientRefused") from exc
        except aiosmtplib.SMTPAuthenticationError as exc:
            raise MailLater(f"de mailserver weigert naam of wachtwoord ({exc.code})") from exc
        except aiosmtplib.SMTPResponseException as exc:
            raise _judged(exc.code, type(exc).__name__) from exc
        except (aiosmtplib.SMTPException, OSError) as exc:
            raise MailLater(type(exc).__name__) from exc


def _judged(code: int, name: str) -> MailRefused | MailLater:
    """5xx is for ever, 4xx is for now."""
    return MailRefused(f"{name} {code}") if code >= 500 else MailLater(f"{name} {code}")


def _message(letter: Letter, sender: str) -> EmailMessage:
    """Raises ValueError for a line break in an address or a subject."""
    message = EmailMessage()
    message["From"] = f"Ketenbot <{sender}>"
    message["To"] = letter.aan
    message["Subject"] = letter.onderwerp
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = f"<{secrets.token_hex(16)}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.tekst)
    return message
