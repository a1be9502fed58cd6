"""The chat: what a person does on the page, and what the page hears."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.incoming import Bijlage
from bot.mail.intake import Outcome
from bot.web import news as pages
from bot.web import words
from bot.web.door import WebDoor
from bot.web.entering import here, with_cookie
from bot.web.intake import MOST_TEXT, Said
from bot.web.once import OtherWords
from bot.web.safety import FILE, NO_STORE, STRANGE, Refused, asked, body, number, word
from bot.web.sessions import Logged
from bot.web.shown import for_page
from bot.web.uploads import LARGEST, NoRoom

KEY = 8, 64
"""Signs of a key that the page makes."""
LATE = timedelta(hours=24)
"""What was typed longer ago was typed in another day's words."""
EARLIER = 40


async def begin(door: WebDoor, request: Request) -> Response:
    """Everything the page shows."""
    logged = here(door, request)
    return with_cookie(JSONResponse(pages.begin(door, logged), headers=NO_STORE), door.sessions.note(logged))


async def news(door: WebDoor, request: Request) -> Response:
    """What changed; waits a while when nothing did."""
    logged = here(door, request)
    cookie = door.sessions.note(logged)
    after, chat = _query(request, "na"), logged.who.chat
    if request.query_params.get("leven") != door.life:
        return with_cookie(JSONResponse({"opnieuw": True}, headers=NO_STORE), cookie)
    door.shown.note(chat, after)
    if door.office.store.weblog.number(chat) == after:
        await door.feed.news(chat)
        logged = here(door, request)  # it may have ended meanwhile
    return with_cookie(JSONResponse(pages.since(door, logged, after), headers=NO_STORE), cookie)


async def earlier(door: WebDoor, request: Request) -> Response:
    """Messages from before the first that the page shows."""
    logged = here(door, request)
    rows = door.office.store.weblog.last(logged.who.chat, EARLIER, _query(request, "voor"))
    return JSONResponse({"berichten": [for_page(row) for row in rows], "meer": len(rows) == EARLIER}, headers=NO_STORE)


async def file(door: WebDoor, request: Request) -> Response:
    """A file that we sent: kept by who asks for it, a picture shown; nothing in it runs."""
    logged = here(door, request)
    found = door.office.store.weblog.file(logged.who.chat, request.path_params["bericht"])
    if found is None:
        raise Refused(404, words.NO_FILE)
    naam, content = found
    picture = naam.endswith(".png") and content.startswith(b"\x89PNG\r\n\x1a\n")
    headers = {**FILE}
    if not picture:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(naam)}"
    return Response(content, media_type="image/png" if picture else "application/octet-stream", headers=headers)


async def say(door: WebDoor, request: Request) -> Response:
    """A typed text."""
    logged, question = here(door, request), await asked(request)
    text = word(question, "tekst", MOST_TEXT).strip()
    if not text:
        raise Refused(400, STRANGE)
    key = _key(word(question, "sleutel", KEY[1]))
    sent = _sent(door, word(question, "moment", 40), word(question, "nu", 40))
    return _done(door, logged, question, lambda: door.typed.say(logged.who, key, text, sent))


async def press(door: WebDoor, request: Request) -> Response:
    """A button under a message."""
    logged, question = here(door, request), await asked(request)
    action, key = word(question, "actie", 64), _key(word(question, "sleutel", KEY[1]))
    message, above = number(question, "bericht"), word(question, "vraag", MOST_TEXT)
    return _done(door, logged, question, lambda: door.typed.press(logged.who, key, message, action, above))


async def seen(door: WebDoor, request: Request) -> Response:
    """Somebody looks at a page that shows all changes up to this number."""
    logged, question = here(door, request), await asked(request)
    door.looked_at(logged.who.chat, number(question, "na"))
    return JSONResponse({}, headers=NO_STORE)


async def send(door: WebDoor, request: Request) -> Response:
    """A file, as it is; what is said of it stands in headers, for its bytes are the body."""
    logged, headers = here(door, request), request.headers
    if not headers.get("content-type", "").startswith("application/octet-stream"):
        raise Refused(415, STRANGE)
    about = {name: unquote(headers.get(f"x-{name}", "")) for name in ("sleutel", "naam", "bijschrift")}
    key, naam = _key(word(about, "sleutel", KEY[1])), word(about, "naam", 200).strip()
    caption = word(about, "bijschrift", 1024)
    try:
        content = await body(request, LARGEST)
    except Refused:
        raise Refused(413, words.TOO_LARGE) from None
    if not content:
        raise Refused(400, words.EMPTY_FILE)
    try:
        bron = door.uploads.put(content)
    except NoRoom:
        raise Refused(503, words.FULL) from None

    def give() -> Said:
        taken = False
        try:
            said = door.typed.file(logged.who, key, Bijlage(bron, naam, len(content)), caption)
            taken = said.lezen
            return said
        finally:
            if not taken:
                door.uploads.drop(bron)

    return _done(door, logged, {"na": int(headers.get("x-na", "0") or 0)}, give)


def _done(door: WebDoor, logged: Logged, question: dict[str, object], do: Callable[[], Said]) -> Response:
    """Do it once, and tell at once what changed for who did it."""
    if not door.paces.may(logged.who.chat, asyncio.get_running_loop().time()):
        raise Refused(429, words.TOO_FAST, "later")
    after = number(question, "na") if "na" in question else None
    try:
        said = do()
    except OtherWords:
        raise Refused(409, words.OTHER_WORDS, "andere tekst") from None
    if said.outcome is Outcome.RETRY:
        raise Refused(503, words.NOT_NOW, "later")
    found = {} if after is None else pages.since(door, logged, after)
    return JSONResponse({"woord": said.woord, "bericht": said.message, **found}, headers=NO_STORE)


def _key(value: str) -> str:
    if not KEY[0] <= len(value) <= KEY[1] or not value.isascii() or not value.replace("-", "").isalnum():
        raise Refused(400, STRANGE)
    return value


def _sent(door: WebDoor, typed: str, page_now: str) -> datetime | None:
    """When it was typed, for what waited until there was a line again: "vandaag" counts from then. It waited as long
    as the page's clock says, whatever that clock shows; never later than now, and not from long ago."""
    if not typed:
        return None
    now = door.office.now()
    moment = now - (_moment(page_now) - _moment(typed)) if page_now else _moment(typed)
    return moment if now - LATE <= moment <= now else None


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise Refused(400, STRANGE) from None
    if moment.tzinfo is None:
        raise Refused(400, STRANGE)
    return moment


def _query(request: Request, name: str) -> int:
    value = request.query_params.get(name, "")
    if not (value.isascii() and value.isdecimal() and len(value) < 16):
        raise Refused(400, STRANGE)
    return int(value)
