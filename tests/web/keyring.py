"""What a page asks about passkeys, and what a device's answer brings: for tests of who may come in."""

from typing import Any

import httpx

from tests.web.page import Person

REFUSED = "Deze passkey werkt hier niet (meer). Log in met een code uit je mail."


async def asks(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = (await person.post("passkey-vraag")).json()["vraag"]
    return found


async def wants(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = (await person.post("passkey-nieuw")).json()["vraag"]
    return found


async def gives(person: Person, signed: dict[str, str]) -> httpx.Response:
    return await person.post("passkey-in", **signed)


def nobody_came_in(answer: httpx.Response, soort: str = "REFUSED") -> None:
    assert (answer.status_code, answer.json()["soort"]) == (400, soort)
    assert "set-cookie" not in answer.headers
