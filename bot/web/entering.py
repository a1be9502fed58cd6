"""Coming in and going out: codes, cookies, and the list of where somebody is logged in."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.doors import joining
from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from bot.desk.visit import Post
from bot.web import CHANNEL, words
from bot.web.door import WebDoor
from bot.web.keys import fresh
from bot.web.login import CannotEnter, Entered, Why, name_of
from bot.web.post import bring
from bot.web.safety import NO_STORE, Refused, asked, number, word
from bot.web.sessions import COOKIE, LONGEST, Logged, Out, device

BROWSER = "__Host-ketenbot-browser"
"""By which a browser that asked for a code is known again; it says nothing of who is behind it."""
BROWSER_DAYS = 400


def here(door: WebDoor, request: Request) -> Logged:
    """Who asks. Raises Refused."""
    with door.office.store.reading():
        logged = door.sessions.find(request.cookies.get(COOKIE))
    if isinstance(logged, Out):
        raise Refused(401, words.OUT[logged], "uit")
    return logged


def with_cookie(response: Response, value: str | None) -> Response:
    """The same answer, with what the browser holds from now on."""
    if value is not None:
        _set(response, COOKIE, value, LONGEST.days)
    return response


def _set(response: Response, name: str, value: str, days: int) -> None:
    response.set_cookie(name, value, max_age=days * 86_400, path="/", secure=True, httponly=True, samesite="lax")


def browser_of(request: Request) -> str:
    """By which this browser is known, made when it has nothing."""
    known = request.cookies.get(BROWSER, "")
    return known if 20 <= len(known) <= 100 else fresh()


def with_browser(response: Response, browser: str) -> Response:
    """The same answer, with that."""
    _set(response, BROWSER, browser, BROWSER_DAYS)
    return response


async def ask(door: WebDoor, request: Request) -> Response:
    """Mail me a code. The same answer for everybody, before anything is mailed."""
    question = await asked(request)
    browser = browser_of(request)
    try:
        letter = door.login.ask(
            browser,
            word(question, "mail", 200),
            door.house.network(request),
            word(question, "uitnodiging", 100),
            device(request.headers.get("user-agent", "")),
        )
    except CannotEnter as problem:
        raise Refused(429 if problem.why is Why.TOO_FAST else 400, words.why(problem), problem.why.name) from None
    if letter is not None:
        door.mailroom.take(letter)
    late = words.MAIL_STUCK if door.mailroom.works is False else ""
    return with_browser(JSONResponse({"woord": words.SENT, "laat": late}, headers=NO_STORE), browser)


async def enter(door: WebDoor, request: Request) -> Response:
    """The code, typed over; with an invitation it brings a new person in."""
    question = await asked(request)
    browser, invitation = request.cookies.get(BROWSER, ""), word(question, "uitnodiging", 100)
    new = invitation and not invitation.startswith(joining.PREFIX)
    naam = name_of(word(question, "naam", 100)) if new else ""
    if naam is None:
        raise Refused(400, words.why(CannotEnter(Why.NO_NAME)), Why.NO_NAME.name)
    store, post = door.office.store, Post()
    apparaat = device(request.headers.get("user-agent", ""))
    try:
        with store.atomic():
            entered = door.login.check(browser, word(question, "code", 100), invitation)
            cookie = let_in(door, entered, naam, apparaat, post)
    except CannotEnter as problem:
        raise refused_code(door, browser, problem) from None
    door.carry.take(post)
    door.woken(post)
    return with_cookie(JSONResponse({}, headers=NO_STORE), cookie)


def refused_code(door: WebDoor, browser: str, problem: CannotEnter) -> Refused:
    """Why a code does not do; a wrong one counts."""
    if problem.why is Why.WRONG_CODE:
        with door.office.store.atomic():
            door.login.missed(browser)
    return Refused(400, words.why(problem), problem.why.name)


def let_in(door: WebDoor, entered: Entered, naam: str, apparaat: str, post: Post) -> str:
    """Address, person, role, session and the first words, all in the transaction of the caller; gives the cookie."""
    store, now = door.office.store, door.office.now()
    chat = store.addresses.seen(CHANNEL, entered.mail, now)
    person = store.people.by_chat(chat)
    said = f"/start {entered.uitnodiging}" if entered.uitnodiging else "/start"
    if entered.uitnodiging or store.weblog.number(chat) == 0:
        incoming = Incoming(
            Kind.TEXT, CHANNEL, entered.mail, chat, naam or (person.naam if person else "Beheerder"), now, said
        )
        left = handle(door.office, incoming)
        changed = bring(store, [row for row in left.rows if row.kanaal == CHANNEL], now)
        door.feed.changed(changed)
        post.rows += [row for row in left.rows if row.kanaal != CHANNEL]
        post.chores, post.rapporten, post.lezen = left.chores, left.rapporten, left.lezen
    return door.sessions.begin(chat, apparaat, now)


async def sessions(door: WebDoor, request: Request) -> Response:
    """Where this person is logged in, and with which passkeys that goes without a code; whether one can be made."""
    logged, store = here(door, request), door.office.store
    rows = store.zittingen.of_chat(logged.who.chat)
    found = [
        {
            "id": row.id,
            "apparaat": row.apparaat,
            "gebruikt": row.gebruikt.isoformat(),
            "gemaakt": row.gemaakt.isoformat(),
            "hier": row.id == logged.zitting.id,
        }
        for row in rows
    ]
    keys = [
        {"id": one.id, "apparaat": one.apparaat, "gebruikt": one.gebruikt.isoformat()}
        for one in store.passkeys.of_chat(logged.who.chat)
    ]
    can = door.passkeys.place is not None
    return JSONResponse({"zittingen": found, "passkeys": keys, "kan": can}, headers=NO_STORE)


async def leave(door: WebDoor, request: Request) -> Response:
    """Log out: here, at one other place ({"zitting": number}), or everywhere ({"alles": true}); then the passkeys end
    as well, but for who keeps them ({"passkeys": "houden"})."""
    logged, question = here(door, request), await asked(request)
    chat, store = logged.who.chat, door.office.store
    everywhere = question.get("alles") is True
    ident = number(question, "zitting") if "zitting" in question else logged.zitting.id
    with store.atomic():
        if everywhere:
            store.zittingen.end_all(chat)
            if question.get("passkeys") != "houden":
                store.passkeys.end_all(chat)
        else:
            store.zittingen.end(chat, ident)
    door.feed.changed([chat])
    response = JSONResponse({}, headers=NO_STORE)
    return with_nobody(response) if everywhere or ident == logged.zitting.id else response


def with_nobody(response: Response) -> Response:
    """The same answer, after which this browser is nobody's and holds nothing of who was here."""
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
