"""The whole bot on the page: register a koppeling, step the clock, act from the morning message."""

import asyncio
import contextlib
import os
import re
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


async def test_without_telegram_from_an_invitation_to_a_ping(browser: Browser, address: str) -> None:
    """A newcomer, without any setting: invited at a press, in by the code from the mailbox, at work, and told by ping
    and by mail of the morning that was not seen."""
    context = await browser.new_context(viewport=DESKTOP, locale="nl-NL")
    await context.grant_permissions(["notifications"], origin=address)
    page, wrong = await context.new_page(), list[str]()
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    await page.goto(address)
    await page.get_by_role("button", name="Nodig een collega uit").click()
    async with context.expect_page() as opens:
        await page.get_by_role("link", name="Open de uitnodiging").click()
    web = await opens.value
    await web.get_by_label("Je werkmail").fill("bo@almere.voorbeeld.nl")
    await web.get_by_label("Je voornaam").fill("Bo")
    await web.get_by_role("button", name="Mail mij een code").click()
    mails = page.get_by_role("list", name="Postbus").get_by_role("listitem")
    await page.bring_to_front()
    await expect(mails).to_contain_text(["je code is"])
    found = re.search(r"je code is (\d{6})", await mails.first.inner_text())
    assert found is not None
    await web.bring_to_front()
    await web.get_by_label("Code uit de mail").fill(found[1])
    await expect(web.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await web.get_by_label("Zoeken en uitloggen").click()
    await web.get_by_role("button", name="Meldingen op dit apparaat").click()
    await web.get_by_role("button", name="Zet meldingen aan").click()
    await web.get_by_role("button", name="Stuur een proefmelding").click()
    await expect(web.locator("#melding-stand")).not_to_contain_text("nog geen", timeout=10_000)
    shown = "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((een) => een.body)"
    assert "proefmelding" in (await web.evaluate(shown))[0]
    await web.get_by_role("button", name="Sluit", exact=True).last.click()
    await web.get_by_label("Je bericht aan Ketenbot").fill("/koppeling Z-0519 vandaag 4")
    await web.keyboard.press("Enter")
    await web.get_by_role("log").get_by_role("button", name="Klopt, leg vast").last.click()
    await expect(web.get_by_role("log")).to_contain_text("10 weken")
    await web.close()
    pings = page.get_by_role("list", name="Meldingen (pings)").get_by_role("listitem")
    await expect(pings).to_contain_text(["proefmelding"])
    for _ in range(4):
        await page.get_by_role("button", name="+1 week").click()
        await expect(page.locator("#klok-melding")).to_contain_text("Het is nu", timeout=20_000)
        if await pings.count() > 1 and await mails.count() > 1:
            break
    await expect(pings.first).to_contain_text("Ketenbot")
    assert await pings.count() > 1
    await expect(mails.first).to_contain_text("Wij vragen nooit om je code")
    assert "Z-0519" not in await page.locator("#post").inner_text()
    assert wrong == []
    await context.close()
