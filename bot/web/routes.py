"""What the web server answers behind /chat: the page, the chat, and coming in."""

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.mail.error_place import place
from bot.web import entering, keyring, lost, pushes, talking, words
from bot.web.assets import ASSETS
from bot.web.door import WebDoor
from bot.web.safety import NO_STORE, SAFE, Refused
from storage.store import CannotCommit

log = logging.getLogger(__name__)

API = "/chat/api/"
Handler = Callable[[WebDoor, Request], Awaitable[Response]]
_FRESH = {**SAFE, "Cache-Control": "no-cache"}


def routes(door: WebDoor) -> list[BaseRoute]:
    """All of them."""

    def answers(handler: Handler, *, changes: bool) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                check = door.house.check_sent_by_us if changes else door.house.check_host
                check(request)
                answer = await handler(door, request)
                if changes and door.replica is not None:
                    await door.replica.holds()
                return answer
            except Refused as refused:
                return refused.answer()
            except CannotCommit as exc:
                log.warning("de webdeur kan niet vastleggen (%s)", exc)
                return JSONResponse({"fout": words.NOT_NOW, "soort": "later"}, 503, headers=NO_STORE)
            except Exception as exc:  # its text may quote what a person wrote
                log.error("de webdeur faalt: %s in %s", type(exc).__name__, place(exc))
                return JSONResponse({"fout": words.WENT_WRONG}, 500, headers=NO_STORE)

        return endpoint

    gets: dict[str, Handler] = {
        "begin": talking.begin,
        "nieuws": talking.news,
        "eerder": talking.earlier,
        "bestand/{bericht:int}": talking.file,
        "zittingen": entering.sessions,
        "push-stand": pushes.state,
    }
    posts: dict[str, Handler] = {
        "code": entering.ask,
        "in": entering.enter,
        "uit": entering.leave,
        "kwijt": lost.lost,
        "passkey-vraag": keyring.ask_to_enter,
        "passkey-in": keyring.enter,
        "passkey-nieuw": keyring.ask_to_make,
        "passkey-maak": keyring.make,
        "passkey-weg": keyring.end,
        "zeg": talking.say,
        "druk": talking.press,
        "gezien": talking.seen,
        "push": pushes.subscribe,
        "push-uit": pushes.unsubscribe,
        "push-proef": pushes.test,
        "ontvangen": pushes.shown,
        "stuur": talking.send,
    }
    return [
        Route("/chat", _to_page),
        *(Route(f"/chat/api/{name}", answers(handler, changes=False)) for name, handler in gets.items()),
        *(
            Route(f"/chat/api/{name}", answers(handler, changes=True), methods=["POST"])
            for name, handler in posts.items()
        ),
        Route("/chat/{naam:path}", answers(_static, changes=False)),
    ]


async def _to_page(_: Request) -> Response:
    return RedirectResponse("/chat/", 308)


async def _static(_: WebDoor, request: Request) -> Response:
    asset = ASSETS.get(request.path_params["naam"])
    if asset is None:
        raise Refused(404, "Deze pagina is er niet. Ga naar /chat/.")
    return Response(asset.content, media_type=asset.media_type, headers=_FRESH)
