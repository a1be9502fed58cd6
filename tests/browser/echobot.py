"""A small bot that shows one of everything, to try the page on."""

import json
import struct
import zlib
from html import escape
from typing import Any

import httpx

KEYBOARD = {"keyboard": [["Mijn koppelingen", "Nieuwe koppeling"], ["Termijn", "Meer"]], "resize_keyboard": True}
BUTTONS = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}, {"text": "Nee", "callback_data": "nee"}]]}


def picture(width: int = 320, height: int = 180) -> bytes:
    """A green PNG."""
    row = b"\0" + b"\x0d\x5c\x63" * width

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")
    )


class EchoBot:
    """Polls a stand-in and answers: texts with buttons, "brief" a file, "foto" a picture, "geheim" is taken away."""

    def __init__(self, root: str, token: str) -> None:
        self._client = httpx.AsyncClient(base_url=f"{root}/bot{token}", timeout=30)

    async def call(self, method: str, files: Any = None, **params: Any) -> Any:
        """One call; the result."""
        answer = await self._client.post(f"/{method}", data=params, files=files)
        body = answer.json()
        if "result" not in body:
            raise RuntimeError(f"{method}: {body}")
        return body["result"]

    async def run(self) -> None:
        """Answer until cancelled."""
        commands = [{"command": "termijn", "description": "Reken een termijn uit"}]
        offset = 0
        async with self._client:
            await self.call("setMyCommands", commands=json.dumps(commands))
            while True:
                for update in await self.call("getUpdates", offset=offset, timeout=20):
                    offset = update["update_id"] + 1
                    await self._handle(update)

    async def _handle(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self._pressed(update["callback_query"])
        elif "message" in update:
            await self._said(update["message"])
        elif "edited_message" in update:
            await self.call("sendMessage", chat_id=update["edited_message"]["chat"]["id"], text="Ik zag je wijziging.")

    async def _pressed(self, query: dict[str, Any]) -> None:
        message = query["message"]
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Vastgelegd")
        where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await self.call("editMessageText", **where, text=f"Je koos: {query['data']}")

    async def _said(self, message: dict[str, Any]) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if text == "/start":
            await self.call(
                "sendMessage", chat_id=chat, text="Welkom. Kies een knop.", reply_markup=json.dumps(KEYBOARD)
            )
        elif text == "brief":
            await self.call("sendDocument", {"document": ("brief.txt", b"Beste lezer", "text/plain")}, chat_id=chat)
        elif text == "foto":
            caption = {"caption": "<b>De stand</b> in een plaatje", "parse_mode": "HTML"}
            await self.call("sendPhoto", {"photo": ("stand.png", picture(), "image/png")}, chat_id=chat, **caption)
        elif text == "geheim":
            await self.call("deleteMessage", chat_id=chat, message_id=message["message_id"])
        else:
            await self._ask(chat, text)

    async def _ask(self, chat: int, text: str) -> None:
        await self.call("sendChatAction", chat_id=chat, action="typing")
        words = f"<b>Je zei:</b> {escape(text) or 'iets zonder woorden'}\nKlopt dat? Kijk anders bij /termijn."
        await self.call("sendMessage", chat_id=chat, text=words, parse_mode="HTML", reply_markup=json.dumps(BUTTONS))
