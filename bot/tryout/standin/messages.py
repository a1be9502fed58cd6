"""The methods with which a bot sends, changes and takes away messages."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.tryout.standin.entities import Entity, parse_html, trimmed
from bot.tryout.standin.keyboards import Markup, markup_of
from bot.tryout.standin.params import Params, integer, structure, text
from bot.tryout.standin.pictures import size_of
from bot.tryout.standin.refusal import Refusal, bad, too_many
from bot.tryout.standin.state import Chat, Message, State, Upload

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
PHOTO_BYTES = 10 * 1024 * 1024
FILE_BYTES = 50 * 1024 * 1024
"""What a bot may send: https://core.telegram.org/bots/api#sending-files"""
DELETABLE = timedelta(hours=48)
"""Older messages stay: https://core.telegram.org/bots/api#deletemessage"""
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)

Files = dict[str, tuple[str, str, bytes]]
"""Uploads of one call by field: file name, kind and bytes."""


def send_message(state: State, params: Params, _: Files) -> Message:
    """sendMessage."""
    chat = _chat(state, params)
    words, entities = _formatted(params, "text")
    if not words:
        raise bad("message text is empty" if not text(params, "text") else "text must be non-empty")
    if len(words) > TEXT_LENGTH:
        raise bad("message is too long")
    content: dict[str, Any] = {"text": words}
    if entities:
        content["entities"] = entities
    return _send(state, chat, params, content)


def send_document(state: State, params: Params, files: Files) -> Message:
    """sendDocument, with an upload or the file_id of an earlier one."""
    chat = _chat(state, params)
    caption = _caption(params)
    upload = _file(state, params, files, "document")
    return _send(state, chat, params, {"document": document_of(upload), **caption}, upload)


