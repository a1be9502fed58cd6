"""What people do in the try-out: write, press, send, change, throw away, block."""

import secrets
from typing import Any

from bot.tryout.standin.entities import commands
from bot.tryout.standin.messages import document_of, photo_of
from bot.tryout.standin.state import Chat, Message, Person, Press, State, Upload


class NotPossible(Exception):
    """A person tried what the app would not let them do. The text is Dutch and meant for the page."""


def add_person(state: State, person: Person) -> None:
    """Let somebody have Telegram. Somebody with this id already only gets the new names, and may have started now."""
    known = state.people.setdefault(person.id, person)
    known.first_name, known.last_name, known.username = person.first_name, person.last_name, person.username
    known.started = known.started or person.started
    if known.started:
        state.open_chat(known)


def person_of(state: State, number: int) -> Person:
    """Raises NotPossible when there is nobody with this id."""
    try:
        return state.person(number)
    except KeyError:
        raise NotPossible("Deze persoon is er niet. Kies iemand uit de lijst.") from None


def make_group(state: State, title: str, members: list[int]) -> int:
    """A group of these people and the bot, made by the first. Returns its (negative) id."""
    people = [person_of(state, number) for number in members]
    if not people:
        raise NotPossible("Een groep heeft iemand nodig die hem maakt.")
    number = -1000 - sum(1 for chat in state.chats if chat < 0)
    chat = state.chats[number] = Chat(number, title=title, members=set(members))
    _membership(state, chat, people[0], "left", "member")
    return number


def say(state: State, number: int, text: str, chat: int | None = None) -> Message:
    """Somebody sends a text, in private unless `chat` names a group."""
    if not text.strip():
        raise NotPossible("Een leeg bericht kun je niet sturen. Typ eerst iets.")
    if len(text) > 4096:
        raise NotPossible("Dit bericht is te lang. Een bericht heeft hoogstens 4096 tekens.")
    words = text.strip().replace("\t", " ")  # as Telegram does
    content: dict[str, Any] = {"text": words}
    if found := commands(words):
        content["entities"] = found
    return _sent(state, number, content, chat)


def send_photo(state: State, number: int, content: bytes, caption: str = "", chat: int | None = None) -> Message:
    """Somebody sends a picture."""
    upload = Upload("foto", _kind(content), content)
    return _sent(state, number, {"photo": photo_of(upload), **_captioned(caption)}, chat, upload)


def send_document(
    state: State, number: int, name: str, mime: str, content: bytes, caption: str = "", chat: int | None = None
) -> Message:
    """Somebody sends a file."""
    upload = Upload(name, mime, content)
    return _sent(state, number, {"document": document_of(upload), **_captioned(caption)}, chat, upload)


def send_voice(state: State, number: int, content: bytes, seconds: int = 3, chat: int | None = None) -> Message:
    """Somebody sends a spoken message."""
    upload = Upload("spraak.ogg", "audio/ogg", content)
    file = {key: value for key, value in document_of(upload).items() if key != "file_name"}
    return _sent(state, number, {"voice": {**file, "duration": seconds}}, chat, upload)


def send_contact(state: State, number: int, phone: str, first_name: str, chat: int | None = None) -> Message:
    """Somebody sends a card with a telephone number."""
    return _sent(state, number, {"contact": {"phone_number": phone, "first_name": first_name}}, chat)


def edit(state: State, number: int, message: int, text: str, chat: int | None = None) -> Message:
    """Somebody changes a text of their own."""
    where, old = _own(state, number, message, chat)
    if "text" not in old or not text.strip() or old["text"] == text.strip():
        raise NotPossible("Je kunt alleen een tekst van jezelf veranderen, in een andere tekst.")
    new: Message = {**old, "text": text.strip(), "edit_date": state.stamp()}
    new.pop("entities", None)
    if found := commands(new["text"]):
        new["entities"] = found
    where.messages[message] = new
    state.changed("bericht", where.id, message)
    state.update("edited_message", new)
    return new


