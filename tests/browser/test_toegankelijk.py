"""axe finds no barrier in what the web door shows, light and dark, narrow and wide."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.browser.test_page import TOO_WIDE
from tests.browser.test_webdeur import log_in, page_of, say, served
from tests.web.served import Served

__all__ = ["served"]
pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


async def barriers(page: Page) -> list[str]:
    """What axe finds, with where."""
    found: dict[str, Any] = (await Axe().run(page, options=RULES)).response
    assert len(found["passes"]) > 15  # it looked
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found["violations"]]


async def coming_in(page: Page, served: Served) -> None:
    await page.goto(f"{served.address}/chat/#u={served.invite()}")
    await expect(page.get_by_label("Je werkmail")).to_be_visible()


async def typing_the_code(page: Page, served: Served) -> None:
    await coming_in(page, served)
    await page.get_by_label("Je werkmail").fill("noor@almere.nl")
    await page.get_by_label("Je voornaam").fill("Noor")
    await page.get_by_role("button", name="Mail mij een code").click()
    await expect(page.get_by_label("Code uit de mail")).to_be_visible()
    await page.get_by_label("Code uit de mail").fill("000000")
    await expect(page.get_by_role("alert")).to_contain_text("klopt niet")


async def chat(page: Page, served: Served) -> None:
    await log_in(page, served)
    await say(page, "/termijn 15 maart 2026")
    await expect(page.get_by_role("log")).to_contain_text("Gekoppeld op")
    await say(page, "Meer")
    await expect(page.get_by_role("log").get_by_role("button", name="Onderwerpen")).to_be_visible()


async def menu(page: Page, served: Served) -> None:
    await chat(page, served)
    await page.get_by_label("Menu met opdrachten").click()


async def searching(page: Page, served: Served) -> None:
    await chat(page, served)
    await page.get_by_label("Zoeken en uitloggen").click()
    await page.get_by_role("button", name="Zoek in dit gesprek").click()
    await page.get_by_label("Zoek in dit gesprek").fill("welkom")
    await page.get_by_role("button", name="Zoek", exact=True).click()
    await expect(page.locator("#zoek-uitslag")).to_contain_text("1 van")


async def logins(page: Page, served: Served) -> None:
    await chat(page, served)
    await page.get_by_label("Zoeken en uitloggen").click()
    await page.get_by_role("button", name="Waar ben ik ingelogd?").click()
    await expect(page.get_by_role("dialog")).to_be_visible()


async def settings_of_pings(page: Page, served: Served) -> None:
    await chat(page, served)
    await page.get_by_label("Zoeken en uitloggen").click()
    await page.get_by_role("button", name="Meldingen op dit apparaat").click()
    await expect(page.get_by_role("dialog", name="Meldingen")).to_be_visible()


async def own_menu(page: Page, served: Served) -> None:
    await chat(page, served)
    await page.get_by_label("Zoeken en uitloggen").click()


async def lost(page: Page, served: Served) -> None:
    await page.goto(f"{served.address}/chat/kwijt")
    await expect(page.get_by_role("heading", name="Telefoon of laptop kwijt?")).to_be_visible()


async def file_sent(page: Page, served: Served) -> None:
    await log_in(page, served)
    content = b"zaaknummer;datum;aantal\nZ-1;15-3-2026;4\n"
    await page.locator("#bestand").set_input_files({"name": "lijst.csv", "mimeType": "text/csv", "buffer": content})
    await expect(page.get_by_role("log")).to_contain_text("is het de koppelingsdatum?", ignore_case=True)


async def without_a_line(page: Page, served: Served) -> None:
    await chat(page, served)
    await page.context.set_offline(True)
    await say(page, "hallo")
    await expect(page.locator("#lijn")).to_be_visible()
    served.wrong.clear()


STATES = [
    coming_in, typing_the_code, lost, chat, menu, own_menu, searching, logins, settings_of_pings, file_sent,
    without_a_line,
]  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_no_barriers(browser: Browser, served: Served, state: Callable[[Page, Served], Awaitable[None]]) -> None:
    """In each state, with both sets of colours; nothing wider than the narrowest screen."""
    page = await page_of(browser, served, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    await state(page, served)
    assert await page.evaluate(TOO_WIDE) is False
    for width, height in ((320, 640), (390, 844), (1280, 800)):
        await page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)
            assert await barriers(page) == [], (width, scheme)
