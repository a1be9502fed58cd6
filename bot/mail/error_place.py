"""Where in our own code an error arose: what may be kept of it, for its text may quote what a person wrote."""

import traceback
from pathlib import Path

_HOME = Path(__file__).parents[2]
_ROOMS = ("bot", "workflows", "knowledge", "storage")


def place(exc: BaseException) -> str:
    """The deepest line of our own code on the way to the error, as bot/mail/courier.py:17; "?" when none."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(exc.__traceback__)]
    inside = [(path.relative_to(_HOME), line) for path, line in frames if path.is_relative_to(_HOME)]
    ours = [f"{path.as_posix()}:{line}" for path, line in inside if path.parts[0] in _ROOMS]
    return ours[-1] if ours else "?"
