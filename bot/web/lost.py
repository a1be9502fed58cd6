"""A phone that is lost: going out everywhere with a code from the mail, without being logged in anywhere."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.doors import leaving
from bot.desk.visit import Post, send
from bot.screens.colleagues import reported_lost
from bot.web import CHANNEL, words
from bot.web.door import WebDoor
from bot.web.entering import BROWSER, refused_code, with_nobody
from bot.web.login import CannotEnter
from bot.web.safety import NO_STORE, asked, word


async def lost(door: WebDoor, request: Request) -> Response:
    """The code, typed over; who manages the colleague hears it."""
    question, browser = await asked(request), request.cookies.get(BROWSER, "")
    store, post = door.office.store, Post()
    try:
        with store.atomic():
            entered = door.login.check(browser, word(question, "code", 100), "")
            person = store.people.by_address(CHANNEL, entered.mail)
            keys = store.passkeys.count(person.id) if person else 0
            count = leaving.everywhere(store, person.id) if person else 0
            if person is not None:
                leaving.tell(
                    store,
                    person,
                    reported_lost(person.naam),
                    lambda chat, bericht: send(door.office, post, chat, bericht, door.office.now(), ping=True),
                )
            chats = [one.id for one in store.deuren.of(person.id)] if person else []
    except CannotEnter as problem:
        raise refused_code(door, browser, problem) from None
    door.carry.take(post)
    door.woken(post)
    door.feed.changed(chats)
    return with_nobody(JSONResponse({"woord": words.lost(count, keys)}, headers=NO_STORE))
