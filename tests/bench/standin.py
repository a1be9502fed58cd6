"""The stand-in with a stopwatch, as a process of its own: `python -m tests.bench.standin` prints its address.

It notes when an update was put in line and when the bot's answer to it arrived, and hands out work at a set pace, so
that neither the clock nor the pace depends on who measures.
"""

import asyncio
import random
import sys
from collections import Counter, defaultdict, deque
from typing import Any

import uvicorn
from starlette.routing import BaseRoute, Route

from bot.tryout.endpoints import Answer, takes
from bot.tryout.page.clock import LooseClock
from bot.tryout.standin.api import application, listen
from bot.tryout.standin.limits import Limits
from bot.tryout.standin.params import Params
from bot.tryout.standin.refusal import Refusal
from bot.tryout.standin.standin import StandIn

TOKEN = "1:proef"
ANSWERS = frozenset(("sendmessage", "editmessagetext"))
"""Calls that a person sees as the answer: one for each update."""


class Measured(StandIn):
    """A stand-in that knows how long each update waited. Times are monotonic seconds."""

    def __init__(self, limiet: float = 0) -> None:
        super().__init__(TOKEN, LooseClock().now, limits=Limits(overall=limiet) if limiet else None)
        self.asked: dict[int, deque[float]] = defaultdict(deque)
        self.waits: list[float] = []
        self.expected = self.done = self.surplus = self.refused = 0
        self.first = self.last = 0.0
        self.unasked = Counter[int]()
        self.unasked_at: list[float] = []
        self.changed = asyncio.Event()

    def call(self, method: str, params: Params, files: Any = None) -> Any:
        """Carry out a call; an answer that succeeded ends the wait of the chat's oldest update."""
        try:
            result = super().call(method, params, files)
        except Refusal as refused:
            self.refused += refused.retry_after is not None
            raise
        if method.lower() == "sendmessage" and int(params["chat_id"]) not in self.asked:
            self.unasked[int(params["chat_id"])] += 1
            self.unasked_at.append(self.monotonic())
        if method.lower() in ANSWERS:
            self.done += 1
            self.last = self.monotonic()
            self.changed.set()
        return result

    def arrived(self, method: str, params: Params) -> None:
        """A call has come in; with a slow Telegram it is answered later."""
        if method.lower() not in ANSWERS:
            return
        waiting = self.asked.get(int(params["chat_id"]))
        if waiting:
            self.waits.append(self.monotonic() - waiting.popleft())
        else:
            self.surplus += 1

    def hand_out(self, deed: list[Any]) -> None:
        """Let somebody type ([person, text]) or press the newest button ([person, label, "druk"])."""
        person, words = int(deed[0]), str(deed[1])
        self.first = self.first or self.monotonic()
        self.expected += 1
        self.asked[person].append(self.monotonic())
        if len(deed) == 2:
            self.say(person, words)
        else:
            self.press(person, self._buttoned(person), words)

    def _buttoned(self, person: int) -> int:
        return next(int(m["message_id"]) for m in reversed(self.messages(person)) if "reply_markup" in m)

    def monotonic(self) -> float:
        """Seconds on the clock of the stand-in."""
        return self.state.monotonic()

    def begin(self) -> None:
        """Forget what was measured."""
        self.asked.clear()
        self.waits = []
        self.expected = self.done = self.surplus = 0
        self.first = self.last = 0.0
        self.state.calls.clear()


def routes(standin: Measured) -> list[BaseRoute]:
    """What the benchmark asks, all under /meet."""

    def begin(_: Answer) -> None:
        standin.begin()

    def at_once(asked: Answer) -> None:
        for deed in asked["daden"]:
            standin.hand_out(deed)

    async def at_pace(asked: Answer) -> Answer:
        gaps, moment = random.Random(asked["zaad"]), standin.monotonic()
        for deed in asked["daden"]:
            moment += gaps.expovariate(asked["per_seconde"])
            await asyncio.sleep(max(0.0, moment - standin.monotonic()))
            standin.hand_out(deed)
        return {}

    async def finish(asked: Answer) -> Answer:
        end = standin.monotonic() + asked["geduld"]
        while standin.done < standin.expected and (left := end - standin.monotonic()) > 0:
            standin.changed.clear()
            try:
                await asyncio.wait_for(standin.changed.wait(), left)
            except TimeoutError:
                break
        return _result(standin)

    def now(_: Answer) -> Answer:
        """What went to people who asked nothing, and how long those who did had to wait."""
        moments = standin.unasked_at or [0.0]
        return {
            "berichten": standin.unasked.total(),
            "mensen": len(standin.unasked),
            "geweigerd": standin.refused,
            "van": min(moments),
            "tot": max(moments),
            "wachttijden": standin.waits,
        }

    deeds = {"stand": now, "begin": begin, "ineens": at_once, "tempo": at_pace, "klaar": finish}
    return [Route(f"/meet/{name}", takes(do), methods=["POST"]) for name, do in deeds.items()]


def _result(standin: Measured) -> Answer:
    return {
        "verwacht": standin.expected,
        "gedaan": standin.done,
        "te_veel": standin.surplus,
        "laatste": standin.last,
        "seconden": standin.last - standin.first,
        "wachttijden": standin.waits,
        "aanroepen": sum(standin.state.calls.values()),
    }


def main() -> None:
    """Serve until the process is told to stop."""
    standin, listening = Measured(float(sys.argv[1]) if sys.argv[1:] else 0), listen(0)
    app = application(standin, LooseClock())
    plan = standin.before
    assert plan is not None

    def before(method: str, params: Params) -> Any:
        standin.arrived(method, params)
        return plan(method, params)

    standin.before = before
    app.router.routes[:0] = routes(standin)
    listening.listen()  # before the address is told: whoever reads it may connect at once
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=1)
    sys.stdout.write(f"http://127.0.0.1:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    main()
