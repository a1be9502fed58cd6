"""What the try-out adds to the web door: mailbox and pings to look at, an invitation at a press, and a page that
subscribes with the push service of the try-out and not with one far away."""

import secrets
from functools import partial
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.desk import people
from bot.desk.rights import Rol
from bot.desk.visit import Office
from bot.tryout.endpoints import Answer, gives, takes
from bot.tryout.page.cast import DOMAINS
from bot.tryout.webdoor.opening import Beside
from bot.web.assets import ASSETS, LOST
from bot.web.safety import SAFE

SCRIPT = (Path(__file__).parent / "page" / "proef.js").read_bytes()
BEGINS = b'<script type="module" src="begin.js">'
WHO_INVITES = "Almere"


def webdoor_routes(office: Office, beside: Beside | None) -> list[BaseRoute]:
    """They stand before those of the door itself. None without a door."""
    if beside is None:
        return []
    return [
        Route("/proef/post", gives(lambda _: {"adres": office.webpagina, **beside.arrived.view()})),
        Route("/proef/uitnodiging", takes(partial(_invite, office)), methods=["POST"]),
        Route("/proef/abonnement", takes(partial(_subscribe, beside)), methods=["POST"]),
        Route("/chat/", _page),
        Route(f"/chat/{LOST}", _page),
        Route("/chat/proef.js", _script),
    ]


def _invite(office: Office, _: Answer) -> dict[str, Any]:
    """As a coordinator does it in the chat."""
    with office.store.atomic():
        made = people.invite(office, WHO_INVITES, Rol.GEMEENTE, None, office.now())
    return {"link": made.links[-1], "domein": DOMAINS[WHO_INVITES], "organisatie": WHO_INVITES}


def _subscribe(beside: Beside, _: Answer) -> dict[str, Any]:
    """What a browser would get from the push service of its maker."""
    name = secrets.token_urlsafe(12)
    return {**beside.push.browser(name), "wie": name, "nummer": beside.arrived.number}


async def _page(_: Request) -> Response:
    """The door's own page, which begins with the try-out's script."""
    page = ASSETS["index.html"].content.replace(BEGINS, b'<script src="proef.js"></script>\n  ' + BEGINS)
    return Response(page, media_type="text/html", headers={**SAFE, "Cache-Control": "no-cache"})


async def _script(_: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript", headers={**SAFE, "Cache-Control": "no-cache"})
