"""A picture on the page: the supervisor brings figures in and sees gemeenten side by side, on a phone."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import PHONE
from tests.browser.test_proef import address, picture, say
from workflows.dates.tijdvak import Tijdvak

pytestmark = pytest.mark.browser

__all__ = ["address"]

TIJDVAK = Tijdvak(2024, 1)
ROWS = (
    "gemeente;tijdvak;taakstelling;restant;gehuisvest;t/m",
    f"Almere;{TIJDVAK};160;-20;61;31-3-2024",
    f"Lelystad;{TIJDVAK};60;0;40;31-3-2024",
    f"Urk;{TIJDVAK};20;24;2;31-3-2024",
    f"Dronten;{TIJDVAK};30;0;;",
)


async def test_gemeenten_side_by_side_on_a_phone(browser: Browser, address: str) -> None:
    """The picture shows in the chat with its numbers below; it is as wide as the chat and can be opened."""
    phone = await (await browser.new_context(viewport=PHONE, locale="nl-NL")).new_page()
    await phone.goto(address)
    await phone.get_by_role("button", name="Jip").click()
    log = phone.get_by_role("log")
    file = {"name": "cijfers.csv", "mimeType": "text/csv", "buffer": "\n".join(ROWS).encode()}
    await phone.locator("#bestand").set_input_files([file])  # type: ignore[list-item]  # a plain dict is a FilePayload
    await log.get_by_role("button", name="Leg vast").last.click()
    await expect(log).to_contain_text("cijfers", timeout=15_000)
    await say(phone, f"/stand {TIJDVAK}")
    await log.get_by_role("button", name="Grafiek").last.click()
    image = log.locator("a.foto img").last
    await expect(image).to_be_visible(timeout=30_000)
    await expect(log).to_contain_text("Almere: 61 van 180")
    assert await image.evaluate("async (beeld) => { await beeld.decode(); return beeld.naturalWidth; }") == 720
    await image.scroll_into_view_if_needed()
    await picture(phone, "grafiek-gemeenten")
    await log.get_by_role("button", name="Almere").last.click()
    await expect(log).to_contain_text(f"Almere, {TIJDVAK}")
    await log.get_by_role("button", name="Grafiek").last.click()
    await expect(log).to_contain_text("De lijn staat dan op", timeout=30_000)
    await log.locator("a.foto img").last.scroll_into_view_if_needed()
    await picture(phone, "grafiek-stand")
    assert await phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