def send_photo(state: State, params: Params, files: Files) -> Message:
    """sendPhoto, with an upload or the file_id of an earlier one."""
    chat = _chat(state, params)
    caption = _caption(params)
    upload = _file(state, params, files, "photo")
    size = len(upload.content)
    if size > PHOTO_BYTES:
        raise bad(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes")
    return _send(state, chat, params, {"photo": photo_of(upload), **caption}, upload)


def edit_text(state: State, params: Params, _: Files) -> Message:
    """editMessageText."""
    chat = _chat(state, params)
    message = _editable(state, chat, params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    words, entities = _formatted(params, "text")
    if not words:
        raise bad("message text is empty" if not text(params, "text") else "text must be non-empty")
    if len(words) > TEXT_LENGTH:
        raise bad("MESSAGE_TOO_LONG")
    markup = markup_of(params, inline_only=True)
    return _change(state, chat, message, {"text": words, "entities": entities or None, "reply_markup": markup})


def edit_markup(state: State, params: Params, _: Files) -> Message:
    """editMessageReplyMarkup."""
    chat = _chat(state, params)
    message = _editable(state, chat, params)
    return _change(state, chat, message, {"reply_markup": markup_of(params, inline_only=True)})


def delete(state: State, params: Params, _: Files) -> bool:
    """deleteMessage."""
    chat = _chat(state, params)
    number = integer(params, "message_id")
    if not number:
        raise bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad("message to delete not found")
    _check_deletable(state, chat, message)
    state.remove(chat, number)
    return True


def delete_many(state: State, params: Params, _: Files) -> bool:
    """deleteMessages: those that are there and may go; the others are passed over."""
    chat = _chat(state, params)
    numbers = structure(params, "message_ids", "can't parse message identifiers JSON object")
    if not isinstance(numbers, list) or not all(isinstance(number, int) for number in numbers):
        raise bad("expected an Array of message identifiers")
    if not numbers:
        raise bad("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad("too many message identifiers specified")
    for message in [chat.messages[number] for number in numbers if number in chat.messages]:
        try:
            _check_deletable(state, chat, message)
        except Refusal:
            continue
        state.remove(chat, message["message_id"])
    return True


def document_of(upload: Upload) -> dict[str, Any]:
    """A file as a Document."""
    return {
        "file_name": upload.name,
        "mime_type": upload.mime,
        "file_id": upload.number,
        "file_unique_id": upload.unique,
        "file_size": len(upload.content),
    }


def photo_of(upload: Upload) -> list[dict[str, Any]]:
    """A file as a PhotoSize list of one. Raises Refusal when it is no picture."""
    size = size_of(upload.content)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    sizes = {"width": size[0], "height": size[1], "file_size": len(upload.content)}
    return [{"file_id": upload.number, "file_unique_id": upload.unique, **sizes}]


def _chat_id(params: Params) -> int:
    given = params.get("chat_id")
    if given in (None, ""):
        raise bad("chat_id is empty")
    return integer(params, "chat_id")


def _chat(state: State, params: Params) -> Chat:
    """The chat a call names. Raises Refusal when there is none or the bot may not write there."""
    return state.writable(_chat_id(params))


def _count(state: State, chat: Chat) -> None:
    """Count what is about to be sent or changed. Raises Refusal (429) when it goes too fast."""
    seconds = state.meter.wait(chat.id) if state.meter is not None else 0
    if seconds:
        raise too_many(seconds)


def _formatted(params: Params, field: str) -> tuple[str, list[Entity]]:
    raw = text(params, field).replace("\r", "")
    mode = text(params, "parse_mode").lower()
    if mode not in ("", "html"):
        raise bad("unsupported parse_mode")
    words, entities = parse_html(raw) if mode else (raw, _given_entities(params, field))
    return trimmed(words, entities)


def _given_entities(params: Params, field: str) -> list[Entity]:
    name = "entities" if field == "text" else "caption_entities"
    given = structure(params, name, "can't parse entities JSON object")
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(entity, dict) for entity in given):
        raise bad("expected an Array of MessageEntity")
    return [one for one in given if isinstance(one.get("type"), str) and _is_place(one)]


def _is_place(entity: Entity) -> bool:
    return all(type(entity.get(key)) is int and entity[key] >= 0 for key in ("offset", "length"))


def _caption(params: Params) -> dict[str, Any]:
    words, entities = _formatted(params, "caption")
    if len(words) > CAPTION_LENGTH:
        raise bad("message caption is too long")
    return ({"caption": words} if words else {}) | ({"caption_entities": entities} if entities else {})


def _file(state: State, params: Params, files: Files, field: str) -> Upload:
    """The file that the call brings, new or sent before."""
    given = text(params, field)
    source = given.removeprefix("attach://") if given.startswith("attach://") else field
    if source in files:
        name, mime, content = files[source]
        if not content:
            raise bad("file must be non-empty")
        if len(content) > FILE_BYTES:
            raise Refusal(413, "Request Entity Too Large")
        return Upload(name or field, mime or "application/octet-stream", content)
    if not given:
        raise bad(f"there is no {field} in the request")
    if given not in state.files:
        raise bad("wrong remote file identifier specified: Wrong string length")
    again = state.files[given]
    return Upload(again.name, again.mime, again.content)


def _send(state: State, chat: Chat, params: Params, content: dict[str, Any], upload: Upload | None = None) -> Message:
    markup = markup_of(params)
    reply = structure(params, "reply_parameters", "can't parse reply parameters JSON object")
    if isinstance(reply, dict) and reply.get("message_id"):
        content |= _answering(chat, reply)
    if markup and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    _count(state, chat)
    message = state.add(chat, state.bot, content, upload)
    if markup and "inline_keyboard" not in markup:
        _show_keyboard(state, chat, message, markup)
    state.typing.pop(chat.id, None)
    return message


def _answering(chat: Chat, reply: dict[str, Any]) -> dict[str, Any]:
    original = chat.messages.get(integer(reply, "message_id"))
    if original is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    return {"reply_to_message": {key: value for key, value in original.items() if key != "reply_to_message"}}


def _show_keyboard(state: State, chat: Chat, message: Message, markup: Markup) -> None:
    chat.markups[message["message_id"]] = markup
    if "keyboard" in markup or markup.get("remove_keyboard"):
        chat.keyboard = markup if "keyboard" in markup else None
        state.changed("toetsenbord", chat.id, chat.keyboard)


def _editable(state: State, chat: Chat, params: Params) -> Message:
    number = integer(params, "message_id")
    if not number:
        raise bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad("message to edit not found")
    # Only messages without a keyboard or with buttons can be edited: https://core.telegram.org/bots/api#updating-messages
    if message["from"]["id"] != state.bot["id"] or number in chat.markups:
        raise bad("message can't be edited")
    return message


def _change(state: State, chat: Chat, message: Message, content: dict[str, Any]) -> Message:
    changed = {key: value for key, value in {**message, **content}.items() if value is not None}
    if all(changed.get(key) == message.get(key) for key in content):
        raise bad(_SAME)
    _count(state, chat)
    changed["edit_date"] = state.stamp()
    chat.messages[message["message_id"]] = changed
    state.changed("bericht", chat.id, message["message_id"])
    return changed


def _check_deletable(state: State, chat: Chat, message: Message) -> None:
    if not chat.private and message["from"]["id"] != state.bot["id"]:
        raise bad("message can't be deleted")
    if state.now() - datetime.fromtimestamp(message["date"], UTC) >= DELETABLE:
        raise bad("message can't be deleted for everyone")
