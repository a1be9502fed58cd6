"""Keyed hashes: what must be recognised and never read back. The key lies in the database file, so in every backup."""

import hashlib
import hmac
import secrets

from storage.store import Store

_META = "web_sleutel"


class Keys:
    """Makes secrets, and the marks by which they are known again."""

    def __init__(self, store: Store) -> None:
        """Takes the key of this file, made when it has none. Outside a transaction."""
        key = store.get_meta(_META)
        if key is None:
            key = secrets.token_hex(32)
            with store.atomic():
                store.set_meta(_META, key)
        self._key = bytes.fromhex(key)

    def mark(self, what: str, value: str) -> str:
        """By which `value` is known again, as this kind of thing."""
        return hmac.new(self._key, f"{what}:{value}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def fresh() -> str:
    """256 random bits that fit in a cookie."""
    return secrets.token_urlsafe(32)


def six_digits() -> str:
    """A code to be typed over."""
    return f"{secrets.randbelow(1_000_000):06d}"
