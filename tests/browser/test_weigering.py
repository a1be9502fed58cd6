"""A refusal on the page, with the regievoerder in a second window."""

from math import isnan
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import PHONE
from tests.browser.test_proef import PICTURES, address, register, say

pytestmark = pytest.mark.browser

__all__ = ["address"]

LINES = 20
"""Lines of text on a phone of a case after a step: about twelve of the case, and what was just done above them."""
MOST = 10
"""Buttons under one message; a case has eight, and "Meer" two more."""
TALL: ViewportSize = {"width": 1100, "height": 1150}
"""High enough for a report with all its buttons."""
HAND: ViewportSize = {"width": 390, "height": 844}
"""A phone as most people carry it."""


async def _window(browser: Browser, address: str, name: str, size: ViewportSize = TALL) -> tuple[Page, list[str]]:
    page = await (await browser.new_context(viewport=size, locale="nl-NL")).new_page()
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


async def _newest_shows(page: Page, text: str) -> None:
    """What was pressed has been answered: the newest message says so."""
    newest = page.get_by_role("log").locator("li.bericht").last
    await expect(newest).to_contain_text(text, timeout=15_000)


async def _reported(noor: Page) -> None:
    """From a koppeling with a home to the report."""
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


async def _judged(robin: Page, name: str) -> None:
    """The regievoerder passes COA's judgement on."""
    await say(robin, "/vragen")
    await _shows(robin, "Z-0412")
    await _press(robin, "Z-0412")
    await _shows(robin, "Is de weigering terecht of onterecht?")
    await picture(robin, name)
    await _press(robin, "Onterecht")
    await _shows(robin, "Op welke dag oordeelde COA?")
    await _press(robin, "Vandaag")


async def _judgement_read(noor: Page) -> None:
    """From the word that there is a judgement to the case, in which it is recorded already."""
    await _newest_shows(noor, "Onterecht")
    await _press(noor, "Open de zaak")
    await _newest_shows(noor, "onterecht: één tweede kans")


async def test_a_refusal_with_the_regievoerder_in_a_second_window(browser: Browser, address: str) -> None:
    """Reported by the officer, judged by COA in the other window, read by the officer with its second chance."""
    noor, wrong = await _window(browser, address, "Noor")
    await _reported(noor)
    await picture(noor, "weigering-melding")
    robin, also_wrong = await _window(browser, address, "Robin", HAND)
    await _judged(robin, "weigering-regievoerder")
    await _judgement_read(noor)
    await picture(noor, "weigering-oordeel")
    assert wrong == also_wrong == []


async def _lines(page: Page) -> float:
    """How many lines the newest message has on this screen."""
    found = await page.locator("[role=log] li.bericht .tekst").last.evaluate(
        "t => Math.round(t.getBoundingClientRect().height / parseFloat(getComputedStyle(t).lineHeight))"
    )
    return float(found)


async def _fits(page: Page, name: str) -> None:
    """Nothing is wider than the phone, and every button of the newest message can be read whole."""
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{name}: {wide} px te breed"
    cut = await page.evaluate(
        "[...document.querySelectorAll('[role=log] li:last-child button')]"
        ".filter(b => b.scrollWidth > b.clientWidth + 1).map(b => b.textContent)"
    )
    assert cut == [], f"{name}: afgekapt {cut}"
    lines = await _lines(page)
    while isnan(lines):  # the message was replaced by an edit while it was looked at: it has no style of its own then
        await page.wait_for_timeout(100)
        lines = await _lines(page)
    assert lines <= LINES or name == "telefoon-2-koppeling", f"{name}: {lines} regels"
    count = await page.locator("[role=log] li.bericht").last.get_by_role("button").count()
    assert count <= MOST, f"{name}: {count} knoppen"
    await picture(page, name)


async def test_a_refusal_on_a_phone(browser: Browser, address: str) -> None:
    """The whole way on 360 px, with the regievoerder on a phone as well: each screen fits."""
    noor, wrong = await _window(browser, address, "Noor", PHONE)
    await _reported(noor)
    await _fits(noor, "telefoon-1-melding")
    await _press(noor, "Meer")
    await _newest_shows(noor, "Wat wil je doen?")
    await _press(noor, "Koppeling Z-0412")
    await _newest_shows(noor, "Er loopt een weigering")
    await _fits(noor, "telefoon-2-koppeling")
    await _press(noor, "Open de weigering")
    await _newest_shows(noor, "Oordeel van COA uiterlijk")
    await _press(noor, "Bellen")
    await _newest_shows(noor, "al gebeld")
    await _fits(noor, "telefoon-3-bellen")
    await _press(noor, "Sla over")
    await _newest_shows(noor, "Oordeel van COA uiterlijk")
    robin, also_wrong = await _window(browser, address, "Robin", PHONE)
    await _judged(robin, "telefoon-4-vraag")
    await _newest_shows(robin, "Al beantwoord")
    await _fits(robin, "telefoon-4-regievoerder")
    await _judgement_read(noor)
    await _fits(noor, "telefoon-6-oordeel")
    await _press(noor, "Opnieuw geweigerd")
    await _newest_shows(noor, "Op welke dag weigerde")
    await _press(noor, "Vandaag")
    await _newest_shows(noor, "bemiddeling gestopt")
    await _press(noor, "Opvang verlaten")
    await _newest_shows(noor, "Op welke dag verliet")
    await _press(noor, "Vandaag")
    await _newest_shows(noor, "Vastgelegd: opvang verlaten")
    await _press(noor, "Meer")
    await _newest_shows(noor, "Wat wil je doen?")
    await _fits(noor, "telefoon-7-meer")
    await _press(noor, "Oordeel verbeterd: terecht")
    await _newest_shows(noor, "Op welke dag oordeelde")
    await _press(noor, "Vandaag")
    await _newest_shows(noor, "Bel vandaag de regievoerder")
    await _fits(noor, "telefoon-8-te-laat")
    assert wrong == also_wrong == []
