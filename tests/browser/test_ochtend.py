"""The morning of somebody with thirty koppelingen of which twenty wait, on a small phone."""

from datetime import date, timedelta

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP
from tests.browser.test_proef import address, say

pytestmark = pytest.mark.browser

__all__ = ["address"]

SMALL: ViewportSize = {"width": 390, "height": 640}
MOST_LINES = 12
MORNINGS = 8
LATE = [timedelta(days=7 * weeks + 2) for weeks in range(18, 38)]
RUNNING = [timedelta(days=days) for days in (68, 63, 57, 50, 44, 37, 31, 24, 16, 9)]

_MEASURE = """m => {
    const text = m.querySelector('.tekst'), log = document.querySelector('[role=log]');
    const lines = text.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight);
    return [Math.round(lines), text.getBoundingClientRect().top - log.getBoundingClientRect().top, text.innerText];
}"""


async def _fill(page: Page) -> None:
    """Thirty koppelingen, pasted as a list."""
    await say(page, "lijst invoeren")
    await expect(page.get_by_role("log")).to_contain_text("plak de regels hier", timeout=15_000)
    days = [date.today() - ago for ago in (*LATE, *RUNNING)]  # noqa: DTZ011  the try-out begins on the machine's own day
    rows = [f"Z-{4000 + n}; {day.day}-{day.month}-{day.year}; {2 + n % 5}" for n, day in enumerate(days)]
    await say(page, "\n".join(rows))
    await page.get_by_role("log").get_by_role("button", name="Leg 30 koppelingen vast").last.click()
    await expect(page.get_by_role("log")).to_contain_text("30 koppelingen vastgelegd", timeout=15_000)


async def test_the_nearest_day_can_be_read_without_scrolling(browser: Browser, address: str) -> None:
    """Of every morning message the first row is on the screen when the chat opens, and none has more than twelve
    lines."""
    desk = await (await browser.new_context(viewport=DESKTOP, locale="nl-NL")).new_page()
    await desk.goto(address)
    await desk.get_by_role("button", name="Noor").click()
    await _fill(desk)
    seen: list[str] = []
    for _ in range(MORNINGS):
        await desk.get_by_role("button", name="Volgende herinnering").click()
        await expect(desk.locator("#klok-melding")).to_contain_text("Nieuw bericht", timeout=15_000)
        phone = await (await browser.new_context(viewport=SMALL, locale="nl-NL")).new_page()
        await phone.goto(address)
        await phone.get_by_role("button", name="Noor").click()
        await expect(phone.get_by_role("log").locator("li.bericht").last).to_contain_text("Goedemorgen")
        lines, top, text = await phone.get_by_role("log").locator("li.bericht").last.evaluate(_MEASURE)
        assert lines <= MOST_LINES, text
        assert top >= 0, f"{top:.0f} px boven het scherm: {text}"
        await phone.context.close()
        seen.append(text)
    assert len(set(seen)) == MORNINGS
    assert any("zaken wachten langer dan de afspraak" in text for text in seen)
