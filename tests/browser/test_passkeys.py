"""Passkeys in a real browser, with a device of its own: made after a code, the faster way in, taken away."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, CDPSession, Page, expect

from tests.browser.test_page import CONTRAST, NAMELESS, TOO_WIDE
from tests.browser.test_toegankelijk import barriers
from tests.browser.test_webdeur import log_in, page_of
from tests.web.served import Served, serving

pytestmark = pytest.mark.browser
MAKE = "Sneller inloggen op dit toestel"
ENTER = "Log in met een passkey"


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    async with serving(tmp_path, "localhost") as made:
        yield made


class Device:
    """A phone that looks at a finger, in the browser of this page."""

    def __init__(self, session: CDPSession, ident: str) -> None:
        self._session, self._ident = session, ident

    @classmethod
    async def of(cls, page: Page) -> "Device":
        session = await page.context.new_cdp_session(page)
        await session.send("WebAuthn.enable", {"enableUI": False})
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = await session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return cls(session, made["authenticatorId"])

    async def keys(self) -> list[dict[str, Any]]:
        found = await self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._ident})
        keys: list[dict[str, Any]] = found["credentials"]
        return keys

    async def verifies(self, finger: bool) -> None:
        """Whether the finger is its owner's."""
        asked = {"authenticatorId": self._ident, "isUserVerified": finger}
        await self._session.send("WebAuthn.setUserVerified", asked)

    async def counts_back(self) -> None:
        """It is a copy, of when the key was used less often."""
        for key in await self.keys():
            await self._session.send(
                "WebAuthn.removeCredential", {"authenticatorId": self._ident, "credentialId": key["credentialId"]}
            )
            asked = {"authenticatorId": self._ident, "credential": key | {"signCount": 0}}
            await self._session.send("WebAuthn.addCredential", asked)


async def with_key(browser: Browser, served: Served, **options: object) -> tuple[Page, Device]:
    """Noor came in with a code and made a passkey as it was offered."""
    page = await page_of(browser, served, **options)
    device = await Device.of(page)
    await log_in(page, served)
    await page.get_by_role("button", name=MAKE).click()
    await expect(page.get_by_text("Gelukt. De volgende keer log je op dit toestel in met een passkey")).to_be_visible()
    return page, device


async def leave(page: Page) -> None:
    await page.get_by_label("Zoeken en uitloggen").click()
    await page.get_by_role("button", name="Log hier uit").click()
    await expect(page.get_by_role("button", name=ENTER)).to_be_visible()


async def open_list(page: Page) -> None:
    await page.get_by_label("Zoeken en uitloggen").click()
    await page.get_by_role("button", name="Waar ben ik ingelogd?").click()
    await expect(page.get_by_role("dialog")).to_be_visible()


async def test_made_after_a_code_and_then_one_press(browser: Browser, served: Served) -> None:
    """Offered on coming in, made on a press; after that one press lets in, and no mail goes."""
    page, device = await with_key(browser, served)
    (key,) = await device.keys()
    assert (key["rpId"], key["isResidentCredential"]) == ("localhost", True)
    await expect(page.get_by_role("log")).to_contain_text("Je kunt nu zonder code inloggen")
    await expect(page.get_by_role("button", name=MAKE)).to_be_hidden()
    mails = len(served.mailbox.letters)
    await leave(page)
    assert await page.evaluate(TOO_WIDE) is False
    assert await page.evaluate(CONTRAST) == []
    await page.get_by_role("button", name=ENTER).click()
    await expect(page.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await expect(page.get_by_role("button", name=MAKE)).to_be_hidden()  # it is known here already
    assert len(served.mailbox.letters) == mails
    assert served.wrong == []


async def test_a_finger_of_another(browser: Browser, served: Served) -> None:
    """The device refuses by itself; the page says what to do, and the code is still there."""
    page, device = await with_key(browser, served)
    await leave(page)
    await device.verifies(False)
    await page.get_by_role("button", name=ENTER).click()
    await expect(page.get_by_role("alert")).to_contain_text("Log in met een code uit je mail.")
    await expect(page.get_by_label("Je werkmail")).to_be_visible()


async def test_a_copy_of_a_device_is_refused(browser: Browser, served: Served) -> None:
    """Its counter is behind ours."""
    page, device = await with_key(browser, served)
    await leave(page)
    await page.get_by_role("button", name=ENTER).click()
    await expect(page.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await leave(page)
    assert (await device.keys())[0]["signCount"] > 1
    await device.counts_back()
    await page.get_by_role("button", name=ENTER).click()
    await expect(page.get_by_role("alert")).to_contain_text("Deze passkey werkt hier niet (meer).")


async def test_listed_and_taken_away(browser: Browser, served: Served) -> None:
    """Beside where somebody is logged in; a second one on the same device is not made."""
    page, _ = await with_key(browser, served)
    await open_list(page)
    await expect(page.locator("#passkeys li")).to_have_count(1)
    await page.get_by_role("dialog").get_by_role("button", name=MAKE).click()
    await expect(page.get_by_text("Dit toestel heeft al een passkey voor jou.")).to_be_visible()
    await page.get_by_role("button", name="Verwijder passkey").click()
    await expect(page.locator("#passkeys li")).to_have_count(0)
    await page.get_by_role("button", name="Sluit").last.click()
    await leave(page)
    await page.get_by_role("button", name=ENTER).click()
    await expect(page.get_by_role("alert")).to_contain_text("Deze passkey werkt hier niet (meer).")


@pytest.mark.parametrize("keeps", [True, False])
async def test_logging_out_everywhere(browser: Browser, served: Served, keeps: bool) -> None:
    """Takes them along, unless one says otherwise."""
    page, _ = await with_key(browser, served)
    await open_list(page)
    if keeps:
        await page.get_by_label("Overal uitloggen verwijdert ook mijn passkeys").uncheck()
    await page.get_by_role("button", name="Overal uitloggen").click()
    await page.get_by_role("button", name=ENTER).click()
    if keeps:
        await expect(page.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    else:
        await expect(page.get_by_role("alert")).to_contain_text("Deze passkey werkt hier niet (meer).")


async def test_not_now(browser: Browser, served: Served) -> None:
    """It is not offered again, and the list still has it; an hour later that says why not."""
    page = await page_of(browser, served)
    await Device.of(page)
    await log_in(page, served)
    await page.get_by_role("button", name="Nu niet").click()
    await page.reload()
    await expect(page.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await expect(page.get_by_role("button", name=MAKE)).to_be_hidden()
    await open_list(page)
    served.ahead += timedelta(hours=2)
    await page.get_by_role("dialog").get_by_role("button", name=MAKE).click()
    await expect(page.get_by_text("Log uit en log opnieuw in: dan weet ik dat jij het bent")).to_be_visible()


async def test_no_barriers(browser: Browser, served: Served) -> None:
    """In the list and where one comes in; nothing wider than the narrowest screen."""
    page, _ = await with_key(browser, served, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    await open_list(page)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert await barriers(page) == [], scheme
    assert await page.evaluate(TOO_WIDE) is False
    assert await page.evaluate(NAMELESS) == []
    await page.get_by_role("button", name="Sluit").last.click()
    await leave(page)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert await barriers(page) == [], scheme


async def test_where_no_browser_makes_one_nothing_is_offered(browser: Browser, tmp_path: Path) -> None:
    """An address that is a number."""
    async with serving(tmp_path) as served:
        page = await page_of(browser, served)
        await Device.of(page)
        await log_in(page, served)
        await open_list(page)
        await expect(page.locator("#passkey-deel")).to_be_hidden()
        assert served.wrong == []
