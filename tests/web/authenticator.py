"""A device with passkeys, in software: it signs as the standard has it, and as a thief would like to."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from bot.web.signed import as_bytes, as_text

PRESENT, VERIFIED, ATTESTED, EXTENDED = 0x01, 0x04, 0x40, 0x80


@dataclass
class Key:
    """One passkey: what the device calls it, for whom, and how often it signed (None: the device does not count)."""

    private: ec.EllipticCurvePrivateKey
    kenmerk: bytes
    wie: bytes
    teller: int | None = None

    def public(self) -> dict[int, Any]:
        at = self.private.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32, "big"), -3: at.y.to_bytes(32, "big")}


@dataclass
class Device:
    """What it puts into its answers may be set otherwise, to lie with."""

    origin: str = "https://ketenbot.voorbeeld.nl"
    name: str = "ketenbot.voorbeeld.nl"
    flags: int = PRESENT | VERIFIED
    client: dict[str, Any] = field(default_factory=dict)
    keys: list[Key] = field(default_factory=list)
    counts: bool = False

    def make(self, asked: dict[str, Any], **other: Any) -> dict[str, str]:
        """A new key, as the page sends it on; `other` replaces parts of the attestation."""
        key = Key(
            ec.generate_private_key(ec.SECP256R1()),
            secrets.token_bytes(16),
            as_bytes(asked["user"]["id"]),
            0 if self.counts else None,
        )
        self.keys.append(key)
        return self.attest(key, asked["challenge"], **other)

    def attest(self, key: Key, challenge: str, **other: Any) -> dict[str, str]:
        credential = bytes(16) + len(key.kenmerk).to_bytes(2, "big") + key.kenmerk + cbor2.dumps(key.public())
        whole = {"fmt": "none", "attStmt": {}, "authData": self._data(key, ATTESTED) + credential} | other
        client = self._client("webauthn.create", challenge)
        return {"id": as_text(key.kenmerk), "client": as_text(client), "wat": as_text(cbor2.dumps(whole))}

    def sign(self, asked: dict[str, Any], key: Key | None = None, *, data: bytes | None = None) -> dict[str, str]:
        """An answer with the newest key, or this one."""
        key = key or self.keys[-1]
        if key.teller is not None:
            key.teller += 1
        client = self._client("webauthn.get", asked["challenge"])
        what = self._data(key) if data is None else data
        signed = key.private.sign(what + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return {
            "id": as_text(key.kenmerk),
            "client": as_text(client),
            "wat": as_text(what),
            "handtekening": as_text(signed),
            "wie": as_text(key.wie),
        }

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said | self.client).encode()

    def _data(self, key: Key, more: int = 0) -> bytes:
        count = (key.teller or 0).to_bytes(4, "big")
        return hashlib.sha256(self.name.encode()).digest() + bytes([self.flags | more]) + count
