"""Mail that waits to be handed in, in memory: a code that is minutes old is asked for anew, not kept over a stop."""

import asyncio
import logging

from bot.mail.error_place import place
from bot.mail.letters import Letter, Mailer, MailLater, MailRefused

log = logging.getLogger(__name__)

AGAIN = (5.0, 60.0, 180.0, 300.0)
"""Seconds until a mail that nobody took is offered once more: a server that does not know us yet wants to see us
again. After that its code has run out."""
UNDER_WAY = 4


class Mailroom:
    """Hands in what it is given, a few at once, and remembers whether that works."""

    def __init__(self, mailer: Mailer) -> None:
        self._mailer = mailer
        self._room = asyncio.Semaphore(UNDER_WAY)
        self._tasks: set[asyncio.Task[None]] = set()
        self.works: bool | None = None
        """Whether the last mail was taken; None before the first."""

    def worked(self, took: bool) -> None:
        """The server took a mail, of ours or of who shares it, or it did not."""
        self.works = took

    def take(self, letter: Letter) -> None:
        """Send this soon. Nobody waits for it."""
        task = asyncio.create_task(self._carry(letter))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, letter: Letter) -> None:
        for pause in (*AGAIN, None):
            try:
                async with self._room:
                    await self._mailer.send(letter)
                self.works = True
                return
            except MailRefused as exc:
                log.warning("een mail is geweigerd (%s)", exc)
                return
            except MailLater as exc:
                self.works = False
                log.warning("een mail wacht (%s)", exc)
            except Exception as exc:  # a fault of ours in one mail must not stop the next
                log.error("een mail kon niet worden gemaakt: %s in %s", type(exc).__name__, place(exc))
                return
            if pause is None:
                return
            await asyncio.sleep(pause)

    async def drained(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def close(self) -> None:
        """Let go of what waits."""
        for task in self._tasks:
            task.cancel()
