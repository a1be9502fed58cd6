"""The methods of the Bot API that the bot uses, by name, and those that concern no message."""

import re
from collections.abc import Callable
from typing import Any

from bot.tryout.standin import messages
from bot.tryout.standin.messages import Files
from bot.tryout.standin.params import Params, flag, integer, is_address, structure, text
from bot.tryout.standin.refusal import bad
from bot.tryout.standin.state import QUERY_LIFE, State

Method = Callable[[State, Params, Files], Any]

TYPING_SECONDS = 5.0
"""How long "is typing" shows: https://core.telegram.org/bots/api#sendchataction"""
DOWNLOAD_BYTES = 20 * 1024 * 1024
"""What a bot may fetch: https://core.telegram.org/bots/api#getfile"""
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_SCOPES = frozenset(
    [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


def get_me(state: State, _: Params, __: Files) -> dict[str, Any]:
    """getMe."""
    return state.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def answer_press(state: State, params: Params, _: Files) -> bool:
    """answerCallbackQuery: once, and soon after the press."""
    press = state.presses.pop(text(params, "callback_query_id"), None)
    if press is None or state.monotonic() - press.at > QUERY_LIFE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    words = text(params, "text")
    if len(words) > 200:
        raise bad("MESSAGE_TOO_LONG")
    notice = {"persoon": press.person, "tekst": words, "venster": flag(params, "show_alert")}
    state.changed("antwoord", press.chat, notice)
    return True


def chat_action(state: State, params: Params, _: Files) -> bool:
    """sendChatAction."""
    if params.get("chat_id") in (None, ""):
        raise bad("chat_id is empty")
    chat = state.writable(integer(params, "chat_id"))
    if text(params, "action").lower() not in _ACTIONS:
        raise bad("wrong parameter action in request")
    state.typing[chat.id] = state.monotonic() + TYPING_SECONDS
    state.changed("typt", chat.id)
    return True


def get_file(state: State, params: Params, _: Files) -> dict[str, Any]:
    """getFile: where the file can be fetched."""
    number = text(params, "file_id")
    if not number:
        raise bad("file_id is not specified")
    upload = state.files.get(number)
    if upload is None:
        raise bad("invalid file_id")
    if len(upload.content) > DOWNLOAD_BYTES:
        raise bad("file is too big")
    size = {"file_size": len(upload.content), "file_path": f"bestanden/{number}"}
    return {"file_id": number, "file_unique_id": upload.unique, **size}


def set_commands(state: State, params: Params, _: Files) -> bool:
    """setMyCommands for a scope and language."""
    given = structure(params, "commands", "can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad("expected an Array of BotCommand")
    if len(given) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    state.commands[_scope(state, params)] = [_command(one) for one in given]
    state.changed("opdrachten", 0, dict(state.commands))
    return True


def get_commands(state: State, params: Params, _: Files) -> list[dict[str, str]]:
    """getMyCommands for a scope and language."""
    return state.commands.get(_scope(state, params), [])


def set_webhook(state: State, params: Params, _: Files) -> tuple[bool, str]:
    """setWebhook. Plain http is allowed, as on a Bot API server of one's own. An empty url takes it away."""
    url, secret = text(params, "url"), text(params, "secret_token")
    if not url:
        return delete_webhook(state, params, {})
    if not is_address(url, "http", "https"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    allow_updates(state, params)
    if flag(params, "drop_pending_updates"):
        state.queue.clear()
    before = state.webhook
    state.webhook = {"url": url, "secret": secret}
    state.wake()
    same = before.get("url") == url and before.get("secret") == secret
    return True, "Webhook is already set" if same else "Webhook was set"


def delete_webhook(state: State, params: Params, _: Files) -> tuple[bool, str]:
    """deleteWebhook."""
    if flag(params, "drop_pending_updates"):
        state.queue.clear()
    was = bool(state.webhook)
    state.webhook = {}
    state.wake()
    return True, "Webhook was deleted" if was else "Webhook is already deleted"


def webhook_info(state: State, _: Params, __: Files) -> dict[str, Any]:
    """getWebhookInfo."""
    info: dict[str, Any] = {
        "url": state.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(state.queue),
    }
    info |= {key: value for key, value in state.webhook.items() if key.startswith("last_error")}
    if state.queue.allowed:
        info["allowed_updates"] = sorted(state.queue.allowed)
    return info


def allow_updates(state: State, params: Params) -> None:
    """Remember allowed_updates when the call names them; unknown or broken lists change nothing."""
    if params.get("allowed_updates") in (None, ""):
        return
    kinds = structure(params, "allowed_updates", "can't parse allowed_updates JSON object")
    if not isinstance(kinds, list):
        raise bad("expected an Array of String as allowed_updates")
    state.queue.allow(str(kind) for kind in kinds)


def _command(raw: Any) -> dict[str, str]:
    if not isinstance(raw, dict) or not {"command", "description"} <= raw.keys():
        raise bad("can't parse BotCommand: BotCommand must be an Object with a command and a description")
    name, description = str(raw["command"]).removeprefix("/"), str(raw["description"]).strip()
    if not _COMMAND.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _scope(state: State, params: Params) -> str:
    scope = structure(params, "scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict) or str(scope.get("type")) not in _SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    chat = ""
    if str(scope["type"]).startswith("chat"):
        number = integer(scope, "chat_id")
        if number not in state.chats:
            raise bad("chat not found")
        chat = f"{number}:{integer(scope, 'user_id')}"
    return f"{scope['type']}:{chat}:{text(params, 'language_code')}"


METHODS: dict[str, Method] = {
    "getme": get_me,
    "sendmessage": messages.send_message,
    "senddocument": messages.send_document,
    "sendphoto": messages.send_photo,
    "editmessagetext": messages.edit_text,
    "editmessagereplymarkup": messages.edit_markup,
    "deletemessage": messages.delete,
    "deletemessages": messages.delete_many,
    "answercallbackquery": answer_press,
    "sendchataction": chat_action,
    "getfile": get_file,
    "setmycommands": set_commands,
    "getmycommands": get_commands,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
}
"""All but getUpdates, which may have to wait and lives with the waiting (polling). Telegram knows no capitals here."""
