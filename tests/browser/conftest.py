"""Chromium, and a stand-in with the echo bot behind it."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from bot.tryout.page.clock import LooseClock
from bot.tryout.standin.api import application
from bot.tryout.standin.standin import StandIn
from tests.browser.echobot import EchoBot
from tests.tryout.serving import served

CHROMIUM = shutil.which("chromium")
TOKEN = "1:proef"
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip by name where Debian's Chromium is not there."""
    for item in items:
        if item.get_closest_marker("browser") and CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed: the browser test is skipped"))


@dataclass
class Tryout:
    """A running try-out: its address, its stand-in, its clock."""

    address: str
    standin: StandIn
    clock: LooseClock


@pytest.fixture
async def tryout() -> AsyncIterator[Tryout]:
    clock = LooseClock()
    standin = StandIn(TOKEN, clock.now)
    async with served(application(standin, clock)) as address:
        bot = asyncio.create_task(EchoBot(f"{address}/api", TOKEN).run())
        yield Tryout(address, standin, clock)
        standin.close()
        bot.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await bot


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        await browser.close()


async def opened(browser: Browser, tryout: Tryout, size: ViewportSize) -> tuple[Page, list[str]]:
    """The page, and the list of everything that goes wrong on it."""
    page = await (await browser.new_context(viewport=size, locale="nl-NL")).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.set_default_timeout(10_000)
    await page.goto(tryout.address)
    await page.wait_for_selector(".persoon")
    return page, wrong
