"""The chat page and what it asks for: who is there, what happened, what somebody does, the clock."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.tryout.endpoints import SAFE, Answer, Endpoint, gives, takes
from bot.tryout.page.clock import ClockControl
from bot.tryout.page.from_page import ACTS, Act
from bot.tryout.page.to_page import Persona, begin, news
from bot.tryout.standin.people_act import NotPossible
from bot.tryout.standin.server import BotApi
from bot.tryout.standin.standin import StandIn

PAGE = Path(__file__).parent / "web"
SHARED = Path(__file__).parents[2] / "page"
"""What this page shares with that of the web door."""
ZONE = ZoneInfo("Europe/Amsterdam")
_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain")


def app_routes(standin: StandIn, cast: Sequence[Persona], clock: ClockControl) -> list[BaseRoute]:
    """The chat page at /, what it needs under /proef, and the Bot API at /api."""
    for persona in cast:
        standin.add_person(persona.id, persona.first_name)
    return [
        Route("/", _page),
        Mount("/pagina/deel", StaticFiles(directory=SHARED)),
        Mount("/pagina", StaticFiles(directory=PAGE)),
        Route("/proef/begin", gives(lambda _: begin(standin, cast, clock))),
        Route("/proef/post", gives(lambda _: {"adres": None})),  # an open web door answers before
        Route("/proef/nieuws", gives(lambda request: _news(standin, clock, request))),
        Route("/proef/bestand/{nummer}", _files(standin)),
        Route("/proef/klok", takes(lambda asked: _step(clock, asked)), methods=["POST"]),
        *(Route(f"/proef/{name}", takes(_bound(act, standin)), methods=["POST"]) for name, act in ACTS.items()),
        Mount("/api", BotApi(standin)),
    ]


async def _page(_: Request) -> Response:
    return FileResponse(PAGE / "index.html", headers=SAFE)


def _news(standin: StandIn, clock: ClockControl, request: Request) -> Awaitable[Answer]:
    return news(standin, clock, _number(request, "na"), request.query_params.get("zitting", ""))


def _bound(act: Act, standin: StandIn) -> Callable[[Answer], Any]:
    return lambda asked: act(standin, asked)


def _number(request: Request, name: str) -> int:
    value = request.query_params.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 16 else 0


def _files(standin: StandIn) -> Endpoint:
    """Files to look at or keep. What a browser could run is only ever kept."""

    async def endpoint(request: Request) -> Response:
        upload = standin.state.files.get(request.path_params["nummer"])
        if upload is None:
            return JSONResponse({"fout": "Dit bestand is er niet meer."}, 404)
        headers = {**SAFE, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
        if upload.mime not in _SHOWN:
            headers["Content-Disposition"] = f'attachment; filename="{_plain_name(upload.name)}"'
        return Response(upload.content, media_type=upload.mime, headers=headers)

    return endpoint


def _plain_name(name: str) -> str:
    """A file name that fits in a header."""
    return "".join(one if one.isascii() and one.isprintable() and one not in '"\\' else "_" for one in name)


async def _step(clock: ClockControl, asked: Answer) -> Answer:
    """Move the clock: to the next due moment, on by some days, or to noon of a date (the morning is then over)."""
    if asked.get("stap") == "volgende":
        found = await clock.next_due()
        return {"klok": clock.now().isoformat(), "gevonden": found is not None}
    here = clock.now().astimezone(ZONE)
    if "dagen" in asked:
        day, hour = here.date() + timedelta(days=int(asked["dagen"])), here.timetz().replace(tzinfo=None)
    else:
        day, hour = date.fromisoformat(asked["datum"]), time(12)
    moment = datetime.combine(day, hour, ZONE)
    if moment <= here:
        raise NotPossible("De klok kan alleen vooruit. Kies een latere datum.")
    if day > here.date() + timedelta(days=366):
        raise NotPossible("Kies een datum binnen een jaar. Zet de klok anders in stappen vooruit.")
    await clock.advance_to(moment)
    return {"klok": clock.now().isoformat(), "gevonden": True}
