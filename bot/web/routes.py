"""What the web server answers behind /chat: the page, the chat, and coming in."""

import logging
import mimetypes
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.mail.error_place import place
from bot.web import entering, talking, words
from bot.web.door import WebDoor
from bot.web.safety import NO_STORE, SAFE, Refused
from storage.store import CannotCommit

log = logging.getLogger(__name__)

API = "/chat/api/"
PAGE = Path(__file__).parent / "page"
SHARED = Path(__file__).parents[1] / "page"
"""What the page shares with that of the try-out."""
Handler = Callable[[WebDoor, Request], Awaitable[Response]]
_FRESH = {**SAFE, "Cache-Control": "no-cache"}
mimetypes.add_type("application/manifest+json", ".webmanifest")


def routes(door: WebDoor) -> list[BaseRoute]:
    """All of them."""

    def answers(handler: Handler, *, changes: bool) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                check = door.house.check_sent_by_us if changes else door.house.check_host
                check(request)
                return await handler(door, request)
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
    }
    posts: dict[str, Handler] = {
        "code": entering.ask,
        "in": entering.enter,
        "uit": entering.leave,
        "zeg": talking.say,
        "druk": talking.press,
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


def _files() -> dict[str, Path]:
    """What may be asked for, by name: no path of a question is ever looked up on the disk."""
    own = {path.name: path for path in PAGE.iterdir()}
    return {**own, **{f"deel/{path.name}": path for path in SHARED.iterdir()}, "": PAGE / "index.html"}


_FILES = _files()


async def _static(_: WebDoor, request: Request) -> Response:
    path = _FILES.get(request.path_params["naam"])
    if path is None:
        raise Refused(404, "Deze pagina is er niet. Ga naar /chat/.")
    return FileResponse(path, headers=_FRESH)
