"""Work that waits, done a short piece at a time beside the updates: each piece is a transaction of its own, so that
nobody waits long. What was left at a stop is taken up at the next start."""

import asyncio
from time import perf_counter

from bot.desk.visit import Office
from bot.mail.channel import Takes
from bot.run import room, waiting


def once(office: Office, courier: Takes) -> bool:
    """Do one piece of every kind; says whether any was done. Raises CannotCommit."""
    done = False
    if office.store.levens.waits():
        return False
    for chore in office.features.chores:
        with office.store.atomic():
            post = chore(office, office.now())
        if post is not None:
            courier.take(post)
            done = True
    return done


async def run(office: Office, courier: Takes, woken: asyncio.Event) -> None:
    """Work until cancelled; `woken` tells that there may be something."""

    async def piece() -> bool:
        begun = perf_counter()
        if office.store.levens.waits():  # for the beheerder, who may confirm beside us
            await asyncio.sleep(waiting.AGAIN)
            return True
        done = once(office, courier)
        if done:
            await room.after(begun)
        return done

    await waiting.run("werk", piece, woken)
