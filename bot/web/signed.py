"""What a page brings of a device that made a key or signed with one, before anybody looked whether it is true."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass


class Bad(Exception):
    """What a device sent is not what was asked, or nobody can tell."""


@dataclass(frozen=True, slots=True)
class Place:
    """For whom keys are: the name they are bound to, and the only address whose page may ask for them."""

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class Made:
    """A new key: what its device calls it, its public half, and how often it signed."""

    kenmerk: bytes
    sleutel: bytes
    teller: int


@dataclass(frozen=True, slots=True)
class Signed:
    """What came back of a page, as bytes. `what` is the object that says whose key it is; `signature` is empty where a
    key was made."""

    kenmerk: bytes
    client: bytes
    what: bytes
    signature: bytes = b""


def challenge_of(client: bytes) -> str:
    """What was signed, as the browser wrote it; it proves nothing yet. Raises Bad; also for a page within another."""
    try:
        found = json.loads(client)
        challenge, within = found["challenge"], found.get("crossOrigin", False)
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        raise Bad from None
    if not isinstance(challenge, str) or within is not False:
        raise Bad
    return challenge


def as_text(raw: bytes) -> str:
    """In the alphabet of the standard."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def as_bytes(text: str) -> bytes:
    """And back. Raises ValueError."""
    if not text.isascii() or not text.replace("-", "").replace("_", "").isalnum():
        raise ValueError
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
