"""What every answer of the web door carries, and what a question must show before anybody looks at it."""

import json
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types ketenbot"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Robots-Tag": "noindex",
}
NO_STORE = {**SAFE, "Cache-Control": "no-store"}
"""For all that says something of somebody: no cache keeps it."""
FILE = {**NO_STORE, "Content-Security-Policy": "default-src 'none'; sandbox"}
"""For a file: whatever a browser would run in it does not run."""
MOST_BODY = 100_000
"""Bytes of a question in JSON."""


class Refused(Exception):
    """A question that is not dealt with: the status, and a Dutch line for who reads it."""

    def __init__(self, status: int, text: str, soort: str = "") -> None:
        super().__init__(text)
        self.status, self.text, self.soort = status, text, soort

    def answer(self) -> JSONResponse:
        """As the page understands it."""
        return JSONResponse({"fout": self.text, "soort": self.soort}, self.status, headers=NO_STORE)


STRANGE = "De pagina stuurde iets wat niet klopt. Laad de pagina opnieuw."
TOO_LARGE = "Dit bericht is te lang. Stuur het in delen."


class House:
    """Where the door stands: the address by which people come, and the proxies that may say for whom they ask."""

    def __init__(self, address: str, proxies: frozenset[str]) -> None:
        parts = urlsplit(address)
        self.origin, self.host = f"{parts.scheme}://{parts.netloc}", parts.netloc
        self.name = parts.hostname or ""
        """The host without a port: what a passkey is bound to."""
        self._proxies = proxies

    def check_host(self, request: Request) -> None:
        """A question for another name is not ours: a stranger's name that leads to this machine gets nothing."""
        if request.headers.get("host", "").lower() != self.host.lower():
            raise Refused(421, "Dit adres hoort niet bij deze Ketenbot.")

    def check_sent_by_us(self, request: Request) -> None:
        """What changes something comes from our own page; a browser says where from, and no other page can make it
        say ours."""
        self.check_host(request)
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        ours = origin == self.origin if origin is not None else site == "same-origin"
        if not ours or site not in (None, "same-origin"):
            raise Refused(403, STRANGE)

    def network(self, request: Request) -> str:
        """From which network the question came; what a header says counts only from a proxy that we were told of."""
        peer = request.client.host if request.client else ""
        forwarded = request.headers.get("x-forwarded-for", "")
        return forwarded.rpartition(",")[2].strip()[:60] if peer in self._proxies and forwarded else peer


async def body(request: Request, most: int) -> bytes:
    """The body, counted while it comes. Raises Refused when it is too large, and then the rest is not read."""
    found = bytearray()
    async for piece in request.stream():
        found += piece
        if len(found) > most:
            raise Refused(413, TOO_LARGE)
    return bytes(found)


async def asked(request: Request) -> dict[str, Any]:
    """What the page asks, in JSON: nothing else is taken, for no form of another site can send that."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Refused(415, STRANGE)
    try:
        found = json.loads(await body(request, MOST_BODY))
    except (ValueError, RecursionError):
        raise Refused(400, STRANGE) from None
    if not isinstance(found, dict):
        raise Refused(400, STRANGE)
    return found


def word(asked: dict[str, Any], name: str, most: int) -> str:
    """A text of the question; "" where there is none. Control signs go, but for tabs and new lines."""
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise Refused(400, STRANGE)
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = "".join(sign for sign in value if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
    if len(value) > most:
        raise Refused(413, TOO_LARGE)
    return value


def number(asked: dict[str, Any], name: str) -> int:
    """A whole number that a table can hold. Raises Refused."""
    value = asked.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**62:
        raise Refused(400, STRANGE)
    return value