def throw_away(state: State, number: int, message: int, chat: int | None = None) -> None:
    """Somebody takes a message away for both sides. The bot hears nothing of it, as on Telegram."""
    where = _chat(state, person_of(state, number), chat)
    if message not in where.messages:
        raise NotPossible("Dit bericht is er niet meer.")
    state.remove(where, message)


def press(state: State, number: int, message: int, action: str, chat: int | None = None) -> str:
    """Somebody presses a button, named by its action or its words. Returns the id of the callback query."""
    person = person_of(state, number)
    where = _chat(state, person, chat)
    shown = where.messages.get(message)
    if shown is None:
        raise NotPossible("Dit bericht is er niet meer.")
    rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
    data = next(
        (b.get("callback_data") for row in rows for b in row if action in (b.get("callback_data"), b["text"])), None
    )
    if data is None:
        raise NotPossible("Deze knop staat niet meer onder het bericht.")
    query = str(secrets.randbelow(2**62) + 1)
    state.presses[query] = Press(person.id, where.id, state.monotonic())
    body = {"id": query, "from": person.user(), "message": shown, "chat_instance": str(where.id), "data": data}
    state.update("callback_query", body)
    return query


def block(state: State, number: int, blocked: bool = True) -> None:
    """Somebody blocks the bot, or lets it in again. The bot is told."""
    person = person_of(state, number)
    if person.blocked == blocked:
        return
    person.blocked = blocked
    where = state.open_chat(person)
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    _membership(state, where, person, before, after)
    state.changed("geblokkeerd", where.id, blocked)


def _membership(state: State, chat: Chat, actor: Person, before: str, after: str) -> None:
    def member(status: str) -> dict[str, Any]:
        return {"user": state.bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})

    body = {"chat": state.chat_view(chat), "from": actor.user(), "date": state.stamp()}
    state.update("my_chat_member", body | {"old_chat_member": member(before), "new_chat_member": member(after)})


def _chat(state: State, person: Person, chat: int | None) -> Chat:
    if chat is None or chat == person.id:
        return state.open_chat(person)
    where = state.chats.get(chat)
    if where is None or person.id not in where.members:
        raise NotPossible("Deze persoon zit niet in dit gesprek.")
    return where


def _own(state: State, number: int, message: int, chat: int | None) -> tuple[Chat, Message]:
    where = _chat(state, person_of(state, number), chat)
    old = where.messages.get(message)
    if old is None or old["from"]["id"] != number:
        raise NotPossible("Dit is geen bericht van deze persoon.")
    return where, old


def _kind(content: bytes) -> str:
    """The kind of a picture, from its first bytes."""
    kinds = {b"\x89PNG": "image/png", b"GIF8": "image/gif", b"RIFF": "image/webp"}
    return kinds.get(content[:4], "image/jpeg")


def _captioned(caption: str) -> dict[str, Any]:
    words = caption.strip()
    found = commands(words)
    return ({"caption": words} if words else {}) | ({"caption_entities": found} if found else {})


def _sent(
    state: State, number: int, content: dict[str, Any], chat: int | None, upload: Upload | None = None
) -> Message:
    person = person_of(state, number)
    where = _chat(state, person, chat)
    if where.private:
        if person.blocked:
            raise NotPossible("Je hebt de bot geblokkeerd. Hef dat eerst op.")
        person.started = True
    message = state.add(where, person.user(), content, upload)
    if where.private or _meant_for_bot(state, message):
        state.update("message", message)
    return message


def _meant_for_bot(state: State, message: Message) -> bool:
    """In a group a bot sees only commands and what names it: https://core.telegram.org/bots/features#privacy-mode"""
    words = message.get("text") or message.get("caption") or ""
    return words.startswith("/") or f"@{state.bot['username']}" in words
