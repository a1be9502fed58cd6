"""Pings on this device: asked for with a press, tried with a press, and ended with one."""

import asyncio
import base64
import binascii

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.doors.pushing import push_one
from bot.desk.visit import Post
from bot.mail.push.hosts import allowed
from bot.screens import pings as screens
from bot.web import words
from bot.web.door import WebDoor
from bot.web.entering import here
from bot.web.safety import NO_STORE, STRANGE, Refused, asked, word

POINT, SECRET = 65, 16
"""Bytes of a browser's key and of the secret beside it, by the standard."""


async def state(door: WebDoor, request: Request) -> Response:
    """Our key (None: no pings here), and whether this browser is told."""
    logged = here(door, request)
    return JSONResponse(_state(door, logged.zitting.id), headers=NO_STORE)


def _state(door: WebDoor, zitting: int) -> dict[str, object]:
    key = door.office.push
    found = door.office.store.pushes.of_session(zitting, key) if key is not None else None
    shown = found.ontvangen.isoformat() if found is not None and found.ontvangen is not None else None
    return {"sleutel": key, "aan": found is not None, "ontvangen": shown}


async def subscribe(door: WebDoor, request: Request) -> Response:
    """This browser wants to hear. Where its push service is, is the browser's word: only known ones are believed."""
    logged, question = here(door, request), await asked(request)
    endpoint, keys = word(question, "eindpunt", 2000), (word(question, "p256dh", 200), word(question, "auth", 100))
    if door.office.push is None:
        raise Refused(409, words.NO_PUSH)
    if not allowed(endpoint, door.push_hosts):
        raise Refused(400, words.STRANGE_SERVICE)
    point = _bytes(keys[0])
    if len(point) != POINT or point[0] != 4 or len(_bytes(keys[1])) != SECRET:
        raise Refused(400, STRANGE)
    with door.office.store.atomic():
        store, now = door.office.store, door.office.now()
        store.pushes.keep(logged.zitting.id, logged.who.chat, endpoint, keys, door.office.push, now)
    return JSONResponse(_state(door, logged.zitting.id), headers=NO_STORE)


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise Refused(400, STRANGE) from None


async def unsubscribe(door: WebDoor, request: Request) -> Response:
    """It wants to hear nothing more."""
    logged = here(door, request)
    with door.office.store.atomic():
        door.office.store.pushes.end_session(logged.zitting.id)
    return JSONResponse(_state(door, logged.zitting.id), headers=NO_STORE)


async def test(door: WebDoor, request: Request) -> Response:
    """A ping to this browser, to see that it comes."""
    logged, post = here(door, request), Post()
    if not door.paces.may(logged.who.chat, asyncio.get_running_loop().time()):
        raise Refused(429, words.TOO_FAST, "later")
    office = door.office
    with office.store.atomic():
        found = office.store.pushes.of_session(logged.zitting.id, office.push) if office.push is not None else None
        if found is None:
            raise Refused(409, words.NO_PUSH_HERE)
        push_one(office, post, found, screens.TEST, office.now())
    door.carry.take(post)
    return JSONResponse({"woord": words.TEST_SENT}, headers=NO_STORE)


async def shown(door: WebDoor, request: Request) -> Response:
    """The browser showed one: that a push service took it, says nothing of that."""
    logged = here(door, request)
    with door.office.store.atomic():
        door.office.store.pushes.shown(logged.zitting.id, door.office.now())
    return JSONResponse({}, headers=NO_STORE)
