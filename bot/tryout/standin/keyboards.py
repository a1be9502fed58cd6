"""Keyboards: read, checked and refused as Telegram does."""

from typing import Any

from bot.tryout.standin.params import Params, is_address, structure
from bot.tryout.standin.refusal import bad

Markup = dict[str, Any]

DATA_BYTES = 64
"""Longest action of a button, in bytes."""
MOST_BUTTONS = 100
"""Buttons in one keyboard. Telegram documents no number; above this it answers REPLY_MARKUP_TOO_LONG."""

_ACTIONS = ("callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "web_app")


def markup_of(params: Params, *, inline_only: bool = False) -> Markup | None:
    """The keyboard a call brings, without what is empty; None when it brings none. Raises Refusal."""
    if not params.get("reply_markup"):
        return None
    raw = structure(params, "reply_markup", "can't parse reply keyboard markup JSON object")
    if not isinstance(raw, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in raw:
        rows = _rows(raw["inline_keyboard"], "inline_keyboard", _inline_button)
        return {"inline_keyboard": rows} if rows else None
    if inline_only and raw:
        raise bad("inline keyboard expected")
    if "keyboard" in raw:
        return {**raw, "keyboard": _rows(raw["keyboard"], "keyboard", _reply_button)}
    return raw or None


def _rows(rows: Any, field: str, button: Any) -> list[list[dict[str, Any]]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(f'field "{field}" of the ReplyMarkup must be an Array of Arrays')
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return [[button(one) for one in row] for row in rows if row]


def _reply_button(raw: Any) -> dict[str, Any]:
    button = {"text": raw} if isinstance(raw, str) else raw
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not button["text"].strip():
        raise bad("keyboard button text must be non-empty")
    return button


def _inline_button(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(raw.get("text"), str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not raw["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    if not any(raw.get(action) for action in _ACTIONS):
        raise bad("can't parse inline keyboard button: Text buttons are not allowed in the inline keyboard")
    _check_action(raw)
    return raw


def _check_action(button: dict[str, Any]) -> None:
    data = button.get("callback_data")
    if data is not None and (not isinstance(data, str) or len(data.encode()) > DATA_BYTES):
        raise bad("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not (is_address(url, "tg") or (is_address(url, "http", "https") and "." in url)):
        raise bad("BUTTON_URL_INVALID")
