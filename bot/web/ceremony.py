"""Passkeys by the standard (Web Authentication), checked by the library: what a device is asked, and what it signed.
Loading that library takes a while, and a start or a command should not wait for it: this is imported where it is
needed."""

import json
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    bytes_to_base64url,
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    options_to_json,
    parse_attestation_object,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.structs import (
    AttestationFormat,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bot.web.signed import Bad, Made, Place, Signed

KINDS = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
PATIENCE_MS = 120_000
"""So long a device may wait for a finger or a code."""
MOST_NAME, MOST_KEY = 1023, 700
"""Bytes of what a device calls a key (by the standard), and of its public half: RSA of 4,096 bits fits."""


def to_make(place: Place, user: bytes, naam: str, challenge: bytes, known: list[bytes]) -> dict[str, Any]:
    """What a page asks the browser: a key that the device finds by itself and that asks for a finger, face or code.
    Who makes devices is not asked."""
    options = generate_registration_options(
        rp_id=place.name,
        rp_name="Ketenbot",
        user_id=user,
        user_name=naam,
        challenge=challenge,
        timeout=PATIENCE_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            require_resident_key=True,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
        supported_pub_key_algs=KINDS,
    )
    found: dict[str, Any] = json.loads(options_to_json(options))
    return found


def to_enter(place: Place, challenge: bytes) -> dict[str, Any]:
    """The same for coming in. No key is named, so it is the same for everybody."""
    options = generate_authentication_options(
        rp_id=place.name,
        challenge=challenge,
        timeout=PATIENCE_MS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    found: dict[str, Any] = json.loads(options_to_json(options))
    return found


def made(place: Place, signed: Signed, challenge: bytes) -> Made:
    """A key that was made. Raises Bad."""
    try:
        attested = parse_attestation_object(signed.what)
        # We asked for none. A device may sign with the key itself; certificates are nothing that we could judge.
        if attested.fmt != AttestationFormat.NONE and (
            attested.fmt != AttestationFormat.PACKED or attested.att_stmt.x5c is not None
        ):
            raise Bad
        found = verify_registration_response(
            credential=_as_json(signed, "attestationObject"),
            expected_challenge=challenge,
            expected_rp_id=place.name,
            expected_origin=place.origin,
            require_user_verification=True,
            supported_pub_key_algs=KINDS,
        )
        key, name = found.credential_public_key, found.credential_id
        decoded_public_key_to_cryptography(decode_credential_public_key(key))  # it must be a key at all
    except Exception as exc:  # whatever a stranger's bytes make of the library
        raise Bad from exc
    if name != signed.kenmerk or len(name) > MOST_NAME or len(key) > MOST_KEY:
        raise Bad
    return Made(name, key, found.sign_count)


def entered(place: Place, signed: Signed, challenge: bytes, key: bytes) -> int:
    """The same for coming in with this key; gives how often it signed. Raises Bad."""
    try:
        found = verify_authentication_response(
            credential=_as_json(signed, "authenticatorData"),
            expected_challenge=challenge,
            expected_rp_id=place.name,
            expected_origin=place.origin,
            credential_public_key=key,
            credential_current_sign_count=0,  # what a count may be, is for who knows the last one
            require_user_verification=True,
        )
    except Exception as exc:  # idem
        raise Bad from exc
    return found.new_sign_count


def _as_json(signed: Signed, what: str) -> dict[str, Any]:
    """As the library wants it, of nothing but our own bytes."""
    name = bytes_to_base64url(signed.kenmerk)
    parts = {"clientDataJSON": signed.client, what: signed.what, "signature": signed.signature}
    response = {key: bytes_to_base64url(value) for key, value in parts.items()}
    return {"id": name, "rawId": name, "type": "public-key", "response": response}
