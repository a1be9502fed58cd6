"""The key of a row of a sheet: which sheet and row it is, up to which line that was known, and that we wrote it."""

import secrets
from hashlib import blake2b

from storage.lists.sheets import BladRow

_LETTERS = "BCDFGHJKLMNPQRST"
"""Sixteen consonants, one for each half byte: no number and no word, so that no guard takes a key for another thing."""
_MAC = 8


def sign(blad: BladRow, rij: int, tot: int) -> str:
    """The key of a row that was read up to this line."""
    said = b"".join(n.to_bytes(4, "big") for n in (blad.id, rij, tot))
    return "".join(_LETTERS[b >> 4] + _LETTERS[b & 15] for b in said + _mac(blad, said))


def _mac(blad: BladRow, said: bytes) -> bytes:
    return blake2b(said, key=blad.geheim, digest_size=_MAC).digest()


def split(sleutel: str) -> tuple[int, int, int, bytes] | None:
    """Sheet, row, line and what it was signed with; None for what was never a key."""
    letters = "".join(sleutel.split()).upper()
    if len(letters) != 2 * (12 + _MAC) or not set(letters) <= set(_LETTERS):
        return None
    raw = bytes(_LETTERS.index(a) * 16 + _LETTERS.index(b) for a, b in zip(letters[::2], letters[1::2], strict=True))
    blad, rij, tot = (int.from_bytes(raw[i : i + 4], "big") for i in (0, 4, 8))
    return blad, rij, tot, raw[12:]


def signed(blad: BladRow, rij: int, tot: int, mac: bytes) -> bool:
    """Whether this sheet went out with that key."""
    said = b"".join(n.to_bytes(4, "big") for n in (blad.id, rij, tot))
    return secrets.compare_digest(_mac(blad, said), mac)
