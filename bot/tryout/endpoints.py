"""The two kinds of question that the page asks: to see something, and to do something."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.tryout.standin.people_act import NotPossible
from bot.tryout.standin.refusal import Refusal

Answer = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]

SAFE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""Headers for everything the page gets: it runs its own scripts and nobody else's."""


def gives(make: Callable[[Request], Any]) -> Endpoint:
    """An endpoint that only reads."""

    async def endpoint(request: Request) -> Response:
        made = make(request)
        return JSONResponse(await made if isinstance(made, Awaitable) else made, headers=SAFE)

    return endpoint


def takes(do: Callable[[Answer], Any]) -> Endpoint:
    """An endpoint that does something, told in JSON.

    Only JSON is taken: a page of another site cannot send that here without being asked first.
    """

    async def endpoint(request: Request) -> Response:
        try:
            done = do(await _asked(request))
            return JSONResponse(await done if isinstance(done, Awaitable) else done or {})
        except NotPossible as refused:
            return JSONResponse({"fout": str(refused)}, 400)
        except Refusal:
            return JSONResponse({"fout": "Dit bestand is geen foto. Stuur het als document."}, 400)
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
            return JSONResponse({"fout": "De pagina stuurde iets wat niet klopt. Laad de pagina opnieuw."}, 400)

    return endpoint


async def _asked(request: Request) -> Answer:
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise ValueError("not JSON")
    asked = await request.json()
    if not isinstance(asked, dict):
        raise TypeError("not an object")
    return asked
