"""The bare server beside which the web door is measured: the same framework with the same page, which waits for news
and answers a press with words that were written before. It knows nobody and keeps nothing.

    python -m tests.bench.bare FILE    prints its address; FILE holds what `begin` and a press answer
"""

import asyncio
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.tryout.standin.api import listen
from bot.web.assets import ASSETS
from bot.web.feed import HOLD
from bot.web.sessions import COOKIE


class Bare:
    """By the cookie of each page: how far it is, and what wakes it. The page's own numbers go up by one a press."""

    def __init__(self, begin: dict[str, Any], press: dict[str, Any]) -> None:
        self._begin, self._press = begin, press
        self._numbers: dict[str, int] = {}
        self._waiting: dict[str, asyncio.Event] = {}

    async def begin(self, request: Request) -> Response:
        self._numbers.setdefault(request.cookies.get(COOKIE, ""), self._begin["nummer"])
        return JSONResponse(self._begin)

    async def press(self, request: Request) -> Response:
        await request.json()
        who = request.cookies.get(COOKIE, "")
        self._numbers[who] = self._numbers.get(who, 0) + 1
        if who in self._waiting:
            self._waiting[who].set()
        return self._answer(who)

    async def news(self, request: Request) -> Response:
        who = request.cookies.get(COOKIE, "")
        if int(request.query_params["na"]) == self._numbers.get(who, 0):
            event = self._waiting[who] = asyncio.Event()
            with suppress(TimeoutError):
                async with asyncio.timeout(HOLD):
                    await event.wait()
        return self._answer(who)

    def _answer(self, who: str) -> Response:
        number = self._numbers.get(who, 0)
        messages = [{**message, "nummer": number} for message in self._press["berichten"]]
        return JSONResponse({**self._press, "nummer": number, "berichten": messages})


async def static(request: Request) -> Response:
    """A file of the page."""
    asset = ASSETS[request.path_params["naam"]]
    return Response(asset.content, media_type=asset.media_type)


def main() -> None:
    """Serve until the process is told to stop."""
    kept = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    bare, listening = Bare(kept["begin"], kept["druk"]), listen(0)
    routes = [
        Route("/chat/api/begin", bare.begin),
        Route("/chat/api/nieuws", bare.news),
        Route("/chat/api/{naam}", bare.press, methods=["POST"]),
        Route("/chat/{naam:path}", static),
    ]
    listening.listen(4096)
    config = uvicorn.Config(Starlette(routes=routes), log_config=None, access_log=False, lifespan="off", http="h11")
    sys.stdout.write(f"http://127.0.0.1:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    main()
