"""Passkeys at the web door: one is made on a press, lets somebody in, and is taken away again."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.visit import Post, send
from bot.screens.doors import passkey_made
from bot.web import letters, words
from bot.web.door import WebDoor
from bot.web.entering import browser_of, here, let_in, with_browser, with_cookie
from bot.web.login import Entered
from bot.web.passkeys import CannotUse, Why
from bot.web.safety import NO_STORE, STRANGE, Refused, asked, number, word
from bot.web.sessions import Logged, device
from bot.web.signed import Signed, as_bytes

SIGNS = {"id": 1400, "client": 3000, "wat": 6000, "handtekening": 1400, "wie": 100}
"""At most so many signs of each part that a page brings: a few times what a device makes."""


async def ask_to_enter(door: WebDoor, request: Request) -> Response:
    """I want to come in with a passkey. The same answer for everybody."""
    await asked(request)
    browser = browser_of(request)
    try:
        options = door.passkeys.ask_to_enter(browser, door.house.network(request))
    except CannotUse as problem:
        raise _refused(problem) from None
    return with_browser(JSONResponse({"vraag": options}, headers=NO_STORE), browser)


async def enter(door: WebDoor, request: Request) -> Response:
    """What the device signed."""
    question = await asked(request)
    signed, handle, post = _signed(question, "handtekening"), _bytes(question, "wie"), Post()
    try:
        challenge = door.passkeys.spend_to_enter(browser_of(request), signed)
        with door.office.store.atomic():
            mail = door.passkeys.check(signed, challenge, handle)
            cookie = let_in(door, Entered(mail, None), "", device(request.headers.get("user-agent", "")), post)
    except CannotUse as problem:
        raise _refused(problem) from None
    door.carry.take(post)
    door.woken(post)
    return with_cookie(JSONResponse({}, headers=NO_STORE), cookie)


async def ask_to_make(door: WebDoor, request: Request) -> Response:
    """I want to come in faster on this device."""
    await asked(request)
    try:
        options = door.passkeys.ask_to_make(_allowed(door, request))
    except CannotUse as problem:
        raise _refused(problem) from None
    return JSONResponse({"vraag": options}, headers=NO_STORE)


async def make(door: WebDoor, request: Request) -> Response:
    """The device made one. It is told by mail and in every door: who did not do this must hear it. Who asks is looked
    up once the whole question is there, for a slow one may outlast the session, and again where the key is written."""
    signed = _signed(await asked(request))
    where, office, post = device(request.headers.get("user-agent", "")), door.office, Post()
    try:
        challenge = door.passkeys.spend_to_make(_allowed(door, request), signed)
        with office.store.atomic():
            logged = here(door, request)
            door.passkeys.make(logged, signed, challenge, where)
            for address in office.store.deuren.of(logged.persoon.id):
                send(office, post, address.id, passkey_made(where), office.now(), ping=True)
    except CannotUse as problem:
        raise _refused(problem) from None
    door.carry.take(post)
    door.mailroom.take(letters.passkey(logged.who.mail, door.house.host, where))
    return JSONResponse({"woord": words.PASSKEY_MADE}, headers=NO_STORE)


async def end(door: WebDoor, request: Request) -> Response:
    """Take away one of one's own."""
    question, logged = await asked(request), here(door, request)
    with door.office.store.atomic():
        door.office.store.passkeys.end(logged.who.chat, number(question, "passkey"))
    return JSONResponse({}, headers=NO_STORE)


def _allowed(door: WebDoor, request: Request) -> Logged:
    logged = here(door, request)
    if not door.paces.may(logged.who.chat, asyncio.get_running_loop().time()):
        raise Refused(429, words.TOO_FAST, "later")
    return logged


def _signed(question: dict[str, Any], *more: str) -> Signed:
    parts = [_bytes(question, name) for name in ("id", "client", "wat", *more)]
    if not all(parts):
        raise Refused(400, STRANGE)
    return Signed(*parts)


def _bytes(question: dict[str, Any], name: str) -> bytes:
    text = word(question, name, SIGNS[name])
    try:
        return as_bytes(text) if text else b""
    except ValueError:
        raise Refused(400, STRANGE) from None


def _refused(problem: CannotUse) -> Refused:
    return Refused(429 if problem.why is Why.TOO_FAST else 400, words.PASSKEY[problem.why], problem.why.name)
