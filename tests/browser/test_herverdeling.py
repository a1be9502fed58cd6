"""A herverdeling on the page, on a phone: Lelystad and Almere each in an own window, to the notice to the provincie."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page

from tests.browser.conftest import PHONE
from tests.browser.test_proef import address, say
from tests.browser.test_weigering import _press, _shows, _window, picture

pytestmark = pytest.mark.browser

__all__ = ["address"]


async def _numbers(bo: Page, sam: Page) -> None:
    """Both give their published number and agree."""
    await say(bo, "Lelystad draagt 10 over aan Almere")
    await _shows(bo, "Om welk tijdvak gaat het?")
    await bo.get_by_role("log").locator("button").filter(has_text="loopt al").last.click()
    await _shows(bo, "al aan een gemeente koppelde?")
    await _press(bo, "Nee, alleen aantallen: begin")
    await _shows(bo, "gepubliceerde taakstelling")
    await say(bo, "60, brief van gisteren")
    await _shows(sam, "stelt een herverdeling voor")
    await say(sam, "150, brief van gisteren")
    await _press(sam, "Ambtelijk akkoord met deze cijfers")
    await _shows(bo, "Almere: ambtelijk akkoord")
    await picture(bo, "herverdeling-telefoon")
    await _press(bo, "Ambtelijk akkoord met deze cijfers")


async def test_two_gemeenten_and_the_provincie(browser: Browser, address: str) -> None:
    """Each presses in its own window, and the provincie reads official figures when they were reported."""
    bo, sam, jip = [(await _window(browser, address, name, PHONE)) for name in ("Bo Coördinator", "Sam", "Jip")]
    await _numbers(bo[0], sam[0])
    await _press(bo[0], "Naar de colleges")
    await _shows(sam[0], "wacht op besluiten")
    await say(bo[0], "besluit vandaag, nummer B-26-12")
    await say(sam[0], "besluit vandaag, nummer 2026-118")
    await _shows(sam[0], "wacht op bekendmaking")
    await _press(sam[0], "Vandaag bekendgemaakt")
    await _press(bo[0], "Vandaag bekendgemaakt")
    await _shows(bo[0], "wacht op kennisgeving")
    await _press(bo[0], "Vandaag gemeld")
    await _shows(jip[0], "150 → 160")
    await _press(jip[0], "Kennis genomen")
    await _shows(bo[0], "provincie nam kennis")
    await picture(jip[0], "herverdeling-provincie")
    assert [wrong for _, wrong in (bo, sam, jip) if wrong] == []
