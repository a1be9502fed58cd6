"""Parameters of a call. A form sends everything as text and JSON sends types; both mean the same here."""

import json
from typing import Any
from urllib.parse import urlsplit

from bot.tryout.standin.refusal import bad

Params = dict[str, Any]


def text(params: Params, name: str) -> str:
    """A text, or "" when it was not given."""
    value = params.get(name)
    if value is None:
        return ""
    return checked(value) if isinstance(value, str) else json.dumps(value)


def checked(words: str) -> str:
    """The same words. Raises Refusal when they hold half a character (a lone surrogate)."""
    try:
        words.encode()
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None
    return words


def parsed(raw: str | bytes, complaint: str) -> Any:
    """What a JSON text says. Raises Refusal with `complaint`, or when a string in it is no UTF-8."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        raise bad(complaint) from None
    if (b"\\u" if isinstance(raw, bytes) else "\\u") in raw:  # type: ignore[operator] # both sides have raw's type
        checked(json.dumps(value, ensure_ascii=False))
    return value


def integer(params: Params, name: str, default: int = 0) -> int:
    """A whole number; what is no number counts as not given, as Telegram does."""
    try:
        return int(params.get(name, default))
    except (TypeError, ValueError, OverflowError):
        return default


def flag(params: Params, name: str) -> bool:
    """True for true, True and 1."""
    return str(params.get(name, "")).lower() in ("true", "1", "yes")


def structure(params: Params, name: str, complaint: str) -> Any:
    """A JSON object or list, already parsed or as text; None when not given. Raises Refusal with `complaint`."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    return parsed(value, complaint) if value else None


def is_address(url: object, *schemes: str) -> bool:
    """Whether this is an address with one of these schemes and a host."""
    try:
        parts = urlsplit(url) if isinstance(url, str) else None
    except ValueError:
        return False
    return parts is not None and parts.scheme in schemes and bool(parts.netloc)
