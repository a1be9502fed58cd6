"""The whole bot on the page: register a koppeling, step the clock, act from the morning message."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser

PICTURES = os.environ.get("KETENBOT_PLAATJES")
"""A directory for the pictures of docs/; without it none are made."""


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """Where `python -m bot` serves without a token, on a database of its own."""
    own = {"KETENBOT_DATABASE": str(tmp_path / "proef.db"), "KETENBOT_POORT": "0"}
    rest = {key: value for key, value in os.environ.items() if not key.startswith(("KETENBOT_", "TELEGRAM_"))}
    search = os.pathsep.join([str(Path.cwd()), rest.get("PYTHONPATH", "")])
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot"),
        stdout=asyncio.subprocess.PIPE,
        env={**rest, **own, "PYTHONPATH": search},
        cwd=tmp_path,
    )
    try:
        assert process.stdout is not None
        line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
        assert "http://" in line, line
        yield line[line.index("http://") :].split()[0]
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def picture(page: Page, name: str) -> None:
    """Keep a picture for the documentation, when asked."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png")


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Je bericht aan de bot").fill(text)
    await page.keyboard.press("Enter")


async def register(page: Page, reference: str) -> None:
    """A koppeling of today for four people."""
    log = page.get_by_role("log")
    await say(page, "Nieuwe koppeling")
    await expect(log).to_contain_text("vraag 1 van")
    await say(page, reference)
    await log.get_by_role("button", name="Vandaag").last.click()
    await expect(log).to_contain_text("vraag 3 van")
    await say(page, "4")
    await log.get_by_role("button", name="Klopt, leg vast").last.click()


async def test_a_koppeling_from_registering_to_the_morning_message(browser: Browser, address: str) -> None:
    """Registered on the page; the clock brings the morning message; a press in it acts; the phone shows it too."""
    context = await browser.new_context(viewport=DESKTOP, locale="nl-NL")
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    await page.goto(address)
    await picture(page, "proef-begin")
    await page.get_by_role("button", name="Noor").click()
    await say(page, "/start")
    await expect(page.get_by_role("group", name="Vaste knoppen")).to_be_visible()
    await register(page, "Z-0412")
    log = page.get_by_role("log")
    await expect(log).to_contain_text("10 weken")
    await picture(page, "proef-koppeling")
    before = await log.get_by_role("listitem").count()
    await page.get_by_role("button", name="Volgende herinnering").click()
    await expect(page.locator("#klok-melding")).to_contain_text("Nieuw bericht voor Noor", timeout=15_000)
    assert await log.get_by_role("listitem").count() > before
    morning = log.locator("li.bericht").last
    await expect(morning).to_contain_text("Z-0412")
    await picture(page, "proef-ochtend")
    await morning.get_by_role("button").first.click()
    await expect(page.locator("#berichten")).to_contain_text("Woning zoeken", ignore_case=True)
    await context.close()
    phone = await (await browser.new_context(viewport=PHONE, locale="nl-NL")).new_page()
    await phone.goto(address)
    await phone.get_by_role("button", name="Noor").click()
    await expect(phone.get_by_role("log")).to_contain_text("Z-0412")
    await picture(phone, "proef-telefoon")
    assert wrong == []
