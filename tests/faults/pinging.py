"""Short lives of what pings people: the clock writes, the courier of one channel carries, and a place kills it.

`python -m tests.faults.pinging`: each line on stdin is one life, as JSON, forked from what was read once. Answers with
its exit status, as subprocess gives it.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.features import all_features
from bot.mail.channel import All
from bot.mail.courier import Courier
from bot.mail.push import carrier as push
from bot.mail.smtp import carrier as mail
from bot.mail.smtp import sender
from bot.mail.smtp.sender import Server, SmtpMailer
from bot.run import clock, doors
from bot.run.service import make_office
from bot.settings import Settings
from knowledge.gemeenten import laad_gemeenten
from knowledge.search.kennis import laad as laad_kennis
from storage.outbox import Outbox
from storage.store import open_store
from tests.web.page import BASIC

CONTACT = "beheer@voorbeeld.nl"
CARRIERS: dict[str, Any] = {"mail": mail.MailCarrier, "push": push.PushCarrier}
Dies = Callable[[], None]


def counting(count: int) -> Dies:
    """Kills us, as when the power fails, when it is called for the so manieth time."""
    left = [count]

    def dies() -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    return dies


def before_the_commit(channel: str, dies: Dies) -> None:
    """A ping is written; that transaction is open."""
    add = Outbox.add

    def dying(self: Any, chat: int, *args: Any, **named: Any) -> Any:
        row = add(self, chat, *args, **named)
        if row.kanaal == channel:
            dies()
        return row

    Outbox.add = dying  # type: ignore[method-assign]


def after_the_commit(channel: str, dies: Dies) -> None:
    """It is committed; the courier hears of it."""
    take = All.take

    def dying(self: Any, post: Any) -> None:
        if any(row.kanaal == channel for row in post.rows):
            dies()
        take(self, post)

    All.take = dying  # type: ignore[method-assign]


def before_the_send(channel: str, dies: Dies) -> None:
    """It is claimed; nothing of it has left."""
    deliver = CARRIERS[channel].deliver

    async def dying(*args: Any) -> Any:
        dies()
        return await deliver(*args)

    CARRIERS[channel].deliver = dying


def before_the_mark(channel: str, dies: Dies) -> None:
    """It has arrived; the database does not know it yet."""
    deliver = CARRIERS[channel].deliver

    async def dying(*args: Any) -> Any:
        done = await deliver(*args)
        dies()
        return done

    CARRIERS[channel].deliver = dying


PLACES = {
    "voor de commit": before_the_commit,
    "na de commit": after_the_commit,
    "voor het versturen": before_the_send,
    "voor het afvinken": before_the_mark,
}


PATIENCE = 60.0
"""Seconds for a ping to be taken: on a machine that is busy with other tests too, a server that has no turn for a while
must not look like one that hangs, for then a ping goes twice and says so without a kill."""


async def live(life: dict[str, Any]) -> None:
    """From opening the file until nothing is left to carry."""
    push.PATIENCE = sender.PATIENCE = PATIENCE
    settings = Settings(_env_file=None, **(BASIC | life["settings"]))
    settings = settings.model_copy(
        update={"ketenbot_pushdiensten": frozenset({life["service"]}), "ketenbot_mail_limiet": 60_000}
    )
    store, moment = open_store(Path(life["database"]), mode="echt"), datetime.fromisoformat(life["moment"])
    office, carry = make_office(settings, store, lambda: moment, ""), All()
    courier: Courier
    if life["channel"] == "push":
        found = doors.push(settings, office, carry)
        assert found is not None
        courier = found[0]
    else:
        server = Server("127.0.0.1", life["port"], "geen", None, None, "ketenbot@voorbeeld.nl")
        courier = doors.mail(settings, office, carry, SmtpMailer(server), lambda _: None)
    if life["place"]:
        PLACES[life["place"]](life["channel"], counting(life["count"]))
    courier.start()
    running = asyncio.create_task(courier.run())
    clock.tick(office, carry)
    await courier.drained()
    running.cancel()
    await courier.close()
    store.close()


def main() -> None:
    """One life for each line, one after the other. What every office reads is read before the first."""
    laad_kennis()
    laad_gemeenten()
    all_features()
    print("klaar", flush=True)  # noqa: T201  the answer
    for line in sys.stdin:
        child = os.fork()
        if not child:
            status = 3
            try:
                asyncio.run(live(json.loads(line)))
                status = 0
            finally:
                sys.stderr.flush()
                os._exit(status)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201  the answer


if __name__ == "__main__":
    main()
