"""From a Telegram update to what the desk knows."""

from datetime import datetime

from telegram import CallbackQuery, ChatMemberUpdated, MaybeInaccessibleMessage, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext.filters import StatusUpdate

from bot.desk.incoming import Incoming, Kind
from bot.mail.telegram import CHANNEL


def translate(update: Update, now: datetime) -> Incoming | None:
    """What happened, or None for what does not concern us."""
    if update.callback_query is not None:
        return _press(update.callback_query, now)
    if update.my_chat_member is not None:
        return _member(update.my_chat_member)
    if update.message is not None:
        written_by_telegram = update.message.text is None and StatusUpdate.ALL.check_update(update)
        return None if written_by_telegram else _message(update.message, _kind(update.message))
    if update.edited_message is not None:
        edited = update.edited_message
        return _message(edited, Kind.EDIT if edited.text is not None else Kind.MEDIA)
    return None


def _kind(message: Message) -> Kind:
    return Kind.TEXT if message.text is not None else Kind.MEDIA


def _message(message: Message, kind: Kind) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot:
        return None
    if message.chat.type != ChatType.PRIVATE:
        kind = Kind.GROUP
    return Incoming(
        kind=kind,
        channel=CHANNEL,
        address=sender.id,
        chat=message.chat.id,
        name=sender.first_name,
        sent=message.date,
        text=message.text or message.caption or "",
        extra=_file_name(message),
        message=message.message_id,
    )


def _file_name(message: Message) -> str:
    """The name of a sent file: it too may hold what must not come in."""
    sent = message.document or message.audio or message.video or message.animation
    return (sent.file_name or "") if sent else ""


def _press(query: CallbackQuery, now: datetime) -> Incoming | None:
    if query.message is None:
        return None
    chat = query.message.chat
    return Incoming(
        kind=Kind.PRESS if chat.type == ChatType.PRIVATE else Kind.GROUP,
        channel=CHANNEL,
        address=query.from_user.id,
        chat=chat.id,
        name=query.from_user.first_name,
        sent=now,
        text=query.data or "",
        extra=_asked(query.message),
        message=query.message.message_id,
        press=query.id,
    )


def _asked(shown: MaybeInaccessibleMessage) -> str:
    """The message that the pressed one answers, where the channel still shows it."""
    above = shown.reply_to_message if isinstance(shown, Message) else None
    return (above.text or above.caption or "") if above is not None else ""


def _member(change: ChatMemberUpdated) -> Incoming | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    blocked = change.new_chat_member.status == ChatMemberStatus.BANNED
    return Incoming(
        kind=Kind.BLOCKED if blocked else Kind.UNBLOCKED,
        channel=CHANNEL,
        address=change.from_user.id,
        chat=change.chat.id,
        name=change.from_user.first_name,
        sent=change.date,
    )
