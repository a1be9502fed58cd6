"""The answer to /termijn on a small phone: the day to act by stands on the screen without scrolling."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, ViewportSize, expect

from tests.browser.test_proef import address, picture, say

pytestmark = pytest.mark.browser

__all__ = ["address"]

SMALL: ViewportSize = {"width": 390, "height": 640}
MOST = 6
"""Lines of the answer, as they are broken on that phone."""
LINES = """(message) => {
  const range = document.createRange(); range.selectNodeContents(message);
  return new Set([...range.getClientRects()].filter((r) => r.height > 8).map((r) => Math.round(r.bottom / 6))).size;
}"""
IN_SIGHT = """(part) => {
  const box = part.getClientRects()[0];
  const seen = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
  return part === seen || part.contains(seen);
}"""


async def test_the_main_date_stands_on_the_screen(browser: Browser, address: str) -> None:
    """First what must be done by when and what is left, in bold; all of it within six lines, also when asked twice."""
    page = await (await browser.new_context(viewport=SMALL, locale="nl-NL")).new_page()
    await page.goto(address)
    await page.get_by_role("button", name="Noor").click()
    day = datetime.now(UTC).date() - timedelta(days=30)
    for asked in (f"/termijn {day:%d-%m-%Y}", f"{day:%d-%m-%Y}"):
        await say(page, asked)
        newest = page.get_by_role("log").locator("li.bericht").last
        await expect(newest).to_contain_text("Gekoppeld op", timeout=15_000)
        first = newest.locator(".tekst strong").first
        await expect(first).to_contain_text("Teken uiterlijk")
        assert await first.evaluate(IN_SIGHT)
        await picture(page, "termijn-telefoon")
        text = newest.locator(".tekst")
        assert await text.evaluate(LINES) <= MOST, await text.evaluate(LINES)
