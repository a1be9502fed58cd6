"""From a Telegram update to what the desk knows."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, ChatMemberUpdated, MaybeInaccessibleMessage, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext.filters import StatusUpdate

from bot.desk.incoming import Bijlage, Incoming, Kind
from bot.mail.telegram import CHANNEL

ChatOf = Callable[[str], int]
"""Our id of an address: the number of a chat as text, which in private is that of the person too."""

_LARGEST = 2**63 - 1


def number(value: Any) -> int:
    """A number as Telegram gives them. Raises ValueError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
        raise ValueError("no number of Telegram's")
    return value


def translate(update: Update, now: datetime, chat_of: ChatOf) -> Incoming | None:
    """What happened, or None for what does not concern us. Raises ValueError for people or chats without a number."""
    if update.callback_query is not None:
        return _press(update.callback_query, now, chat_of)
    if update.my_chat_member is not None:
        return _member(update.my_chat_member, chat_of)
    if update.message is not None:
        written_by_telegram = update.message.text is None and StatusUpdate.ALL.check_update(update)
        return None if written_by_telegram else _message(update.message, _kind(update.message), chat_of)
    if update.edited_message is not None:
        edited = update.edited_message
        return _message(edited, Kind.EDIT if edited.text is not None else Kind.MEDIA, chat_of)
    return None


def _address(ident: Any) -> str:
    return str(number(ident))


def _kind(message: Message) -> Kind:
    return Kind.TEXT if message.text is not None else Kind.MEDIA


def _message(message: Message, kind: Kind, chat_of: ChatOf) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot:
        return None
    if message.chat.type != ChatType.PRIVATE:
        kind = Kind.GROUP
    return Incoming(
        kind=kind,
        channel=CHANNEL,
        address=_address(sender.id),
        chat=chat_of(_address(message.chat.id)),
        name=_whole(sender.first_name),
        sent=message.date,
        text=_whole(message.text or message.caption or ""),
        extra=_file_name(message),
        message=message.message_id,
        bijlage=_bijlage(message),
    )


def _whole(text: str) -> str:
    """The text without halves of signs: JSON can hold one, a table cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _bijlage(message: Message) -> Bijlage | None:
    sent = message.document
    return Bijlage(sent.file_id, sent.file_name or "", sent.file_size or 0) if sent is not None else None


def _file_name(message: Message) -> str:
    """The name of a sent file: it too may hold what must not come in."""
    sent = message.document or message.audio or message.video or message.animation
    return _whole(sent.file_name or "") if sent else ""


def _press(query: CallbackQuery, now: datetime, chat_of: ChatOf) -> Incoming | None:
    if query.message is None:
        return None
    chat = query.message.chat
    return Incoming(
        kind=Kind.PRESS if chat.type == ChatType.PRIVATE else Kind.GROUP,
        channel=CHANNEL,
        address=_address(query.from_user.id),
        chat=chat_of(_address(chat.id)),
        name=_whole(query.from_user.first_name),
        sent=now,
        text=_whole(query.data or ""),
        extra=_asked(query.message),
        message=query.message.message_id,
        press=query.id,
        above=_above(query.message),
    )


def _asked(shown: MaybeInaccessibleMessage) -> str:
    """The message that the pressed one answers, where the channel still shows it."""
    above = shown.reply_to_message if isinstance(shown, Message) else None
    return _whole(above.text or above.caption or "") if above is not None else ""


def _above(shown: MaybeInaccessibleMessage) -> int | None:
    """The number of that message."""
    above = shown.reply_to_message if isinstance(shown, Message) else None
    return above.message_id if above is not None else None


def _member(change: ChatMemberUpdated, chat_of: ChatOf) -> Incoming | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    blocked = change.new_chat_member.status == ChatMemberStatus.BANNED
    return Incoming(
        kind=Kind.BLOCKED if blocked else Kind.UNBLOCKED,
        channel=CHANNEL,
        address=_address(change.from_user.id),
        chat=chat_of(_address(change.chat.id)),
        name=change.from_user.first_name,
        sent=change.date,
    )
