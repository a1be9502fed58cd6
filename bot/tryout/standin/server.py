"""The stand-in behind HTTP, as Telegram's: methods at /bot<token>/<method>, files at /file/bot<token>/<path>."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import unquote

from bot.tryout.standin.call_body import read
from bot.tryout.standin.polling import Poller
from bot.tryout.standin.refusal import Refusal
from bot.tryout.standin.standin import Fault, StandIn
from bot.tryout.standin.webhook import Courier

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MOST_BYTES = 60 * 1024 * 1024
"""A larger request is refused unread."""
_JSON = [(b"content-type", b"application/json")]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class BotApi:
    """An ASGI application: mount it anywhere, the bot's root is then that place."""

    def __init__(self, standin: StandIn, *, first_wait: float = 1.0) -> None:
        self.standin = standin
        self.courier = Courier(standin, first_wait=first_wait)
        self._poller = Poller(standin)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            return
        token, name, is_file = _path(scope["path"].removeprefix(scope.get("root_path", "")))
        if token is None or ":" not in token:
            await _answer(send, 404, Refusal(404, "Not Found").body())
        elif token != self.standin.state.token:
            await _answer(send, 401, Refusal(401, "Unauthorized").body())
        elif is_file:
            await self._file(name, send)
        else:
            await self._method(name, scope, receive, send)

    async def _method(self, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        if body is None:
            return
        fault: Fault | None = None
        try:
            kind = next((value for key, value in scope["headers"] if key == b"content-type"), b"")
            params, files = read(scope["query_string"], kind, body)
            fault = self.standin.before(name, params) if self.standin.before else None
            if fault is not None and await _went_wrong(fault, receive, send):
                return
            status, answer = 200, await self._result(name, params, files, receive)
        except Refusal as refusal:
            status, answer = refusal.status, refusal.body()
        if fault is not None and fault.reset == "after":
            await _drop(receive, send)
            return
        await _answer(send, status, answer)

    async def _result(self, name: str, params: Any, files: Any, receive: Receive) -> dict[str, Any]:
        if name.lower() == "getupdates":
            return {"ok": True, "result": await self._poller.fetch(params, lambda: _gone(receive))}
        result = self.standin.call(name, params, files)
        self.courier.look()
        if isinstance(result, tuple):
            return {"ok": True, "result": result[0], "description": result[1]}
        return {"ok": True, "result": result}

    async def _file(self, path: str, send: Send) -> None:
        upload = self.standin.state.files.get(path.removeprefix("bestanden/"))
        if upload is None:
            await _answer(send, 404, Refusal(404, "Not Found").body())
            return
        headers = [(b"content-type", b"application/octet-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": upload.content})


def _path(path: str) -> tuple[str | None, str, bool]:
    """The token (None when there is none), the method or file, and whether it is a file."""
    is_file = path.startswith("/file/")
    head, _, rest = unquote(path.removeprefix("/file")).removeprefix("/").partition("/")
    return (head[3:] if head.startswith("bot") else None), rest.strip("/"), is_file


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None when the asker hung up."""
    message = await receive()
    if not message.get("more_body"):
        return message.get("body", b"") if message["type"] == "http.request" else None
    pieces = [message.get("body", b"")]
    size = len(pieces[0])
    while message.get("more_body"):
        message = await receive()
        if message["type"] != "http.request":
            return None
        piece = message.get("body", b"")
        size += len(piece)
        if size <= MOST_BYTES:
            pieces.append(piece)
    return b"".join(pieces) if size <= MOST_BYTES else b""


async def _answer(send: Send, status: int, body: dict[str, Any]) -> None:
    content = _encode(body).encode("utf-8", "surrogatepass")
    headers = [*_JSON, (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


async def _went_wrong(fault: Fault, receive: Receive, send: Send) -> bool:
    """Let the fault come true as far as it comes before the effect. True when nothing is left to do."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.reset == "before":
        await _drop(receive, send)
    elif fault.status is not None:
        body = {"ok": False, "error_code": fault.status, "description": "Internal Server Error"} | fault.body
        await _answer(send, fault.status, body)
    return fault.reset == "before" or fault.status is not None


async def _drop(receive: Receive, send: Send) -> None:
    """Break the connection off without an answer.

    ASGI has no word for that: uvicorn's transport hangs on `receive`; elsewhere an answer is begun and left.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()
        await _gone(receive)
        return
    await send({"type": "http.response.start", "status": 502, "headers": [(b"content-length", b"1")]})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
