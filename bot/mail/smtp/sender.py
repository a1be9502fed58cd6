"""One mail over SMTP, with STARTTLS unless the server is on this machine."""

import secrets
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

import aiosmtplib

from bot.mail.letters import Letter, MailLater, MailRefused

PATIENCE = 20.0
"""Seconds for each answer of the server."""
_WHOLE = SMTP.clone(max_line_length=0)
"""A header is one line: ours are short, and a folded subject shows a space too many in some mail programs."""


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
        server, message = self._server, _message(letter, self._server.sender)
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.tls == "tls",
            start_tls=server.tls == "starttls",
            timeout=PATIENCE,
        )
        taken = False
        try:
            async with client:
                await _envelope(client, server.sender, letter.aan)
                await _content(client, message)
                taken = True
        except (aiosmtplib.SMTPException, OSError) as exc:
            if not taken:  # a goodbye that fails changes nothing
                raise _verdict(exc) from exc


def _verdict(exc: Exception) -> MailRefused | MailLater:
    """What an error before the mail was taken means for it."""
    match exc:
        case aiosmtplib.SMTPAuthenticationError():
            return MailLater(f"de mailserver weigert naam of wachtwoord ({exc.code})")
        case aiosmtplib.SMTPResponseException():
            return _judged(exc.code, type(exc).__name__)
        case _:
            return MailLater(type(exc).__name__)


async def _envelope(client: aiosmtplib.SMTP, sender: str, to: str) -> None:
    """From whom and to whom."""
    more: tuple[list[str], str] = ([], "ascii")
    if not (sender + to).isascii():
        if not client.supports_extension("smtputf8"):
            raise MailRefused("de mailserver kent alleen gewone letters in een adres", address=True)
        more = (["SMTPUTF8"], "utf-8")
    await client.mail(sender, options=more[0], encoding=more[1])
    try:
        await client.rcpt(to, encoding=more[1])
    except aiosmtplib.SMTPRecipientRefused as exc:
        raise _judged(exc.code, "SMTPRecipientRefused", address=True) from exc


async def _content(client: aiosmtplib.SMTP, message: EmailMessage) -> None:
    """The mail itself. Only when the line falls here it may have been taken all the same."""
    try:
        await client.data(message.as_bytes(policy=_WHOLE if _plain(message) else _WHOLE.clone(utf8=True)))
    except aiosmtplib.SMTPResponseException:
        raise
    except (aiosmtplib.SMTPException, OSError) as exc:
        raise MailLater(type(exc).__name__, uncertain=True) from exc


def _plain(message: EmailMessage) -> bool:
    """Whether both addresses are of plain letters."""
    return (str(message["From"]) + str(message["To"])).isascii()


def _judged(code: int, name: str, *, address: bool = False) -> MailRefused | MailLater:
    """5xx is for ever, 4xx is for now."""
    return MailRefused(f"{name} {code}", address=address) if code >= 500 else MailLater(f"{name} {code}")


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
