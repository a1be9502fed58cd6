"""The operator's key for push services: by it they know that all pings of a page come from one sender."""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02


class BadKey(Exception):
    """This is no key as `new` makes it."""


def new() -> str:
    """A new private key, as it stands in a setting."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def read(private: str) -> Vapid02:
    """The key of a setting. Raises BadKey."""
    try:
        return Vapid02.from_raw(private.encode("ascii"))
    except (ValueError, TypeError) as exc:
        raise BadKey from exc


def public(private: str) -> str:
    """What a browser must know of it. Raises BadKey."""
    numbers = read(private).public_key.public_numbers()
    point = b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()
