"""Bringing updates to the bot's webhook: in order, each until it is taken."""

import asyncio
import contextlib

import httpx

from bot.tryout.standin.standin import StandIn
from bot.tryout.standin.updates import Update

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_WAIT = 60.0
"""Seconds between two tries at most; the first try after a failure comes at once, as Telegram does it."""
ANSWER_WITHIN = 10.0
"""Seconds a webhook may take."""


class Courier:
    """Delivers to the webhook while one is set. `first_wait` in seconds doubles with each further failure."""

    def __init__(self, standin: StandIn, *, first_wait: float = 1.0) -> None:
        self._standin = standin
        self._first_wait = first_wait
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Start bringing when a webhook is set. Call it after each call of the bot; it costs nothing without one."""
        if self._standin.state.webhook and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Stop at once; what was not taken waits on."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        state = self._standin.state
        state.wakers.add(self._woken.set)
        try:
            async with httpx.AsyncClient(timeout=ANSWER_WITHIN) as client:
                while state.webhook and not self._standin.closed:
                    self._woken.clear()
                    waiting = self._standin.updates(1)
                    if waiting:
                        await self._bring(client, waiting[0])
                    else:
                        await self._woken.wait()
        finally:
            state.wakers.discard(self._woken.set)

    async def _bring(self, client: httpx.AsyncClient, update: Update) -> None:
        """Try until it is taken, the webhook is gone, or the update is too old."""
        failures = 0
        state = self._standin.state
        while state.webhook and not self._standin.closed and self._standin.updates(1) == [update]:
            wait = await self._post(client, update)
            if wait is None:
                state.queue.confirm(update["update_id"] + 1)
                return
            pause = min(LONGEST_WAIT, self._first_wait * 2 ** (failures - 1)) if failures else 0.0
            failures += 1
            await asyncio.sleep(max(wait, pause))

    async def _post(self, client: httpx.AsyncClient, update: Update) -> float | None:
        """None when it was taken, else the seconds that the answer asks to wait (0 when it asks nothing)."""
        hook = self._standin.state.webhook
        try:
            answer = await client.post(
                hook["url"], json=update, headers={HEADER: hook["secret"]} if hook["secret"] else {}
            )
        except httpx.HTTPError:
            self._note("Connection closed")
            return 0.0
        if answer.is_success:
            return None
        self._note(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
        return float(after) if (after := answer.headers.get("Retry-After", "0")).isdigit() else 0.0

    def _note(self, words: str) -> None:
        state = self._standin.state
        if state.webhook:
            state.webhook |= {"last_error_date": state.stamp(), "last_error_message": words}
