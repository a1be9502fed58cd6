"""How moments and values are written in a column."""

import json
from datetime import UTC, datetime
from typing import Any


def moment(value: datetime) -> str:
    """The one written form of a moment: UTC, milliseconds, so that text order is time order."""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return value.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def read_moment(text: str) -> datetime:
    """The aware UTC datetime behind a stored moment."""
    return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)


def as_json(value: Any) -> str:
    """Stable JSON for a column: the same value gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
