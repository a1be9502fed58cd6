"""A key stands for one thing that was sent. What came under it is remembered for a while, so that something else under
the same key is refused with a word, and not taken for handled in silence."""

import hashlib
import hmac
import json
import secrets

MOST = 20_000
"""Keys of which we know what they stood for; older ones are handled once all the same, by the table of keys."""


class OtherWords(Exception):
    """This key stood for something else before."""


class Once:
    """What keys stood for: in memory alone, and as marks that nobody can read back. A text that the guard refused is
    among them, and nothing of it may reach a file."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._marks: dict[str, bytes] = {}

    def check(self, key: str, what: list[object]) -> None:
        """Raises OtherWords when this key stood for something else."""
        known = self._marks.get(key)
        if known is not None and not hmac.compare_digest(known, self._mark(what)):
            raise OtherWords

    def note(self, key: str, what: list[object]) -> None:
        """This is handled now."""
        if len(self._marks) >= MOST:
            del self._marks[next(iter(self._marks))]
        self._marks[key] = self._mark(what)

    def _mark(self, what: list[object]) -> bytes:
        return hmac.new(self._secret, json.dumps(what).encode(), hashlib.sha256).digest()[:16]
