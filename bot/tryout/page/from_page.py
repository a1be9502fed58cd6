"""What somebody does on the page, told in JSON: from the fields to the stand-in."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from bot.tryout.endpoints import Answer
from bot.tryout.standin.people_act import NotPossible
from bot.tryout.standin.standin import StandIn

Act = Callable[[StandIn, Answer], Any]

UPLOAD_BYTES = 20 * 1024 * 1024
"""Largest file somebody may send on the page."""


def _content(asked: Answer) -> bytes:
    """The file in a question, written in base64."""
    try:
        content = base64.b64decode(asked["inhoud"], validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if not content:
        raise NotPossible("Dit bestand is leeg. Kies een ander bestand.")
    if len(content) > UPLOAD_BYTES:
        raise NotPossible("Dit bestand is te groot. Kies een bestand van hoogstens 20 MB.")
    return content


def _say(standin: StandIn, asked: Answer) -> Answer:
    return {"bericht": standin.say(int(asked["persoon"]), str(asked["tekst"]), _chat(asked))["message_id"]}


def _press(standin: StandIn, asked: Answer) -> Answer:
    return {"druk": standin.press(int(asked["persoon"]), int(asked["bericht"]), str(asked["actie"]), _chat(asked))}


def _edit(standin: StandIn, asked: Answer) -> None:
    standin.edit(int(asked["persoon"]), int(asked["bericht"]), str(asked["tekst"]), _chat(asked))


def _throw_away(standin: StandIn, asked: Answer) -> None:
    standin.throw_away(int(asked["persoon"]), int(asked["bericht"]), _chat(asked))


def _photo(standin: StandIn, asked: Answer) -> Answer:
    caption = str(asked.get("onderschrift", ""))
    return {"bericht": standin.send_photo(int(asked["persoon"]), _content(asked), caption, _chat(asked))["message_id"]}


def _document(standin: StandIn, asked: Answer) -> Answer:
    kind, caption = str(asked.get("soort") or "application/octet-stream"), str(asked.get("onderschrift", ""))
    number, name = int(asked["persoon"]), str(asked["naam"])[:200]
    return {"bericht": standin.send_document(number, name, kind, _content(asked), caption, _chat(asked))["message_id"]}


def _voice(standin: StandIn, asked: Answer) -> Answer:
    return {"bericht": standin.send_voice(int(asked["persoon"]), chat=_chat(asked))["message_id"]}


def _contact(standin: StandIn, asked: Answer) -> Answer:
    number, phone, name = int(asked["persoon"]), str(asked["nummer"]), str(asked["naam"])
    return {"bericht": standin.send_contact(number, phone, name, _chat(asked))["message_id"]}


def _block(standin: StandIn, asked: Answer) -> None:
    standin.block(int(asked["persoon"]), bool(asked.get("aan", True)))


def _group(standin: StandIn, asked: Answer) -> Answer:
    return {"gesprek": standin.make_group(str(asked["titel"]), [int(number) for number in asked["leden"]])}


def _chat(asked: Answer) -> int | None:
    return int(asked["gesprek"]) if asked.get("gesprek") is not None else None


ACTS: dict[str, Act] = {
    "zeg": _say,
    "druk": _press,
    "bewerk": _edit,
    "verwijder": _throw_away,
    "foto": _photo,
    "document": _document,
    "spraak": _voice,
    "contact": _contact,
    "blokkeer": _block,
    "groep": _group,
}
"""What somebody can do on the page, by the last part of its address."""
