"""Parameters of a call. A form sends everything as text and JSON sends types; both mean the same here."""

import json
from typing import Any

from bot.tryout.refusal import bad

Params = dict[str, Any]


def text(params: Params, name: str) -> str:
    """A text, or "" when it was not given."""
    value = params.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def integer(params: Params, name: str, default: int = 0) -> int:
    """A whole number; what is no number counts as not given, as Telegram does."""
    try:
        return int(params.get(name, default))
    except (TypeError, ValueError):
        return default


def flag(params: Params, name: str) -> bool:
    """True for true, True and 1."""
    return str(params.get(name, "")).lower() in ("true", "1", "yes")


def structure(params: Params, name: str, complaint: str) -> Any:
    """A JSON object or list, already parsed or as text; None when not given. Raises Refusal with `complaint`."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise bad(complaint) from None
