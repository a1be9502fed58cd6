"""A refusal on the page, with the regievoerder in a second window."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.test_proef import PICTURES, address, register, say

pytestmark = pytest.mark.browser

__all__ = ["address"]

TALL: ViewportSize = {"width": 1100, "height": 1150}
"""High enough for a report with all its buttons."""


async def _window(browser: Browser, address: str, name: str) -> tuple[Page, list[str]]:
    page = await (await browser.new_context(viewport=TALL, locale="nl-NL")).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    await page.goto(address)
    await page.get_by_role("button", name=name).click()
    return page, wrong


async def picture(page: Page, name: str) -> None:
    """Keep a picture for the documentation, when asked; nothing is half-way in or out."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png", animations="disabled")


async def _press(page: Page, label: str) -> None:
    await page.get_by_role("log").get_by_role("button", name=label).last.click()


async def _shows(page: Page, text: str) -> None:
    await expect(page.get_by_role("log")).to_contain_text(text, timeout=15_000)


async def test_a_refusal_with_the_regievoerder_in_a_second_window(browser: Browser, address: str) -> None:
    """Reported by the officer, judged by COA in the other window, taken over by the officer."""
    noor, wrong = await _window(browser, address, "Noor")
    await register(noor, "Z-0412")
    await _shows(noor, "10 weken")
    await _press(noor, "Woonruimte gevonden")
    await _shows(noor, "Wanneer wordt er getekend?")
    await _press(noor, "Sla over")
    await _shows(noor, "woonruimte gevonden")
    await _press(noor, "Weigering of no-show")
    await _shows(noor, "Vraag niet naar de reden")
    await _press(noor, "Niet verschenen")
    await _shows(noor, "Op welke dag was dat?")
    await _press(noor, "Vandaag")
    await _shows(noor, "Welk nummer heeft de woning")
    await say(noor, "DD-77")
    await _shows(noor, "klopt dit?")
    await _press(noor, "Klopt")
    await _shows(noor, "COA toetst de weigering")
    await picture(noor, "weigering-melding")
    robin, also_wrong = await _window(browser, address, "Robin")
    await say(robin, "/vragen")
    await _shows(robin, "Z-0412")
    await _press(robin, "Z-0412")
    await _shows(robin, "Is de weigering terecht of onterecht?")
    await picture(robin, "weigering-regievoerder")
    await _press(robin, "Onterecht")
    await _shows(robin, "Op welke dag oordeelde COA?")
    await _press(robin, "Vandaag")
    await _shows(noor, "Onterecht")
    await _press(noor, "Open de zaak")
    await _press(noor, "Vraag aan COA")
    await _shows(noor, "Neem over")
    await _press(noor, "Neem over")
    await _shows(noor, "onterecht: één tweede kans")
    await picture(noor, "weigering-oordeel")
    assert wrong == also_wrong == []
