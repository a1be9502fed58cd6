"""The mail that says that there is something on the page: a carrier like that of any channel."""

from collections.abc import Callable
from typing import Any

from bot.desk.visit import Fleeting, Menu
from bot.mail.channel import Delivered, Gone, NoAnswer, Refused, Verdict
from bot.mail.letters import Letter, Mailer, MailLater, MailRefused
from storage.outbox import OutboxRow


class MailCarrier:
    """Hands in the mails of the outbox. `may_have` says whether who reads an address still has access; `worked` hears
    whether the server took one."""

    def __init__(self, mailer: Mailer, may_have: Callable[[str], bool], worked: Callable[[bool], None]) -> None:
        self._mailer, self._may_have, self._worked = mailer, may_have, worked

    async def deliver(self, row: OutboxRow, content: dict[str, Any], gone: bool) -> Verdict:  # noqa: ARG002  nothing is deleted by mail
        """Once. One that may have arrived before says so in its subject."""
        if not self._may_have(row.adres):
            return Refused("geen toegang meer")
        subject = content["mogelijk_dubbel" if row.dubbel else "onderwerp"]
        try:
            await self._mailer.send(Letter(row.adres, subject, content["tekst"]))
        except MailRefused as exc:
            return Gone(str(exc)) if exc.address else Refused(str(exc))
        except MailLater as exc:
            self._worked(False)
            return NoAnswer(exc.uncertain, str(exc))
        self._worked(True)
        return Delivered(None)

    async def in_passing(self, item: Fleeting | Menu) -> None:
        """Nothing goes by mail in passing."""
